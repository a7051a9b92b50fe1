"""Lengths: one inch is 72 points, whatever our own table says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.units import ZERO, Length, mm, pt

finite = st.floats(min_value=-1e6, max_value=1e6)
lengths = finite.map(Length)


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("72 pt", 72.0),
        ("1 in", 72.0),
        ("25.4 mm", 72.0),
        ("2.54cm", 72.0),
        (" 3 mm ", 3 * 72 / 25.4),
        ("-3mm", -3 * 72 / 25.4),
        ("0 mm", 0.0),
        ("8.5pt", 8.5),
        (".5 in", 36.0),
        ("297 mm", 841.8897637795276),  # A4, as every table of paper sizes has it
    ],
)
def test_a_length_is_read_with_its_unit(written: str, points: float) -> None:
    assert Length.parse(written).pt == pytest.approx(points)


@pytest.mark.parametrize(
    "written",
    ["", "3", "mm", "3 px", "3 MM", "3,5 mm", "3 mm wide", "1e3 mm", "nan mm", "inf pt", "³ mm",
     "٣ mm", "1.2.3 mm", "--3 mm", "+3 mm", ". mm", "- mm"],
)  # fmt: skip
def test_what_is_no_length_is_refused_with_the_units(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a length; write a number and a unit \(pt, mm"):
        Length.parse(written)


@given(finite)
def test_an_inch_is_72_points_and_254_tenths_of_a_millimetre(inches: float) -> None:
    assert mm(25.4 * inches).pt == pytest.approx(72 * inches)
    assert mm(inches).mm == pytest.approx(inches)


@given(lengths, lengths, st.floats(min_value=-1000, max_value=1000))
def test_lengths_reckon_like_the_points_they_hold(a: Length, b: Length, times: float) -> None:
    assert (a + b).pt == a.pt + b.pt
    assert (a - b).pt == a.pt - b.pt
    assert (a * times).pt == (times * a).pt == a.pt * times
    assert (-a).pt == -a.pt
    assert (a < b) == (a.pt < b.pt)


def test_a_length_divided_by_a_length_is_a_plain_ratio() -> None:
    assert mm(210) / mm(105) == pytest.approx(2.0)


def test_a_bare_number_is_no_length() -> None:
    with pytest.raises(AttributeError):
        _ = pt(3) + 3  # type: ignore[operator]  # the mistake that is looked for
    assert not hasattr(Length, "__float__")


def test_a_length_speaks_in_millimetres() -> None:
    assert str(pt(72)) == "25.4 mm"
    assert pt(0) == ZERO


def test_a_length_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        ZERO.pt = 3  # type: ignore[misc]  # the mistake that is looked for


@pytest.mark.parametrize(
    ("written", "said"),
    [("30 mm", "10 mm"), ("9pt", "28.35 pt"), ("1 in ", "0.39 in"), ("4", "10 mm")],
)
def test_a_length_is_said_in_the_unit_that_an_author_wrote(written: str, said: str) -> None:
    assert mm(10).like(written) == said
