"""Boxes: blocks that hold blocks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from booklet.typeset.block import Block, Group, Tag
from booklet.values import changed, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.diagnostics import Location
    from booklet.text.line import Line
    from booklet.typeset.block import Anchor, Brush


@value(kw_only=True)
class Box:
    """The look of a panel; lengths in points.

    Attributes:
        fill: swatch behind the content, or empty.
        bar: swatch of a bar along the start edge, or empty.
        bar_width: its width.
        radius: of the corners.
        across: how far the ground hangs out at the start and end: the words on a panel
            stay in line with those around it.
        above, below: padding at the head and foot.
    """

    fill: str = ""
    bar: str = ""
    bar_width: float = 0.0
    radius: float = 0.0
    across: float = 0.0
    above: float = 0.0
    below: float = 0.0


_LEAST = 0.12
"""Of a frame; the least that is left or carried over of what is divided for this."""


class Stack(Block):
    """Blocks one below the other, on an optional ground.

    A stack that fits on a page is not broken, unless too much of a page would stay empty before
    it; a longer one is broken between its children or inside a child, and each piece has its own
    ground.

    Attributes:
        may_leave: points at the foot of a page that may stay empty before it; it is rather
            broken than leave more.
    """

    may_leave = math.inf
    _carried = 0.0  # points of a piece that is carried over, at least
    _spaces: tuple[Box, float, float] | None = None  # the theme’s, once they have been changed

    def __init__(
        self,
        children: Sequence[Block | Group],
        *,
        tag: Tag | None = None,
        box: Box | None = None,
        location: Location | None = None,
        anchor: Anchor | None = None,
    ) -> None:
        super().__init__()
        self._children = tuple(children)
        self._flow = [b for c in children for b in _flowing(c)]
        self.tag, self.location, self.anchor = tag, location, anchor
        self.box = box or Box()
        self._offsets: list[float] = []
        self.breakable = False

    @property
    def children(self) -> tuple[Block | Group, ...]:
        return self._children

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._offsets = []
        y = self.box.above
        gap = 0.0
        for number, block in enumerate(self._flow):
            y += max(gap, block.space_before) if number else 0.0
            self._offsets.append(y)
            y += block.wrap(width, height)[1]
            gap = block.space_after
        self.width, self.height = width, y + self.box.below
        self._find_first_baseline()
        return width, self.height

    def _find_first_baseline(self) -> None:
        """The first on the grid, whatever stands above it: running text, not its heading."""
        lined = [
            (offset + block.first_baseline, block.on_grid)
            for block, offset in zip(self._flow, self._offsets, strict=True)
            if block.first_baseline is not None
        ]
        gridded = [baseline for baseline, on_grid in lined if on_grid]
        self.on_grid = bool(gridded)
        self.first_baseline = next(iter(gridded or [baseline for baseline, _ in lined]), None)

    @property
    def stretches(self) -> bool:  # type: ignore[override]  # it is what its blocks are
        return any(block.stretches for block in self._flow)

    def stretch(self, room: float) -> float:
        higher = sum(block.stretch(room) for block in self._flow)
        self.wrap(self.width, 0)
        return higher

    def shrink(self, scale: float) -> None:
        """Set display type smaller, and the spaces around it in proportion."""
        super().shrink(scale)
        self._spaces = self._spaces or (self.box, self.space_before, self.space_after)
        box, before, after = self._spaces
        self.box = changed(box, above=box.above * scale, below=box.below * scale)
        self.space_before, self.space_after = before * scale, after * scale

    def split(self, width: float, height: float) -> list[Block]:
        self.wrap(width, height)
        if self.height <= height + 0.01:
            return [self]
        if not self.breakable:
            return []
        room = min(height, self.height - self._carried) - self.box.below
        for number, (block, offset) in enumerate(zip(self._flow, self._offsets, strict=True)):
            if offset + block.height <= room + 0.01:
                continue
            head, tail = self._flow[:number], self._flow[number:]
            if isinstance(block, Stack) and all(before.keep_with_next for before in head):
                block.breakable = True  # nothing else of this stack could stand on the page
            pieces = block.split(width, room - offset)
            if len(pieces) > 1:
                head, tail = [*head, pieces[0]], [*pieces[1:], *tail[1:]]
            while head and head[-1].keep_with_next:
                tail.insert(0, head.pop())
            if not head:
                return []
            first, rest = self._piece(head), self._piece(tail)
            first.anchor = self.anchor
            return [first, rest]
        return []

    def divides(self, width: float, room: float, *, frame: float) -> bool:
        """Whether it can be broken so that both pieces are worth a place on a page.

        Args:
            width: the measure, points.
            room: what is left of the frame, points.
            frame: its height, points.
        """
        self.breakable, self._carried = True, _LEAST * frame
        pieces = self.split(width, room)
        self.breakable = len(pieces) > 1 and min(p.height for p in pieces) >= _LEAST * frame
        if not self.breakable:
            self._carried = 0.0
        return self.breakable

    def carry(self, *, frame: float) -> None:
        """Break it so that enough is left for another page, of a frame this high in points."""
        self._carried = 2 * _LEAST * frame

    def restore(self) -> None:
        """Forget that it was broken, to be placed anew."""
        self.breakable, self._carried = False, 0.0

    def _piece(self, flow: list[Block]) -> Stack:
        piece = Stack(flow, tag=self.tag, box=self.box, location=self.location)
        piece.origin, piece.breakable = self.origin, True
        piece.space_before, piece.space_after = self.space_before, self.space_after
        piece.wrap(self.width, 0)
        return piece

    def least_height(self, width: float) -> float:
        self.wrap(width, 0)
        return self.height

    def paint(self, brush: Brush, x: float, top: float) -> None:
        box = self.box
        if self.anchor:
            brush.arrive(self.anchor, top)
        if box.fill or box.bar:
            with brush.artifact():
                self._paint_ground(brush, x - box.across, top - self.height)
        for block, across, down in self.places(x, top):
            block.paint(brush, across, down)

    def places(self, x: float, top: float) -> Iterator[tuple[Block, float, float]]:
        for block, offset in zip(self._flow, self._offsets, strict=True):
            yield block, x, top - offset

    def _paint_ground(self, brush: Brush, x: float, bottom: float) -> None:
        box = self.box
        if box.fill:
            width = self.width + 2 * box.across
            brush.box(x, bottom, width, self.height, role=box.fill, radius=box.radius)
        if box.bar:
            brush.box(x, bottom, box.bar_width, self.height, role=box.bar)

    def lines_of_text(self) -> Iterator[Line]:
        for block in self._flow:
            yield from block.lines_of_text()


class Row(Block):
    """Blocks side by side from the start edge; never broken over pages.

    Args:
        cells: blocks with their widths in points; a width of 0 shares what is left.
        gap: points between two cells.
        align: line the cells up by their ``top``, ``middle`` or first ``baseline``.
    """

    def __init__(
        self,
        cells: Sequence[tuple[Block, float]],
        *,
        gap: float = 0.0,
        tag: Tag | None = None,
        location: Location | None = None,
        align: str = "top",
    ) -> None:
        super().__init__()
        self._cells = tuple(cells)
        self.gap, self.tag, self.location, self.align = gap, tag, location, align
        self._places: list[tuple[float, float]] = []

    @property
    def children(self) -> tuple[Block | Group, ...]:
        return tuple(block for block, _ in self._cells)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        fixed = sum(w for _, w in self._cells) + self.gap * (len(self._cells) - 1)
        open_cells = sum(1 for _, w in self._cells if not w) or 1
        share = (width - fixed) / open_cells
        sizes = [(block, w or share, block.wrap(w or share, height)[1]) for block, w in self._cells]
        baselines = [b.first_baseline or 0.0 for b, _, _ in sizes]
        deepest = max(baselines)
        tallest = max(h for _, _, h in sizes)
        self._places = []
        x = 0.0
        for (_, w, h), baseline in zip(sizes, baselines, strict=True):
            drop = {"baseline": deepest - baseline, "middle": (tallest - h) / 2}.get(self.align, 0)
            self._places.append((x, drop))
            x += w + self.gap
        self.width = width
        self.height = max(
            h + drop for (_, _, h), (_, drop) in zip(sizes, self._places, strict=True)
        )
        self.first_baseline = self._first_baseline()
        self.on_grid = any(block.on_grid for block, _, _ in sizes)
        return width, self.height

    def _first_baseline(self) -> float | None:
        known = [
            drop + block.first_baseline
            for (block, _), (_, drop) in zip(self._cells, self._places, strict=True)
            if block.first_baseline is not None
        ]
        return min(known, default=None)

    def paint(self, brush: Brush, x: float, top: float) -> None:
        for block, across, down in self.places(x, top):
            block.paint(brush, across, down)

    def places(self, x: float, top: float) -> Iterator[tuple[Block, float, float]]:
        for (block, _), (across, drop) in zip(self._cells, self._places, strict=True):
            yield block, x + across, top - drop

    def lines_of_text(self) -> Iterator[Line]:
        for block, _ in self._cells:
            yield from block.lines_of_text()


class Space(Block):
    """White space of a fixed height, points."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height


def _flowing(item: Block | Group) -> Iterator[Block]:
    """The blocks that a stack lays out itself: groups opened, boxes kept shut."""
    if isinstance(item, Block):
        yield item
        return
    for child in item.children:
        if isinstance(child, Block | Group):
            yield from _flowing(child)
