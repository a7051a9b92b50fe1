"""Photographs as lines: where tones meet, and never more ink than their share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageDraw

from booklet.paint.images import Treatment, read_photograph
from booklet.paint.sketch import sketched

if TYPE_CHECKING:
    from pathlib import Path


def ink(drawn: Image.Image, box: tuple[int, int, int, int] | None = None) -> float:
    """How much of a drawing, or of a part of it, is ink."""
    counts = (drawn.crop(box) if box else drawn).convert("L").histogram()
    assert counts[0] + counts[255] == sum(counts), "there is grey in it"
    return counts[0] / sum(counts)


def square() -> Image.Image:
    """A dark square in the middle of a light ground."""
    image = Image.new("RGB", (200, 200), (240, 230, 220))
    ImageDraw.Draw(image).rectangle((60, 60, 139, 139), fill=(70, 20, 60))
    return image


def test_where_tones_meet_there_is_a_line_and_else_nothing() -> None:
    drawn = sketched(square())

    assert drawn.mode == "1"
    assert ink(drawn, (84, 84, 216, 216)) > ink(drawn, (105, 105, 195, 195)) == 0
    assert ink(drawn, (0, 0, 75, 300)) == 0


def test_a_picture_of_nothing_but_edges_takes_no_more_than_its_share() -> None:
    rows = [255 * ((x // 2 + y // 2) % 2) for y in range(200) for x in range(200)]
    busy = Image.new("L", (200, 200))
    busy.putdata(rows)

    assert ink(sketched(busy)) <= 0.1


def test_skin_and_sky_stay_paper() -> None:
    soft = Image.linear_gradient("L")

    assert ink(sketched(soft)) == 0


def test_what_shows_through_is_paper() -> None:
    clear = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    clear.paste(square(), (0, 0))
    half = clear.copy()
    half.putalpha(Image.new("L", (200, 200), 255))

    assert ink(sketched(Image.new("RGBA", (50, 50), (0, 0, 0, 0)))) == 0
    assert ImageChops.logical_xor(sketched(half), sketched(square())).getbbox() is None


@pytest.mark.parametrize("name", ["square.png", "square.jpg"])
def test_a_photograph_is_kept_as_one_bit_a_pixel(name: str, tmp_path: Path) -> None:
    square().save(tmp_path / name)

    read = read_photograph(tmp_path / name, Treatment(lines=True))

    assert (read.width, read.components, read.bits, read.is_jpeg) == (300, 1, 1, False)
    assert len(read.data) == 300 * 38
