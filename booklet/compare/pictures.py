"""Pictures of the pages that differ, for the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.report_pictures import encoded, shown_upright
from booklet.values import value

if TYPE_CHECKING:
    from booklet.compare.differ import Opened
    from booklet.compare.findings import Comparison
    from booklet.preflight.objects import Box

LONGER_SIDE = 1100.0
"""Pixels: small type can be read in it when it is enlarged, and printed."""
_MOST_PAGES = 120


@value(kw_only=True)
class Picture:
    """A page as a reader sees it, whole sheet.

    Attributes:
        width: of the picture, pixels.
        height: likewise.
        png: the picture, base64.
        frame: the sheet, in points from the lower left of the trim.
    """

    width: int
    height: int
    png: str
    frame: Box


Pictures = dict[int, Picture]
"""By page, counted from 1."""


def pictures(comparison: Comparison, old: Opened, new: Opened) -> tuple[Pictures, Pictures]:
    """Pictures of the pages that something is told of: of the old file, and of the new."""
    told = comparison.told
    return (
        {pair.old: _picture(old, pair.old) for pair in told[:_MOST_PAGES] if pair.old},
        {pair.new: _picture(new, pair.new) for pair in told[:_MOST_PAGES] if pair.new},
    )


def _picture(file: Opened, number: int) -> Picture:
    page = file.examined.pages[number - 1]
    image = shown_upright(file.images, page, longer_side=LONGER_SIDE)
    return Picture(
        width=image.width,
        height=image.height,
        png=encoded(image),
        frame=page.on_trim(page.media),
    )
