"""Rectangles and sizes in default user space: origin bottom left, y upwards, points."""

from __future__ import annotations

from booklet.units import Length
from booklet.values import value

_HAIR = Length(0.01)


@value
class Size:
    """A width and a height."""

    width: Length
    height: Length


@value
class Rect:
    """A rectangle by its lower left and upper right corners (ISO 32000-1:2008, 7.9.5)."""

    x0: Length
    y0: Length
    x1: Length
    y1: Length

    @classmethod
    def at(cls, x: Length, y: Length, *, width: Length, height: Length) -> Rect:
        """The rectangle whose lower left corner is ``(x, y)``."""
        return cls(x, y, x + width, y + height)

    @property
    def width(self) -> Length:
        """From the left edge to the right."""
        return self.x1 - self.x0

    @property
    def height(self) -> Length:
        """From the lower edge to the upper."""
        return self.y1 - self.y0

    @property
    def points(self) -> tuple[float, float, float, float]:
        """``(x0, y0, x1, y1)`` in points, as a page box is written."""
        return self.x0.pt, self.y0.pt, self.x1.pt, self.y1.pt

    def inset(self, by: Length) -> Rect:
        """This rectangle with every side moved inwards (outwards if ``by`` is negative)."""
        return Rect(self.x0 + by, self.y0 + by, self.x1 - by, self.y1 - by)

    def moved(self, dx: Length, dy: Length) -> Rect:
        """This rectangle moved right by ``dx`` and up by ``dy``."""
        return Rect(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def within(self, other: Rect) -> Rect:
        """The part of this rectangle that lies in another, which it meets."""
        return Rect(
            max(self.x0, other.x0),
            max(self.y0, other.y0),
            min(self.x1, other.x1),
            min(self.y1, other.y1),
        )

    def contains(self, other: Rect, *, tolerance: Length = _HAIR) -> bool:
        """Whether ``other`` lies within this rectangle, to within ``tolerance``."""
        outer = self.inset(-tolerance)
        return (
            outer.x0 <= other.x0
            and outer.y0 <= other.y0
            and outer.x1 >= other.x1
            and outer.y1 >= other.y1
        )


PAPER = {
    "A3": Size(Length(297 * 72 / 25.4), Length(420 * 72 / 25.4)),
    "A4": Size(Length(210 * 72 / 25.4), Length(297 * 72 / 25.4)),
    "A5": Size(Length(148 * 72 / 25.4), Length(210 * 72 / 25.4)),
    "A6": Size(Length(105 * 72 / 25.4), Length(148 * 72 / 25.4)),
}
"""Paper sizes by name (ISO 216), upright."""
