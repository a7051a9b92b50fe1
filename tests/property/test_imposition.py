"""What holds for every imposition, with values from outside: the schemes printers know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.geometry import Size
from booklet.prepress.job import Binding, Blanks, Flip, Imposition, Orientation, Scheme
from booklet.prepress.plan import Stock, plan
from booklet.prepress.schemes import filled, folded
from booklet.units import ZERO, Length, mm
from booklet.values import changed

if TYPE_CHECKING:
    from booklet.prepress.sheets import Placement, Plan

PAGE = Size(mm(50), mm(70))
PAPER = Size(mm(900), mm(900))

counts = st.integers(1, 200)
sections = st.sampled_from([4, 8, 16, 32])
bindings = st.sampled_from(Binding)
flips = st.sampled_from([Flip.SHORT, Flip.LONG])
schemes = st.sampled_from(Scheme)
thicknesses = st.floats(0.05, 0.5).map(mm)

impositions = st.builds(
    Imposition,
    scheme=schemes,
    sheet=st.sampled_from([PAPER, Size(mm(900), mm(500)), Size(mm(500), mm(900))]),
    orientation=st.sampled_from(Orientation),
    binding=bindings,
    flip=flips,
    section=st.sampled_from([4, 8, 16]),
    signature=st.integers(0, 5),
    columns=st.integers(1, 4),
    rows=st.integers(1, 3),
    thickness=thicknesses,
)


def planned(asked: Imposition, count: int, bleed: Length = ZERO) -> Plan:
    return plan(asked, Stock(count=count, page=PAGE, bleed=bleed))


def placements(made: Plan) -> list[Placement]:
    return [p for sheet in made.sheets for side in sheet.sides for p in side.placements]


# -- what printers know -------------------------------------------------------------------


def as_seen(section: int, binding: Binding = Binding.LEFT) -> tuple[list[list[int]], ...]:
    """Front and back of the only sheet, rows from the top, the back as seen when turned over."""
    (form,) = folded(
        filled(section, section, Blanks.REFUSE), section=section, signature=1, binding=binding
    )
    front = [[0] * form.columns for _ in range(form.rows)]
    back = [[0] * form.columns for _ in range(form.rows)]
    for cell in form.cells:
        sign = 1 if cell.head_up else -1
        front[cell.row][cell.column] = sign * (cell.front or 0)
        back[cell.row][form.columns - 1 - cell.column] = sign * (cell.back or 0)
    return front, back


def test_four_pages_are_folded_once() -> None:
    assert as_seen(4) == ([[4, 1]], [[2, 3]])


def test_eight_pages_stand_head_to_head() -> None:
    # A minus: head down.
    assert as_seen(8) == ([[-5, -4], [8, 1]], [[-3, -6], [2, 7]])


def test_sixteen_pages_lie_as_in_every_printers_handbook() -> None:
    assert as_seen(16) == (
        [[-5, -12, -9, -8], [4, 13, 16, 1]],
        [[-7, -10, -11, -6], [2, 15, 14, 3]],
    )


def test_sheets_in_one_another_carry_the_cover_on_the_outermost() -> None:
    forms = list(folded(filled(8, 4, Blanks.REFUSE), section=4, signature=2, binding=Binding.LEFT))

    seen = [[(cell.front, cell.back) for cell in form.cells] for form in forms]
    assert seen == [[(8, 7), (1, 2)], [(6, 5), (3, 4)]]


# -- what holds for all -------------------------------------------------------------------


@given(impositions, counts)
def test_every_page_is_printed_exactly_once(asked: Imposition, count: int) -> None:
    made = planned(asked, count)
    printed = [p.page for p in placements(made) if p.page is not None]

    each = asked.columns * asked.rows if asked.scheme is Scheme.STEP_AND_REPEAT else 1
    assert sorted(printed) == sorted(list(range(1, count + 1)) * each)


@given(impositions, counts)
def test_pages_lie_on_the_paper_and_beside_one_another(asked: Imposition, count: int) -> None:
    made = planned(asked, count)
    for sheet in made.sheets[:2]:
        for side in sheet.sides:
            for place in side.placements:
                assert 0 <= place.clip.x0.pt < place.clip.x1.pt <= made.size.width.pt + 1e-6
                assert 0 <= place.clip.y0.pt < place.clip.y1.pt <= made.size.height.pt + 1e-6
            boxes = [place.clip for place in side.placements]
            for at, one in enumerate(boxes):
                for other in boxes[at + 1 :]:
                    apart_x = one.x1.pt <= other.x0.pt + 1e-6 or other.x1.pt <= one.x0.pt + 1e-6
                    apart_y = one.y1.pt <= other.y0.pt + 1e-6 or other.y1.pt <= one.y0.pt + 1e-6
                    assert apart_x or apart_y


@given(impositions, counts)
def test_turning_a_sheet_turns_one_leaf(asked: Imposition, count: int) -> None:
    made = planned(asked, count)
    if asked.scheme is Scheme.N_UP:
        return
    order = {page: at for at, page in enumerate(made.pages)}
    for sheet in made.sheets:
        assert sheet.back is not None
        for one, other in zip(sheet.front.placements, sheet.back.placements, strict=True):
            if one.page is None or other.page is None:
                continue
            recto, verso = sorted((order[one.page], order[other.page]))
            assert recto % 2 == 0
            assert verso == recto + 1


@given(impositions, counts)
def test_both_sides_of_a_leaf_lie_on_the_same_paper(asked: Imposition, count: int) -> None:
    made = planned(asked, count)
    width, height = made.size.width.pt, made.size.height.pt
    for sheet in made.sheets:
        assert sheet.back is not None
        for one, other in zip(sheet.front.placements, sheet.back.placements, strict=True):
            a, b = one.trim, other.trim
            if made.flip == "upright":
                assert a.x0.pt == pytest.approx(width - b.x1.pt, abs=1e-6)
                assert a.y0.pt == pytest.approx(b.y0.pt, abs=1e-6)
            else:
                assert a.x0.pt == pytest.approx(b.x0.pt, abs=1e-6)
                assert a.y0.pt == pytest.approx(height - b.y1.pt, abs=1e-6)


@given(impositions, counts)
def test_the_other_binding_is_the_mirror_image(asked: Imposition, count: int) -> None:
    if asked.scheme is Scheme.STEP_AND_REPEAT:
        return
    asked = changed(asked, orientation=Orientation.LANDSCAPE, sheet=PAPER, flip=Flip.SHORT)
    left = planned(changed(asked, binding=Binding.LEFT), count)
    right = planned(changed(asked, binding=Binding.RIGHT), count)

    def seen(made: Plan, *, mirrored: bool) -> list[tuple[object, ...]]:
        width = made.size.width.pt
        return [
            tuple(
                sorted(
                    (
                        round(width - p.trim.x1.pt if mirrored else p.trim.x0.pt, 3),
                        round(p.trim.y0.pt, 3),
                        p.page or 0,
                        p.rotation,
                    )
                    for p in side.placements
                )
            )
            for sheet in made.sheets
            for side in sheet.sides
        ]

    assert seen(left, mirrored=False) == seen(right, mirrored=True)


@given(sections, st.integers(1, 8), thicknesses)
def test_creep_grows_inwards_and_the_outermost_leaf_stays(
    section: int, sheets: int, thickness: Length
) -> None:
    asked = Imposition(
        scheme=Scheme.SADDLE_STITCH, sheet=PAPER, section=section, thickness=thickness
    )
    made = planned(asked, section * sheets)
    shift = {p.page: p.shift.pt for p in placements(made)}
    pages = section * sheets

    rising = [shift[page] for page in range(1, pages // 2 + 1)]
    assert rising == sorted(rising)
    assert shift[1] == shift[pages] == 0
    assert shift[pages // 2] == pytest.approx((pages // 4 - 1) * thickness.pt)
    assert [shift[pages + 1 - page] for page in range(1, pages // 2 + 1)] == rising


def test_the_middle_of_a_booklet_of_eight_sheets_creeps_by_seven() -> None:
    asked = Imposition(scheme=Scheme.SADDLE_STITCH, sheet=PAPER, thickness=mm(0.1))

    assert planned(asked, 32).creep.mm == pytest.approx(0.7)


@given(counts, st.sampled_from([4, 8, 16]), st.sampled_from(Blanks))
def test_the_back_cover_stays_the_back_cover(count: int, multiple: int, blanks: Blanks) -> None:
    if blanks in {Blanks.REFUSE, Blanks.END}:
        return
    pages = filled(count, multiple, blanks)

    assert len(pages) % multiple == 0
    assert [page for page in pages if page] == list(range(1, count + 1))
    if count > 2:
        assert pages[-1] == count
        assert pages[0] == 1


def test_nine_pages_get_three_empty_ones_before_the_last() -> None:
    assert filled(9, 4, Blanks.BEFORE_BACK) == (*range(1, 9), None, None, None, 9)
    assert filled(9, 4, Blanks.BEFORE_BACK_LEAF) == (*range(1, 8), None, None, None, 8, 9)


def test_piles_are_laid_on_one_another() -> None:
    asked = Imposition(scheme=Scheme.CUT_AND_STACK, sheet=PAPER, columns=2, rows=1)
    made = planned(asked, 8)

    fronts = [[p.page for p in sheet.front.placements] for sheet in made.sheets]
    assert fronts == [[1, 5], [3, 7]]
