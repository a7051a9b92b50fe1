from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from booklet.text.bidi import (
    embedding_levels,
    line_levels,
    needs_levels,
    visual_order,
)
from booklet.text.bidi_brackets import CLOSING, OPENING
from tests.support.tools import lacking

UNICODE = Path("/usr/share/unicode")


class Character(NamedTuple):
    place: int
    level: int


def unicode_file(name: str) -> list[str]:
    path = UNICODE / name
    if not path.is_file():
        lacking(f"Unicode's {name}", "install unicode-data")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [stripped for line in lines if (stripped := line.split("#")[0].strip())]


def order_of(text: str, base: int | None = None) -> str:
    levels = line_levels(embedding_levels(text, base))
    items = [Character(index, level) for index, level in enumerate(levels)]
    return "".join(text[item.place] for item in visual_order(items))


def test_every_case_of_the_unicode_character_test_passes() -> None:
    cases = unicode_file("BidiCharacterTest.txt")
    wrong = []
    for case in cases:
        codes, direction, base, wanted, order = case.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found = embedding_levels(text, {"0": 0, "1": 1, "2": None}[direction])
        levels = line_levels(found)
        shown = [
            Character(index, levels[index])
            for index, level in enumerate(wanted.split())
            if level != "x"
        ]
        expected = [int(level) for level in wanted.split() if level != "x"]
        seen = [str(item.place) for item in visual_order(shown)]
        if (
            found.base != int(base)
            or [item.level for item in shown] != expected
            or seen != order.split()
        ):
            wrong.append(case)
    assert len(cases) > 90_000
    assert wrong == []


def test_the_bracket_table_is_unicode_s() -> None:
    rows = [line.replace(" ", "").split(";") for line in unicode_file("BidiBrackets.txt")]
    opening = {chr(int(a, 16)): chr(int(b, 16)) for a, b, kind in rows if kind == "o"}
    assert opening == OPENING
    assert {chr(int(a, 16)) for a, _, kind in rows if kind == "c"} == CLOSING


def test_latin_with_typographic_marks_needs_no_levels() -> None:
    assert not needs_levels("“It’s – 27 people, 9 of them fathers” (Łódź)")
    assert needs_levels("Zarah said سلام")


def test_a_hebrew_word_in_english_is_turned_round_and_the_rest_is_not() -> None:
    assert order_of("say שלום twice") == "say םולש twice"


def test_a_number_in_hebrew_keeps_its_order_and_moves_to_the_left() -> None:
    assert order_of("בית 12") == "12 תיב"


def test_an_isolated_telephone_number_stays_in_one_piece() -> None:
    bare = order_of("חייג 0131 496 0000", 1)
    isolated = order_of("חייג \u20660131 496 0000\u2069", 1)
    assert "0131 496 0000" not in bare
    assert "0131 496 0000" in isolated


def test_white_space_at_the_end_of_a_line_takes_the_paragraph_s_level() -> None:
    paragraph = embedding_levels("abc שלום def", 0)
    assert list(line_levels(paragraph, 0, 9)) == [0, 0, 0, 0, 1, 1, 1, 1, 0]


@given(st.text("אبپ\u064b ،.,-%()[]«»\u00a0\t"), st.text("אب ،.()\u064b"))
def test_the_shortcut_for_plain_paragraphs_finds_what_the_rules_do(said: str, more: str) -> None:
    # A mark of direction takes a paragraph through the rules, and changes no level around it.
    by_the_rules = embedding_levels(f"{said}{more}\u2067\u2069", 1).levels[:-2]
    assert embedding_levels(f"{said}{more}", 1).levels == by_the_rules


def test_an_isolate_ends_at_the_latest_with_its_paragraph() -> None:
    assert len(embedding_levels("\u2067א\u2029b\u2069", 1).levels) == 5


def test_no_text_gives_no_levels() -> None:
    assert embedding_levels("").levels == b""
    assert visual_order([]) == []
