"""How light inks are, against the profile of the printing condition."""

from __future__ import annotations

import io
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from booklet.colour.ink import ink_contrast_ratio, ink_luminance
from booklet.colour.swatch import Swatch
from tests.support.content import PROJECT

PAPER = Swatch("paper", (1, 1, 1), (0, 0, 0, 0))


@cache
def transform() -> ImageCms.ImageCmsTransform:
    profile = ImageCms.ImageCmsProfile(
        io.BytesIO((PROJECT / "assets/icc/FOGRA39L_coated.icc").read_bytes())
    )
    srgb = ImageCms.createProfile("sRGB")
    relative = ImageCms.Intent.RELATIVE_COLORIMETRIC
    return ImageCms.buildTransform(profile, srgb, "CMYK", "RGB", renderingIntent=relative)


def printed(inks: tuple[float, ...]) -> Swatch:
    """A swatch as the profile says that it looks."""
    dots = tuple(round(255 * ink) for ink in inks)
    seen = ImageCms.applyTransform(Image.new("CMYK", (1, 1), dots), transform())
    assert seen is not None
    red, green, blue = seen.getpixel((0, 0))  # type: ignore[misc]  # of RGB
    return Swatch("seen", (red / 255, green / 255, blue / 255), (0, 0, 0, 0))


@given(st.tuples(*[st.floats(0, 1)] * 4).filter(lambda inks: sum(inks) <= 3))
def test_contrast_on_paper_is_nearly_the_profiles(inks: tuple[float, float, float, float]) -> None:
    swatch = Swatch("some", (0, 0, 0), inks)
    wanted = 1.05 / (printed(inks).luminance + 0.05)

    assert ink_contrast_ratio(swatch, PAPER) == pytest.approx(wanted, rel=0.14)


def test_paper_is_white_and_black_is_not_quite_black() -> None:
    assert ink_luminance(PAPER) == pytest.approx(1)
    assert ink_luminance(Swatch("ink", (0, 0, 0), (0, 0, 0, 1))) == pytest.approx(0.024)
