"""Two pages as pictures: where the eye sees a difference.

Pages are shown at 144 pixels an inch, so that a pixel is 0.18 mm: a comma has some ten. A pixel
counts if its colour is more than 8 of 255 steps (3 %) outside all colours that the other
picture has there or one pixel beside: smaller steps are not seen side by side, and the soft
rims of letters that stand a fraction of a pixel elsewhere lie between the colours beside them.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from booklet.preflight.patches import patches
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL.Image import Image

    from booklet.preflight.objects import Box
    from booklet.preflight.render import PageImages
    from booklet.preflight.sheet import SheetPage

DPI = 144
"""Pixels an inch at which pages are compared; less for sheets above A2."""
STEP = 8
"""Of 255: how far colours may be apart and still be the same."""
_MOST_PIXELS = 8_000_000
_LEAST = 4
"""Pixels that differ in an area; fewer are 0.1 mm² and no change that anybody made."""
_CELL = 11
"""Pixels, 2 mm: areas that are nearer to one another than this are one."""
_MOST_AREAS = 12
_THUMB = (24, 34)
_SPREAD = 2.0
"""Points by which ink may reach beyond the box of its letters."""
_INCH = 72.0


@value
class Shown:
    """A page as a reader sees it.

    Attributes:
        image: the whole sheet, turned upright.
        scale: pixels a point.
        left, top: of the trim in the picture, pixels.
    """

    image: Image
    scale: float
    left: int
    top: int


def resolution(*pages: SheetPage) -> float:
    """Pixels an inch for pages that are compared: as many as memory allows, 144 at most."""
    largest = max((p.media[2] - p.media[0]) * (p.media[3] - p.media[1]) for p in pages)
    most: float = _INCH * (_MOST_PIXELS / max(largest, 1.0)) ** 0.5
    return min(float(DPI), most)


def shown(images: PageImages, page: SheetPage, dpi: float) -> Shown:
    """A page at a resolution."""
    image = images.image(page.number - 1, dpi=dpi).rotate(-90 * page.rotation, expand=True)
    left, _, right, top = page.on_trim(page.media)
    scale = image.width / ((right - left) or 1.0)
    return Shown(image, scale, round(-left * scale), round((top - page.trim_size[1]) * scale))


def digest(seen: Shown) -> bytes:
    """What tells a picture from all others."""
    kept = blake2b(repr((seen.image.size, seen.left, seen.top)).encode(), digest_size=16)
    kept.update(seen.image.tobytes())
    return kept.digest()


def thumb(seen: Shown) -> bytes:
    """A small picture in grey, for likeness."""
    return seen.image.convert("L").resize(_THUMB).tobytes()


def areas(old: Shown, new: Shown, *, height: float, besides: Sequence[Box]) -> tuple[Box, ...]:
    """Where two pages look different, as few boxes.

    Args:
        old: a page, and
        new: the one whose trim is laid on it by its upper left corner.
        height: of the new trim, points.
        besides: places that are accounted for: points from the lower left of the new trim.

    Returns:
        Boxes in points from the lower left of the new trim.
    """
    left, top = max(old.left, new.left), max(old.top, new.top)
    differing = _differing(_laid(old, new, left, top), _laid(new, old, left, top))
    if differing is None:
        return ()
    _forget(differing, besides, scale=new.scale, left=left, top=top, height=height)
    cell = _CELL
    boxes = _boxes(differing, cell)
    while len(boxes) > _MOST_AREAS:
        cell *= 2
        boxes = _boxes(differing, cell)
    return tuple(
        (
            (x0 - left) / new.scale,
            height - (y1 - top) / new.scale,
            (x1 - left) / new.scale,
            height - (y0 - top) / new.scale,
        )
        for x0, y0, x1, y1 in boxes
    )


def _laid(one: Shown, other: Shown, left: int, top: int) -> Image:
    """A picture on a canvas that holds both."""
    from PIL import Image

    width = left + max(one.image.width - one.left, other.image.width - other.left)
    height = top + max(one.image.height - one.top, other.image.height - other.top)
    if (width, height) == one.image.size:
        return one.image
    canvas = Image.new("RGB", (width, height), "white")
    canvas.paste(one.image, (left - one.left, top - one.top))
    return canvas


def _differing(old: Image, new: Image) -> Image | None:
    """White where pictures differ; None if nowhere."""
    from PIL import Image, ImageChops

    within = ImageChops.difference(old, new).getbbox()
    if within is None:
        return None
    within = (within[0] - 2, within[1] - 2, within[2] + 2, within[3] + 2)
    within = (max(within[0], 0), max(within[1], 0),
              min(within[2], old.width), min(within[3], old.height))  # fmt: skip
    a, b = old.crop(within), new.crop(within)
    apart = ImageChops.lighter(_outside(a, b), _outside(b, a)).split()
    most = ImageChops.lighter(ImageChops.lighter(apart[0], apart[1]), apart[2])
    whole = Image.new("L", old.size, 0)
    whole.paste(most.point([0] * (STEP + 1) + [255] * (255 - STEP)), within)
    return whole if whole.getbbox() else None


def _outside(one: Image, other: Image) -> Image:
    """How far each pixel is outside the colours that the other picture has around there."""
    from PIL import ImageChops

    above = ImageChops.subtract(one, _beside(other, ImageChops.lighter))
    below = ImageChops.subtract(_beside(other, ImageChops.darker), one)
    return ImageChops.lighter(above, below)


def _beside(image: Image, most: Callable[[Image, Image], Image]) -> Image:
    """The most of each pixel and the eight around it: a tenth of the time of a rank filter."""
    from PIL import ImageChops

    for across, down in ((1, 0), (0, 1)):
        one, other = (ImageChops.offset(image, way * across, way * down) for way in (1, -1))
        image = most(image, most(one, other))
    return image


def _forget(
    differing: Image, besides: Sequence[Box], *, scale: float, left: int, top: int, height: float
) -> None:
    for x0, y0, x1, y1 in besides:
        pixels = (
            int(left + (x0 - _SPREAD) * scale),
            int(top + (height - y1 - _SPREAD) * scale),
            int(left + (x1 + _SPREAD) * scale) + 1,
            int(top + (height - y0 + _SPREAD) * scale) + 1,
        )
        differing.paste(0, pixels)


def _boxes(differing: Image, cell: int) -> list[tuple[int, int, int, int]]:
    """Boxes around pixels that lie no further apart than a cell."""
    from PIL import ImageFilter

    cells = differing.reduce(cell).point([0] + [255] * 255).filter(ImageFilter.MaxFilter(3))
    boxes = []
    for patch in patches(cells):
        around = (
            min(run[1] for run in patch) * cell,
            patch[0][0] * cell,
            min(max(run[2] for run in patch) * cell, differing.width),
            min((patch[-1][0] + 1) * cell, differing.height),
        )
        part = differing.crop(around)
        inner = part.getbbox()
        if inner is not None and part.histogram()[255] >= _LEAST:
            boxes.append((around[0] + inner[0], around[1] + inner[1],
                          around[0] + inner[2], around[1] + inner[3]))  # fmt: skip
    return boxes
