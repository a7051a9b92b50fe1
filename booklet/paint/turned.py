"""A brush for pages that are read from right to left.

Blocks count x from the start edge of the page, whichever that is; on these pages it is the
right one. Every place is turned over to there; what stands in it is not: letters, pictures
and photographs are seen as they were drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from booklet.source.photograph import Photo
    from booklet.source.svg import Drawing
    from booklet.text.line import Line
    from booklet.typeset.block import Anchor, Block, Brush
    from booklet.typeset.page import Page
    from booklet.typeset.view import View


class TurnedBrush:
    """Takes places counted from the right edge of a page and hands them on from the left.

    Args:
        brush: paints.
        page: knows its width.
    """

    def __init__(self, brush: Brush, page: Page) -> None:
        self._brush = brush
        self._left = page.left

    def tagged(self, block: Block) -> AbstractContextManager[None]:
        """Paint real content of the block's structure element."""
        return self._brush.tagged(block)

    def artifact(self) -> AbstractContextManager[None]:
        """Paint what says nothing."""
        return self._brush.artifact()

    def arrive(self, anchor: Anchor, top: float) -> None:
        """Note that a place with a name begins at this height of the page."""
        self._brush.arrive(anchor, top)

    def lead(self, block: Block, place: Sequence[float], *, uri: str, description: str) -> None:
        """Make a place lead to an address."""
        x, y, width, height = place
        turned = (self._left(x, width), y, width, height)
        self._brush.lead(block, turned, uri=uri, description=description)

    def lines(self, block: Block, lines: Sequence[tuple[Line, float, float]]) -> None:
        """Set lines of text, each by the x of its start edge and the y of its baseline."""
        self._brush.lines(block, [(line, self._left(x, line.width), y) for line, x, y in lines])

    def box(
        self, x: float, y: float, width: float, height: float, *, role: str, radius: float = 0
    ) -> None:
        """Fill a rectangle, its corners rounded, with a swatch."""
        self._brush.box(self._left(x, width), y, width, height, role=role, radius=radius)

    def frame(
        self, x: float, y: float, width: float, height: float, *, role: str, weight: float
    ) -> None:
        """Draw a rectangle's outline."""
        self._brush.frame(self._left(x, width), y, width, height, role=role, weight=weight)

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, role: str, weight: float) -> None:
        """Draw a line."""
        self._brush.rule(self._left(x0), y0, self._left(x1), y1, role=role, weight=weight)

    def drawing(
        self, drawing: Drawing, x: float, y: float, *, width: float, height: float = 0
    ) -> None:
        """Place a drawing as it was drawn."""
        self._brush.drawing(drawing, self._left(x, width), y, width=width, height=height)

    def photograph(self, photo: Photo, x: float, y: float, *, width: float, height: float) -> None:
        """Fill a place with a photograph as it was taken."""
        self._brush.photograph(photo, self._left(x, width), y, width=width, height=height)

    def page(self, view: View, x: float, y: float, *, scale: float) -> None:
        """Show a page as it is read."""
        self._brush.page(view, self._left(x, view.window.width.pt * scale), y, scale=scale)

    def stock(self, flowable: object, x: float, y: float, *, width: float) -> None:
        """Draw a flowable of ReportLab's own, which knows one direction only."""
        self._brush.stock(flowable, self._left(x, width), y, width=width)
