"""Leaves become a booklet, and it is leafed through from cover to cover.

Creep
    Folded sheets lie in one another, pressed flat, so that each sheet's fold lies in the
    fold of the sheet outside it. Paper of thickness *t* in the fold keeps the next sheet
    that far from the spine; a leaf with *k* thicknesses of paper between it and the outside
    stands out by *k·t* at the fore edge, where one cut makes all leaves even. A sheet folded
    more than once lies in itself: its layers count, not the sheet. Sheets of different paper
    push by the thickness of each.

    *k·t* is the rule of the trade ("the other cards are offset from the staple by the sum
    of the paper thickness of the previous cards", Impozycjoner, “Reduction of creeping
    pages”; Quite Imposing's “paper thickness”). Paper that is bent round and not pressed
    stands out by up to π/2 times as much, since half the arc of each layer is (π/2)·t
    longer than that of the layer within; say so by a greater thickness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.fold_geometry import Box, mirrored, moved, then
from booklet.preflight.fold_hands import cells, cut, fold
from booklet.preflight.fold_sheet import Face, back_of, front_of, leaf, middle
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.preflight.fold_sheet import Leaf, Sheet
    from booklet.preflight.fold_values import Folding
    from booklet.units import Length


@value(by_identity=True)
class Place:
    """A face in the finished booklet.

    Attributes:
        face: what is seen; its view is of the leaf as it lies in the booklet, pushed out
            by the paper outside it.
        order: of the reader's pages, the one that should be seen here, from 0.
        leaf: from 1; a sheet that stays whole is a leaf.
        side: ``recto`` or ``verso``.
        visible: of the page frame: within the cut, and not in the fold.
        pushed: how far the leaf's fold lies from the outermost one, towards the fore edge.
    """

    face: Face
    order: int
    leaf: int
    side: str
    visible: Box
    pushed: float


def bind(folding: Folding, sheets: Sequence[Sheet]) -> tuple[Place, ...]:
    """Make the booklet and leaf through it: every face, in the order of reading."""
    if folding.scheme == "n-up":
        return tuple(_left_whole(folding, sheets))
    if folding.scheme == "step-and-repeat":
        return tuple(_repeated(folding, sheets))
    if folding.scheme == "cut-and-stack":
        # The pile is cut through, and the stacks are laid on one another.
        stacks = zip(*[cut(folding, sheet) for sheet in sheets], strict=True)
        return tuple(_leafed(folding, [(one, 0.0) for stack in stacks for one in stack]))
    return tuple(_leafed(folding, list(_gathered(folding, sheets))))


def _gathered(folding: Folding, sheets: Sequence[Sheet]) -> Iterator[tuple[Leaf, float]]:
    """Fold, nest and gather: leaves and how far they are pushed out."""
    is_stitched = folding.scheme == "saddle-stitch"
    in_one = folding.signature or (len(sheets) if is_stitched else 1)
    each = _layer(folding, min(in_one, len(sheets)))
    for first in range(0, len(sheets), in_one):
        section: list[tuple[Leaf, float]] = []
        outside = 0.0
        for sheet in sheets[first : first + in_one]:
            is_cover = is_stitched and sheet.index == 0 and folding.measured is None
            paper = (folding.cover if is_cover else None) or each
            leaves = fold(folding, sheet)
            layers = [min(i, len(leaves) - 1 - i) for i in range(len(leaves))]
            middle = len(section) // 2
            section[middle:middle] = [
                (one, outside + layer * paper.pt) for one, layer in zip(leaves, layers, strict=True)
            ]
            outside += len(leaves) // 2 * paper.pt
        still = max(pushed for _, pushed in section) if folding.creep == "out" else 0.0
        for one, pushed in section:
            yield one, pushed - still


def _layer(folding: Folding, sheets: int) -> Length:
    """What a layer of paper pushes by: its thickness, or its part of what a dummy showed."""
    if folding.measured is None:
        return folding.thickness
    deepest = sheets * folding.section // 4 - 1
    return folding.measured * (1 / deepest) if deepest > 0 else folding.measured


def _leafed(folding: Folding, leaves: list[tuple[Leaf, float]]) -> Iterator[Place]:
    """Turn leaf after leaf."""
    order = 0
    for number, (faces, pushed) in enumerate(leaves, start=1):
        for side, face in zip(("recto", "verso"), faces, strict=False):
            yield _place(folding, face, order=order, leaf=number, side=side, pushed=pushed)
            order += 1


def _left_whole(folding: Folding, sheets: Sequence[Sheet]) -> Iterator[Place]:
    """Read a sheet, turn it like a leaf, about the edge it is bound at, and read its back."""
    order = 0
    for sheet in sheets:
        across, _ = middle(folding, sheet)
        front = front_of(folding, sheet)
        # Turned over so that the block of pages comes to lie where it lay.
        back = then(back_of(folding, sheet), mirrored(x=across))
        for is_back, view in ((False, front), (True, back))[: 1 + sheet.has_back]:
            for panel in cells(folding, sheet):
                x, y, _, _ = panel.trim
                face = Face(sheet.index, is_back, then(view, moved(-x, -y)), folding.binding)
                side = "verso" if is_back else "recto"
                number = sheet.index + 1
                yield _place(folding, face, order=order, leaf=number, side=side, pushed=0.0)
                order += 1


def _repeated(folding: Folding, sheets: Sequence[Sheet]) -> Iterator[Place]:
    """Cut sheets apart; every piece of a sheet is the same leaf."""
    order, number = 0, 0
    for sheet in sheets:
        for panel in cells(folding, sheet):
            number += 1
            faces = leaf(folding, sheet, panel)
            for back, face in enumerate(faces):
                side = ("recto", "verso")[back]
                page = order + back
                yield _place(folding, face, order=page, leaf=number, side=side, pushed=0.0)
        order += 1 + sheet.has_back


def _place(
    folding: Folding, face: Face, *, order: int, leaf: int, side: str, pushed: float
) -> Place:
    """A face where it lies when the booklet is cut: the fold is further in than the outermost."""
    width, height = folding.trim.width.pt * folding.scale, folding.trim.height.pt * folding.scale
    hidden = max(0.0, pushed - folding.grind.pt)
    is_left = face.spine == "left"
    visible = (hidden, 0.0, width, height) if is_left else (0.0, 0.0, width - hidden, height)
    lies = then(face.view, moved(pushed if is_left else -pushed, 0.0))
    placed = Face(face.sheet, face.is_back, lies, face.spine)
    return Place(placed, order, leaf, side, visible, pushed)
