"""Pictures in pixels for one ink: where tones meet there is a line, all else stays paper.

A screen of dots would show more of a photograph, and takes as much ink as its tones are deep:
half of a page that is half dark. A line drawing never takes more than its share. In a logo what
is dark is solid, as in one of shapes (:mod:`booklet.paint.logo_work`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_MOST = 0.1
"""Of all pixels become ink at most."""
_FAINT = 8
"""Of 255: tones that differ by less of the lighter one are alike, as on skin and sky."""
_DEEP = 32
"""Of 255: shadows as deep as this have half the lines that lights have."""
_LINE = 700
"""A line is about this part of the width."""
_FINER = 1.5
"""Pixels of a drawing to each of the photograph, so that lines are not jagged."""
_LOGO_LINE = 2
"""Pixels; a line in a logo is about twice as wide."""
_PALE = 3
"""Of 255: tones of a logo that differ by less are alike."""
_DARK = 148
"""Of 255: the lightest grey that has a contrast of 3:1 with paper (WCAG 2.2, 1.4.11)."""


def sketched(photograph: Image.Image) -> Image.Image:
    """A photograph as lines.

    Args:
        photograph: in any mode; what shows through is paper.

    Returns:
        An image of mode 1, ink black.
    """
    from PIL import ImageOps
    from PIL.Image import Resampling

    grey = ImageOps.autocontrast(_on_paper(photograph), cutoff=1)
    darker = _darker(grey, blur=max(grey.width / _LINE, 0.7))
    size = round(grey.width * _FINER), round(grey.height * _FINER)
    drawn = darker.resize(size, Resampling.BICUBIC)
    level = _level(drawn.histogram(), most=_MOST * size[0] * size[1])
    return drawn.point(_ink_from(level)).convert("1")


def logo(picture: Image.Image, *, widest: int) -> Image.Image:
    """A logo: what is dark solid, what is light with a line around it, paper between darks.

    Args:
        picture: in any mode; what shows through is paper.
        widest: pixels across that it is to have.

    Returns:
        An image of mode 1, ink black.
    """
    from PIL import ImageChops, ImageOps
    from PIL.Image import Resampling

    size = widest, max(round(picture.height * widest / picture.width), 1)
    grey = _on_paper(picture).resize(size, Resampling.LANCZOS)
    lights = grey.point([max(tone, _DARK) for tone in range(256)])
    darks = ImageOps.invert(grey.point([min(tone, _DARK) for tone in range(256)]))
    solid = grey.point([0 if tone <= _DARK else 255 for tone in range(256)])
    lines, gaps = (
        _darker(tones, blur=_LOGO_LINE).point(_ink_from(_PALE)) for tones in (lights, darks)
    )
    parted = ImageChops.lighter(solid, ImageOps.invert(gaps))
    return ImageChops.darker(parted, lines).convert("1")


def _on_paper(picture: Image.Image) -> Image.Image:
    """In grey, paper where something showed through."""
    from PIL import Image

    if picture.has_transparency_data:
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture.convert("RGBA"))
    return picture.convert("L")


def _darker(grey: Image.Image, *, blur: float) -> Image.Image:
    """How much darker each pixel is than those around it: on one side of where tones meet."""
    from PIL import ImageFilter, ImageMath

    near, around = (grey.filter(ImageFilter.GaussianBlur(blur * by)) for by in (1, 3))
    darker: Image.Image = ImageMath.lambda_eval(
        lambda grey: grey["convert"](
            grey["max"](grey["around"] - grey["near"], 0) * 255 / (grey["around"] + _DEEP), "L"
        ),
        near=near,
        around=around,
    )
    return darker


def _ink_from(level: int) -> list[int]:
    return [255 if tone < level else 0 for tone in range(256)]


def _level(histogram: list[int], *, most: float) -> int:
    """From which tone on no more than so many pixels are."""
    level, above = len(histogram), 0
    while level > _FAINT and above + histogram[level - 1] <= most:
        level -= 1
        above += histogram[level]
    return level
