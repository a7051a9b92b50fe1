"""How an edition is painted: in light or in ink, how finely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.colour.swatch import ColourSpace
from booklet.values import value

if TYPE_CHECKING:
    from booklet.source.photograph import Photo

_INCH = 72.0
_LINE_ART = 600
"""Pixels an inch of what is ink or paper, with nothing between."""


@value(kw_only=True)
class Press:
    """How the parts of an edition are painted.

    Attributes:
        space: how colours are written: in light for a screen, in ink for a press.
        profile: ICC profile of that light or those inks.
        resolution: photographs have at most so many pixels an inch.
        small: letters below this size, in points, are set in few inks.
        one_ink: whether there is but one, and photographs are drawn in lines.
    """

    space: ColourSpace
    profile: bytes
    resolution: int
    small: float = 0.0
    one_ink: bool = False

    @property
    def inks(self) -> bytes | None:
        """The profile, if it is of inks that colours in light are to be taken to."""
        has_inks = self.space is ColourSpace.CMYK and not self.one_ink
        return self.profile if has_inks else None

    def widest(self, photo: Photo, width: float) -> int:
        """Pixels across that are enough for a picture on so many points of paper."""
        has_edges = self.one_ink and photo.is_logo
        return round(width / _INCH * (_LINE_ART if has_edges else self.resolution))

    @property
    def navigable(self) -> bool:
        """Whether links and the outline lead through the file: a press follows none."""
        return self.space is not ColourSpace.CMYK
