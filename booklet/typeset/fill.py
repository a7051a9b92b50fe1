"""Filling frames: one pass over the blocks, no canvas, every page known at the end.

The filler keeps headings with what follows, panels whole, two lines of a paragraph
together at the foot and head of a page, and first baselines on the grid. Where a page would
stay nearly empty it fills those of a run anew (:mod:`booklet.typeset.even`). Heights run
downwards from the head of the frame, in points.
"""

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING

from booklet.typeset.block import Block, Fixed, Item, NewPage, blocks_of, flatten
from booklet.typeset.boxes import Stack
from booklet.typeset.even import PLAINEST, Trial, Way, Worse, is_good, tightest, ways
from booklet.typeset.making import PageMaker
from booklet.typeset.page import Page, Placed, Sheet, TooTall
from booklet.typeset.smaller import FIRST_STEPS, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.geometry import Rect

_SLACK = 0.01


class Filler(PageMaker):
    """Fills pages with blocks, in reading order."""

    _divided = 0  # panels of the run
    _trial: Trial | None = None

    def fill(self, items: Sequence[Item]) -> tuple[Page, ...]:
        """Place everything and return the pages.

        Raises:
            TooTall: if a block that must not be broken is taller than a page, or the content
                of a design of one page needs another.
        """
        for start, run in _runs_of(items):
            if start is not None:
                self.open(start)
                self._suit([item for item in run if isinstance(item, Block)])
            before = len(self.pages)
            if start is not None and self._runs_on_evenly:
                self._fill_evenly(run, before)
                continue
            self._place_run(run)
            if start is not None:
                self._kept_short(run, before)
        self.close()
        return tuple(self.pages)

    # -- runs ---------------------------------------------------------------------------

    def _place_run(self, run: Sequence[Block | Fixed]) -> None:
        self._divided = 0
        chain: list[Block] = []
        for item in run:
            if isinstance(item, Fixed):
                self._place_fixed(item)
                continue
            chain.append(item)
            if not item.keep_with_next:
                self._place_chain(chain)
                chain = []
        self._place_chain(chain)

    def _kept_short(self, run: Sequence[Block | Fixed], before: int) -> bool:
        """Whether display type had to be smaller for a run to keep to the pages of its design."""
        first = self.pages[before] if len(self.pages) > before else self.current
        for scale in STEPS:
            if len(self.pages) - before < first.design.most:
                return scale < STEPS[0]
            self._again(run, before, Way(scale=scale))
        return True

    @property
    def _runs_on_evenly(self) -> bool:
        design = self.current.design
        return self.geometry.design(design.next or design.name).even

    def _fill_evenly(self, run: Sequence[Block | Fixed], before: int) -> None:
        """Fill the pages of a run in the way that looks best; in any, if the plainest fails."""
        shrinks = self.current.design.shrinks
        self._trial = trial = Trial(before)
        with suppress(TooTall):
            self._place_run(run)
            filled = self.filled_since(before)
            if self._kept_short(run, before) or is_good(filled, self._divided):
                self._trial = None
                return
            trial.most = len(filled)
        with suppress(TooTall, Worse):
            self._again(run, before, tightest(shrinks=shrinks))
            trial.fewest = len(self.filled_since(before))
        for way in ways(shrinks=shrinks):
            with suppress(TooTall, Worse):
                trial.require(way, (), 0)
                self._again(run, before, way)
                trial.keep(way, self.filled_since(before), self._divided)
        self._trial = None
        self._again(run, before, trial.best)
        self.way = PLAINEST

    def turn(self) -> None:
        """Go on to another page, unless a way that is tried looks worse already."""
        if self._trial:
            self._trial.require(self.way, self.filled_since(self._trial.before), self._divided)
        super().turn()

    def _again(self, run: Sequence[Block | Fixed], before: int, way: Way) -> None:
        self.reopen(before, way)
        for block in blocks_of(run):
            if isinstance(block, Stack):
                block.restore()
            if self.current.design.shrinks:
                block.shrink(way.scale)
        self._place_run(run)

    # -- blocks -------------------------------------------------------------------------

    def _place_fixed(self, item: Fixed) -> None:
        sheet = self.current
        area = self.geometry.area(sheet.design, item.area).on(
            self.geometry.trim, spine_at_start=sheet.spine_at_start
        )
        _, height = item.block.wrap(area.width.pt, area.height.pt)
        if height > area.height.pt + _SLACK:
            self._refuse(item.block, area.height.pt)
        top = area.y1.pt if item.align == "top" else area.y0.pt + height
        layer = sheet.behind if item.behind else sheet.placed
        layer.append(Placed(item.block, area.x0.pt, top))

    def _place_chain(self, chain: list[Block]) -> None:
        """Place blocks that must begin on one page; the last may be broken."""
        if not chain:
            return
        sheet = self.current
        fits = not sheet.used or sheet.design.one_page or self._chain_fits(chain)
        if not fits and not self._divides(chain):
            self.turn()
        for block in chain:
            self._place(block)

    def _divides(self, chain: list[Block]) -> bool:
        """Whether a block is broken for the page that is being filled."""
        sheet, block = self.current, chain[0]
        frame = self.frame(sheet)
        width, height = self.measure, frame.height.pt
        room = height - self._top(block, sheet.y, sheet.gap)
        return (
            isinstance(block, Stack)
            and room >= block.may_leave * self.way.patience
            and block.divides(width, room, frame=height)
        )

    def _chain_fits(self, chain: list[Block]) -> bool:
        sheet = self.current
        frame = self.frame(sheet)
        width, room = self.measure, frame.height.pt
        y, gap = sheet.y, sheet.gap
        for block in chain[:-1]:
            block.wrap(width, room)
            y = self._top(block, y, gap) + block.height
            gap = block.space_after
        least = chain[-1].least_height(width)
        return self._top(chain[-1], y, gap) + least <= room + _SLACK

    def _top(self, block: Block, y: float, gap: float) -> float:
        """Where a block's top comes to lie: below the gap, its baseline on the grid."""
        gaps = self.way.gaps
        top = y + (max(gap, block.space_before) * gaps if y else 0.0)
        if block.first_baseline is None or not block.on_grid:
            return top
        grid = self.geometry.grid if gaps == 1 else self.geometry.grid / 2
        start = self.geometry.grid_start - self.current.design.frame.head.pt
        lines = math.ceil((top + block.first_baseline - start) / grid - 0.02)
        return lines * grid + start - block.first_baseline

    def _place(self, block: Block) -> None:
        sheet = self.current
        frame = self.frame(sheet)
        width, height = self.measure, frame.height.pt
        block.wrap(width, height)
        top = self._top(block, sheet.y, sheet.gap)
        if top + block.height <= height + _SLACK or sheet.design.one_page:
            if top + block.height > height + _SLACK:
                self._refuse(block, height - top)
            self._put(sheet, block, frame, top)
            return
        pieces = block.split(width, height - top)
        if len(pieces) > 1:
            self._divided += isinstance(block, Stack)
            self._put(sheet, pieces[0], frame, top)
            self.turn()
            for piece in pieces[1:]:
                self._place(piece)
        elif sheet.used and not sheet.keeps:
            self.turn()
            self._place(block)
        elif hasattr(block, "breakable") and not block.breakable:
            # Taller than a page, or than what its heading leaves of one: a heading alone
            # on a page is worse than a panel in two pieces.
            block.breakable = True
            if isinstance(block, Stack) and not sheet.used:
                block.carry(frame=height)
            self._place(block)
        elif sheet.used:
            self.turn()
            self._place(block)
        else:
            self._refuse(block, height)
            self._put(sheet, block, frame, top)

    def refuse(self, block: Block, room: float) -> None:
        """Stop at a block that has no room; who only looks for such blocks goes on."""
        raise TooTall(block, room)

    def _refuse(self, block: Block, room: float) -> None:
        if self._trial:
            raise TooTall(block, room)
        self.refuse(block, room)

    def _suit(self, blocks: list[Block]) -> None:
        """Take a roomier design, where there is one, for content that its page has no room for."""
        if not self._made_to_fit(blocks) and (roomier := self.current.design.roomier):
            self.current.design = self.geometry.design(roomier)
            self._made_to_fit(blocks)

    def _made_to_fit(self, blocks: list[Block]) -> bool:
        """Make display type smaller where the design says so, if then all stays on its page."""
        design = self.current.design
        steps = STEPS if design.one_page else FIRST_STEPS if design.shrinks else ()
        if not (steps or design.roomier) or self._fits(blocks):
            return True
        if steps and self._fits(blocks, scale=steps[-1]):
            return any(self._fits(blocks, scale=scale) for scale in steps)
        return self._fits(blocks, scale=1.0)

    def _fits(self, blocks: list[Block], *, scale: float | None = None) -> bool:
        """Whether blocks have room on the page just begun, scaled or as they are."""
        if scale is not None:
            for block in blocks:
                block.shrink(scale)
        frame = self.frame(self.current)
        y = gap = 0.0
        for block in blocks:
            _, height = block.wrap(self.measure, frame.height.pt)
            y, gap = self._top(block, y, gap) + height, block.space_after
        return y <= frame.height.pt + _SLACK

    def _put(self, sheet: Sheet, block: Block, frame: Rect, top: float) -> None:
        sheet.flowing.add(len(sheet.placed))
        sheet.placed.append(Placed(block, frame.x0.pt, frame.y1.pt - top))
        sheet.y = top + block.height
        sheet.gap = block.space_after
        sheet.used = True
        sheet.keeps = block.keep_with_next


def _runs_of(items: Sequence[Item]) -> Iterator[tuple[NewPage | None, Sequence[Block | Fixed]]]:
    """What stands behind each new page: what its layout means for it, if it has room there."""
    start: NewPage | None = None
    run: list[Block | Fixed] = []
    for item in flatten(items):
        if isinstance(item, NewPage):
            yield start, run
            start, run = item, []
        else:
            run.append(item)
    yield start, run
