"""Painting a page: its ground, its blocks, its furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.paint.turned import TurnedBrush

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from booklet.geometry import Size
    from booklet.paint.brush import PartBrush
    from booklet.typeset.page import Page

_OVER_THE_EDGE = 2.0  # points


def paint_page(page: Page, brush: PartBrush, *, trim: Size, bleed: float = 0) -> None:
    """Paint everything that stands on a page.

    Args:
        page: what it holds.
        brush: paints; its origin is the lower left corner of the trim.
        trim: size of the page.
        bleed: how far its ground runs over the trim, points.
    """
    brush.accent(page.accent)
    # Without a bleed the ground still runs over the edge, or a viewer that draws a page as a
    # whole number of pixels shows a line of paper there.
    over = bleed or _OVER_THE_EDGE
    ground = page.design.ground
    if ground and brush.palette[ground].inks:  # paper is its own ground
        with brush.furniture("Background"), brush.artifact():
            brush.box(
                -over,
                -over,
                trim.width.pt + 2 * over,
                trim.height.pt + 2 * over,
                role=ground,
            )
    hand = TurnedBrush(brush, page) if page.turned else brush
    for placed in page.placed:
        placed.block.paint(hand, placed.x, placed.top)
    middle = trim.height.pt / 2
    for placed in page.furniture:
        with _furniture(brush, at_head=placed.top > middle):
            placed.block.paint(hand, placed.x, placed.top)


def _furniture(brush: PartBrush, *, at_head: bool) -> AbstractContextManager[None]:
    return brush.furniture("Pagination", "Header" if at_head else "Footer")
