"""How well text stands out from what lies behind it, by pixels.

A page is shown twice, with its letters and without them. Where the two differ is the ground
of the letters, and nothing beside it: a line below a link or the rule of a table is not. The
colour of the letters is the file’s own, for at the rims of thin strokes pixels are mixed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.render_places import overlap, pixels_of
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from booklet.geometry import Rect
    from booklet.preflight.render import PageImages, TextPiece

DPI = 100
"""A stroke of body text is a pixel wide, and so is what is seen of its ground."""
_DIFFERS = 6
_SHARE = 0.05
"""A twentieth of the ground may be worse: rims of shapes, where pixels are mixed."""
_UNSEEN = (1, 2, 3)
"""Stands for what is not ground."""

Colour = tuple[int, int, int]


@value
class TextOnGround:
    """Some letters and what lies behind them.

    Attributes:
        piece: the letters.
        ratio: of luminances, 1 to 21, by the worst twentieth of the ground (WCAG 2.2,
            “contrast ratio”).
        ground: a colour of that twentieth.
        unrest: how much the ground’s lightness varies, 0 to 255: the span of its middle three
            fifths, so that the line below a link does not count.
        is_seen: whether any pixel shows the letters; if none does, they have the ground’s own
            colour, or something covers them.
    """

    piece: TextPiece
    ratio: float
    ground: Colour
    unrest: int
    is_seen: bool


def texts_on_grounds(
    images: PageImages, index: int, *, within: Rect | None = None
) -> Iterator[TextOnGround]:
    """Every piece of text of a page that has ink, with its ground.

    Args:
        images: of the file.
        index: of the page, from 0.
        within: the part of the sheet to look at, usually the bleed; None: all of it.
    """
    sheet = images.box(index)
    bounds = within or sheet
    shown = images.image(index, dpi=DPI)
    bare = images.image(index, dpi=DPI, text=False)
    for piece in images.texts(index):
        if (
            piece.colour is None
            or not piece.text.strip()
            or not overlap(piece.box.points, bounds.points)
        ):
            continue
        left, top, right, bottom = pixels_of(piece.box, sheet=sheet, image=bare)
        around = (
            max(left - 1, 0), max(top - 1, 0),
            min(right + 1, bare.width), min(bottom + 1, bare.height),
        )  # fmt: skip
        if around[0] < around[2] and around[1] < around[3]:
            yield _measured(piece, piece.colour, shown.crop(around), bare.crop(around))


def contrast_of(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours of sRGB, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_LINEAR[part] for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    # Straight up to here (IEC 61966-2-1).
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


_LINEAR = tuple(_linear(part / 255) for part in range(256))


def _measured(piece: TextPiece, colour: Colour, shown: Image, bare: Image) -> TextOnGround:
    from PIL import ImageChops
    from PIL.Image import new

    apart = ImageChops.difference(shown, bare).convert("L").point(_mask_of(_DIFFERS))
    is_seen = apart.getbbox() is not None
    mask = apart if is_seen else new("L", bare.size, 255)
    ground = new("RGB", bare.size, _UNSEEN)
    ground.paste(bare, mask=mask)
    colours = ground.quantize(256).convert("RGB") if ground.getcolors(4096) is None else ground
    counted: dict[Colour, int] = {}
    for count, found in colours.getcolors(4096) or ():
        assert isinstance(found, tuple), "a picture in RGB"
        if found != _UNSEEN:
            counted[found[0], found[1], found[2]] = count
    ratio, worst = _worst(colour, piece.alpha, counted)
    unrest = _span(bare.convert("L").histogram(mask))
    return TextOnGround(piece, ratio, worst, unrest, is_seen)


def _worst(colour: Colour, alpha: float, counted: dict[Colour, int]) -> tuple[float, Colour]:
    """The ratio that a twentieth of the ground does not reach, and its colour."""
    if not counted:
        return 21.0, (255, 255, 255)
    ranked = sorted(
        (contrast_of(_over(colour, ground, alpha), ground), ground) for ground in counted
    )
    left = _SHARE * sum(counted.values())
    for ratio, ground in ranked:
        left -= counted[ground]
        if left <= 0:
            return ratio, ground
    return ranked[-1]


def _over(colour: Colour, ground: Colour, alpha: float) -> Colour:
    if alpha >= 1:
        return colour
    red, green, blue = (
        round(a * alpha + b * (1 - alpha)) for a, b in zip(colour, ground, strict=True)
    )
    return red, green, blue


def _span(levels: list[int]) -> int:
    """The span of the middle three fifths of a histogram."""
    low, high = sum(levels) * 0.2, sum(levels) * 0.8
    reached, first, last = 0, 0, 0
    for level, count in enumerate(levels):
        if reached <= low:
            first = level
        if reached < high:
            last = level
        reached += count
    return max(last - first, 0)


def _mask_of(least: int) -> list[int]:
    return [255 if level >= least else 0 for level in range(256)]
