"""Drawings become few, short operators that say the same in every colour space."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from booklet.colour.swatch import ColourSpace, Palette, Swatch
from booklet.geometry import Size
from booklet.paint.drawing import bounding_box, operators
from booklet.source.drawing import Drawing, Shape
from booklet.units import mm

COLOURS = Palette({
    "ink": Swatch("ink", (0, 0, 0), (0, 0, 0, 1)),
    "sun": Swatch("sun", (1, 0.5, 0), (0, 0.5, 1, 0)),
})  # fmt: skip


def painted(*shapes: Shape, space: ColourSpace = ColourSpace.RGB) -> list[str]:
    drawing = Drawing("x.svg", Size(mm(10), mm(20)), mm(1), shapes)
    return operators(drawing, COLOURS, space).split("\n")


def triangle(**style: object) -> Shape:
    return Shape("mllh", (0.0, 0.0, 1.5, -0.0, 2.004, 1 / 3), **style)  # type: ignore[arg-type]  # by name


def test_one_matrix_takes_millimetres_to_points_and_y_upwards() -> None:
    assert painted() == ["2.8346 0 0 -2.8346 0 56.6929 cm"]


def test_numbers_are_short() -> None:
    assert painted(triangle(fill="ink"))[1:] == ["0 0 0 rg", "0 0 m 1.5 0 l 2 0.33 l h", "f"]


def test_a_colour_is_set_once_for_its_neighbours() -> None:
    found = painted(triangle(fill="ink"), triangle(fill="ink"), triangle(fill="sun"))
    assert [line for line in found if line.endswith("rg")] == ["0 0 0 rg", "1 0.5 0 rg"]


def test_ink_is_ink_on_a_press() -> None:
    found = painted(triangle(fill="ink", stroke="sun", stroke_width=1), space=ColourSpace.CMYK)
    assert found[1:4] == ["0 0 0 1 k", "0 0.5 1 0 K", "1 w 0 J 0 j"]


@pytest.mark.parametrize(
    ("style", "operator"),
    [
        ({"fill": "ink"}, "f"),
        ({"fill": "ink", "even_odd": True}, "f*"),
        ({"stroke": "ink"}, "S"),
        ({"stroke": "ink", "even_odd": True}, "S"),
        ({"fill": "ink", "stroke": "sun"}, "B"),
        ({"fill": "ink", "stroke": "sun", "even_odd": True}, "B*"),
        ({}, "n"),
    ],
)
def test_a_shape_is_painted_as_its_style_says(style: dict[str, object], operator: str) -> None:
    assert painted(triangle(**style))[-1] == operator


def test_no_number_is_written_with_an_exponent() -> None:
    tiny = Shape("ml", (1e-7, -1e-9, 123456.789, 0.004), stroke="ink", stroke_width=1e-5)
    assert not re.search(r"\de[-+]", "\n".join(painted(tiny)))


def test_the_box_is_the_whole_picture() -> None:
    drawing = Drawing("x.svg", Size(mm(25.4), mm(50.8)), mm(1), ())
    assert bounding_box(drawing) == pytest.approx((0, 0, 72, 144))


def test_the_same_drawing_is_written_once() -> None:
    drawing = Drawing("x.svg", Size(mm(1), mm(1)), mm(1), (triangle(fill="ink"),))
    first = operators(drawing, COLOURS, ColourSpace.RGB)
    assert operators(drawing, COLOURS, ColourSpace.RGB) is first


def test_our_pictures_leave_room_for_the_words() -> None:
    """All pictures, packed, take less than a fifth of the 300 KB a booklet may have."""
    import zlib

    import yaml

    from booklet.source.svg import load_drawing

    root = Path(__file__).parents[3]
    mixes = yaml.safe_load((root / "layouts/theme.yaml").read_text(encoding="utf-8"))["swatches"]
    colours = Palette({
        role: Swatch.parse(role, rgb=mix["rgb"], cmyk=tuple(mix["cmyk"]))
        for role, mix in mixes.items()
    }).with_accent("berry")  # fmt: skip
    files = sorted(path.relative_to(root) for path in root.glob("assets/illustrations/*.svg"))
    assert len(files) > 10
    packed = [
        zlib.compress(operators(load_drawing(root, str(file)), colours, space).encode())
        for file in files
        for space in [ColourSpace.RGB]
    ]
    assert sum(map(len, packed)) < 60_000
