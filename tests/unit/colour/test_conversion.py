"""Photographs in inks: paper stays paper, grey stays grey, a profile is heeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from booklet.colour.conversion import in_inks

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def profile(project: Path) -> bytes:
    return (project / "assets" / "icc" / "FOGRA39L_coated.icc").read_bytes()


def inks_of(colour: tuple[int, ...], profile: bytes) -> tuple[int, ...]:
    """Per cent of each ink."""
    image = in_inks(Image.new("RGB", (4, 4), colour), profile)
    assert image.mode == "CMYK"
    pixel = image.getpixel((1, 1))
    assert isinstance(pixel, tuple)
    return tuple(round(ink / 2.55) for ink in pixel)


def test_white_is_the_paper(profile: bytes) -> None:
    assert inks_of((255, 255, 255), profile) == (0, 0, 0, 0)


def test_black_is_the_darkest_the_press_prints_and_no_more_than_it_takes(profile: bytes) -> None:
    inks = inks_of((0, 0, 0), profile)

    assert inks[3] > 85
    assert sum(inks) <= 330


def test_red_has_magenta_and_yellow_and_hardly_any_cyan(profile: bytes) -> None:
    cyan, magenta, yellow, black = inks_of((200, 30, 60), profile)

    assert magenta > 90
    assert yellow > 50
    assert cyan < 25
    assert black < 25


def test_a_grey_photograph_stays_in_black_alone(profile: bytes) -> None:
    assert in_inks(Image.new("L", (4, 4), 90), profile).mode == "L"


def test_a_photograph_in_inks_without_a_profile_is_taken_as_it_is(profile: bytes) -> None:
    image = Image.new("CMYK", (2, 2), (10, 20, 30, 40))

    assert in_inks(image, profile).getpixel((0, 0)) == (10, 20, 30, 40)


def test_the_camera_s_own_profile_is_heeded(project: Path, profile: bytes) -> None:
    plain = (project / "assets" / "icc" / "sRGB.icc").read_bytes()
    # The table of tags names the places of the primaries: red and blue change theirs.
    swapped = plain.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    image = Image.new("RGB", (4, 4), (200, 30, 60))
    image.info["icc_profile"] = swapped

    pixel = in_inks(image, profile).getpixel((1, 1))

    assert isinstance(pixel, tuple)
    assert pixel[0] > pixel[2], "what is called red is blue: more cyan than yellow"
