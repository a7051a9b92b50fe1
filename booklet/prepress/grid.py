"""A sheet's grid in lengths: columns, rows and the paper between them.

The grid is laid out as its pages stand upright; whether it has to be turned on the sheet
is decided afterwards.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from booklet.geometry import Rect, Size
from booklet.prepress.sheets import Tick
from booklet.units import ZERO, Length
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.prepress.schemes import Cell, Form

_FAR = Length(1e6)


@value(kw_only=True)
class Grid:
    """Where the cells of a form lie; the lower left corner of the block is the origin.

    Attributes:
        page: trim on the sheet, scaled.
        columns: left edge of each column.
        rows: lower edge of each row, the top row first.
        size: of the whole block.
        folded: whether the paper between columns and rows is folded or cut.
        milled: what is milled off each page's spine.
        bleed: around each trim.
    """

    page: Size
    columns: tuple[Length, ...]
    rows: tuple[Length, ...]
    size: Size
    folded: bool
    milled: Length
    bleed: Length

    def trim(self, cell: Cell) -> Rect:
        """A cell's page before creep."""
        return Rect.at(
            self.columns[cell.column],
            self.rows[cell.row],
            width=self.page.width,
            height=self.page.height,
        )

    def shifted(self, cell: Cell, creep: Length) -> Rect:
        """A cell's page after creep, which moves it towards its spine."""
        return self.trim(cell).moved(-creep if cell.spine == "left" else creep, ZERO)

    def clip(self, cell: Cell, creep: Length) -> Rect:
        """What of the page shows: its bleed, up to the middle of the paper between pages."""
        shown, cell_box = self.shifted(cell, creep).inset(-self.bleed), self._bounds(cell)
        return Rect(
            max(shown.x0, cell_box.x0),
            max(shown.y0, cell_box.y0),
            min(shown.x1, cell_box.x1),
            min(shown.y1, cell_box.y1),
        )

    def folds(self) -> tuple[tuple[Length, ...], tuple[Length, ...]]:
        """Middles between columns, and between rows from the top."""
        across = _middles(self.columns, self.page.width)
        down = _middles(tuple(reversed(self.rows)), self.page.height)
        return across, tuple(reversed(down))

    def _bounds(self, cell: Cell) -> Rect:
        across, down = self.folds()
        return Rect(
            across[cell.column - 1] if cell.column else -_FAR,
            down[cell.row] if cell.row < len(down) else -_FAR,
            across[cell.column] if cell.column < len(across) else _FAR,
            down[cell.row - 1] if cell.row else _FAR,
        )

    def ticks(self, cells: Sequence[tuple[Cell, Length]]) -> tuple[Tick, ...]:
        """Where marks belong: cuts beside the outer pages, folds at both ends."""
        last_column, last_row = len(self.columns) - 1, len(self.rows) - 1
        found: list[Tick] = []
        for cell, creep in cells:
            trim = self.shifted(cell, creep)
            ends = {"left": trim.x0, "right": trim.x1}
            if cell.spine and self.milled <= ZERO:
                del ends[cell.spine]
            for edge, outer in (("top", cell.row == 0), ("bottom", cell.row == last_row)):
                found += [Tick(edge=edge, at=x, fold=False) for x in ends.values() if outer]
            for edge, outer in (("left", cell.column == 0), ("right", cell.column == last_column)):
                levels = (trim.y0, trim.y1) if outer else ()
                found += [Tick(edge=edge, at=y, fold=False) for y in levels]
        if self.folded:
            across, down = self.folds()
            found += [
                Tick(edge=edge, at=x, fold=True) for x in across for edge in ("top", "bottom")
            ]
            found += [Tick(edge=edge, at=y, fold=True) for y in down for edge in ("left", "right")]
        return _each_once(found)


def lay_grid(
    form: Form,
    *,
    page: Size,
    gutter: Length,
    milled: Length,
    bleed: Length,
    folded: bool,
) -> Grid:
    """Give a form's cells their places.

    Args:
        form: of one sheet.
        page: trim on the sheet, scaled.
        gutter: paper between pages that are cut apart.
        milled: taken off each page at its spine.
        bleed: around each trim.
        folded: whether sheets are folded between the pages.
    """
    spine_after = {
        cell.column
        for cell in form.cells
        if cell.spine == "right" and cell.column + 1 < form.columns
    }
    columns, x = [], ZERO
    for column in range(form.columns):
        columns.append(x)
        gap = 2 * milled if column in spine_after else gutter
        x = x + page.width + gap
    width = columns[-1] + page.width
    step = page.height + gutter
    rows = [step * (form.rows - 1 - row) for row in range(form.rows)]
    return Grid(
        page=page,
        columns=tuple(columns),
        rows=tuple(rows),
        size=Size(width, rows[0] + page.height),
        folded=folded,
        milled=milled,
        bleed=bleed,
    )


def _middles(starts: tuple[Length, ...], extent: Length) -> tuple[Length, ...]:
    return tuple((first + extent + second) * 0.5 for first, second in pairwise(starts))


def _each_once(ticks: list[Tick]) -> tuple[Tick, ...]:
    """Ticks in a fixed order; where a fold is, nothing is cut."""
    kept: dict[tuple[str, float], Tick] = {}
    for tick in sorted(ticks, key=lambda t: (t.edge, round(t.at.pt, 2), not t.fold)):
        kept.setdefault((tick.edge, round(tick.at.pt, 2)), tick)
    return tuple(kept.values())
