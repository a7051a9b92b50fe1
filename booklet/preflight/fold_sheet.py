"""A sheet of paper with two printed sides, and a leaf cut or folded from it.

Three frames of coordinates, all in points, x to the right, y upwards:

* *print*: a page of the imposed file, as the printer sees it;
* *sheet*: the paper, seen from its front, with the head of the first page upwards;
* *page*: a leaf as the reader sees it, its trimmed lower left corner at the origin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.fold_geometry import (
    Box,
    Matrix,
    at,
    boxed,
    mirrored,
    moved,
    then,
    turned,
)
from booklet.values import value

if TYPE_CHECKING:
    from booklet.preflight.fold_values import Folding

_HAIR = 0.001


@value(by_identity=True)
class Sheet:
    """A sheet as it comes from the printer.

    Attributes:
        index: in the pile, from 0.
        width: of its front as printed.
        height: of its front as printed.
        has_back: whether both sides are printed.
    """

    index: int
    width: float
    height: float
    has_back: bool


@value(by_identity=True)
class Face:
    """One face of a leaf, as the reader sees it.

    Attributes:
        sheet: index of the sheet, from 0.
        is_back: whether the sheet's back is seen.
        view: from the print frame to the page frame.
        spine: ``left`` or ``right`` of this face.
    """

    sheet: int
    is_back: bool
    view: Matrix
    spine: str


Leaf = tuple[Face, ...]
"""The faces of a leaf, recto before verso; one only if the sheet has no back."""


@value(by_identity=True)
class Panel:
    """What lies between folds or cuts: a page on it, and how it lies on the table.

    Attributes:
        trim: the page, in the sheet frame.
        spine: its bound edge in the sheet frame, a place on the x axis.
        lies: from the sheet frame to the table.
    """

    trim: Box
    spine: float
    lies: Matrix

    @property
    def middle(self) -> tuple[float, float]:
        """Where the middle of the page lies on the table."""
        x0, y0, x1, y1 = self.trim
        return at(self.lies, (x0 + x1) / 2, (y0 + y1) / 2)

    @property
    def front_is_up(self) -> bool:
        """Whether the front of the sheet looks up from the table."""
        a, b, c, d, _, _ = self.lies
        return a * d - b * c > 0


def extent(folding: Folding, sheet: Sheet) -> tuple[float, float]:
    """Width and height of the sheet in the sheet frame."""
    _, _, width, height = boxed(_paper(sheet), front_of(folding, sheet))
    return width, height


def middle(folding: Folding, sheet: Sheet) -> tuple[float, float]:
    """The middle of the block of pages in the sheet frame."""
    width, height = extent(folding, sheet)
    return width / 2 + folding.moved.width.pt, height / 2 + folding.moved.height.pt


def front_of(folding: Folding, sheet: Sheet) -> Matrix:
    """From the printed front to the sheet frame: the head of page one is turned upwards."""
    turn = turned(-folding.turned)
    x, y, _, _ = boxed(_paper(sheet), turn)
    return then(turn, moved(-x, -y))


def back_of(folding: Folding, sheet: Sheet) -> Matrix:
    """From the printed back to the sheet frame, in which it is seen through the paper.

    The printer turns the paper about an edge and prints upright as it then lies. About an
    upright edge left and right change places, about a level one head and foot do.
    """
    is_landscape = sheet.width >= sheet.height - _HAIR
    is_upright = (folding.flip == "short") == is_landscape
    through = mirrored(x=sheet.width / 2) if is_upright else mirrored(y=sheet.height / 2)
    return then(through, front_of(folding, sheet))


def leaf(folding: Folding, sheet: Sheet, panel: Panel) -> Leaf:
    """Both faces of a panel that lies on the table with its first face up."""
    # The reader turns a leaf about its spine: left and right change places.
    from_below = then(panel.lies, mirrored(x=0))
    seen = [(panel.lies, not panel.front_is_up), (from_below, panel.front_is_up)]
    return tuple(
        _face(folding, sheet, panel=panel, seen=view, is_back=is_back)
        for view, is_back in seen
        if sheet.has_back or not is_back
    )


def _face(folding: Folding, sheet: Sheet, *, panel: Panel, seen: Matrix, is_back: bool) -> Face:
    x0, y0, x1, _ = boxed(panel.trim, seen)
    bound, _ = at(seen, panel.spine, panel.trim[1])
    printed = back_of(folding, sheet) if is_back else front_of(folding, sheet)
    view = then(then(printed, seen), moved(-x0, -y0))
    side = "left" if bound < (x0 + x1) / 2 else "right"
    return Face(sheet.index, is_back, view, side)


def _paper(sheet: Sheet) -> Box:
    return 0.0, 0.0, sheet.width, sheet.height
