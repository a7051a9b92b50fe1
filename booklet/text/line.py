"""Lines: words laid beside each other, from left to right as they are seen."""

from __future__ import annotations

from itertools import accumulate, count
from typing import TYPE_CHECKING, NamedTuple

from booklet.text.harfbuzz import EM
from booklet.text.shape import ink_of
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from booklet.text.shape import Shaped, Shaper
    from booklet.text.style import InlineMark, TextStyle


# Named tuples, not dataclasses: a booklet has thousands, and they are four times as quick to make.
class Unit(NamedTuple):
    """A word, or the part of one that has one style, face, direction and mark.

    Attributes:
        shaped: its glyphs.
        shaper: what shaped them, should it have to be cut.
        style: its look.
        mark: its structure element, None for the paragraph's own.
        level: embedding level (UAX #9); odd runs from right to left.
        width: in points, with white space at its end.
    """

    shaped: Shaped
    shaper: Shaper
    style: TextStyle
    mark: InlineMark | None
    level: int
    width: float


class Segment(NamedTuple):
    """A unit in its place on a line.

    Attributes:
        shaped: its glyphs.
        style: its look.
        mark: its structure element, None for the paragraph's own.
        x: its left edge in points, from the line's left edge; below 0 for what hangs out.
        start: index of its first character in the paragraph, to tell the logical order.
    """

    shaped: Shaped
    style: TextStyle
    mark: InlineMark | None
    x: float
    start: int


@value(by_identity=True)
class Line:
    """One line of a paragraph.

    Its left edge, ``x = 0``, is where its text begins to be seen, but for an opening
    quotation mark that protrudes; its right edge is at ``width``. A line that is ranged to
    the left is painted with its left edge on the frame's, whatever protrudes; a line ranged to
    the right with its right edge on the frame's.

    Attributes:
        segments: in visual order, left to right.
        text: its characters in logical order, with the white space at its end.
        width: in points, without what hangs out: white space at the end, protruding marks.
        protrusion: how far an opening quotation mark hangs out at the start edge, in points.
        start: index of its first character in the paragraph.
        is_cut: whether a word too long for the measure had to be cut at its end.
    """

    segments: tuple[Segment, ...]
    text: str
    width: float
    protrusion: float
    start: int
    is_cut: bool

    @property
    def ink_top(self) -> float:
        """How far the highest ink is above the baseline, in points."""
        return max([ink_of(s.shaped)[1] * s.style.size / EM for s in self.segments], default=0.0)

    @property
    def ink_bottom(self) -> float:
        """How far the lowest ink is above the baseline, in points; mostly below 0."""
        return min([ink_of(s.shaped)[0] * s.style.size / EM for s in self.segments], default=0.0)

    @property
    def leading(self) -> float:
        """The largest leading on the line, in points."""
        return max((s.style.leading for s in self.segments), default=0.0)


def trailing_space(units: Sequence[Unit]) -> float:
    """How much of the logical end of a line is white space, in points."""
    space = 0.0
    for unit in reversed(units):
        space += unit.shaped.trailing * unit.style.size / EM
        if unit.shaped.trailing != unit.shaped.width:
            break
    return space


def set_line(
    units: Sequence[Unit], *, start: int, base: int, protrusion: float, is_cut: bool
) -> Line:
    """Lay a line's units out in the order in which they are seen.

    Args:
        units: in logical order.
        start: index of their first character in the paragraph.
        base: embedding level of the paragraph, 0 or 1.
        protrusion: of the opening quotation mark, in points.
        is_cut: whether the line ends within a word.
    """
    trailing = trailing_space(units)
    x = 0.0 - protrusion
    begins = start
    segments = []
    levels = base
    for shaped, _, style, mark, level, width in units:
        if not levels:
            segments.append(Segment(shaped, style, mark, x, begins))
        x += width
        begins += len(shaped.text)
        levels |= level
    text = "".join([unit.shaped.text for unit in units])
    width = x - trailing
    if levels:
        left = -trailing if base else -protrusion
        segments = _in_visual_order(units, base=base, start=start, x=left)
    return Line(tuple(segments), text, width, protrusion, start, is_cut)


class _Place(NamedTuple):
    level: int
    place: int


def _in_visual_order(units: Sequence[Unit], *, base: int, start: int, x: float) -> list[Segment]:
    """Place units from ``x`` on, in the order in which they are seen."""
    levelled = _with_space_at_the_end(units, base)
    begins = list(accumulate([len(unit.shaped.text) for unit in levelled], initial=start))
    levels = [unit.level for unit in levelled]
    order: Iterable[int] = reversed(range(len(levels)))
    if levels.count(1) != len(levels):
        from booklet.text.bidi import visual_order  # only for text that runs both ways

        order = [placed.place for placed in visual_order(map(_Place, levels, count()))]
    segments = []
    for place in order:
        shaped, _, style, mark, _, width = levelled[place]
        segments.append(Segment(shaped, style, mark, x, begins[place]))
        x += width
    return segments


def _with_space_at_the_end(units: Sequence[Unit], base: int) -> list[Unit]:
    """Give the white space that ends a line the paragraph's level (UAX #9, rule L1)."""
    result = list(units)
    position = len(result) - 1
    while position >= 0 and result[position].shaped.trailing:
        unit = result[position]
        shaped = unit.shaped
        kept = len(shaped.text.rstrip()) if shaped.trailing != shaped.width else 0
        if unit.level % 2 == base % 2:
            pass
        elif kept:
            result[position : position + 1] = cut_unit(unit, kept, level=base)
        else:
            result[position] = unit._replace(level=base)
        if kept:
            break
        position -= 1
    return result


def cut_unit(unit: Unit, at: int, *, level: int | None = None) -> tuple[Unit, Unit]:
    """Cut a unit before its character ``at``; the second part may take another level."""
    text = unit.shaped.text
    head, tail = text[:at], text[at:]
    first = unit.shaper.within(head, before="", after=tail)
    second = unit.shaper.within(tail, before=head, after="")
    scale = unit.style.size / EM
    return (
        unit._replace(shaped=first, width=first.width * scale),
        unit._replace(
            shaped=second,
            width=second.width * scale,
            level=unit.level if level is None else level,
        ),
    )
