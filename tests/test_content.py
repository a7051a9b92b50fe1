"""The content says what the source text says: every word, in its order."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from booklet.l10n.localise import localise
from booklet.model.content import (
    About,
    Acknowledgements,
    Booklet,
    Closing,
    Cover,
    Figure,
    Ornament,
    Passage,
    Role,
    Story,
    Takeaways,
    Voice,
    Words,
)
from booklet.model.load import SECTION_KINDS, load_booklet
from booklet.model.plan import Plan
from booklet.model.reading import read_document
from booklet.model.schema import Reader, Record
from booklet.model.service import ServiceFile
from booklet.model.walk import records
from tests.support.content import PROJECT, yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from booklet.model.content import Section

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "*": None})


@cache
def booklet() -> Booklet:
    return load_booklet(PROJECT, PROJECT / "content")


def spoken(passage: Passage) -> str:
    """A passage as a reader sees it, with the marks the layout sets round quotations."""
    marks = booklet().words.quotation_marks
    return "".join(
        f"{marks.opening}{run.text}{marks.closing}" if run.role is Role.QUOTATION else run.text
        for run in passage.runs
    )


def paragraphs(body: Iterable[Passage | Voice]) -> Iterator[str]:
    marks = booklet().words.quotation_marks
    for item in body:
        if isinstance(item, Passage):
            yield spoken(item)
            continue
        yield f"{marks.opening}{spoken(item.words)}{marks.closing}"
        if item.by is not None:
            yield booklet().words.attribution.fill(name=spoken(item.by))


def cover(section: Cover) -> Iterator[str]:
    texts = (section.title, section.subtitle, section.description, section.date)
    yield from map(spoken, texts)


def acknowledgements(section: Acknowledgements) -> Iterator[str]:
    words = booklet().words
    yield spoken(section.title)
    yield from map(spoken, section.thanks)
    yield spoken(section.team.title)
    for group in section.team.groups:
        yield words.role.fill(role=spoken(group.role))
        for person in group.people:
            name = person.name
            if person.affiliation is not None:
                name = words.affiliation.fill(name=name, affiliation=spoken(person.affiliation))
            if person.country is not None:
                name = words.country.fill(name=name, country=spoken(person.country))
            yield name
            if person.email is not None:
                yield person.email
    yield spoken(section.funder.title)
    yield from map(spoken, section.funder.body)


def about(section: About) -> Iterator[str]:
    item = booklet().words.item
    yield spoken(section.title)
    yield from map(spoken, section.intro)
    yield spoken(section.facts.lead)
    for fact in section.facts.items:
        yield f"{fact.number} {spoken(fact.label)}"
        parts = [f"{part.number} {spoken(part.label)}" for part in fact.parts]
        yield from (item.fill(item=part) for part in parts[:-1])
        yield from parts[-1:]
        if fact.note is not None:
            yield spoken(fact.note)
    yield spoken(section.questions.lead)
    yield from map(spoken, section.questions.items)
    yield from map(spoken, section.method)
    yield spoken(section.anonymity)


def story(section: Story) -> Iterator[str]:
    yield spoken(section.title)
    yield from paragraphs(section.body)
    yield spoken(section.reflections.title)
    yield from paragraphs(section.reflections.body)
    yield spoken(section.learning_points.title)
    for point in section.learning_points.points:
        yield spoken(point.heading)
        yield from map(spoken, point.body)
    yield spoken(section.conclusion.title)
    yield from map(spoken, section.conclusion.body)


def takeaways(section: Takeaways) -> Iterator[str]:
    yield spoken(section.title)
    yield spoken(section.lead)
    yield from (spoken(item.statement) for item in section.items)


def closing(section: Closing) -> Iterator[str]:
    yield from map(spoken, (section.title, section.message, section.further, section.web.label))


def read_aloud(section: Section) -> Iterator[str]:
    match section:
        case Cover():
            return cover(section)
        case Acknowledgements():
            return acknowledgements(section)
        case About():
            return about(section)
        case Story():
            return story(section)
        case Takeaways():
            return takeaways(section)
        case Closing():
            return closing(section)
        case _:
            msg = f"no words of the source are in a {section.kind}"
            raise AssertionError(msg)


def words_of(text: str) -> list[str]:
    return text.translate(_PLAIN).split()


def test_every_word_of_the_source_stands_in_the_content_in_its_order() -> None:
    source = (PROJECT / "tests/data/family-stories.txt").read_text("utf-8")

    content = " ".join(text for section in booklet().sections for text in read_aloud(section))

    expected = words_of(source)
    assert len(expected) > 3500
    assert words_of(content) == expected


def test_the_sections_stand_in_the_order_of_the_source() -> None:
    assert [section.id for section in booklet().sections] == [
        "cover",
        "acknowledgements",
        "about",
        "anna",
        "mark",
        "carrie-anne-and-thomas",
        "takeaways",
        "closing",
    ]


def test_a_participants_words_are_quotations_and_carry_no_marks_of_their_own() -> None:
    stories = [section for section in booklet().sections if isinstance(section, Story)]
    runs = [run for s in stories for p in s.body if isinstance(p, Passage) for run in p.runs]
    quotations = [run.text for run in runs if run.role is Role.QUOTATION]

    assert len(quotations) == 7
    assert not any(mark in text for text in quotations for mark in '“”"*')
    assert "My motivation was my boy, that was my end goal" in quotations


def test_voices_that_stand_alone_say_who_speaks_where_it_is_not_plain() -> None:
    last = next(s for s in booklet().sections if s.id == "carrie-anne-and-thomas")
    assert isinstance(last, Story)
    speakers = [v.by and v.by.plain for v in last.reflections.body if isinstance(v, Voice)]

    assert speakers == [None, "Carrie-Anne", "Thomas"]


def test_every_picture_has_a_text_alternative_or_is_an_ornament() -> None:
    pictures = [r for r in records(booklet().sections) if isinstance(r, Figure | Ornament)]
    figures = [picture for picture in pictures if isinstance(picture, Figure)]

    assert len(pictures) == 8
    assert len(figures) == 5
    assert all(len(figure.alt.plain) > 60 for figure in figures)


def test_the_content_is_typed_with_the_right_marks_already() -> None:
    assert localise(booklet(), "en-GB") is booklet()


@pytest.mark.parametrize(
    "path", sorted((PROJECT / "content").rglob("*.yaml")), ids=lambda p: p.stem
)
def test_each_file_names_its_schema_in_its_first_line(path: Path) -> None:
    first, second, *_ = [
        line for line in path.read_text("utf-8").splitlines() if not line.startswith("# The")
    ]
    schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")

    kind = second.removeprefix("kind: ")
    assert schema.resolve() == PROJECT / "content/schema" / f"{kind}.schema.json"
    assert schema.is_file()


GUIDE = (PROJECT / "docs/content-format.md").read_text("utf-8")
FILES: dict[str, type[Record]] = {
    "booklet": Plan,
    "words": Words,
    "service": ServiceFile,
    **SECTION_KINDS,
}
EXAMPLES = re.findall(r"```yaml (\w+)\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=[kind for kind, _ in EXAMPLES])
def test_the_examples_of_the_guide_can_be_copied(kind: str, text: str, tmp_path: Path) -> None:
    reader = Reader(PROJECT if kind != "insert" else tmp_path)
    (tmp_path / "assets/inserts").mkdir(parents=True)
    (tmp_path / "assets/inserts/referral-form.pdf").write_bytes(b"%PDF-1.7")
    node, diagnostics = yaml(text)
    assert not diagnostics
    assert node is not None

    assert read_document(FILES[kind], reader, node) is not None, reader.findings.diagnostics


def test_the_guide_shows_every_kind_and_explains_every_key() -> None:
    assert {kind for kind, _ in EXAMPLES} == set(FILES)
    for kind in FILES:
        schema = json.loads((PROJECT / f"content/schema/{kind}.schema.json").read_text("utf-8"))
        for name in keys_of(schema):
            assert f"`{name}:`" in GUIDE or f"\n{name}: " in GUIDE, f"{kind}: {name}"


def keys_of(schema: object) -> Iterator[str]:
    """Every key that JSON Schema allows, at any depth."""
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        yield from properties
        for value in [*properties.values(), *(v for k, v in schema.items() if k != "properties")]:
            yield from keys_of(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from keys_of(item)
