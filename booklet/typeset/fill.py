"""Filling frames: one pass over the blocks, no canvas, every page known at the end.

The filler keeps headings with what follows, panels whole, two lines of a paragraph
together at the foot and head of a page, and first baselines on the grid. Heights run
downwards from the head of the frame, in points.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from booklet.source.names import named
from booklet.typeset.block import Block, Fixed, Item, NewPage, flatten, until_next_page
from booklet.typeset.boxes import Stack
from booklet.typeset.page import Page, PageDesign, Placed, Sheet, TooTall
from booklet.typeset.smaller import FIRST_STEPS, STEPS
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from booklet.geometry import Rect, Size
    from booklet.typeset.page import Area

_SLACK = 0.01


@value(kw_only=True)
class Geometry:
    """What every page of an edition shares.

    Attributes:
        trim: size of a page.
        designs: page designs by name.
        grid: distance between the lines of the baseline grid, points.
        grid_start: a baseline of the grid, counted from the head of the trim, points.
        right_to_left: whether lines begin at the right edge.
        file: where the designs stand, for messages.
    """

    trim: Size
    designs: Mapping[str, PageDesign]
    grid: float
    grid_start: float
    right_to_left: bool = False
    file: str = "the edition"

    def design(self, name: str) -> PageDesign:
        """A page design by its name."""
        return named(self.designs, name, what="design", file=self.file)

    def area(self, design: PageDesign, name: str) -> Area:
        """A place on the pages of a design, by its name."""
        return named(design.areas, name, what=f"area of the design “{design.name}”", file=self.file)


class Filler:
    """Fills pages with blocks, in reading order.

    Args:
        geometry: page size, designs and grid.
        first_page: number of the first page.
    """

    def __init__(self, geometry: Geometry, *, first_page: int) -> None:
        self.geometry = geometry
        self.pages: list[Page] = []
        self._next = first_page
        self._sheet: Sheet | None = None
        self._accent = ""
        self._running_title = ""

    def fill(self, items: Sequence[Item]) -> tuple[Page, ...]:
        """Place everything and return the pages.

        Raises:
            TooTall: if a block that must not be broken is taller than a page, or the content
                of a design of one page needs another.
        """
        chain: list[Block] = []
        stream = list(flatten(items))
        for place, item in enumerate(stream, start=1):
            match item:
                case NewPage():
                    self._place_chain(chain)
                    chain = []
                    self._open(item)
                    self._suit(until_next_page(stream[place:]))
                case Fixed():
                    self._place_fixed(item)
                case _:
                    chain.append(item)
                    if not item.keep_with_next:
                        self._place_chain(chain)
                        chain = []
        self._place_chain(chain)
        self._close()
        return tuple(self.pages)

    # -- pages --------------------------------------------------------------------------

    def _open(self, start: NewPage) -> None:
        self._close()
        self._accent = start.accent or self._accent
        if start.running_title is not None:
            self._running_title = start.running_title
        design = self.geometry.design(start.design)
        wanted = {"recto": 1, "verso": 0}.get(start.side)
        if wanted is not None and self._next % 2 != wanted:
            self._begin(self.geometry.designs.get("blank", design))
            self._close(even_if_empty=True)
        self._begin(design)

    def _begin(self, design: PageDesign) -> None:
        self._sheet = Sheet(
            design,
            accent=self._accent,
            running_title=self._running_title,
            number=self._next,
        )
        self._next += 1

    def _turn(self) -> None:
        """Go on to another page of the same design."""
        sheet = self._current
        self._close()
        self._begin(self.geometry.design(sheet.design.next or sheet.design.name))

    def _close(self, *, even_if_empty: bool = False) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self._sheet = None
        if not sheet.placed and not sheet.behind and not even_if_empty:
            self._next -= 1
            return
        shift = self._shift(sheet)
        placed = tuple(
            Placed(p.block, p.x, p.top - shift) if index in sheet.flowing else p
            for index, p in enumerate(sheet.placed)
        )
        self.pages.append(
            Page(
                sheet.number,
                sheet.design,
                sheet.accent,
                sheet.running_title,
                (*sheet.behind, *placed),
                _spine_at_start(sheet.number),
                turned=self.geometry.trim.width.pt if self.geometry.right_to_left else 0.0,
            )
        )

    def _shift(self, sheet: Sheet) -> float:
        """How far down a page's content moves to stand in the middle or at the foot."""
        room = self._frame(sheet).height.pt - sheet.y
        return {"middle": room / 2, "bottom": room}.get(sheet.design.align, 0.0)

    @property
    def _current(self) -> Sheet:
        assert self._sheet is not None, "a layout must open a page before it sets a block"
        return self._sheet

    def _frame(self, sheet: Sheet) -> Rect:
        trim, on_recto = self.geometry.trim, _spine_at_start(sheet.number)
        return sheet.design.frame.on(trim, spine_at_start=on_recto)

    # -- blocks -------------------------------------------------------------------------

    def _place_fixed(self, item: Fixed) -> None:
        sheet = self._current
        area = self.geometry.area(sheet.design, item.area).on(
            self.geometry.trim, spine_at_start=_spine_at_start(sheet.number)
        )
        _, height = item.block.wrap(area.width.pt, area.height.pt)
        if height > area.height.pt + _SLACK:
            self.refuse(item.block, area.height.pt)
        top = area.y1.pt if item.align == "top" else area.y0.pt + height
        layer = sheet.behind if item.behind else sheet.placed
        layer.append(Placed(item.block, area.x0.pt, top))

    def _place_chain(self, chain: list[Block]) -> None:
        """Place blocks that must begin on one page; the last may be broken."""
        if not chain:
            return
        sheet = self._current
        fits = not sheet.used or sheet.design.one_page or self._chain_fits(chain)
        if not fits and not self._divides(chain):
            self._turn()
        for block in chain:
            self._place(block)

    def _divides(self, chain: list[Block]) -> bool:
        """Whether a block is broken for the page that is being filled."""
        sheet, block = self._current, chain[0]
        frame = self._frame(sheet)
        width, height = frame.width.pt, frame.height.pt
        room = height - self._top(block, sheet.y, sheet.gap)
        return isinstance(block, Stack) and block.divides(width, room, frame=height)

    def _chain_fits(self, chain: list[Block]) -> bool:
        sheet = self._current
        frame = self._frame(sheet)
        width, room = frame.width.pt, frame.height.pt
        y, gap = sheet.y, sheet.gap
        for block in chain[:-1]:
            block.wrap(width, room)
            y = self._top(block, y, gap) + block.height
            gap = block.space_after
        least = chain[-1].least_height(width)
        return self._top(chain[-1], y, gap) + least <= room + _SLACK

    def _top(self, block: Block, y: float, gap: float) -> float:
        """Where a block's top comes to lie: below the gap, its baseline on the grid."""
        top = y + (max(gap, block.space_before) if y else 0.0)
        if block.first_baseline is None or not block.on_grid:
            return top
        grid = self.geometry.grid
        start = self.geometry.grid_start - self._current.design.frame.head.pt
        lines = math.ceil((top + block.first_baseline - start) / grid - 0.02)
        return lines * grid + start - block.first_baseline

    def _place(self, block: Block) -> None:
        sheet = self._current
        frame = self._frame(sheet)
        width, height = frame.width.pt, frame.height.pt
        block.wrap(width, height)
        top = self._top(block, sheet.y, sheet.gap)
        if top + block.height <= height + _SLACK or sheet.design.one_page:
            if top + block.height > height + _SLACK:
                self.refuse(block, height - top)
            self._put(sheet, block, frame, top)
            return
        pieces = block.split(width, height - top)
        if len(pieces) > 1:
            self._put(sheet, pieces[0], frame, top)
            self._turn()
            for piece in pieces[1:]:
                self._place(piece)
        elif sheet.used and not sheet.keeps:
            self._turn()
            self._place(block)
        elif hasattr(block, "breakable") and not block.breakable:
            # Taller than a page, or than what its heading leaves of one: a heading alone
            # on a page is worse than a panel in two pieces.
            block.breakable = True
            self._place(block)
        elif sheet.used:
            self._turn()
            self._place(block)
        else:
            self.refuse(block, height)
            self._put(sheet, block, frame, top)

    def refuse(self, block: Block, room: float) -> None:
        """Stop at a block that has no room; who only looks for such blocks goes on."""
        raise TooTall(block, room)

    def _suit(self, blocks: list[Block]) -> None:
        """Take a roomier design, where there is one, for content that its page has no room for."""
        if not self._made_to_fit(blocks) and (roomier := self._current.design.roomier):
            self._current.design = self.geometry.design(roomier)
            self._made_to_fit(blocks)

    def _made_to_fit(self, blocks: list[Block]) -> bool:
        """Make display type smaller where the design says so, if then all stays on its page."""
        design = self._current.design
        steps = STEPS if design.one_page else FIRST_STEPS if design.shrinks else ()
        if not (steps or design.roomier) or self._fits(blocks):
            return True
        for scale in (*steps, 1.0):
            for block in blocks:
                block.shrink(scale)
            if self._fits(blocks):
                return True
        return False

    def _fits(self, blocks: list[Block]) -> bool:
        """Whether blocks have room on the page just begun."""
        frame = self._frame(self._current)
        y = gap = 0.0
        for block in blocks:
            _, height = block.wrap(frame.width.pt, frame.height.pt)
            y, gap = self._top(block, y, gap) + height, block.space_after
        return y <= frame.height.pt + _SLACK

    def _put(self, sheet: Sheet, block: Block, frame: Rect, top: float) -> None:
        sheet.flowing.add(len(sheet.placed))
        sheet.placed.append(Placed(block, frame.x0.pt, frame.y1.pt - top))
        sheet.y = top + block.height
        sheet.gap = block.space_after
        sheet.used = True
        sheet.keeps = block.keep_with_next


def _spine_at_start(number: int) -> bool:
    """On a recto the spine is where lines begin, in every script."""
    return number % 2 == 1
