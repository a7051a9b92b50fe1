"""Drawings in lines: paper with a line around it, a few shapes hatched or solid."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.geometry import Size
from booklet.paint.line_work import bounds, is_scene, line_work
from booklet.source.drawing import Drawing, Shape
from booklet.typeset.theme import load_theme
from booklet.units import mm
from tests.support.content import PROJECT

ONE_INK = load_theme(PROJECT, ["mono"]).one_ink
assert ONE_INK
STYLE = ONE_INK.pictures
INK, PAPER = "0 g 0 G", "1 g 1 G"
UNIT = mm(1).pt


def drawing(*shapes: Shape) -> Drawing:
    return Drawing("x.svg", Size(mm(40), mm(20)), mm(1), shapes)


def lines(*shapes: Shape, scale: float = 1) -> list[str]:
    """What is drawn after the matrix, with words for the two colours."""
    drawn = line_work(drawing(*shapes), STYLE, scale=scale, ink=INK, paper=PAPER)
    return drawn.replace(INK, "ink").replace(PAPER, "paper").split("\n")[1:]


def square(x: float, side: float, **style: object) -> Shape:
    points = (x, 5.0, x + side, 5.0, x + side, 5 + side, x, 5 + side)
    return Shape("mlllh", points, **style)  # type: ignore[arg-type]  # by name


def stroke(x: float, width: float, role: str = "slate") -> Shape:
    return Shape("ml", (x, 6.0, x + 2, 6.0), stroke=role, stroke_width=width)


def weight(operator: str) -> float:
    """Of the line that an operator draws, in points on a page at the size of the drawing."""
    found = re.search(r"([\d.]+) w ", operator)
    assert found
    return float(found[1]) * UNIT


def test_a_shape_is_paper_with_a_line_around_it() -> None:
    edge, inside = lines(square(5, 4, fill="leaf"))

    assert edge.startswith("ink ")
    assert edge.endswith("l h S")
    assert inside.startswith("paper ")
    assert inside.endswith("l h f")
    # Half of the line lies below the paper.
    assert weight(edge) == pytest.approx(2 * STYLE.line.pt, rel=1e-3)


def test_shapes_of_one_colour_that_meet_have_one_line_around_them() -> None:
    parts = (square(5, 4, fill="leaf"), square(8, 4, fill="leaf"))

    assert [line[-1] for line in lines(*parts)] == ["S", "S", "f", "f"]
    apart = lines(parts[0], square(8, 4, fill="sky"))
    assert [line[-1] for line in apart] == ["S", "f", "S", "f"]


@pytest.mark.parametrize(
    ("scale", "line"),
    [(0.1, STYLE.fine.pt), (0.81, 0.9 * STYLE.line.pt), (1, STYLE.line.pt), (4, 2 * STYLE.line.pt)],
)
def test_the_pen_of_a_larger_picture_is_heavier_and_none_too_fine_to_print(
    scale: float, line: float
) -> None:
    edge = lines(square(5, 9, fill="leaf"), scale=scale)[0]

    assert weight(edge) * scale == pytest.approx(2 * line, rel=1e-3)


def test_some_shapes_are_solid() -> None:
    (inside,) = lines(square(5, 4, fill=STYLE.solid[0]))

    assert inside.startswith("ink ")
    assert inside.endswith(" f")


def test_hatching_is_clipped_to_its_shape_and_as_far_apart_as_the_theme_says() -> None:
    *_, hatching = lines(square(5, 4, fill=STYLE.hatched[0]))

    clip, drawn = hatching.split(" W n ")
    assert clip.startswith("q 5 5 m")
    assert hatching.endswith("S Q")
    ends = [tuple(map(float, pair)) for pair in re.findall(r"([\d.]+) (-?[\d.]+) m", drawn)]
    across = {round(x + y, 2) for x, y in ends}  # of lines at 45°, this tells how far along
    steps = [b - a for a, b in zip(sorted(across), sorted(across)[1:], strict=False)]
    assert len(steps) > 5
    assert steps == pytest.approx([STYLE.gap.pt / UNIT * 2**0.5] * len(steps), abs=0.02)
    assert weight(drawn) == pytest.approx(STYLE.fine.pt, rel=1e-3)


def test_what_is_too_small_for_a_line_around_it_is_a_dot() -> None:
    side = STYLE.dot.pt / UNIT * 0.9

    (dot,) = lines(square(5, side, fill="sun"))
    *_, light = lines(square(4, 4, fill=STYLE.solid[0]), square(5, side, fill="sun"))

    assert dot.startswith("ink ")
    assert light.startswith("paper "), "on ink it must be light to be seen"


def test_a_line_stays_one_and_is_light_on_ink() -> None:
    thin, thick = lines(stroke(5, 0.05), stroke(9, 0.7))
    *_, light = lines(square(4, 4, fill=STYLE.solid[0]), stroke(5, 0.2))

    assert weight(thin) == pytest.approx(STYLE.fine.pt, rel=1e-3)
    assert weight(thick) == pytest.approx(STYLE.line.pt, rel=1e-3)
    assert thin.startswith("ink ")
    assert light.startswith("paper ")


def test_a_broad_line_is_a_shape_with_lines_around_it() -> None:
    around, inside = lines(stroke(5, 2, "brick"))

    assert around.startswith("ink ")
    assert inside.startswith("paper ")
    assert weight(around) - weight(inside) == pytest.approx(2 * STYLE.line.pt, rel=1e-2)


def test_what_all_stands_before_has_no_line_around_it() -> None:
    ground = Shape("mlllh", (-1.0, 0.0, 41.0, 0.0, 41.0, 15.0, -1.0, 15.0), fill="sky")
    whole = drawing(ground, square(5, 4, fill="leaf"))

    assert [line[-1] for line in lines(ground)] == ["f"]
    assert is_scene(whole)
    assert bounds(whole, STYLE, scale=1) == (0, 0, mm(40).pt, mm(20).pt)
    assert not is_scene(drawing(square(5, 4, fill="leaf")))


def test_the_line_around_a_thing_on_paper_is_not_cut_off() -> None:
    thing = drawing(square(0, 20, fill="leaf"))

    x0, y0, x1, y1 = bounds(thing, STYLE, scale=0.25)

    assert (x0, y0) == pytest.approx((-4 * STYLE.fine.pt,) * 2)
    assert (x1, y1) == pytest.approx((mm(40).pt - x0, mm(20).pt - y0))


ROLES = st.sampled_from(["leaf", "sky", "paper", *STYLE.solid, *STYLE.hatched])
SQUARES = st.builds(
    lambda x, side, role: square(x, side, fill=role),
    st.floats(0, 30), st.floats(0.01, 20), ROLES,
)  # fmt: skip
STROKES = st.builds(stroke, st.floats(0, 30), st.floats(0.01, 5), ROLES)


@settings(max_examples=50)
@given(st.lists(SQUARES | STROKES, max_size=8), st.floats(0.1, 5))
def test_every_line_can_be_printed(shapes: list[Shape], scale: float) -> None:
    drawn = "\n".join(lines(*shapes, scale=scale))

    assert not re.search(r"\b(rg|RG|k|K)\b", drawn)
    for found in re.findall(r"ink ([\d.]+) w", drawn):
        assert float(found) * UNIT * scale >= 0.5 - 0.001
