"""Lines stand so far apart that their ink does not meet."""

from __future__ import annotations

from itertools import pairwise

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


def test_nastaliq_set_too_close_moves_apart_by_whole_lines_of_the_grid() -> None:
    block = text(URDU.passage[1], language="ur", leading=16.5)
    assert len(block.lines) > 2
    assert block.leading == 33
    assert block.height == 33 * len(block.lines)
    baselines = [y for _, _, y in block.placed_lines(0, 500)]
    assert {round(a - b, 6) for a, b in pairwise(baselines)} == {33}


def test_off_the_grid_the_steps_are_finer() -> None:
    block = text(URDU.passage[1], language="ur", leading=24, on_grid=False)
    assert block.leading == 36


def test_a_piece_of_a_paragraph_has_the_leading_of_the_whole() -> None:
    block = text(URDU.passage[1], language="ur", leading=16.5)
    first, second = block.split(300, 2 * 33)
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert first.leading == second.leading == 33
    assert len(first.lines) == 2


def test_latin_keeps_the_leading_of_its_look() -> None:
    assert text("gjpqy ÅÉÎ ŻŹ " * 30, language="en", leading=16.5).leading == 16.5


def test_lines_that_pass_beside_each_other_need_no_room() -> None:
    block = text("g" + " " * 1 + "Å", language="en", leading=12)
    (line,) = block.lines
    close = leading_for([line, line], leading=6, step=1, indents=[0, 200])
    above = leading_for([line, line], leading=6, step=1, indents=[0, 0])
    assert close == 6
    assert above > 10
