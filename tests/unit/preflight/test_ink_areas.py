"""Heavy areas of ink: where they are, how heavy, and which do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.geometry import Rect
from booklet.preflight.ink import InkPages, heavy_areas
from booklet.units import Length
from tests.support.drawn import drawn

if TYPE_CHECKING:
    from booklet.preflight.ink import Plates

LEFT = "0 0 72 144 re f"
ALL = "0 0 144 144 re f"
LOWER = "0 0 144 72 re f"


def plates_of(data: bytes) -> Plates:
    with InkPages(data) as pages:
        return pages.plates(0)


def test_a_heavy_area_is_where_it_is_and_as_heavy_as_it_is() -> None:
    plates = plates_of(drawn(f".1 0 0 0 k {ALL} .9 .8 .7 .95 k 36 72 36 18 re f"))

    (area,) = heavy_areas(plates, limit=330, square_mm=15)

    assert area.mean == pytest.approx(335, abs=1)
    assert area.peak == pytest.approx(335, abs=1)
    assert area.square_mm == pytest.approx(12.7 * 6.35, rel=0.02)
    assert area.box.points == pytest.approx((36, 72, 72, 90), abs=0.5)


def test_inks_that_overprint_add_up_to_a_heavy_area() -> None:
    over = "/ExtGState << /S << /op true /OPM 1 >> >>"
    operators = f"1 1 0 0 k {ALL} /S gs 0 0 1 1 k {LOWER}"

    (area,) = heavy_areas(plates_of(drawn(operators, resources=over)), limit=330, square_mm=15)

    assert area.mean == pytest.approx(400, abs=1)
    assert not heavy_areas(plates_of(drawn(operators)), limit=210, square_mm=15)


def test_exactly_the_limit_a_speck_and_what_is_cut_off_do_not_count() -> None:
    at_limit = plates_of(drawn(f"1 1 1 .3 k {ALL}"))
    speck = plates_of(drawn("1 1 1 1 k 20 20 8 8 re f"))
    page = plates_of(drawn(f"1 1 1 1 k {LEFT}"))
    right = Rect(Length(80), Length(0), Length(144), Length(144))

    assert not heavy_areas(at_limit, limit=330, square_mm=1)
    assert not heavy_areas(speck, limit=330, square_mm=15)
    assert heavy_areas(speck, limit=330, square_mm=4)
    assert not heavy_areas(page, limit=330, square_mm=4, within=right)


def test_areas_apart_are_told_apart_and_a_bent_one_is_one() -> None:
    apart = "1 1 1 1 k 10 10 30 30 re 60 10 30 30 re f"
    bent = "1 1 1 1 k 10 10 20 100 re 10 10 100 20 re 90 10 20 100 re f"

    assert len(heavy_areas(plates_of(drawn(apart)), limit=300, square_mm=4)) == 2
    assert len(heavy_areas(plates_of(drawn(bent)), limit=300, square_mm=4)) == 1
