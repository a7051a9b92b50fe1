"""What the folding checker is told, and what it answers.

Words only: how the sheets are to be printed, folded and bound, as a person would tell a
binder, and what did not come out as the reader's file has it.
"""

from __future__ import annotations

from typing import Literal

from booklet.geometry import Rect, Size
from booklet.units import ZERO, Length, mm
from booklet.values import value

Scheme = Literal["saddle-stitch", "perfect-bound", "cut-and-stack", "n-up", "step-and-repeat"]
Binding = Literal["left", "right"]
Flip = Literal["short", "long", "none"]
Blanks = Literal["before-back", "before-back-leaf", "end"]
Creep = Literal["in", "out"]

FOLDS = {4: "l", 8: "tl", 16: "ltl", 32: "bltl"}
"""How a sheet with so many pages is folded, when the first page is on the outside.

A letter a fold, for the half that is brought over what stays: left, right, top or bottom, as the
front of the sheet is seen. Each fold halves what the one before left; the last makes the
spine. Bound on the right, left and right change places.
"""

_NO_SIZE = Size(ZERO, ZERO)


@value(kw_only=True)
class Folding:
    """How printed sheets become a booklet.

    Attributes:
        scheme: folded and nested, folded and gathered, cut and stacked, or left whole.
        trim: a page of the finished booklet.
        binding: side of the first page on which the spine stands.
        flip: edge of the sheet, as its front is seen, about which the printer turns it; a
            square sheet's short edges are the upright ones. ``none``: fronts only.
        section: pages of one folded sheet, both sides together.
        signature: folded sheets that are put inside one another; 0 is the scheme's own:
            all of them when stitched, one when glued or sewn.
        folds: one letter a fold, as in :data:`FOLDS`; empty takes them from there.
        columns: pages side by side, where sheets are not folded.
        rows: pages above each other, where sheets are not folded.
        gaps: paper between pages that are cut apart, and, on folded sheets, between two
            fore edges and between two heads or feet.
        moved: how far the block of pages lies right of and above the middle of the front,
            if it is folded by its marks; by hand, sheets are folded in the middle.
        grind: what the binder mills off the spine, from the fold.
        thickness: of the paper; zero when nothing was done about creep.
        cover: thickness of the outermost sheet of a stitched booklet, if it is of other
            paper; None if all are alike.
        measured: how far the innermost leaf of a folded dummy stood out, spread evenly over
            the leaves; None: what the thickness of the paper gives.
        creep: ``in``: the outermost sheet stays and inner pages move towards the spine;
            ``out``: the innermost stays and outer pages move away from it.
        bleed: art that must be there beyond each cut, as far as the reader's file has it.
        blanks: where sides that no page fills stand: before the last page, which is the
            back cover; before the leaf that it is on; or at the end. At the end always where
            nothing is bound.
        scale: of a page on the sheet.
        turned: degrees, anticlockwise, by which the head of the sheet's first page is
            turned as the sheet lies: 0, 90, 180 or 270.
        tolerance: how far off a place may be.
    """

    scheme: Scheme
    trim: Size
    binding: Binding = "left"
    flip: Flip = "short"
    section: int = 4
    signature: int = 0
    folds: str = ""
    columns: int = 1
    rows: int = 1
    gaps: Size = _NO_SIZE
    moved: Size = _NO_SIZE
    grind: Length = ZERO
    thickness: Length = ZERO
    cover: Length | None = None
    measured: Length | None = None
    creep: Creep = "in"
    bleed: Length = ZERO
    blanks: Blanks = "before-back"
    scale: float = 1.0
    turned: int = 0
    tolerance: Length = mm(0.1)

    @property
    def is_folded(self) -> bool:
        """Whether sheets are folded, and not cut or left whole."""
        return self.scheme in {"saddle-stitch", "perfect-bound"}


@value(kw_only=True)
class Misfit:
    """One thing that the folded booklet has otherwise than the reader's file.

    Attributes:
        code: ``P904``; :data:`booklet.preflight.fold_rules.RULES` explains each.
        message: starts lower case; says which page, what was expected and what was found.
        expected: what the reader's file has there.
        found: what the folded booklet has there.
        sheet_page: page of the imposed file, from 1; 0 for the file as a whole.
        place: on that page, in its default user space; None for the whole of it.
        leaf: of the folded booklet, from 1; 0 if none is meant.
        side: ``recto`` or ``verso`` of that leaf.
        page: of the reader's file; None where a blank should be, or none is meant.
        off: how far from its place; None if the misfit is not of that kind.
    """

    code: str
    message: str
    expected: str
    found: str
    sheet_page: int = 0
    place: Rect | None = None
    leaf: int = 0
    side: str = ""
    page: int | None = None
    off: Length | None = None
