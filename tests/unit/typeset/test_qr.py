"""QR codes: an independent reader finds in them what was put in."""

from __future__ import annotations

import string

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from booklet.typeset import qr
from booklet.typeset.qr import qr_drawing
from booklet.units import mm

HALF = mm(0.5)


def modules(address: str, scale: int = 4) -> Image.Image:
    """The drawing's rectangles, painted by Pillow."""
    drawing = qr_drawing(address, size=mm(22), least=HALF)
    side = round(drawing.size.width / drawing.unit) * scale
    picture = Image.new("L", (side, side), 255)
    draw = ImageDraw.Draw(picture)
    numbers = drawing.shapes[1].numbers
    for at in range(0, len(numbers), 8):
        box = [number * scale for number in (*numbers[at : at + 2], *numbers[at + 4 : at + 6])]
        draw.rectangle([box[0], box[1], box[2] - 1, box[3] - 1], fill=0)
    return picture


@settings(max_examples=12, deadline=None)
@given(st.text(string.ascii_letters + string.digits + "-._~/?#&=%", min_size=1, max_size=180))
def test_any_address_is_read_back(rest: str) -> None:
    address = f"https://example.org/{rest}"
    (code,) = zxingcpp.read_barcodes(modules(address))

    assert code.text == address
    assert code.ec_level == "M"


def test_four_modules_of_paper_lie_around_it() -> None:
    drawing = qr_drawing("https://rowan-house.example", size=mm(22), least=HALF)
    ground, dark = drawing.shapes
    side = drawing.size.width / drawing.unit

    assert list(ground.numbers) == [0, 0, side, 0, side, side, 0, side]
    assert min(dark.numbers) == 4
    assert max(dark.numbers) == side - 4
    assert (drawing.unit * (side - 8)).pt == pytest.approx(mm(22).pt)


def test_a_long_address_makes_it_larger_rather_than_finer() -> None:
    drawing = qr_drawing("https://example.org/" + "a" * 400, size=mm(22), least=HALF)

    assert drawing.unit.pt == HALF.pt
    assert drawing.size.width.pt > mm(30).pt


def test_a_mask_is_the_worse_the_more_of_it_looks_alike() -> None:
    chequered = [[(x + y) % 2 == 0 for x in range(21)] for y in range(21)]
    dark = [[True] * 21 for _ in range(21)]
    finder = [*map(bool, (1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0))]
    marked = [row[:] for row in chequered]
    for place, module in enumerate(finder):
        marked[place][10] = module

    assert qr._penalty(chequered) == 0
    # 42 lines of 21 alike, 400 blocks of four, and all of them dark (Table 11).
    assert qr._penalty(dark) == 42 * 19 + 400 * 3 + 10 * 10
    assert qr._penalty(marked) >= 40
