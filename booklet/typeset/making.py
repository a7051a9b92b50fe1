"""Making pages: one is open and is being filled, those before it are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.typeset.even import PLAINEST
from booklet.typeset.page import Page, Placed, Sheet
from booklet.units import pt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.typeset.block import NewPage
    from booklet.typeset.even import Way
    from booklet.typeset.page import Geometry, PageDesign


class PageMaker:
    """Opens pages of the designs that layouts ask for, and closes them.

    Args:
        geometry: page size, designs and grid.
        first_page: number of the first page.
    """

    def __init__(self, geometry: Geometry, *, first_page: int) -> None:
        self.geometry = geometry
        self.pages: list[Page] = []
        self.way = PLAINEST
        self._filled: list[float] = []  # of the frame of each page, what part
        # Asked for at every block, in every way that pages are filled.
        self._frames: dict[tuple[str, bool, int], Rect] = {}
        self._measures: dict[str, float] = {}
        self._next = first_page
        self._sheet: Sheet | None = None
        self._accent = ""
        self._running_title = ""

    def open(self, start: NewPage) -> None:
        """Open a page of a design, on the side that is asked for."""
        self.close()
        self._accent = start.accent or self._accent
        if start.running_title is not None:
            self._running_title = start.running_title
        design = self.geometry.design(start.design)
        wanted = {"recto": 1, "verso": 0}.get(start.side)
        if wanted is not None and self._next % 2 != wanted:
            self._begin(self.geometry.designs.get("blank", design))
            self.close(even_if_empty=True)
        self._begin(design)

    def _begin(self, design: PageDesign) -> None:
        self._sheet = Sheet(
            design,
            accent=self._accent,
            running_title=self._running_title,
            number=self._next,
        )
        self._next += 1

    def turn(self) -> None:
        """Go on to another page of the same design."""
        sheet = self.current
        self.close()
        self._begin(self.geometry.design(sheet.design.next or sheet.design.name))

    def close(self, *, even_if_empty: bool = False) -> None:
        """Have done with the page that is open, if there is one."""
        sheet = self._sheet
        if sheet is None:
            return
        self._sheet = None
        if not sheet.placed and not sheet.behind and not even_if_empty:
            self._next -= 1
            return
        self._filled.append(self._part(sheet))
        self.pages.append(
            Page(
                sheet.number,
                sheet.design,
                sheet.accent,
                sheet.running_title,
                (*sheet.behind, *self._settled(sheet)),
                sheet.spine_at_start,
                turned=self.geometry.trim.width.pt if self.geometry.right_to_left else 0.0,
            )
        )

    def _settled(self, sheet: Sheet) -> Iterator[Placed]:
        """What stands on a page, moved down to its middle or foot, or spread over all of it."""
        room, align = self._whole_frame(sheet).height.pt - sheet.y, sheet.design.align
        shift = {"middle": room / 2, "bottom": room}.get(align, 0.0)
        left = sum(p.block.stretches for p in sheet.placed) if align == "spread" else 0
        for index, placed in enumerate(sheet.placed):
            is_flowing, block = index in sheet.flowing, placed.block
            yield Placed(block, placed.x, placed.top - shift) if is_flowing else placed
            if left and block.stretches:
                shift += block.stretch((room - shift) / left)
                left -= 1

    @property
    def current(self) -> Sheet:
        """The page that is being filled."""
        assert self._sheet is not None, "a layout must open a page before it sets a block"
        return self._sheet

    @property
    def measure(self) -> float:
        """Width of its frame, points: to the last bit the same on both sides of a leaf."""
        design = self.current.design
        if design.name not in self._measures:
            self._measures[design.name] = design.measure(self.geometry.trim)
        return self._measures[design.name]

    def _whole_frame(self, sheet: Sheet) -> Rect:
        trim, on_recto = self.geometry.trim, sheet.spine_at_start
        return sheet.design.frame.on(trim, spine_at_start=on_recto)

    def frame(self, sheet: Sheet) -> Rect:
        """What is filled of a page: all of its frame, or less by some lines at its foot."""
        lines = self.way.lines
        which = (sheet.design.name, sheet.spine_at_start, lines)
        if which not in self._frames:
            whole = self._whole_frame(sheet)
            foot = whole.y0 + pt(lines * self.geometry.grid) if lines else whole.y0
            self._frames[which] = Rect(whole.x0, foot, whole.x1, whole.y1)
        return self._frames[which]

    # -- once more ----------------------------------------------------------------------

    def filled_since(self, before: int) -> Sequence[float]:
        """Of the frame of each page, what part is filled, from the first behind some on."""
        return [*self._filled[before:], self._part(self.current)]

    def reopen(self, before: int, way: Way) -> None:
        """Throw all pages but so many away, and open the first of these to be filled in a way."""
        first = self.pages[before] if len(self.pages) > before else self.current
        del self.pages[before:], self._filled[before:]
        self.way, self._next = way, first.number
        self._begin(first.design)

    def _part(self, sheet: Sheet) -> float:
        return sheet.y / self._whole_frame(sheet).height.pt
