"""Lines of text as a block: ranged to the start edge, with widow and orphan control."""

from __future__ import annotations

import math
from contextlib import nullcontext
from typing import TYPE_CHECKING

from booklet.typeset.block import Block, Tag
from booklet.typeset.smaller import STEPS, can_shrink, look_at
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.diagnostics import Location
    from booklet.text.faces import Face
    from booklet.text.line import Line
    from booklet.text.paragraph import Direction, Paragraph
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
        longest: how many characters a line has at most, of those that it has on average.
        least: the size below which the theme sets nothing.
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
    longest: float = math.inf
    least: float = 12.0


MINIMUM_LINES = 2
"""Fewest lines of a paragraph left at the foot or carried to the head of a page."""


class Text(Block):
    """A paragraph, or the lines of one that stand on one page.

    Args:
        paragraph: the words.
        look: how they are set.
        tag: structure element; None for an artifact.
        location: the line of content they come from.
        anchor: name of the place.
        align: ``start``, ``centre`` or ``end`` of the measure, as the words run; ``edge``: where
            lines of the page begin.
        page: in which direction the page is read.
    """

    def __init__(  # noqa: PLR0913 - a paragraph’s place in the tree, on the page and in the content
        self,
        paragraph: Paragraph,
        look: Look,
        *,
        tag: Tag | None,
        location: Location | None,
        anchor: Anchor | None = None,
        align: str = "start",
        page: Direction = "ltr",
    ) -> None:
        super().__init__()
        self.paragraph, self.look = paragraph, look
        self.page = page
        self.tag, self.location, self.anchor = tag, location, anchor
        self.align = align
        self._whole, self._scale = (paragraph, look), 1.0
        self.space_before, self.space_after = look.before, look.after
        self.keep_with_next = look.keep_with_next
        self.first_baseline = self._baseline = _first_baseline(paragraph, look)
        self.on_grid = look.on_grid
        self.leading = look.leading
        self._begin, self._end = 0, 1 << 30
        self._lines: tuple[Line, ...] = ()
        self._all: tuple[Line, ...] = ()
        self._set_for: tuple[float, float] | None = None
        self._above = 0.0
        self._is_off_grid = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the last ``wrap``."""
        return self._lines

    @property
    def whole(self) -> Paragraph:
        """The paragraph in the size that its look has in the theme."""
        return self._whole[0]

    @property
    def scale(self) -> float:
        """In what part of that size it is set."""
        return self.look.size / self._whole[1].size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        del height
        if self._set_for != (width, self._scale):
            self.width = width
            self._all = self._uncut(width)
            if _may_collide(self.paragraph, self.look):
                self._all = self._apart(self._all)
            self._set_for = (width, self._scale)
        self._lines = self._all[self._begin : self._end]
        self.height = self._above + len(self._lines) * self.leading
        return width, self.height

    def _uncut(self, width: float) -> tuple[Line, ...]:
        """Lines for a measure; display type becomes smaller before a word of it is cut."""
        lines = self._set(width)
        for scale in STEPS if can_shrink(self.look) else ():
            if not any(line.is_cut for line in lines):
                break
            if scale < self._scale:
                self.shrink(scale)
                lines = self._set(width)
        return lines

    def _set(self, width: float) -> tuple[Line, ...]:
        setter = self.paragraph.balanced if self.look.balanced else self.paragraph.lines
        return setter(min(width, self._longest))

    @property
    def _longest(self) -> float:
        """The longest measure that is easy to follow: scripts have wide letters or narrow ones."""
        if self.look.longest == math.inf:
            return math.inf
        characters = max(map(len, self.paragraph.text.split("\n")))
        return self.look.longest * self.paragraph.natural_width / max(characters, 1)

    def shrink(self, scale: float) -> None:
        if scale == self._scale:
            return
        whole, look = self._whole
        if self._scale == 1:
            self._is_off_grid = look.on_grid and not self.on_grid
        smaller = look_at(look, scale)
        part = smaller.leading / self.look.leading
        self.space_before, self.space_after = self.space_before * part, self.space_after * part
        is_same = smaller.size == look.size
        self.paragraph = whole if is_same else whole.resized(smaller.size, smaller.leading)
        # What a layout took off the grid stays off it.
        self.on_grid = smaller.on_grid and not self._is_off_grid
        self.look, self._scale, self.leading = smaller, scale, smaller.leading
        self._set_for, self._above = None, 0.0
        self.first_baseline = self._baseline = _first_baseline(self.paragraph, smaller)

    def _apart(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Lines whose ink does not meet: broken elsewhere, or at worst all moved apart."""
        look = self.look
        self.leading = self._leading_for(lines)
        if self.leading > look.leading and not look.balanced:
            for part in _NARROWER:
                tried = self.paragraph.lines(min(self.width * part, self._longest))
                leading = self._leading_for(tried, most=self.leading)
                if leading < self.leading:
                    lines, self.leading = tried, leading
                if leading == look.leading:
                    break
        if lines and not self.on_grid and not self._begin:
            # Display type: the first line's ink stays below what stands above.
            baseline = _first_baseline(self.paragraph, look)
            self._above = max(0.0, lines[0].ink_top - baseline)
            self._baseline = baseline + self._above
        return lines

    def _leading_for(self, lines: tuple[Line, ...], *, most: float = math.inf) -> float:
        from booklet.text.ink import leading_for  # not for plain text

        indents = [self._left(line) for line in lines]
        return leading_for(lines, leading=self.look.leading, indents=indents, most=most)

    def split(self, width: float, height: float) -> list[Block]:
        self.wrap(width, height)
        total = len(self._lines)
        room = int((height + 0.01) // self.leading)
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
            page=self.page,
        )
        piece.origin = self.origin
        piece._begin, piece._end = self._begin + begin, self._begin + end
        # What a layout changed on the block counts for its pieces, each at its own end.
        last = end >= len(self._lines)
        piece.on_grid = self.on_grid
        piece.space_before = 0.0 if begin else self.space_before
        piece.space_after = self.space_after if last else 0.0
        piece.keep_with_next = self.keep_with_next and last
        piece._all, piece._set_for = self._all, (self.width, piece._scale)
        piece.leading, piece.width = self.leading, self.width
        if not begin:
            piece._above, piece._baseline = self._above, self._baseline
        piece.wrap(self.width, 0)
        return piece

    def least_height(self, width: float) -> float:
        self.wrap(width, 0)
        total = len(self._lines)
        least = total if total < 2 * MINIMUM_LINES else MINIMUM_LINES
        return least * self.leading

    def placed_lines(self, x: float, top: float) -> list[tuple[Line, float, float]]:
        """The lines with the x and y of their baselines' starts, default user space."""
        return [
            (line, x + self._indent(line), top - self._baseline - number * self.leading)
            for number, line in enumerate(self._lines)
        ]

    def paint(self, brush: Brush, x: float, top: float) -> None:
        if self.anchor:
            brush.arrive(self.anchor, top)
        with brush.artifact() if self.tag is None else nullcontext():
            brush.lines(self, self.placed_lines(x, top))

    def _indent(self, line: Line) -> float:
        """How far the line lies from the start edge of the block, points.

        Words that run against the page begin at its end edge.
        """
        room = self.width - line.width
        if self.align == "edge":
            return 0.0
        if self.align == "centre":
            return room / 2
        at_end = (self.align == "end") != (self.paragraph.direction != self.page)
        return room if at_end else 0.0

    def _left(self, line: Line) -> float:
        """How far the line lies from the left edge of the block as it is seen, points."""
        indent = self._indent(line)
        return indent if self.page == "ltr" else self.width - indent - line.width

    def lines_of_text(self) -> Iterator[Line]:
        return iter(self._lines)


def _may_collide(paragraph: Paragraph, look: Look) -> bool:
    """Whether ink must be measured: other scripts, and accents in lines set close."""
    if paragraph.is_plain:
        return look.leading < _AMPLE * look.size and not paragraph.text.isascii()
    return True


_AMPLE = 1.3
"""Leading in ems at which no letter of the theme’s own fonts meets one below."""


_NARROWER = (0.98, 0.96, 0.94, 0.92)
"""Measures to try, in parts of the frame’s, before lines are moved apart."""


def _first_baseline(paragraph: Paragraph, look: Look) -> float:
    face, size = paragraph.runs[0].style.faces[0], look.size
    unit = None if paragraph.is_plain else paragraph.first_unit
    if unit is not None:
        face, size = unit.shaped.face, unit.style.size
    return baseline_of(face, size=size, leading=look.leading)


def baseline_of(face: Face, *, size: float, leading: float) -> float:
    """From the top of a line to its baseline, in points: half the lead above, half below."""
    ascent, descent = face.ascender * size / 1000, -face.descender * size / 1000
    return (leading - ascent - descent) / 2 + ascent
