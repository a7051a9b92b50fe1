"""From a place on a page to the line of content that painted it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from booklet.diagnostics import Location
    from booklet.preflight.objects import Box


@value
class Traced:
    """A block that was placed on a page.

    Attributes:
        box: where it stands: points from the lower left corner of the trim, y upwards.
        location: the line of content it comes from; None for the builder's own.
        thing: a short name: ``illustration``, ``heading``, ``paragraph``.
        depth: how many blocks it stands in.
    """

    box: Box
    location: Location | None
    thing: str
    depth: int


@value(by_identity=True)
class Trace:
    """Every block of a file, page by page.

    Attributes:
        pages: for each page of the file its blocks, outer before inner.
    """

    pages: tuple[tuple[Traced, ...], ...]

    def at(self, page: int, box: Box) -> Traced | None:
        """The innermost block that a box on a page belongs to.

        Among the blocks that hold the middle of the box, the deepest, and of those the
        smallest.

        Args:
            page: counted from 1.
            box: points from the lower left corner of the trim.
        """
        if not 0 < page <= len(self.pages):
            return None
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        holding = [t for t in self.pages[page - 1] if _holds(t.box, x, y) and t.location]
        return max(holding, key=lambda t: (t.depth, -_area(t.box)), default=None)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
