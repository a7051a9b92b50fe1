"""Sheets planned: what lies where, before any PDF is written.

Origin at the lower left corner of a side as it is seen, y upwards. A side's back is as it
is seen once the printer has turned the sheet about the edge that the plan names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.units import ZERO, Length
from booklet.values import value

if TYPE_CHECKING:
    from booklet.geometry import Rect, Size
    from booklet.prepress.job import Imposition
    from booklet.prepress.schemes import Page


@value(kw_only=True)
class Placement:
    """A page on a side of a sheet.

    Attributes:
        page: its number in the file, from 1; None for an empty page.
        trim: where its trim comes to lie, creep included.
        clip: what of it shows: trim and bleed, up to the fold or half-way to the next.
        rotation: degrees anticlockwise by which its head is turned from upright.
        shift: how far creep moved it towards its spine.
        spine: side of ``trim`` at the fold that binds it: ``left``, ``right``, ``top``,
            ``bottom``; empty without a fold.
        depth: leaves that lie around its leaf.
    """

    page: Page
    trim: Rect
    clip: Rect
    rotation: int = 0
    shift: Length = ZERO
    spine: str = ""
    depth: int = 0


@value(kw_only=True)
class Tick:
    """A place at the edge of a side's block of pages where a mark belongs.

    Attributes:
        edge: of the block: ``left``, ``right``, ``top``, ``bottom``.
        at: along that edge: x for top and bottom, y for left and right.
        fold: whether the sheet is folded there; else it is cut.
    """

    edge: str
    at: Length
    fold: bool


@value(kw_only=True)
class Side:
    """The front or the back of a sheet.

    Attributes:
        name: ``front`` or ``back``.
        block: all trims together, before creep moves them.
        placements: in the order of the form’s cells, so that pages back to back have the same
            index on front and back.
        ticks: where marks belong, each once.
        spine: ends of the line in which the section is bound, nearest to its first page;
            None without a fold. Collation marks stand on it.
    """

    name: str
    block: Rect
    placements: tuple[Placement, ...]
    ticks: tuple[Tick, ...]
    spine: tuple[tuple[Length, Length], tuple[Length, Length]] | None = None


@value(kw_only=True)
class Sheet:
    """A sheet of paper.

    Attributes:
        number: from 1, in the order of printing, the outermost first.
        signature: which of the piles that are put inside one another, from 1.
        front: carries page 1 of a folded sheet.
        back: None when one side is printed.
    """

    number: int
    signature: int
    front: Side
    back: Side | None

    @property
    def sides(self) -> tuple[Side, ...]:
        """One or two."""
        return (self.front,) if self.back is None else (self.front, self.back)


@value(kw_only=True)
class Plan:
    """All sheets.

    Attributes:
        asked: the imposition.
        size: of a sheet as it stands in the file.
        page: trim of a page of the file.
        scale: of every page on the sheet.
        bleed: beyond the trim on the sheet, at the most.
        pages: of the file, in order, with the empty ones between them.
        flip: edge about which the sheet turns, ``upright`` or ``level``.
        sheets: in the order of printing.
    """

    asked: Imposition
    size: Size
    page: Size
    scale: float
    bleed: Length
    pages: tuple[Page, ...]
    flip: str
    sheets: tuple[Sheet, ...]

    @property
    def blanks(self) -> tuple[int, ...]:
        """Where the empty pages stand, counted from 1."""
        return tuple(at for at, page in enumerate(self.pages, start=1) if page is None)

    @property
    def sides(self) -> int:
        """Pages of the file of sheets."""
        return sum(len(sheet.sides) for sheet in self.sheets)

    @property
    def signatures(self) -> int:
        """How many piles are put inside one another."""
        return max((sheet.signature for sheet in self.sheets), default=0)

    @property
    def deepest(self) -> int:
        """Leaves around the innermost one."""
        return max(
            (p.depth for sheet in self.sheets for side in sheet.sides for p in side.placements),
            default=0,
        )

    @property
    def creep(self) -> Length:
        """How far the innermost page was moved."""
        return max(
            (p.shift for sheet in self.sheets for side in sheet.sides for p in side.placements),
            default=ZERO,
        )
