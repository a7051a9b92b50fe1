"""The booklet's words for builders that know nothing of ours: a list of plain blocks as JSON.

``python -m benchmarks.words PROJECT CONTENT FILE`` writes it. What the peers set is therefore
the same text in the same order, read from the same content files; reading these is not counted
against them.

A block is a dictionary with a ``kind``: ``title``, ``heading``, ``subheading``, ``lead``,
``body``, ``small``, ``item``, ``quote``, ``number`` with ``runs``, a list of pairs of text and
style (``""``, ``strong``, ``emphasis``, ``quotation``); or ``panel`` with ``tint`` and ``blocks``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.model.content import (
    About,
    Acknowledgements,
    Closing,
    Cover,
    Passage,
    Role,
    Story,
    Takeaways,
    Voice,
)
from booklet.model.load import load_booklet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from booklet.model.content import Booklet, Person, Section

Block = dict[str, object]
STYLES = {
    Role.PLAIN: "",
    Role.STRONG: "strong",
    Role.EMPHASIS: "emphasis",
    Role.QUOTATION: "quotation",
}


def neutral(booklet: Booklet) -> Block:
    """All of the booklet as lists, dictionaries and strings."""
    return {
        "title": booklet.title.plain,
        "language": booklet.language,
        "author": ", ".join(booklet.authors),
        "sections": [
            {
                "title": section.title.plain,
                "full": isinstance(section, (Cover, Closing)),
                "listed": not isinstance(section, (Cover, Closing)),
                "blocks": list(_blocks(section)),
            }
            for section in booklet.sections
        ],
    }


def _blocks(section: Section) -> Iterator[Block]:
    yield _set("title", section.title)
    match section:
        case Cover():
            yield _set("heading", section.subtitle)
            yield from _all("body", [section.description, section.date])
        case Acknowledgements():
            yield from _acknowledgements(section)
        case About():
            yield from _about(section)
        case Story():
            yield from _story(section)
        case Takeaways():
            yield _set("lead", section.lead)
            for item in section.items:
                yield _panel("house", [_set("lead", item.statement)])
        case Closing():
            yield _set("lead", section.message)
            yield from _all("body", [section.further, section.web.label])


def _acknowledgements(section: Acknowledgements) -> Iterator[Block]:
    yield from _all("body", section.thanks)
    yield _set("heading", section.team.title)
    for group in section.team.groups:
        yield _said("subheading", f"{group.role.plain}:")
        yield from (_said("small", _named(person)) for person in group.people)
    yield _set("heading", section.funder.title)
    yield from _all("body", section.funder.body)


def _named(person: Person) -> str:
    name = person.name
    if person.affiliation:
        name += f", {person.affiliation.plain}"
    if person.country:
        name += f" ({person.country.plain})"
    return f"{name} {person.email}" if person.email else name


def _about(section: About) -> Iterator[Block]:
    yield from _all("body", section.intro)
    yield _set("lead", section.facts.lead)
    for fact in section.facts.items:
        parts = [_said("small", f"{part.number} {part.label.plain}") for part in fact.parts]
        notes = [_set("small", fact.note)] if fact.note else []
        number = _said("number", str(fact.number))
        yield _panel("house", [number, _set("lead", fact.label), *parts, *notes])
    yield _set("lead", section.questions.lead)
    yield from _all("item", section.questions.items)
    yield from _all("body", [*section.method, section.anonymity])


def _story(section: Story) -> Iterator[Block]:
    yield from _told(section.body)
    yield _set("heading", section.reflections.title)
    yield _panel("accent", list(_told(section.reflections.body)), whole=False)
    yield _set("heading", section.learning_points.title)
    for point in section.learning_points.points:
        yield _panel("accent", [_set("subheading", point.heading), *_all("body", point.body)])
    yield _set("heading", section.conclusion.title)
    yield from _all("body", section.conclusion.body)


def _told(body: Sequence[Passage | Voice]) -> Iterator[Block]:
    for part in body:
        if isinstance(part, Passage):
            yield _set("body", part)
            continue
        yield _said("quote", f"“{part.words.plain}”")
        if part.by:
            yield _said("small", f"({part.by.plain})")


def _all(kind: str, passages: Iterable[Passage]) -> Iterator[Block]:
    return (_set(kind, passage) for passage in passages)


def _set(kind: str, passage: Passage) -> Block:
    runs = []
    for run in passage.runs:
        text = f"“{run.text}”" if run.role is Role.QUOTATION else run.text
        runs.append([text.replace("\n", " "), STYLES[run.role]])
    return {"kind": kind, "runs": runs}


def _said(kind: str, text: str) -> Block:
    return {"kind": kind, "runs": [[text, ""]]}


def _panel(tint: str, blocks: list[Block], *, whole: bool = True) -> Block:
    return {"kind": "panel", "tint": tint, "whole": whole, "blocks": blocks}


def main() -> None:
    """Write the words of a content folder into a file."""
    project, content, file = map(Path, sys.argv[1:])
    words = neutral(load_booklet(project.resolve(), content.resolve()))
    file.write_text(json.dumps(words, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
