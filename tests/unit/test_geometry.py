"""Rectangles and sizes, checked against paper that one can measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.geometry import PAPER, Rect, Size
from booklet.units import Length, mm, pt

lengths = st.floats(min_value=-1000, max_value=1000).map(Length)
extents = st.floats(min_value=0, max_value=1000).map(Length)
rects = st.builds(
    lambda x, y, w, h: Rect.at(x, y, width=w, height=h), lengths, lengths, extents, extents
)


@pytest.mark.parametrize(
    ("name", "width", "height"),
    # In points, as other programs round them (A4 is 595.276 × 841.890).
    [("A3", 841.890, 1190.551), ("A4", 595.276, 841.890), ("A5", 419.528, 595.276),
     ("A6", 297.638, 419.528)],
)  # fmt: skip
def test_paper_has_the_size_of_the_standard(name: str, width: float, height: float) -> None:
    assert PAPER[name].width.pt == pytest.approx(width, abs=0.001)
    assert PAPER[name].height.pt == pytest.approx(height, abs=0.001)


def test_half_of_a_sheet_is_the_next_size() -> None:
    # Not doubled exactly: the standard rounds down to whole millimetres.
    assert PAPER["A5"].height.mm == pytest.approx(PAPER["A4"].width.mm)
    assert PAPER["A5"].width.mm == pytest.approx(PAPER["A4"].height.mm / 2, abs=0.5)


def test_a_rectangle_is_written_as_a_page_box() -> None:
    box = Rect.at(pt(10), pt(20), width=pt(30), height=pt(40))

    assert box.points == (10, 20, 40, 60)


@given(rects)
def test_a_rectangle_contains_itself_and_what_is_inset(rect: Rect) -> None:
    assert rect.contains(rect)
    assert rect.inset(-mm(3)).contains(rect)
    assert not rect.contains(rect.inset(-mm(3)))


@given(rects, lengths, lengths)
def test_moving_keeps_the_size(rect: Rect, dx: Length, dy: Length) -> None:
    moved = rect.moved(dx, dy)

    assert moved.width.pt == pytest.approx(rect.width.pt, abs=1e-6)
    assert moved.height.pt == pytest.approx(rect.height.pt, abs=1e-6)
    assert (moved.x0 - rect.x0).pt == pytest.approx(dx.pt, abs=1e-6)
    assert (moved.y1 - rect.y1).pt == pytest.approx(dy.pt, abs=1e-6)


def test_three_millimetres_of_bleed_round_an_a5_page() -> None:
    trim = Rect.at(pt(0), pt(0), width=PAPER["A5"].width, height=PAPER["A5"].height)

    bleed = trim.inset(-mm(3))

    assert bleed.width.mm == pytest.approx(154)
    assert bleed.height.mm == pytest.approx(216)
    assert bleed.x0.mm == pytest.approx(-3)


@pytest.mark.parametrize("side", ["x0", "y0", "x1", "y1"])
def test_a_rectangle_does_not_contain_what_reaches_out_on_one_side(side: str) -> None:
    outer = Rect(pt(0), pt(0), pt(10), pt(10))
    corners = {"x0": pt(1), "y0": pt(1), "x1": pt(9), "y1": pt(9)}
    assert outer.contains(Rect(**corners))

    corners[side] += pt(2) if side.endswith("1") else -pt(2)

    assert not outer.contains(Rect(**corners))


def test_a_hundredth_of_a_point_is_forgiven_and_no_more() -> None:
    outer = Rect(pt(0), pt(0), pt(10), pt(10))

    assert outer.contains(Rect(pt(-0.009), pt(0), pt(10), pt(10)))
    assert not outer.contains(Rect(pt(-0.011), pt(0), pt(10), pt(10)))


def test_sizes_are_equal_by_value() -> None:
    assert Size(pt(1), pt(2)) == Size(pt(1), pt(2))
