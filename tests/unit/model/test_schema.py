from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml as pyyaml

from booklet.model.collections import ByKey, Either, ListOf, MapOf, Nested
from booklet.model.json_schema import schema_of
from booklet.model.numbers import LengthOf, Number, Whole
from booklet.model.reading import read_document
from booklet.model.schema import Reader, Record, key
from booklet.model.values import Choice, Flag, Id, Line, OneOf, Text
from booklet.model.walk import mapped, passages, records
from booklet.source.passage import Passage, Role
from booklet.units import Length, mm, pt
from tests.support.content import PROJECT, yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


class Panel(Record):
    """A box with words in it."""

    words: Passage = key(Text(), "The words.")
    inset: Length = key(LengthOf(minimum=mm(0)), "From its edge.", default=mm(3))


class Rule(Record):
    """A line across."""

    rule: Length = key(LengthOf(), "How thick.")


class Sheet(Record, kind="test-sheet"):
    """Everything a field can be."""

    name: str = key(Id(), "Its name.")
    audience: str = key(Line(), "For whom.", name="for")
    size: Length = key(LengthOf(minimum=pt(1), maximum=pt(100)), "Of the type.", default=pt(12))
    pages: int = key(Whole(1, 9), "How many.", default=1)
    ratio: float = key(Number(0, 2), "Of something.", default=1.0)
    align: str = key(OneOf("start", "middle"), "Where.", default="start")
    role: Role = key(Choice(Role), "What words are.", default=Role.PLAIN)
    folio: bool = key(Flag(), "Whether pages have numbers.", default=True)
    panels: Mapping[str, Panel] = key(MapOf(Nested(Panel)), "By name.", default={})
    ink: tuple[float, ...] = key(ListOf(Number(0, 100), exactly=4), "CMYK.", default=())
    items: tuple[Passage | Panel, ...] = key(
        ListOf(Either(Text(), Nested(Panel))), "Text or panels.", default=()
    )
    either: Panel | Rule | None = key(
        ByKey[Panel | Rule](words=Panel, rule=Rule), "One of two.", default=None
    )


def read(text: str) -> tuple[Sheet | None, list[str]]:
    node, diagnostics = yaml("kind: test-sheet\n" + dedent(text))
    assert not diagnostics
    assert node is not None
    reader = Reader(PROJECT)
    sheet = read_document(Sheet, reader, node)
    return sheet, [d.code for d in reader.findings.diagnostics]


WHOLE = """\
name: plain
for: Everyone
size: 12.5 pt
pages: 3
ratio: 0.5
align: middle
role: strong
folio: false
panels: {a.b: {words: One}, c-d: {words: Two, inset: 4 mm}}
ink: [0, 0, 0, 100]
items: [Three, {words: Four}]
either: {rule: -1 mm}
"""


def test_a_whole_file_becomes_a_frozen_record() -> None:
    sheet, codes = read(WHOLE)
    assert codes == []
    assert sheet is not None

    assert (sheet.name, sheet.audience, sheet.size) == ("plain", "Everyone", pt(12.5))
    assert (sheet.pages, sheet.ratio, sheet.align, sheet.role) == (3, 0.5, "middle", Role.STRONG)
    assert sheet.folio is False
    assert {name: panel.words.plain for name, panel in sheet.panels.items()} == {
        "a.b": "One",
        "c-d": "Two",
    }
    assert sheet.panels["c-d"].inset == mm(4)
    assert list(sheet.ink) == [0, 0, 0, 100]
    assert [type(item) for item in sheet.items] == [Passage, Panel]
    assert sheet.either is not None
    assert sheet.either.location.line == 13
    with pytest.raises(AttributeError, match="cannot be changed"):
        sheet.name = "other"  # type: ignore[misc]  # refusing it is what is tested
    with pytest.raises(TypeError):
        sheet.panels["e"] = sheet.panels["a.b"]  # type: ignore[index]  # as above


