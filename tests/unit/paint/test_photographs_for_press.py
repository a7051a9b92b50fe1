"""Photographs as a place takes them: cut, no finer than of use, in the press’s inks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from booklet.paint.images import Photograph, Treatment, read_photograph
from booklet.source.photograph import load_photo
from booklet.tagging.tree import Node
from tests.support.pages import render_page
from tests.support.parts import press

if TYPE_CHECKING:
    from pathlib import Path

RED, BLUE = (200, 30, 60), (20, 60, 160)


@pytest.fixture
def inks(project: Path) -> bytes:
    return (project / "assets" / "icc" / "FOGRA39L_coated.icc").read_bytes()


def striped(path: Path, size: tuple[int, int] = (80, 40), mode: str = "RGB") -> Path:
    """Blue at the left and right, red in the middle half."""
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (size[0] // 4, 0, size[0] * 3 // 4, size[1]))
    image.convert(mode).save(path, quality=95)
    return path


def shown(photograph: Photograph) -> Image.Image:
    """As PDFium paints it, 100 points wide and high."""
    file, root = io.BytesIO(), Node("Document")
    canvas = press().canvas(file, root)
    canvas.image("photo", photograph)
    canvas.begin(Node("Figure", root, alt="A photograph"))
    canvas.do("photo", (100, 0, 0, 100, 0, 0))
    canvas.end()
    canvas.save()
    page = render_page(file.getvalue())
    return page.crop((0, page.height - 100, 100, page.height))


def test_it_is_measured_as_one_looks_at_it(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (80, 40)).save(tmp_path / "a.jpg", exif=exif)

    photo = load_photo(tmp_path, "a.jpg")

    assert (photo.width, photo.height) == (40, 80)


def test_the_middle_is_kept_where_the_place_is_narrower(tmp_path: Path) -> None:
    path = striped(tmp_path / "a.png")

    photograph = read_photograph(path, Treatment(aspect=1.0))

    assert (photograph.width, photograph.height) == (40, 40)
    assert set(Image.frombytes("RGB", (40, 40), photograph.data).get_flattened_data()) == {RED}


def test_the_middle_is_kept_where_the_place_is_wider(tmp_path: Path) -> None:
    photograph = read_photograph(striped(tmp_path / "a.png"), Treatment(aspect=4.0))

    assert (photograph.width, photograph.height) == (80, 20)


def test_more_pixels_than_are_of_use_are_not_kept(tmp_path: Path) -> None:
    path = striped(tmp_path / "a.jpg")

    assert read_photograph(path, Treatment(widest=20)).width == 20
    assert read_photograph(path, Treatment(widest=400)).width == 80


def test_a_picture_that_fits_its_place_keeps_its_data(tmp_path: Path) -> None:
    path = striped(tmp_path / "a.jpg")

    photograph = read_photograph(path, Treatment(aspect=2.0, widest=80))

    assert photograph.data[-100:] == path.read_bytes()[-100:]


@pytest.mark.parametrize("ending", ["jpg", "png"])
def test_in_inks_it_looks_the_same(tmp_path: Path, inks: bytes, ending: str) -> None:
    photograph = read_photograph(striped(tmp_path / f"a.{ending}"), Treatment(inks=inks))
    page = shown(photograph)

    assert photograph.components == 4
    assert photograph.is_jpeg == (ending == "jpg")
    # Turned round it would be light green; PDFium knows no profile, so roughly.
    red, blue = page.getpixel((50, 50)), page.getpixel((8, 50))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 150
    assert red[1] < 110
    assert blue[2] > 110 > blue[0]


def test_a_grey_one_stays_in_black(tmp_path: Path, inks: bytes) -> None:
    path = striped(tmp_path / "a.jpg", mode="L")

    photograph = read_photograph(path, Treatment(inks=inks))

    assert photograph.components == 1
    assert photograph.data[-100:] == path.read_bytes()[-100:]


def test_what_is_transparent_shows_paper_on_a_press(tmp_path: Path, inks: bytes) -> None:
    Image.new("RGBA", (4, 4), (*RED, 0)).save(tmp_path / "a.png")

    photograph = read_photograph(tmp_path / "a.png", Treatment(inks=inks))

    assert photograph.alpha is None
    assert set(photograph.data) == {0}
