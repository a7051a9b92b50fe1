"""Marks: outside the bleed, in black alone, dashed where the sheet is folded."""

from __future__ import annotations

import re

import pytest

from booklet.geometry import PAPER
from booklet.paint.boxes import PageBoxes
from booklet.paint.marks import strokes
from booklet.units import ZERO, mm

A5 = PAPER["A5"]
WIDTH, HEIGHT = A5.width.pt, A5.height.pt
BLEED = mm(3).pt
LINE = re.compile(r"(\S+) (\S+) m (\S+) (\S+) l")

Lines = list[tuple[float, float, float, float]]


def drawn(*, spine_at_left: bool = True) -> tuple[Lines, Lines]:
    """Solid and dashed lines."""
    operators = strokes(WIDTH, HEIGHT, distance=BLEED + 1, spine_at_left=spine_at_left)
    solid, dashed = operators.split(" 0 d", 1)
    numbers = [
        [tuple(map(float, found)) for found in LINE.findall(part)] for part in (solid, dashed)
    ]
    return numbers[0], numbers[1]  # type: ignore[return-value]  # four each


def test_no_mark_stands_on_the_bleed() -> None:
    for lines in drawn():
        assert lines
        for x0, y0, x1, y1 in lines:
            across = max(x0, x1) <= -BLEED or min(x0, x1) >= WIDTH + BLEED
            upright = max(y0, y1) <= -BLEED or min(y0, y1) >= HEIGHT + BLEED
            assert across or upright


def test_every_corner_of_the_trim_has_two_marks() -> None:
    solid, dashed = drawn()

    upright = sorted((x0, min(y0, y1) < 0) for x0, y0, x1, y1 in solid + dashed if x0 == x1)
    across = sorted((y0, min(x0, x1) < 0) for x0, y0, x1, y1 in solid + dashed if y0 == y1)
    edges = (0.0, pytest.approx(WIDTH, abs=0.01)), (0.0, pytest.approx(HEIGHT, abs=0.01))
    assert upright == [(x, foot) for x in edges[0] for foot in (False, True)]
    assert across == [(y, left) for y in edges[1] for left in (False, True)]


@pytest.mark.parametrize(("spine_at_left", "spine"), [(True, 0.0), (False, WIDTH)])
def test_the_fold_is_dashed_and_at_the_spine(*, spine_at_left: bool, spine: float) -> None:
    _, dashed = drawn(spine_at_left=spine_at_left)

    assert len(dashed) == 2
    assert all(x0 == x1 == pytest.approx(spine, abs=0.01) for x0, _, x1, _ in dashed)


def test_marks_are_in_black_alone() -> None:
    operators = strokes(WIDTH, HEIGHT, distance=BLEED + 1, spine_at_left=True)

    assert re.findall(r"[\d. ]+[kKgG]\b|[\d. ]+(?:rg|RG)\b", operators) == ["0 0 0 1 K"]


def test_boxes_lie_within_each_other() -> None:
    boxes = PageBoxes(trim=A5, bleed=mm(3), room=mm(10))

    found = {name: corners(box._write(None)) for name, box in boxes.entries().items()}

    assert found["MediaBox"] == pytest.approx((0, 0, mm(174).pt, mm(236).pt), abs=0.001)
    assert found["BleedBox"] == pytest.approx((*[mm(10).pt] * 2, mm(164).pt, mm(226).pt), abs=0.001)
    assert found["TrimBox"] == pytest.approx((*[mm(13).pt] * 2, mm(161).pt, mm(223).pt), abs=0.001)


def test_a_page_without_bleed_has_no_bleed_box() -> None:
    assert set(PageBoxes(trim=A5, bleed=ZERO).entries()) == {"MediaBox", "TrimBox"}


def corners(written: str) -> tuple[float, ...]:
    return tuple(map(float, written.strip("[]").split()))
