"""Lines of text as a block: ranged to the start edge, with widow and orphan control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Block, Tag
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.diagnostics import Location
    from booklet.text.line import Line
    from booklet.text.paragraph import Paragraph
    from booklet.typeset.block import Anchor, Brush


@value(kw_only=True)
class Look:
    """How a kind of paragraph is set; lengths in points.

    Attributes:
        name: what the theme calls it.
        font: name of the theme's font family member for plain words.
        size, leading: type size and distance between baselines.
        colour: swatch by role.
        before, after: space above and below.
        keep_with_next: stay on the page of what follows.
        on_grid: the first baseline sits on the baseline grid.
        balanced: even out the lengths of lines (headings and short display text).
        protrude: opening quotation marks hang outside the measure.
        tabular: figures of one width, for columns of numbers.
    """

    name: str
    font: str
    size: float
    leading: float
    colour: str
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    on_grid: bool = True
    balanced: bool = False
    protrude: bool = False
    tabular: bool = False


MINIMUM_LINES = 2
"""Fewest lines of a paragraph left at the foot or carried to the head of a page."""


class Text(Block):
    """A paragraph, or the lines of one that stand on one page."""

    def __init__(
        self,
        paragraph: Paragraph,
        look: Look,
        *,
        tag: Tag | None,
        location: Location | None,
        anchor: Anchor | None = None,
        align: str = "start",
    ) -> None:
        super().__init__()
        self.paragraph, self.look = paragraph, look
        self.tag, self.location, self.anchor = tag, location, anchor
        self.align = align
        self.space_before, self.space_after = look.before, look.after
        self.keep_with_next = look.keep_with_next
        self.first_baseline = self._baseline = _first_baseline(paragraph, look)
        self.on_grid = look.on_grid
        self._begin, self._end = 0, 1 << 30
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the last ``wrap``."""
        return self._lines

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        del height
        setter = self.paragraph.balanced if self.look.balanced else self.paragraph.lines
        self._lines = setter(width)[self._begin : self._end]
        self.width = width
        self.height = len(self._lines) * self.look.leading
        return width, self.height

    def split(self, width: float, height: float) -> list[Block]:
        self.wrap(width, height)
        total = len(self._lines)
        room = int((height + 0.01) // self.look.leading)
        if room >= total:
            return [self]
        first = min(room, total - MINIMUM_LINES)
        if first < MINIMUM_LINES:
            return []
        return [self._piece(0, first), self._piece(first, total)]

    def _piece(self, begin: int, end: int) -> Text:
        piece = Text(
            self.paragraph,
            self.look,
            tag=self.tag,
            location=self.location,
            anchor=None if begin else self.anchor,
            align=self.align,
        )
        piece.origin = self.origin
        piece._begin, piece._end = self._begin + begin, self._begin + end
        # What a layout changed on the block counts for its pieces, each at its own end.
        last = end >= len(self._lines)
        piece.on_grid = self.on_grid
        piece.space_before = 0.0 if begin else self.space_before
        piece.space_after = self.space_after if last else 0.0
        piece.keep_with_next = self.keep_with_next and last
        piece.wrap(self.width, 0)
        return piece

    def least_height(self, width: float) -> float:
        self.wrap(width, 0)
        total = len(self._lines)
        least = total if total < 2 * MINIMUM_LINES else MINIMUM_LINES
        return least * self.look.leading

    def placed_lines(self, x: float, top: float) -> list[tuple[Line, float, float]]:
        """The lines with the x and y of their baselines' starts, default user space."""
        return [
            (line, x + self._indent(line), top - self._baseline - number * self.look.leading)
            for number, line in enumerate(self._lines)
        ]

    def paint(self, brush: Brush, x: float, top: float) -> None:
        if self.anchor:
            brush.arrive(self.anchor, top)
        placed = self.placed_lines(x, top)
        if self.tag is None:
            with brush.artifact():
                brush.lines(self, placed)
        else:
            brush.lines(self, placed)

    def _indent(self, line: Line) -> float:
        """How far the line's left edge lies from the block's, points."""
        room = self.width - line.width
        if self.align == "centre":
            return room / 2
        at_right = (self.align == "end") != (self.paragraph.direction == "rtl")
        return room if at_right else 0.0

    def lines_of_text(self) -> Iterator[Line]:
        return iter(self._lines)


def _first_baseline(paragraph: Paragraph, look: Look) -> float:
    """From the top of the first line to its baseline: half the lead above, half below."""
    face = paragraph.runs[0].style.faces[0]
    ascent, descent = face.ascender * look.size / 1000, -face.descender * look.size / 1000
    return (look.leading - ascent - descent) / 2 + ascent
