"""From a place on a page to the line of content that painted it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from booklet.diagnostics import Location
    from booklet.preflight.objects import Box

_MOST_OF_IT = 0.5
_HAIR = 0.5  # points: lines have an area too


@value
class Traced:
    """A block that was placed on a page.

    Attributes:
        box: where it stands: points from the lower left corner of the trim, y upwards.
        location: the line of content it comes from; None for the builder's own.
        thing: a short name: ``illustration``, ``heading``, ``paragraph``.
        depth: how many blocks it stands in.
        text: what its lines say on this page; empty for a block that holds others.
        furniture: whether it is a running head, a folio or the like.
        seen: its words as their letters stand on the page, from the left; only where some run
            from right to left.
    """

    box: Box
    location: Location | None
    thing: str
    depth: int = 0
    text: str = ""
    furniture: bool = False
    seen: tuple[str, ...] = ()


@value
class Worded:
    """Words, and the line of content they come from."""

    text: str
    location: Location | None


@value(by_identity=True)
class Trace:
    """Every block of a file, page by page.

    Attributes:
        pages: for each page of the file its blocks, outer before inner.
        reading: whole paragraphs in reading order.
        unseen: words for screen readers only: text alternatives.
    """

    pages: tuple[tuple[Traced, ...], ...]
    reading: tuple[Worded, ...] = ()
    unseen: tuple[str, ...] = ()

    def at(self, page: int, box: Box) -> Traced | None:
        """The innermost block that a box on a page belongs to.

        Most of the box lies in it; of several the deepest, and of those the smallest.

        Args:
            page: counted from 1.
            box: points from the lower left corner of the trim.
        """
        blocks = self.on(page)
        wanted = _grown(box)
        least = _area(wanted) * _MOST_OF_IT
        holding = [t for t in blocks if _shared(_grown(t.box), wanted) >= least]
        located = [t for t in holding if t.location or t.furniture]
        found = max(located, key=lambda t: (t.depth, -_area(t.box)), default=None)
        return found or self._page(page)

    def on(self, page: int) -> tuple[Traced, ...]:
        """The blocks of a page, counted from 1."""
        return self.pages[page - 1] if 0 < page <= len(self.pages) else ()

    def _page(self, page: int) -> Traced | None:
        """The first block of a page stands for what the page itself has painted."""
        first = next((t for t in self.on(page) if t.location and not t.furniture), None)
        return first and Traced(first.box, first.location, "page")


def _grown(box: Box) -> Box:
    return box[0] - _HAIR, box[1] - _HAIR, box[2] + _HAIR, box[3] + _HAIR


def _shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
