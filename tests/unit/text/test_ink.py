"""Lines stand so far apart that their ink does not meet."""

from __future__ import annotations

from itertools import pairwise

import pytest

from booklet.text import Face, Paragraph, StyledRun, TextStyle
from booklet.text.ink import leading_for
from booklet.typeset.text import Look, Text
from tests.specimen.pages import FAMILY, Setter, specimens

URDU = next(one for one in specimens() if one.tag == "ur")
LATIN = Face.load(FAMILY / "AtkinsonHyperlegibleNext-Regular.ttf")


def text(words: str, *, language: str, leading: float, on_grid: bool = True) -> Text:
    style = TextStyle((LATIN,), 12, leading, "ink", (), Setter().fonts.member("regular"))
    paragraph = Paragraph(
        [StyledRun(words, style)], language=language, direction="rtl" if language == "ur" else "ltr"
    )
    look = Look(
        name="body", font="regular", size=12, leading=leading, colour="ink", on_grid=on_grid
    )
    block = Text(paragraph, look, tag=None, location=None)
    block.wrap(300, 0)
    return block


def lefts(block: Text) -> list[float]:
    return [block.width - line.width for line in block.lines]


def test_nastaliq_set_too_close_moves_apart_no_further_than_its_ink_needs() -> None:
    block = text(URDU.passage[1], language="ur", leading=16.5)
    assert len(block.lines) > 2
    assert 16.5 < block.leading < 33
    assert block.height == block.leading * len(block.lines)
    baselines = [y for _, _, y in block.placed_lines(0, 500)]
    assert {round(a - b, 6) for a, b in pairwise(baselines)} == {round(block.leading, 6)}
    assert leading_for(block.lines, leading=0, indents=lefts(block)) == block.leading


def test_lines_are_broken_elsewhere_rather_than_moved_apart() -> None:
    wide = text(URDU.passage[1], language="ur", leading=16.5)
    broken = [line.text for line in wide.paragraph.lines(300)]
    enough = leading_for(wide.paragraph.lines(300), leading=0, indents=[0.0] * len(broken))
    least = wide.leading

    block = text(URDU.passage[1], language="ur", leading=least)

    assert least < enough
    assert block.leading == least
    assert [line.text for line in block.lines] != broken
    assert all(line.width <= 300 for line in block.lines)


def test_a_piece_of_a_paragraph_has_the_lines_and_the_leading_of_the_whole() -> None:
    block = text(URDU.passage[1], language="ur", leading=16.5)
    whole = [line.text for line in block.lines]
    first, second = block.split(300, 2 * block.leading)
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert first.leading == second.leading == block.leading
    assert [line.text for line in (*first.lines, *second.lines)] == whole
    assert len(first.lines) == 2


def test_latin_keeps_the_leading_of_its_look() -> None:
    assert text("gjpqy ÅÉÎ ŻŹ " * 30, language="en", leading=16.5).leading == 16.5


def test_lines_that_pass_beside_each_other_need_no_room() -> None:
    block = text("g" + " " * 1 + "Å", language="en", leading=12)
    (line,) = block.lines
    close = leading_for([line, line], leading=6, indents=[0, 200])
    above = leading_for([line, line], leading=6, indents=[0, 0])
    assert close == 6
    assert above > 10


def test_the_mark_that_opens_an_urdu_quotation_hangs_out_at_the_right() -> None:
    style = TextStyle((LATIN,), 12, 33, "ink", (), Setter().fonts.member("regular"))

    def lines(words: str, *, protrude: bool) -> tuple[float, float, float]:
        paragraph = Paragraph(
            [StyledRun(words, style)], language="ur", direction="rtl", protrude=protrude
        )
        [line] = paragraph.lines(300)
        end = max(s.x + s.shaped.width * s.style.size / 1000 for s in line.segments)
        return line.width, end, line.protrusion

    flush, hung = lines("”ہم ایک“", protrude=False), lines("”ہم ایک“", protrude=True)

    assert flush[1] == pytest.approx(flush[0])
    assert flush[2] == 0
    assert hung[2] > 2
    assert hung[0] == pytest.approx(flush[0] - hung[2])
    assert hung[1] == pytest.approx(hung[0] + hung[2])
