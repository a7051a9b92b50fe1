"""Every mistake that an imposition can make is caught, and named for what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from booklet.geometry import Size
from booklet.preflight.fold import fold_back
from booklet.preflight.fold_values import Folding, Misfit
from booklet.units import mm
from booklet.values import changed
from tests.support.sheets import (
    HEIGHT,
    MM,
    WIDTH,
    Side,
    content,
    imposed_file,
    reader_file,
    sheets,
    side,
)

STITCHED = Folding(scheme="saddle-stitch", trim=Size(mm(WIDTH), mm(HEIGHT)))
EIGHT = ("8 1", "2 7", "6 3", "4 5")


def misfits(
    sides: list[Side],
    folding: Folding = STITCHED,
    *,
    contents: dict[int, str] | None = None,
    reader: bytes | None = None,
) -> tuple[Misfit, ...]:
    imposed = imposed_file(sides, contents=contents)
    return fold_back(imposed, reader=reader or reader_file(8), folding=folding)


def codes(found: tuple[Misfit, ...]) -> list[str]:
    return [misfit.code for misfit in found]


def altered(index: int, at: int, **changes: object) -> list[Side]:
    """The eight pages, one of them placed otherwise."""
    made = sheets(*EIGHT)
    pages = list(made[index].pages)
    pages[at] = replace(pages[at], **changes)  # type: ignore[arg-type] # fields of At
    made[index] = replace(made[index], pages=tuple(pages))
    return made


def test_the_eight_pages_are_right_before_they_are_spoilt() -> None:
    assert misfits(sheets(*EIGHT)) == ()


def test_two_pages_that_changed_places() -> None:
    found = misfits(sheets("8 1", "2 7", "6 4", "3 5"))

    assert codes(found) == ["P901", "P901"]
    assert [(m.expected, m.found, m.leaf, m.side, m.sheet_page) for m in found] == [
        ("page 3", "page 4", 2, "recto", 3),
        ("page 4", "page 3", 2, "verso", 4),
    ]
    assert found[0].place is not None
    assert round(found[0].place.x0.mm) == WIDTH, "the right half of the third side"


def test_a_page_upside_down() -> None:
    (found,) = misfits(altered(1, 0, degrees=180))

    assert (found.code, found.page, found.found) == ("P902", 2, "upside down")


def test_a_page_on_its_side() -> None:
    found = misfits(altered(1, 0, degrees=90, shown=(0, 0, WIDTH, HEIGHT)))

    assert [(m.code, m.found) for m in found] == [("P902", "turned by 90°")]


def test_a_page_two_tenths_of_a_millimetre_out_of_place() -> None:
    (found,) = misfits(altered(1, 0, x=-0.2))

    assert (found.code, found.page) == ("P904", 2)
    assert found.off is not None
    assert found.off.mm == pytest.approx(0.2, abs=0.005)
    # Page 2 is a verso, its spine at the right: what lies too far left is near the fore edge.
    assert "0.20 mm too near to the fore edge" in found.message


@pytest.mark.parametrize(("x", "y", "said"), [(0, 0.3, "high"), (0, -0.3, "low")])
def test_a_page_too_high_or_too_low(x: float, y: float, said: str) -> None:
    (found,) = misfits(altered(1, 0, x=x, y=y))

    assert f"0.30 mm too {said}" in found.message


def test_half_a_tenth_of_a_millimetre_is_within_the_tolerance() -> None:
    assert misfits(altered(1, 0, x=-0.05)) == ()


def test_a_page_made_smaller() -> None:
    found = misfits(altered(1, 0, scale=0.97))

    assert [(m.code, m.expected, m.found) for m in found] == [("P903", "at 100.0 %", "at 97.0 %")]


def test_sheets_for_the_other_flip_are_one_mistake_not_four() -> None:
    (found,) = misfits(sheets(*EIGHT), changed(STITCHED, flip="long"))

    assert found.code == "P912"
    assert "made to be turned on the short edge" in found.message


def test_sheets_for_the_other_binding_are_one_mistake() -> None:
    (found,) = misfits(sheets(*EIGHT), changed(STITCHED, binding="right"))

    assert found.code == "P912"
    assert "bound on the left" in found.message


def test_bleed_over_the_spine() -> None:
    # Page 7 lies right of the fold on the second side, and shows 3 mm to the left of it.
    (found,) = misfits(altered(1, 1, shown=(WIDTH - 3, 0, 2 * WIDTH, HEIGHT)))

    assert (found.code, found.page, found.found) == ("P906", 2, "page 7")
    assert "over the fold, 3.00 mm wide" in found.message


def test_a_page_that_is_clipped() -> None:
    (found,) = misfits(altered(1, 0, shown=(1, 0, WIDTH, HEIGHT)))

    assert (found.code, found.page) == ("P907", 2)
    assert "1.00 mm" in found.message


def test_bleed_that_does_not_reach_the_cut() -> None:
    def bled(by: float) -> list[Side]:
        made = []
        for one in sheets(*EIGHT):
            left, right = (replace(at, x=at.x + 10, y=10.0) for at in one.pages)
            left = replace(left, shown=(10 - by, 10 - by, 10 + WIDTH, 10 + HEIGHT + by))
            end = 10 + 2 * WIDTH + by
            right = replace(right, shown=(10 + WIDTH, 10 - by, end, 10 + HEIGHT + by))
            made.append(Side(width=2 * WIDTH + 20, height=HEIGHT + 20, pages=(left, right)))
        return made

    asks = changed(STITCHED, bleed=mm(3))

    assert misfits(bled(3), asks) == ()
    assert set(codes(misfits(bled(1), asks))) == {"P908"}
    assert {m.found for m in misfits(bled(1), asks)} == {"1.0 mm"}


def test_a_page_left_out() -> None:
    (found,) = misfits(sheets("8 1", "2 7", "6 3", "- 5"))

    assert (found.code, found.page, found.leaf, found.side) == ("P909", 4, 2, "verso")


def test_a_page_with_nothing_on_it_need_not_be_placed() -> None:
    assert misfits(sheets("8 1", "2 7", "6 3", "- 5"), reader=reader_file(8, without_art=[4])) == ()


def test_a_page_where_paper_should_be_empty() -> None:
    (found,) = misfits(sheets("6 1", "2 5", "- 3", "4 5"), reader=reader_file(6))

    assert (found.code, found.leaf, found.found) == ("P910", 4, "page 5")


def test_blanks_that_push_the_back_cover_inside() -> None:
    found = misfits(sheets("- 1", "2 -", "6 3", "4 5"), reader=reader_file(6))

    assert codes(found) == ["P910", "P909"]


def test_a_sheet_too_few_or_of_another_size() -> None:
    (few,) = misfits(sheets("8 1", "2 7"))
    other = sheets(*EIGHT)
    other[2] = replace(other[2], width=120.0)

    assert (few.code, few.found) == ("P911", "2 sides")
    assert codes(misfits(other)) == ["P911"]


def test_a_mark_within_the_page() -> None:
    made = sheets(*EIGHT)
    made[0] = replace(made[0], besides=f"{20 * MM} 5 m {20 * MM} 30 l S")

    (found,) = misfits(made)

    assert (found.code, found.page) == ("P913", 8)
    assert found.place is not None
    assert round(found.place.x0.mm) == 20


def test_a_line_of_words_that_runs_into_the_page() -> None:
    made = [
        Side(
            width=one.width + 40,
            height=one.height,
            pages=tuple(replace(p, x=p.x + 20, shown=None) for p in one.pages),
        )
        for one in sheets(*EIGHT)
    ]
    assert misfits(made) == ()
    made[0] = replace(
        made[0], besides="BT /F 9 Tf 1 9 Td (a long line of a slug, much too long) Tj ET"
    )

    (found,) = misfits(made)

    assert (found.code, found.page) == ("P914", 8)


def test_words_painted_by_other_content_are_recognised() -> None:
    redrawn = {3: content(3) + " 0.5 w"}

    (found,) = misfits(sheets(*EIGHT), contents=redrawn)

    assert (found.code, found.page) == ("P915", 3)


def test_other_words_painted_by_other_content_are_no_page_of_the_readers() -> None:
    found = misfits(sheets(*EIGHT), contents={3: content(33)})

    assert codes(found) == ["P909", "P913"]


def test_pages_that_look_the_same_may_stand_for_one_another() -> None:
    reader = reader_file(8, without_art=[3, 4])

    assert misfits(sheets("8 1", "2 7", "6 4", "3 5"), reader=reader, contents={3: "", 4: ""}) == ()


def test_operators_without_their_operands_are_passed_over() -> None:
    made = sheets(*EIGHT)
    made[0] = replace(made[0], besides="1 2 cm 3 re W n Q Q Q /Nowhere Do 1 Tf")

    assert misfits(made) == ()


def test_forms_that_paint_themselves_come_to_an_end() -> None:
    # The form of page 3 paints itself twenty times over, and those do the same.
    contents = {3: " ".join(["/P3 Do"] * 20)}
    imposed = imposed_file(sheets(*EIGHT), contents=contents)
    endless = imposed.replace(
        b"/Resources << /Font << /F 3 0 R >> >>", b"/Resources << /XObject << /P3 6 0 R >> >>"
    )

    found = fold_back(_mended(endless), reader=reader_file(8), folding=STITCHED, words=False)

    assert "P909" in codes(found)


def test_sides_may_be_kept_turned_in_the_file() -> None:
    upright = imposed_file(sheets(*EIGHT))
    assert upright.count(b"/Type /Page ") == 4
    # Kept upside down and turned back by the viewer: the printer sees the same.
    turned = imposed_file(
        [
            Side(
                width=one.width,
                height=one.height,
                pages=tuple(
                    replace(
                        at,
                        x=one.width - at.x - WIDTH,
                        degrees=180,
                        shown=None,
                    )
                    for at in one.pages
                ),
            )
            for one in sheets(*EIGHT)
        ]
    ).replace(b"/Type /Page ", b"/Type /Page /Rotate 180 ")

    # The table of places is off by the entry; pypdf finds the objects all the same.
    found = fold_back(_mended(turned), reader=reader_file(8), folding=STITCHED)

    assert found == ()


def _mended(data: bytes) -> bytes:
    """The same file with its cross-reference table right again."""
    import io

    from pypdf import PdfReader, PdfWriter

    out = io.BytesIO()
    PdfWriter(clone_from=PdfReader(io.BytesIO(data), strict=False)).write(out)
    return out.getvalue()


def test_a_table_of_one_side_is_what_it_says() -> None:
    (eight, one) = side("8 1").pages

    assert (eight.page, eight.x, one.page, one.x) == (8, 0, 1, WIDTH)
