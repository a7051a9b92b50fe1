"""Logos in one ink: dark is solid, light has a line around it, and no shape is lost."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from booklet.geometry import Size
from booklet.paint.logo_work import logo_work
from booklet.paint.sketch import logo
from booklet.source.drawing import Drawing, Shape
from booklet.typeset.theme import load_theme
from booklet.units import Length
from tests.support.content import PROJECT

ONE_INK = load_theme(PROJECT, ["mono"]).one_ink
assert ONE_INK
STYLE = ONE_INK.pictures
TEAL, WINE, SUN, WHITE = "#1B5E6B", "#6F2347", "#F3B94D", "#FFFFFF"
CONTRAST = {TEAL: 7.2, WINE: 9.9, SUN: 1.75, WHITE: 1.0}


def square(x: float, side: float, fill: str | None = None, **style: object) -> Shape:
    points = (x, x, x + side, x, x + side, x + side, x, x + side)
    return Shape("mlllh", points, fill, **style)  # type: ignore[arg-type]  # by name


def lines(*shapes: Shape) -> list[str]:
    """What is drawn after the matrix, with words for the two colours."""
    drawing = Drawing("assets/logos/a.svg", Size(Length(1000), Length(1000)), Length(1), shapes)
    drawn = logo_work(drawing, STYLE, contrast=CONTRAST, scale=0.05, ink="INK", paper="PAPER")
    return [f"{line.split()[0].lower()} {line[-1]}" for line in drawn.split("\n")[1:]]


@pytest.mark.parametrize(
    ("shapes", "drawn"),
    [
        ([square(0, 9, TEAL)], ["ink f"]),
        ([square(0, 9, SUN)], ["ink S", "paper f"]),
        ([square(0, 9, TEAL), square(3, 3, WHITE)], ["ink f", "paper f"]),
        ([square(0, 9, SUN), square(3, 3, WHITE)], ["ink S", "paper f", "ink S", "paper f"]),
        ([square(0, 9, TEAL), square(5, 9, WINE)], ["ink f", "paper S", "ink f"]),
        ([square(0, 4, TEAL), square(5, 9, WINE)], ["ink f", "ink f"]),
        ([square(0, 9, TEAL), square(5, 9, TEAL)], ["ink f", "ink f"]),
        ([square(0, 9, SUN), square(5, 9, SUN)], ["ink S", "ink S", "paper f", "paper f"]),
        ([square(0, 9, WHITE)], ["paper f"]),
    ],
    ids=["dark", "light", "white on dark", "white on light", "dark on dark", "dark beside dark",
         "one dark", "one light", "white on paper"],
)  # fmt: skip
def test_what_is_dark_is_solid_and_what_meets_is_parted(
    shapes: list[Shape], drawn: list[str]
) -> None:
    assert lines(*shapes) == drawn


def test_a_light_line_has_a_line_on_each_side() -> None:
    stroke = square(0, 9, stroke=SUN, stroke_width=3.0)

    assert lines(stroke) == ["ink S", "paper j"]
    assert lines(square(0, 9, stroke=TEAL, stroke_width=3.0)) == ["ink j"]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([TEAL, WINE, SUN]), st.sampled_from([TEAL, WINE, SUN, WHITE]))
def test_in_pixels_edges_are_seen_and_it_is_solid_where_it_is_in_shapes(
    ground: str, sign: str
) -> None:
    picture = Image.new("RGB", (400, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((40, 40, 360, 360), fill=ground)
    pen.rectangle((150, 150, 250, 250), fill=sign)

    drawn = logo(picture, widest=400)

    assert drawn.mode == "1"
    assert drawn.size == (400, 400)
    for place, colour in (((90, 200), ground), ((200, 200), sign), ((10, 10), WHITE)):
        assert (drawn.getpixel(place) == 0) == (CONTRAST[colour] >= 3)
    edge = drawn.crop((140, 190, 160, 210)).convert("L").getextrema()
    assert (edge == (0, 255)) == (ground != sign)


def test_a_small_logo_is_drawn_as_fine_as_a_large_one() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (30, 10), (20, 60, 90, 255)).save(file, "PNG")

    drawn = logo(Image.open(file), widest=600)

    assert drawn.size == (600, 200)
    assert drawn.convert("L").getextrema() == (0, 0)
