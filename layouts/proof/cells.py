"""Cells side by side, which go on to the next page where one of them must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.boxes import Row, Space, Stack

if TYPE_CHECKING:
    from booklet.typeset.block import Block


class Cells(Row):
    """The cells of a row of a table; a row that is taller than a page is broken in all cells."""

    def split(self, width: float, height: float) -> list[Block]:
        self.wrap(width, height)
        first: list[tuple[Block, float]] = []
        rest: list[tuple[Block, float]] = []
        for cell, wanted in self._cells:
            if isinstance(cell, Stack):
                cell.breakable = True
            pieces = [cell] if cell.height <= height else cell.split(cell.width, height)
            if not pieces:
                return []
            first.append((pieces[0], wanted))
            rest.append((pieces[1] if len(pieces) > 1 else Space(0), wanted))
        if not any(isinstance(cell, Stack) for cell, _ in rest):
            return [self]
        return [Cells(part, gap=self.gap) for part in (first, rest)]
