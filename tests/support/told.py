"""The words of the content in the order of reading, from the content files alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.content import (
    About,
    Acknowledgements,
    Closing,
    Cover,
    Passage,
    Person,
    Role,
    Story,
    Takeaways,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.model.content import Booklet, Section
    from booklet.model.words import Words


class Told:
    """The words of the content in the order of reading, one string a paragraph."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def shown(self, passage: Passage) -> str:
        marks = self.words.quotation_marks
        return "".join(
            f"{marks.opening}{run.text}{marks.closing}" if run.role is Role.QUOTATION else run.text
            for run in passage.runs
        ).replace("\n", " ")

    def all(self, *things: object) -> Iterator[str]:
        """Passages, voices and lists of them, one after the other."""
        for thing in things:
            match thing:
                case Passage():
                    yield self.shown(thing)
                case Voice():
                    marks = self.words.quotation_marks
                    yield f"{marks.opening}{self.shown(thing.words)}{marks.closing}"
                    if thing.by:
                        yield self.words.attribution.fill(name=thing.by.plain)
                case tuple():
                    yield from self.all(*thing)

    def section(self, section: Section) -> Iterator[str]:
        match section:
            case Cover():
                yield from self.all(section.title, section.subtitle, section.description)
                yield from self.all(section.date)
            case Acknowledgements():
                yield from self.all(section.title, section.thanks, section.team.title)
                for group in section.team.groups:
                    yield self.words.role.fill(role=group.role.plain)
                    for person in group.people:
                        yield from self.person(person)
                yield from self.all(section.funder.title, section.funder.body)
            case About():
                yield from self.about(section)
            case Story():
                points = section.learning_points
                yield from self.all(section.title, section.body)
                yield from self.all(section.reflections.title, section.reflections.body)
                yield from self.all(points.title, *((p.heading, p.body) for p in points.points))
                yield from self.all(section.conclusion.title, section.conclusion.body)
            case Takeaways():
                yield from self.all(section.title, section.lead)
                yield from self.all(*(item.statement for item in section.items))
            case Closing():
                yield from self.all(section.title, section.message, section.further)
                yield from self.all(section.web.label)

    def person(self, person: Person) -> Iterator[str]:
        said = person.name
        if person.affiliation:
            said += f", {person.affiliation.plain}"
        if person.country:
            said += f" ({person.country.plain})"
        yield said
        if person.email:
            yield person.email

    def about(self, about: About) -> Iterator[str]:
        yield from self.all(about.title, about.intro, about.facts.lead)
        for fact in about.facts.items:
            yield f"{fact.number} {fact.label.plain}"
            if fact.parts:
                yield ", ".join(f"{part.number} {part.label.plain}" for part in fact.parts)
            yield from self.all(fact.note)
        yield from self.all(about.questions.lead, about.questions.items, about.method)
        yield from self.all(about.anonymity)


def expected(booklet: Booklet, notes: int, pages: dict[str, int]) -> list[str]:
    """Every word of the booklet, in order."""
    told = Told(booklet.words)
    by_kind: dict[type, list[str]] = {}
    paragraphs: list[str] = []
    listed = [s for s in booklet.sections if not isinstance(s, Cover | Closing)]
    for section in booklet.sections:
        by_kind.setdefault(type(section), []).extend(told.section(section))
    paragraphs += by_kind[Cover]
    paragraphs.append(booklet.words.contents.plain)
    paragraphs += [f"{section.title.plain} {pages[section.id]}" for section in listed]
    for section in listed:
        paragraphs += told.section(section)
    paragraphs += [booklet.words.notes.plain] * notes
    paragraphs += by_kind[Closing]
    return " ".join(paragraphs).split()