def test_what_is_left_out_has_its_default() -> None:
    sheet, _ = read("name: a\nfor: b\n")
    assert sheet is not None
    assert (sheet.size, sheet.pages, sheet.folio, sheet.items) == (pt(12), 1, True, ())


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("size: 12", ["C020"]),
        ("size: 12 px", ["C020"]),
        ("size: [1]", ["C016"]),
        ("size: 101 pt", ["C019"]),
        ("size: -1 pt", ["C019"]),
        ("pages: three", ["C016"]),
        ("pages: 1.5", ["C016"]),
        ("pages: 03", ["C016"]),
        ("pages: 0", ["C019"]),
        ("pages: 1" + "0" * 5000, ["C016"]),
        ("pages: ٣", ["C016"]),
        ("ratio: nan", ["C016"]),
        ("ratio: 1e0", ["C016"]),
        ("ratio: 1.", ["C016"]),
        ("ratio: 2.1", ["C019"]),
        ("ratio:", ["C016"]),
        ("align: left", ["C018"]),
        ("align: [start]", ["C018"]),
        ("role: bold", ["C018"]),
        ("folio: yes", ["C016"]),
        ("panels: []", ["C016"]),
        ("panels: {}", ["C036"]),
        ("panels: {A: {words: x}}", ["C021"]),
        ("panels: {'': {words: x}}", ["C021"]),
        ("panels: {a: {wrods: x}}", ["C013"]),
        ("panels: {a: {words: ''}}", ["C017"]),
        ("panels: {a: {words: [x]}}", ["C016"]),
        ("panels: {a: x}", ["C016"]),
        ("ink: [0, 0, 0]", ["C036"]),
        ("ink: 100", ["C016"]),
        ("ink: [0, x, 0, 101]", ["C016", "C019"]),
        ("items: []", ["C036"]),
        ("items: [[x]]", ["C016"]),
        ("items: [{}]", ["C015"]),
        ("either: {}", ["C015"]),
        ("either: x", ["C015"]),
        ("either: {rule: 1}", ["C020"]),
        ("for2: x", ["C013"]),
        ("name: 1a", ["C006", "C021"]),
    ],
)
def test_what_is_wrong_is_told(line: str, codes: list[str]) -> None:
    if line.startswith("name"):
        codes = codes[1:]
        sheet, found = read(f"for: b\n{line}\n")
    else:
        sheet, found = read(f"name: a\nfor: b\n{line}\n")
    assert sheet is None
    assert found == codes


def hints_of(line: str) -> str:
    node, _ = yaml(f"kind: test-sheet\nname: a\nfor: b\n{line}\n")
    assert node is not None
    reader = Reader(PROJECT)
    read_document(Sheet, reader, node)
    return " ".join(f"{d.message} {d.hints}" for d in reader.findings.diagnostics)


def test_limits_are_told_in_the_unit_that_was_written() -> None:
    assert "at least 1 pt and at most 100 pt" in hints_of("size: 101 pt")
    assert "at least 0.35 mm and at most 35.28 mm" in hints_of("size: 99 mm")


def test_a_text_that_a_hash_made_a_comment_is_told_so() -> None:
    assert "# begins a comment" in hints_of("panels:\n  a:\n    words: #22242B")
    assert "# begins a comment" not in hints_of("panels:\n  a:\n    words:")


def test_all_that_is_wrong_is_told_at_once() -> None:
    _, codes = read("size: 12\npages: x\nitems: [{wrods: x}]\n")
    assert sorted(codes) == ["C013", "C015", "C015", "C016", "C020"]


@pytest.mark.parametrize("text", ["- a", "a", "kind: story"])
def test_a_file_of_another_shape_or_kind_is_refused(text: str) -> None:
    node, _ = yaml(text)
    assert node is not None
    reader = Reader(PROJECT)
    assert read_document(Sheet, reader, node) is None
    assert [d.code for d in reader.findings.diagnostics] in (["C016"], ["C018"])


def test_a_kind_is_declared_once() -> None:
    with pytest.raises(AssertionError, match="two kinds"):

        class Again(Record, kind="test-sheet"):
            """The same."""


def test_a_record_is_made_with_all_its_fields_and_no_other() -> None:
    sheet, _ = read(WHOLE)
    assert sheet is not None
    with pytest.raises(TypeError, match="needs words"):
        Panel(location=sheet.location)  # type: ignore[call-arg]  # as a test double might
    with pytest.raises(TypeError, match="has no colour"):
        Panel(location=sheet.location, words=sheet.items[0], colour="red")  # type: ignore[call-arg,arg-type]


def test_records_are_equal_whatever_their_place() -> None:
    one, _ = read(WHOLE)
    other, _ = read("\n\n" + WHOLE)
    assert one is not None
    assert other is not None
    assert one == other
    assert one.panels["a.b"].location != other.panels["a.b"].location
    assert one.changed(name="b") != one
    assert hash(one.items[1]) == hash(other.items[1])


def test_every_passage_and_record_is_found() -> None:
    sheet, _ = read(WHOLE)
    assert [p.plain for p in passages(sheet)] == ["Three", "Four"]
    assert [type(r) for r in records(sheet)] == [Sheet, Panel, Rule]


def test_text_is_changed_everywhere_and_the_rest_stays_itself() -> None:
    sheet, _ = read(WHOLE)
    assert sheet is not None

    def louder(words: Passage | str) -> Passage | str:
        return words.upper() if isinstance(words, str) else words.mapped(str.upper)

    changed = mapped(sheet, louder)

    assert (changed.name, changed.audience, changed.align) == ("plain", "EVERYONE", "middle")
    assert [p.plain for p in passages(changed)] == ["THREE", "FOUR"]
    assert mapped(sheet, lambda words: words) is sheet


def test_an_editor_is_told_the_same_that_is_read() -> None:
    schema = schema_of(Sheet, kind="test-sheet")
    jsonschema.Draft7Validator.check_schema(schema)
    whole = pyyaml.safe_load("kind: test-sheet\n" + WHOLE)

    jsonschema.validate(whole, schema)
    wrongs: list[dict[str, object]] = [
        {"size": "12"},
        {"pages": 0},
        {"panels": {"A": {}}},
        {"ink": [1]},
        {"x": 1},
    ]
    for wrong in wrongs:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**whole, **wrong}, schema)
