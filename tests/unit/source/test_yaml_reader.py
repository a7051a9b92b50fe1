from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from booklet.diagnostics import BookletError
from booklet.source.findings import Findings
from booklet.source.nodes import Mapping, Scalar, Sequence
from booklet.source.yaml_reader import read_yaml
from tests.support.content import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.source.nodes import Node


def said(node: Node | None) -> object:
    """What a node says, as plain lists and dictionaries."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [said(item) for item in node.items]
        case Mapping():
            return {key: said(entry.value) for key, entry in node.entries.items()}
        case None:
            return None


def read(path: Path) -> Node | None:
    findings = Findings()
    node = read_yaml(path.parent, path, findings)
    findings.stop()
    return node


def root(text: str) -> Mapping:
    node, diagnostics = yaml(text)
    assert diagnostics == ()
    assert isinstance(node, Mapping)
    return node


@pytest.mark.parametrize("word", ["no", "12:30", "0123", "1e3", "null", "~", "2023-11-01", "0x1F"])
def test_a_word_stays_the_word_that_was_written(word: str) -> None:
    assert said(root(f"a: {word}")) == {"a": word}


def test_a_node_knows_its_place_and_its_path() -> None:
    node = root("points:\n  - id: one\n    heading: Stability\n")
    points = node.get("points")
    assert isinstance(points, Sequence)
    point = points.items[0]
    assert isinstance(point, Mapping)
    heading = point.get("heading")
    assert heading is not None

    where = heading.location
    assert (where.line, where.column, where.length) == (3, 14, 9)
    assert where.path == "points[1].heading"


def test_columns_count_characters_not_bytes() -> None:
    node = root("{é: “b”, ü: x}")
    value = node.get("ü")
    assert value is not None
    assert value.location.column == 13


def test_the_place_of_an_empty_value_is_its_key() -> None:
    node = root("a:\nb: x\n")
    value = node.get("a")
    assert value is not None
    assert (value.location.line, value.location.column) == (1, 1)


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("a: |\n  one two\n  three four\n", "four", 3, 9),
        ("a: >\n  one two\n  three four\n", "four", 3, 9),
        ("a: 'it''s one\n  two'\n", "two", 2, 3),
        ('a: "said \\"one\\" two"\n', "two", 1, 18),
        ("a: one\n  two\n", "two", 2, 3),
    ],
)
def test_a_word_inside_a_text_is_found_again(text: str, word: str, line: int, column: int) -> None:
    value = root(text).get("a")
    assert isinstance(value, Scalar)

    where = value.place(value.text.index(word), len(word))
    assert (where.line, where.column, where.length) == (line, column, len(word))


def test_of_two_equal_keys_the_first_stays_and_both_are_told() -> None:
    node, diagnostics = yaml("a: 1\nb: 2\na: 3\n")

    assert said(node) == {"a": "1", "b": "2"}
    assert [(d.code, d.hints) for d in diagnostics] == [
        ("C006", ("keep one of the two; the first is in line 1",))
    ]


def test_reading_goes_on_after_tags_anchors_and_aliases() -> None:
    _, diagnostics = yaml("a: !!int 3\nb: &here x\nc: *here\nd: {<<: *here}\n")
    assert [d.code for d in diagnostics] == ["C007", "C008", "C008", "C008"]


@pytest.mark.parametrize("opened", ["[", "{", "- ", "[{a: "])
def test_thirty_thousand_levels_are_a_finding_and_no_crash(opened: str) -> None:
    _, diagnostics = yaml("a: " + opened * 30_000)
    assert [d.code for d in diagnostics] in (["C009"], ["C005"])


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("ink: {rgb: #22242B, cmyk: [0, 0]}\nred: 1\n", 1, 12),
        ("inks: [#22242B]\n", 1, 8),
        ("inks:\n  one: {rgb: #22242B}\n  two: {rgb: #22242B}\n", 2, 14),
    ],
)
def test_a_colour_without_quotes_is_told_where_it_stands(text: str, line: int, column: int) -> None:
    _, (finding, *_) = yaml(text)

    assert finding.location is not None
    assert (finding.location.line, finding.location.column) == (line, column)
    assert finding.message.startswith("# begins a comment")
    assert finding.hints[0].endswith('"#22242B"')


def test_a_comment_in_brackets_that_are_closed_is_no_fault() -> None:
    node, diagnostics = yaml("a: [1, # one\n  2]\nb: {c: d} # two\n")
    assert (said(node), diagnostics) == ({"a": ["1", "2"], "b": {"c": "d"}}, ())
    _, (finding,) = yaml("b: {c: d} # two\na: b: c\n")
    assert finding.message == "a second colon in one line"


def test_sixty_four_levels_are_enough_for_anybody() -> None:
    deep = "[" * 64 + "]" * 64
    assert yaml(deep)[1] == ()
    assert [d.code for d in yaml("[" + deep + "]")[1]] == ["C009"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("? [a]\n: b\n", "C005"),
        ("*a : b\n", "C005"),
        ("a: @x\n", "C005"),
        ("a: 'x\n", "C005"),
        ("a: [x\n", "C005"),
        ("a: x\n b: y\n", "C005"),
        ("a: **strong** words\n", "C008"),
        ('a: "\\x07"\n', "C003"),
        ('a: "\\t"\n', "C004"),
        ("%YAML 1.2\n%YAML 1.2\n---\na: b\n", "C005"),
    ],
)
def test_what_is_not_yaml_is_told_with_a_hint(text: str, code: str) -> None:
    _, diagnostics = yaml(text)
    assert code in [d.code for d in diagnostics]
    assert all(d.hints and d.location for d in diagnostics)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfea\x00", "C002"),
        (b"a: caf\xe9", "C002"),
        (b"a: \x00", "C003"),
        (b"a: b\xc2\x85c: d", "C003"),
        (b"a: b\xe2\x80\xa8c", "C003"),
        (b"a: soft\xc2\xadhyphen", "C003"),
        (b"a:\n\xc2\xa0 b: c", "C003"),
        (b"a: \xef\xbf\xbd", ""),
        (b"a:\tb", "C004"),
        (b"", "C011"),
        (b"\xef\xbb\xbf# only a comment", "C011"),
    ],
)
def test_bytes_that_are_no_text_are_told(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    if not code:
        assert read(path)
        return
    with pytest.raises(BookletError) as error:
        read(path)
    assert code in [d.code for d in error.value.diagnostics]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_the_same(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(end.join(["\ufeffa: |", "  one", "  two", "b: x"]).encode())

    node = read(path)

    assert said(node) == {"a": "one\ntwo\n", "b": "x"}
    assert isinstance(node, Mapping)
    assert node.entries["b"].location.line == 4


plain = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)
trees = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3),
    max_leaves=12,
)


@given(trees)
def test_what_pyyaml_writes_is_read_back_as_text(tree: object) -> None:
    node, diagnostics = yaml_whole(pyyaml.safe_dump(tree, allow_unicode=True))
    assert diagnostics == 0
    assert said(node) == tree


def yaml_whole(text: str) -> tuple[Node | None, int]:
    from booklet.source.files import SourceText
    from booklet.source.findings import Findings
    from booklet.source.yaml_reader import parse_text

    findings = Findings()
    return parse_text(SourceText("a.yaml", text), findings), len(findings)


def test_a_line_without_its_space_is_told_where_it_stands() -> None:
    _, (finding,) = yaml("kind: story\nid:anna\ntitle: Anna\n")

    assert finding.location is not None
    assert finding.location.line == 2
    assert "`id: anna`" in finding.hints[0]


def test_a_line_that_stands_too_far_out_is_told_where_it_stands() -> None:
    _, (finding,) = yaml("body:\n  - |\n    Anna is\n  a mum\n  - |\n    Mark\n")

    assert finding.location is not None
    assert finding.location.line == 4
