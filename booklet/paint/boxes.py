"""The boxes of a page, one inside the other (ISO 32000-1:2008, 14.11.2).

Default user space begins at the corner of the MediaBox; everything that is painted counts
from the corner of the trim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.paint.objects import Raw
from booklet.units import ZERO
from booklet.values import value

if TYPE_CHECKING:
    from booklet.geometry import Size
    from booklet.units import Length


@value(kw_only=True)
class PageBoxes:
    """What is cut from what.

    Attributes:
        trim: the page as the reader holds it.
        bleed: how far art runs over each edge of it.
        room: film round the bleed, for marks.
    """

    trim: Size
    bleed: Length = ZERO
    room: Length = ZERO

    @property
    def offset(self) -> float:
        """From the corner of the film to the corner of the trim, points."""
        return (self.bleed + self.room).pt

    @property
    def media(self) -> tuple[float, float]:
        """Width and height of the film, points."""
        return self.trim.width.pt + 2 * self.offset, self.trim.height.pt + 2 * self.offset

    def entries(self) -> dict[str, Raw]:
        """The boxes as a page dictionary has them; BleedBox only where there is a bleed."""
        boxes = {"MediaBox": self._around(self.offset), "TrimBox": self._around(0)}
        if self.bleed != ZERO:
            boxes["BleedBox"] = self._around(self.bleed.pt)
        return boxes

    def _around(self, by: float) -> Raw:
        low, (width, height) = self.offset, (self.trim.width.pt, self.trim.height.pt)
        corners = (low - by, low - by, low + width + by, low + height + by)
        return Raw(lambda _: f"[{' '.join(f'{corner:.4f}' for corner in corners)}]")
