"""Art at the edges of a page, by pixels: does what touches the trim reach the bleed?

Also: is there anything on the page at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.preflight.render_places import box_of, pixels_of
from booklet.units import Length, mm
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from booklet.preflight.render import PageImages

DPI = 144
"""A pixel is 0.18 mm."""
SIDES = ("left", "right", "foot", "head")
_PAPER = 251
"""From this lightness in red, green and blue on, a pixel is paper: a tint of 2 % is not."""
_HALF = 128
_ART = re.compile(rb"\x00+")
_SHORTEST = mm(1)
_ROUNDING = mm(0.3)
"""Allowed for: a row of pixels that is half in, half out, at either end."""


@value
class ShortArt:
    """Art that touches the trim and ends before the bleed does.

    Attributes:
        side: one of :data:`SIDES`, as the page lies in the file.
        box: what is bare: from where the art ends to where it should, along the trim.
        reach: how far beyond the trim it goes where it is shortest.
    """

    side: str
    box: Rect
    reach: Length


def art_short_of_bleed(
    images: PageImages, index: int, *, trim: Rect, bleed: Length
) -> Iterator[ShortArt]:
    """Where art touches the trim without reaching the bleed, for a millimetre or more.

    Args:
        images: of the file.
        index: of the page, from 0.
        trim: in default user space.
        bleed: how far beyond the trim art should reach.
    """
    sheet, image = images.box(index), images.image(index, dpi=DPI)
    art = _art(image)
    bare = images.painted(index, dpi=DPI).point(_from(_HALF, below=255))
    pixel = sheet.height * (1 / image.height)
    # The first row is shared with the trim, the last with what lies beyond the bleed.
    edge = _Edge(trim, sheet, image, max(int((bleed - _ROUNDING) / pixel), 0), pixel)
    for side in SIDES:
        inside = _rows(art, _edge(side, trim, _ROUNDING), sheet, side)
        strip = _edge(side, trim, -bleed)
        white, unpainted = (_rows(picture, strip, sheet, side) for picture in (art, bare))
        yield from _short(side, inside[-1:], (white, unpainted), edge)


def is_blank(images: PageImages, index: int, *, within: Rect | None = None) -> bool:
    """Whether a part of the sheet shows nothing but paper."""
    image = images.image(index)
    shown = image.crop(pixels_of(within, sheet=images.box(index), image=image)) if within else image
    if not shown.width or not shown.height:
        return True
    return all(low >= _PAPER for low, _ in shown.getextrema())  # type: ignore[misc]  # RGB


@value
class _Edge:
    """What all rows along one side have in common."""

    trim: Rect
    sheet: Rect
    image: Image
    needed: int
    pixel: Length


def _edge(side: str, trim: Rect, depth: Length) -> Rect:
    """The strip along a side, inside the trim; outside it if the depth is negative."""
    if side == "left":
        strip = (trim.x0, trim.y0, trim.x0 + depth, trim.y1)
    elif side == "right":
        strip = (trim.x1 - depth, trim.y0, trim.x1, trim.y1)
    elif side == "foot":
        strip = (trim.x0, trim.y0, trim.x1, trim.y0 + depth)
    else:
        strip = (trim.x0, trim.y1 - depth, trim.x1, trim.y1)
    x0, y0, x1, y1 = strip
    return Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _rows(picture: Image, strip: Rect, sheet: Rect, side: str) -> list[bytes]:
    """Rows of pixels along the side, from the trim away."""
    from PIL.Image import Transpose

    shown = picture.crop(pixels_of(strip, sheet=sheet, image=picture))
    if side in {"left", "right"}:
        shown = shown.transpose(Transpose.TRANSPOSE)
    data, width = shown.tobytes(), shown.width
    rows = [data[at * width : (at + 1) * width] for at in range(shown.height)]
    # Beyond the left and the head, further away means further up in the picture.
    return rows[::-1] if side in {"left", "head"} else rows


def _short(
    side: str, inside: list[bytes], beyond: tuple[list[bytes], list[bytes]], edge: _Edge
) -> Iterator[ShortArt]:
    if not inside:
        return
    white, unpainted = (rows[1 : edge.needed] for rows in beyond)
    for match in _ART.finditer(inside[0]):
        begin, end = match.span()
        # White that is painted is art as well, a window in a wall, unless there is nothing else.
        reached = [_reach(unpainted, at) if _reach(white, at) else 0 for at in range(begin, end)]
        missing = bytes(0 if reach < edge.needed - 1 else 255 for reach in reached)
        for gap in _ART.finditer(missing):
            first, last = begin + gap.start(), begin + gap.end()
            if edge.pixel * (last - first) < _SHORTEST:
                continue
            shortest = min(reached[gap.start() : gap.end()])
            reach = edge.pixel * (shortest + 0.5 if shortest else 0)
            yield ShortArt(side, _bare(side, edge, first, last), reach)


def _reach(rows: list[bytes], at: int) -> int:
    """How many rows out something is still there, for one pixel along the trim."""
    for count in range(len(rows), 0, -1):
        row = rows[count - 1]
        if at < len(row) and not row[at]:
            return count
    return 0


def _art(image: Image) -> Image:
    """0 where there is art, 255 where there is paper."""
    from PIL import ImageChops

    red, green, blue = image.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return darkest.point(_from(_PAPER))


def _from(least: int, *, below: int = 0) -> list[int]:
    """A table that makes 255 of a level of at least so much, and the opposite below."""
    return [255 - below if level >= least else below for level in range(256)]


def _bare(side: str, edge: _Edge, first: int, last: int) -> Rect:
    """The strip beyond the trim, a bleed deep, between two pixels along it."""
    deep = edge.pixel * (edge.needed + 1)
    strip = _edge(side, edge.trim, -deep)
    left, top, _, _ = pixels_of(edge.trim, sheet=edge.sheet, image=edge.image)
    if side in {"left", "right"}:
        along = box_of((0, top + first, 1, top + last), sheet=edge.sheet, image=edge.image)
        return Rect(strip.x0, along.y0, strip.x1, along.y1)
    along = box_of((left + first, 0, left + last, 1), sheet=edge.sheet, image=edge.image)
    return Rect(along.x0, strip.y0, along.x1, strip.y1)
