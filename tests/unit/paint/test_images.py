from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageCms

from booklet.paint.images import read_photograph, without_notes
from booklet.tagging.tree import Node
from tests.support.pages import render_page
from tests.support.parts import press
from tests.support.pdf import at, read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.verapdf.harness import VeraPdf

RED = (200, 30, 30)


def saved(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def painted(path: Path) -> bytes:
    file, root = io.BytesIO(), Node("Document")
    canvas = press().canvas(file, root)
    canvas.image("photo", read_photograph(path))
    figure = Node("Figure", root, alt="A photograph")
    canvas.begin(figure)
    canvas.do("photo", (200, 0, 0, 100, 50, 300))
    canvas.end()
    canvas.bounding_box(figure, (50, 300, 250, 400))
    canvas.save()
    return file.getvalue()


def test_a_plain_jpeg_keeps_its_data_but_not_what_the_camera_noted(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    path = saved(tmp_path / "a.jpg", Image.new("RGB", (8, 4), RED), exif=exif, comment=b"Anna")
    assert b"taken at home" in path.read_bytes()

    photograph = read_photograph(path)

    assert (photograph.width, photograph.height, photograph.components) == (8, 4, 3)
    assert photograph.is_jpeg
    assert b"taken at home" not in photograph.data
    assert b"Anna" not in photograph.data
    assert photograph.data[-200:] == path.read_bytes()[-200:]
    assert Image.open(io.BytesIO(photograph.data)).tobytes() == Image.open(path).tobytes()


def test_a_picture_lying_on_its_side_is_turned_up(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path / "a.jpg", Image.new("RGB", (8, 4), RED), exif=exif)

    photograph = read_photograph(path)

    assert (photograph.width, photograph.height) == (4, 8)


def test_inks_become_colours_of_the_screen(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", Image.new("CMYK", (8, 4), (0, 255, 255, 0)))

    assert read_photograph(path).components == 3


def test_another_profile_is_converted(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = saved(tmp_path / "a.png", Image.new("RGB", (2, 2), RED), icc_profile=profile)

    assert read_photograph(path).data == bytes(RED) * 4


@pytest.mark.parametrize(
    ("mode", "colour", "components", "alpha"),
    [
        ("L", 90, 1, None),
        ("1", 1, 1, None),
        ("LA", (90, 7), 1, 7),
        ("RGB", RED, 3, None),
        ("RGBA", (*RED, 7), 3, 7),
        ("P", 0, 3, None),
        ("I;16", 900, 1, None),
    ],
)
def test_every_kind_of_png_is_read(
    mode: str, colour: object, components: int, alpha: int | None, tmp_path: Path
) -> None:
    path = saved(tmp_path / "a.png", Image.new(mode, (3, 2), colour))  # type: ignore[arg-type]

    photograph = read_photograph(path)

    assert len(photograph.data) == 6 * components
    assert photograph.alpha == (None if alpha is None else bytes([alpha]) * 6)


def test_a_photograph_is_seen_where_it_is_painted(tmp_path: Path) -> None:
    pdf = painted(saved(tmp_path / "a.png", Image.new("RGB", (2, 2), RED)))

    page = render_page(pdf)

    assert page.getpixel((150, page.height - 350)) == RED
    assert page.getpixel((30, page.height - 350)) == (255, 255, 255)


def test_what_shows_through_has_a_mask(tmp_path: Path) -> None:
    pdf = painted(saved(tmp_path / "a.png", Image.new("RGBA", (2, 2), (*RED, 0))))
    image = at(read(pdf).pages[0], "/Resources", "/XObject", "/FormXob.photo")

    assert at(image, "/SMask", "/ColorSpace") == "/DeviceGray"
    page = render_page(pdf)
    assert page.getpixel((150, page.height - 350)) == (255, 255, 255)


@pytest.mark.conformance
def test_photographs_conform(verapdf: VeraPdf, tmp_path: Path) -> None:
    pictures = {
        "a.png": Image.new("RGBA", (2, 2), (*RED, 90)),
        "b.png": Image.new("L", (2, 2), 90),
        "c.jpg": Image.new("RGB", (8, 8), RED),
    }
    made = []
    for name, image in pictures.items():
        made.append(tmp_path / f"{name}.pdf")
        made[-1].write_bytes(painted(saved(tmp_path / name, image)))

    verapdf(made, "ua1,2a")


def test_a_jpeg_without_notes_is_left_alone() -> None:
    file = io.BytesIO()
    Image.new("L", (8, 8)).save(file, "JPEG")

    assert without_notes(file.getvalue()) == file.getvalue()


@pytest.mark.parametrize("grey", [0, 40, 128, 255])
def test_a_grey_of_sixteen_bits_stays_as_light_as_it_is(tmp_path: Path, grey: int) -> None:
    picture = Image.new("I;16", (4, 4), grey * 257)

    photograph = read_photograph(saved(tmp_path / "a.png", picture))

    assert photograph.components == 1
    assert set(photograph.data) == {grey}
