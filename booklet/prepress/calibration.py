"""The calibration sheet: two sides of A4 that show which flip a printer wants.

Side 2 carries, at the same place of the paper, one long cross for each scale of side 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.prepress.drawing import Drawing
from booklet.prepress.paper import SHEETS, across
from booklet.units import Length, mm

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.prepress.words import CalibrationWords

_SHEET = across(SHEETS["A4"])
_MARGIN = mm(14)
_ARROW = Rect(mm(18), mm(84), mm(58), mm(180))
_TEXT_AT, _TEXT_WIDTH = mm(74), mm(200)
_SCALES = ((mm(60), mm(38)), (mm(237), mm(38)))
"""Middles of the scales, as side 1 is seen."""
_REACH = 10
_TITLE, _BODY, _LABEL = 20.0, 12.0, 9.0


def draw_calibration(*, project: Path, words: CalibrationWords) -> bytes:
    """The two sides; turned about an upright line, both arrows point up."""
    drawing = Drawing(project)
    drawing.page(_SHEET)
    _arrow(drawing, "1", words.up, x=_ARROW.x0.pt)
    below = _instructions(drawing, words)
    _table(drawing, words, below)
    _hundred(drawing, words)
    for x, y in _SCALES:
        _scale(drawing, x.pt, y.pt)
    _edges(drawing)
    _register_words(drawing, words)
    drawing.done()
    drawing.page(_SHEET)
    # The same place of the paper, seen from behind.
    _arrow(drawing, "2", words.up, x=(_SHEET.width - _ARROW.x1).pt)
    drawing.size = _TITLE
    drawing.words(_MARGIN.pt, (_SHEET.height - _MARGIN).pt - _TITLE, words.back, face="bold")
    for x, y in _SCALES:
        _cross((_SHEET.width - x).pt, y.pt, drawing)
    drawing.done()
    return drawing.finish()


def _arrow(drawing: Drawing, number: str, word: str, *, x: float) -> None:
    """A large arrow that points up, with the side's number."""
    x0, x1 = x, x + _ARROW.width.pt
    y0, y1 = _ARROW.y0.pt, _ARROW.y1.pt
    middle, quarter = (x0 + x1) / 2, (x1 - x0) / 4
    shoulder = y1 - 2 * quarter
    drawing.ink(0.15)
    drawing.polygon(
        [
            (middle, y1),
            (x1, shoulder),
            (x1 - quarter, shoulder),
            (x1 - quarter, y0),
            (x0 + quarter, y0),
            (x0 + quarter, shoulder),
            (x0, shoulder),
        ]
    )
    drawing.ink(1.0)
    drawing.size = 40.0
    drawing.words(middle, y0 + 60, number, face="bold", middle=True)
    drawing.size = _BODY
    drawing.words(middle, shoulder - 10, word, middle=True)


def _instructions(drawing: Drawing, words: CalibrationWords) -> float:
    y = (_SHEET.height - _MARGIN).pt - _TITLE
    drawing.size = _TITLE
    drawing.words(_TEXT_AT.pt, y, words.title, face="bold")
    drawing.words(_MARGIN.pt, y, words.front, face="bold")
    drawing.size = _BODY
    y -= 26
    indent = 16
    for number, step in enumerate((*words.print_it, words.arrows), start=1):
        drawing.words(_TEXT_AT.pt, y, f"{number}", face="bold")
        width = _TEXT_WIDTH.pt - indent
        y = drawing.block(_TEXT_AT.pt + indent, y, step, width=width) - 3
    return y


def _table(drawing: Drawing, words: CalibrationWords, y: float) -> None:
    """What is seen, and what to choose then; a box to tick before each."""
    x, column, right = _TEXT_AT.pt, _TEXT_AT.pt + mm(80).pt, (_TEXT_AT + _TEXT_WIDTH).pt
    y -= 8
    drawing.words(x + 16, y, words.seen, face="bold")
    drawing.words(column, y, words.choose, face="bold")
    for seen, answer in (
        (words.same_way, words.same_way_answer),
        (words.other_way, words.other_way_answer),
        (words.one_sided, words.one_sided_answer),
    ):
        y -= 6
        drawing.line(x, y, right, y, weight=0.5)
        y -= 14
        drawing.rect(Rect(Length(x), Length(y - 1), Length(x + 9), Length(y + 8)))
        drawing.words(x + 16, y, seen)
        y = drawing.block(column, y, answer, width=right - column) + _BODY
    drawing.line(x, y - 6, right, y - 6, weight=0.5)


def _hundred(drawing: Drawing, words: CalibrationWords) -> None:
    """A line of 100 mm, by which a printer is found that makes pages smaller."""
    length = mm(100).pt
    x, y = (_SHEET.width.pt - length) / 2, mm(12).pt
    drawing.line(x, y, x + length, y, weight=0.7)
    for end in (x, x + length):
        drawing.line(end, y - 5, end, y + 5, weight=0.7)
    drawing.size = _LABEL
    drawing.block(x, y + 24, words.size, width=length)


def _register_words(drawing: Drawing, words: CalibrationWords) -> None:
    left = (_SCALES[0][0] + mm(20)).pt
    width = (_SCALES[1][0] - _SCALES[0][0] - mm(40)).pt
    drawing.size = _BODY
    y = drawing.block(left, mm(58).pt, words.register, width=width) - 8
    for label in (words.register_row, words.register_column, words.feed):
        drawing.words(left, y, label, face="bold")
        begin = left + drawing.width(label, "bold") + 6
        drawing.line(begin, y - 2, begin + 60, y - 2, weight=0.5)
        y -= 18


def _scale(drawing: Drawing, x: float, y: float) -> None:
    """Millimetres across and down, from -10 to 10, numbered in fives."""
    drawing.size = 8.0
    one = mm(1).pt
    for step in range(-_REACH, _REACH + 1):
        length = 6.0 if step % 5 == 0 else 3.0
        at = step * one
        drawing.line(x + at, y - length, x + at, y)
        drawing.line(x - length, y + at, x, y + at)
        if step % 5 == 0 and step:
            drawing.words(x + at, y + 3, f"{abs(step)}", middle=True)
            drawing.words(x - 13, y + at - 3, f"{abs(step)}", middle=True)
    reach = _REACH * one
    drawing.line(x - reach, y, x + reach, y)
    drawing.line(x, y - reach, x, y + reach)


def _cross(x: float, y: float, drawing: Drawing) -> None:
    """Two long lines, one point wide: they are seen through the paper."""
    reach = mm(14).pt
    drawing.line(x - reach, y, x + reach, y, weight=1)
    drawing.line(x, y - reach, x, y + reach, weight=1)


def _edges(drawing: Drawing) -> None:
    """A letter at each edge, to tell which went into the printer first."""
    drawing.size = _BODY
    middle_x, middle_y = _SHEET.width.pt / 2, _SHEET.height.pt / 2
    in_from = mm(7).pt
    for letter, x, y in (
        ("A", middle_x, _SHEET.height.pt - in_from),
        ("B", _SHEET.width.pt - in_from, middle_y),
        ("C", middle_x, in_from / 2),
        ("D", in_from, middle_y),
    ):
        drawing.words(x, y, letter, face="bold", middle=True)
