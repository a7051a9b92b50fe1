"""Photographs for one ink: where tones meet there is a line, all else stays paper.

A screen of dots would show more of a photograph, and takes as much ink as its tones are deep:
half of a page that is half dark. A line drawing never takes more than its share.
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


def sketched(photograph: Image.Image) -> Image.Image:
    """A photograph as lines.

    Args:
        photograph: in any mode; what shows through is paper.

    Returns:
        An image of mode 1, ink black.
    """
    from PIL import Image, ImageFilter, ImageMath, ImageOps
    from PIL.Image import Resampling

    if photograph.has_transparency_data:
        paper = Image.new("RGBA", photograph.size, "white")
        photograph = Image.alpha_composite(paper, photograph.convert("RGBA"))
    grey = ImageOps.autocontrast(photograph.convert("L"), cutoff=1)
    blur = max(grey.width / _LINE, 0.7)
    near, around = (grey.filter(ImageFilter.GaussianBlur(blur * by)) for by in (1, 3))
    darker = ImageMath.lambda_eval(
        lambda grey: grey["convert"](
            grey["max"](grey["around"] - grey["near"], 0) * 255 / (grey["around"] + _DEEP), "L"
        ),
        near=near,
        around=around,
    )
    size = round(grey.width * _FINER), round(grey.height * _FINER)
    drawn = darker.resize(size, Resampling.BICUBIC)
    level = _level(drawn.histogram(), most=_MOST * size[0] * size[1])
    lines: Image.Image = drawn.point([255 if tone < level else 0 for tone in range(256)])
    return lines.convert("1")


def _level(histogram: list[int], *, most: float) -> int:
    """From which tone on no more than so many pixels are."""
    level, above = len(histogram), 0
    while level > _FAINT and above + histogram[level - 1] <= most:
        level -= 1
        above += histogram[level]
    return level
