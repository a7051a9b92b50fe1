"""Finds the sheet's orientation, the grid and the scale that pages fit in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError
from booklet.geometry import Size
from booklet.prepress.codes import diagnose
from booklet.prepress.folding import SECTIONS, outer_form
from booklet.prepress.job import Flip, Imposition, Orientation, Scheme
from booklet.prepress.paper import across, upright
from booklet.units import ZERO, Length, mm
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

# A printer's A4 and two pages of A5 (148 mm) differ by a millimetre; a hair is no overflow.
_HAIR = mm(0.05)


@value(kw_only=True)
class Fit:
    """How pages lie on the paper.

    Attributes:
        sheet: as it stands in the file.
        turned: whether the pages lie a quarter turn anticlockwise on it.
        flip: the line it is turned over about: ``upright`` or ``level``.
        room: corners of what may be printed on both sides, with the pages upright.
        columns: of the grid, with the pages upright.
        rows: of the grid.
        scale: of the pages.
    """

    sheet: Size
    turned: bool
    flip: str
    room: tuple[Length, Length, Length, Length]
    columns: int
    rows: int
    scale: float

    @property
    def laid(self) -> Size:
        """The sheet as it lies when the pages stand upright."""
        return Size(self.sheet.height, self.sheet.width) if self.turned else self.sheet

    def origin(self, block: Size) -> tuple[Length, Length]:
        """Lower left corner of a block in the middle of the room."""
        x0, y0, x1, y1 = self.room
        return (x0 + x1 - block.width) * 0.5, (y0 + y1 - block.height) * 0.5


def fitted(asked: Imposition, page: Size, *, gutter: Length) -> Fit:
    """Choose how the pages lie.

    Args:
        asked: the imposition.
        page: trim of a page.
        gutter: paper between pages that are cut apart.

    Raises:
        BookletError: if they do not fit in any way that may be chosen.
    """
    tried = [
        _try(asked, page, gutter=gutter, sheet=sheet, turned=turned)
        for sheet, turned in _ways(asked)
    ]
    best = max(tried, key=lambda attempt: attempt[1])[0]
    if best.scale > 0:
        return best
    fit, _ = tried[0]
    block = _block(asked, page, fit.columns or 1, fit.rows or 1, gutter)
    x0, y0, x1, y1 = fit.room
    raise BookletError(
        [
            diagnose(
                "M003",
                needed=f"{block.width.mm:.0f} × {block.height.mm:.0f} mm",
                room=f"{(x1 - x0).mm:.0f} × {(y1 - y0).mm:.0f} mm",
            )
        ]
    )


def _ways(asked: Imposition) -> Iterator[tuple[Size, bool]]:
    """The ways in which a sheet may stand, and pages lie on it."""
    if asked.orientation is Orientation.AUTO:
        yield from ((across(asked.sheet), False), (upright(asked.sheet), False))
        return
    stand = across if asked.orientation is Orientation.LANDSCAPE else upright
    yield from ((stand(asked.sheet), False), (stand(asked.sheet), True))


def _try(
    asked: Imposition, page: Size, *, gutter: Length, sheet: Size, turned: bool
) -> tuple[Fit, tuple[float, ...]]:
    """A way of laying the pages, and how good it is: the greater, the better."""
    flip = _flip(asked.flip, sheet)
    room = _room(asked, sheet, flip, turned=turned)
    if turned:
        # Undo the quarter turn: (x, y) on the sheet is (y, height of the laid sheet - x).
        x0, y0, x1, y1 = room
        room = (y0, sheet.width - x1, y1, sheet.width - x0)
    width, height = room[2] - room[0], room[3] - room[1]
    columns, rows = _grid(asked, page, gutter=gutter, width=width, height=height)
    block = _block(asked, page, columns or 1, rows or 1, gutter)
    scale = 1.0 if columns and rows else 0.0
    fixed = _block(asked, Size(ZERO, ZERO), columns or 1, rows or 1, gutter)
    fills = min(
        (width - fixed.width) / (block.width - fixed.width),
        (height - fixed.height) / (block.height - fixed.height),
    )
    if asked.fit and scale:
        scale = max(fills, 0.0)
    elif block.width > width + _HAIR or block.height > height + _HAIR:
        scale = 0.0
    fit = Fit(
        sheet=sheet, turned=turned, flip=flip, room=room, columns=columns, rows=rows, scale=scale
    )
    # First that it fits, then how many pages, then pages upright, then the even margin.
    return fit, (min(scale, 1e-9), columns * rows, -turned if not asked.fit else 0, fills, -turned)


def _flip(flip: Flip, sheet: Size) -> str:
    """The line a sheet is turned about: along its short or its long edge, as it stands."""
    short_is_upright = sheet.width >= sheet.height
    return "upright" if (flip is not Flip.LONG) == short_is_upright else "level"


def _room(
    asked: Imposition, sheet: Size, flip: str, *, turned: bool
) -> tuple[Length, Length, Length, Length]:
    """What both sides can print: the back brings the opposite margin to each edge.

    Paper is folded edge to edge, so each fold, and with it the pages on both sides of it,
    belongs in the middle of the paper and not of what can be printed.
    """
    margins = asked.margins
    left, right, top, bottom = margins.left, margins.right, margins.top, margins.bottom
    even = {flip}
    if asked.scheme.folds:
        across, down = ("level", "upright") if turned else ("upright", "level")
        even |= {across, down} if asked.section > SECTIONS[0] else {across}
    if "upright" in even:
        left = right = max(left, right)
    if "level" in even:
        top = bottom = max(top, bottom)
    return left, bottom, sheet.width - right, sheet.height - top


def _grid(
    asked: Imposition, page: Size, *, gutter: Length, width: Length, height: Length
) -> tuple[int, int]:
    if asked.scheme.folds:
        form = outer_form(asked.section)
        return len(form[0]), len(form)
    if asked.columns and asked.rows:
        return asked.columns, asked.rows
    if asked.scheme is Scheme.N_UP:
        return (2, 1) if width >= height else (1, 2)
    return _as_many(width, page.width, gutter), _as_many(height, page.height, gutter)


def _as_many(room: Length, page: Length, gutter: Length) -> int:
    return int((room + gutter + _HAIR) / (page + gutter))


def _block(asked: Imposition, page: Size, columns: int, rows: int, gutter: Length) -> Size:
    """Size of a grid; between folded pages every second gap is a spine."""
    spines = columns // 2 if asked.scheme.folds else 0
    cuts = columns - 1 - spines
    return Size(
        page.width * columns + asked.milled * (2 * spines) + gutter * cuts,
        page.height * rows + gutter * (rows - 1),
    )
