"""A page shown on another page: the whole of it, or a part, smaller or as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Block, Tag
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.geometry import Rect, Size
    from booklet.text.line import Line
    from booklet.typeset.block import Brush
    from booklet.typeset.page import Page


@value(by_identity=True)
class View:
    """What shows of a page.

    Attributes:
        page: with its furniture.
        trim: its size.
        window: the part that shows, from the lower left corner of the trim as it is seen.
        marked: rectangles on it that are pointed out.
    """

    page: Page
    trim: Size
    window: Rect
    marked: tuple[Rect, ...] = ()


class PageView(Block):
    """A picture of a page, as wide as its measure.

    It is painted by what paints the page itself, as vectors: as sharp as the page, and small.
    To a reader it is one figure; what stands on the page is none of the document's text.

    Args:
        view: what shows.
        alt: text alternative of the figure.
        role: swatch of the frames round what is pointed out.
        weight: of those frames, points.
    """

    def __init__(self, view: View, *, alt: str, role: str, weight: float) -> None:
        super().__init__()
        self.view, self.role, self.weight = view, role, weight
        self.tag = Tag("Figure", alt=alt)
        self.scale = 1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Find the scale at which the window is as wide as the measure."""
        del height
        window = self.view.window
        self.scale = width / window.width.pt
        self.width, self.height = width, window.height.pt * self.scale
        return self.width, self.height

    def paint(self, brush: Brush, x: float, top: float) -> None:
        """Paint the page, then a hairline round what shows of it, then what is pointed out."""
        bottom, window = top - self.height, self.view.window
        with brush.tagged(self):
            brush.page(self.view, x, bottom, scale=self.scale)
            for box in self.view.marked:
                place = box.moved(-window.x0, -window.y0)
                brush.frame(
                    x + place.x0.pt * self.scale,
                    bottom + place.y0.pt * self.scale,
                    place.width.pt * self.scale,
                    place.height.pt * self.scale,
                    role=self.role,
                    weight=self.weight,
                )
        with brush.artifact():
            brush.frame(x, bottom, self.width, self.height, role="rule", weight=self.weight / 2)

    def lines_of_text(self) -> Iterator[Line]:
        """Every line of the page: those in the window are set."""
        page = self.view.page
        for placed in (*page.placed, *page.furniture):
            yield from placed.block.lines_of_text()
