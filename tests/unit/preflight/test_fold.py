"""Imposition tables from the trade, written out by hand, are folded and read.

None of them was computed: they are what printers' handbooks and a folded sheet of paper with
numbers pencilled on it show.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from booklet.geometry import Size
from booklet.preflight.fold import fold_back
from booklet.preflight.fold_values import Folding
from booklet.units import mm
from booklet.values import changed
from tests.support.code import modules
from tests.support.sheets import HEIGHT, WIDTH, At, Side, imposed_file, reader_file, sheets, side

PAGE = Size(mm(WIDTH), mm(HEIGHT))
STITCHED = Folding(scheme="saddle-stitch", trim=PAGE)
GLUED = changed(STITCHED, scheme="perfect-bound")
STACKED = Folding(scheme="cut-and-stack", trim=PAGE, columns=2)
SIDE_BY_SIDE = Folding(scheme="n-up", trim=PAGE, columns=2)

EIGHT = ("8 1", "2 7", "6 3", "4 5")
SIXTEEN = ("5v 12v 9v 8v / 4 13 16 1", "7v 10v 11v 6v / 2 15 14 3")

RIGHT = {
    "eight pages stitched, turned on the short edge": (STITCHED, 8, EIGHT),
    "the same, turned on the long edge: backs are upside down": (
        changed(STITCHED, flip="long"),
        8,
        ("8 1", "7v 2v", "6 3", "5v 4v"),
    ),
    "bound on the right, sides change places": (
        changed(STITCHED, binding="right"),
        8,
        ("1 8", "7 2", "3 6", "5 4"),
    ),
    "bound on the right, turned on the long edge": (
        changed(STITCHED, binding="right", flip="long"),
        8,
        ("1 8", "2v 7v", "3 6", "4v 5v"),
    ),
    "one sheet": (STITCHED, 4, ("4 1", "2 3")),
    # The back cover stays the last page, and what is empty comes before it.
    "six pages of eight": (STITCHED, 6, ("6 1", "2 -", "- 3", "4 5")),
    "six pages of eight, the back leaf kept whole": (
        changed(STITCHED, blanks="before-back-leaf"),
        6,
        ("6 1", "2 5", "- 3", "4 -"),
    ),
    "five pages, the last leaves empty": (
        changed(STITCHED, blanks="end"),
        5,
        ("- 1", "2 -", "- 3", "4 5"),
    ),
    # A square fold: the sheet is upright, so its long edge is the upright one.
    "a sheet folded twice": (
        changed(STITCHED, section=8, flip="long"),
        8,
        ("5v 4v / 8 1", "3v 6v / 2 7"),
    ),
    "a sheet folded twice, turned on the short edge": (
        changed(STITCHED, section=8, flip="short"),
        8,
        ("5v 4v / 8 1", "7v 2v / 6 3"),
    ),
    "a sheet folded three times": (changed(STITCHED, section=16), 16, SIXTEEN),
    "two sections of four pages, glued": (GLUED, 8, ("4 1", "2 3", "8 5", "6 7")),
    "two sheets in one another, twice": (
        changed(GLUED, signature=2),
        16,
        ("8 1", "2 7", "6 3", "4 5", "16 9", "10 15", "14 11", "12 13"),
    ),
    "cut through and stacked": (STACKED, 8, ("1 5", "6 2", "3 7", "8 4")),
    "cut through and stacked, bound on the right": (
        changed(STACKED, binding="right"),
        8,
        ("5 1", "2 6", "7 3", "4 8"),
    ),
    "cut through and stacked, turned on the long edge": (
        changed(STACKED, flip="long"),
        8,
        ("1 5", "2v 6v", "3 7", "4v 8v"),
    ),
    "cut through and stacked, one side": (changed(STACKED, flip="none"), 4, ("1 3", "2 4")),
    "side by side": (SIDE_BY_SIDE, 8, ("1 2", "3 4", "5 6", "7 8")),
    "side by side, turned on the long edge: read like a leaf": (
        changed(SIDE_BY_SIDE, flip="long"),
        4,
        ("1 2", "4v 3v"),
    ),
    "side by side, read from the right": (
        changed(SIDE_BY_SIDE, binding="right"),
        4,
        ("2 1", "4 3"),
    ),
    "the same leaf four times": (
        Folding(scheme="step-and-repeat", trim=PAGE, columns=2, rows=2, flip="long"),
        2,
        ("1 1 / 1 1", "2 2 / 2 2"),
    ),
}


def codes(
    sides: list[Side], folding: Folding, *, pages: int = 8, contents: dict[int, str] | None = None
) -> set[str]:
    imposed = imposed_file(sides, contents=contents)
    found = fold_back(imposed, reader=reader_file(pages), folding=folding)
    return {misfit.code for misfit in found}


@pytest.mark.parametrize(("folding", "pages", "tables"), RIGHT.values(), ids=RIGHT)
def test_a_table_of_the_trade_folds_to_the_readers_booklet(
    folding: Folding, pages: int, tables: tuple[str, ...]
) -> None:
    imposed = imposed_file(sheets(*tables))

    assert fold_back(imposed, reader=reader_file(pages), folding=folding) == ()


def test_a_sheet_that_stands_upright_in_the_file_is_folded_lying() -> None:
    # A quarter turn anticlockwise: what was at the left comes to lie at the foot.
    def turned(foot: int, head: int, *, degrees: int = 90) -> Side:
        pages = (
            At(page=foot, x=0, y=0, degrees=degrees),
            At(page=head, x=0, y=WIDTH, degrees=degrees),
        )
        return Side(width=HEIGHT, height=2 * WIDTH, pages=pages)

    folding = changed(STITCHED, turned=90)
    # Its short edges are level now: turned about one, head and foot change places.
    short = [turned(8, 1), turned(2, 7, degrees=90), turned(6, 3), turned(4, 5)]
    long = [turned(8, 1), turned(7, 2, degrees=270), turned(6, 3), turned(5, 4, degrees=270)]

    assert codes(short, folding) == set()
    assert codes(long, changed(folding, flip="long")) == set()


def test_white_paper_round_the_pages_is_cut_off() -> None:
    sides = [
        Side(
            width=2 * WIDTH + 20,
            height=HEIGHT + 8,
            pages=tuple(At(page=p.page, x=p.x + 10, y=p.y + 4) for p in one.pages),
        )
        for one in sheets(*EIGHT)
    ]

    assert codes(sides, STITCHED) == set()


# -- creep ----------------------------------------------------------------------------------

TWELVE = ("12 1", "2 11", "10 3", "4 9", "8 5", "6 7")


def crept(step: float) -> list[Side]:
    """Three sheets in one another: the inner two are moved to their spines."""
    return [
        side(table, shifts=(step * (index // 2), -step * (index // 2)))
        for index, table in enumerate(TWELVE)
    ]


def test_leaves_are_pushed_out_by_the_paper_that_lies_around_them() -> None:
    thick = changed(STITCHED, thickness=mm(0.3))

    assert codes(crept(0.3), thick, pages=12) == set()


def test_a_thicker_cover_pushes_all_that_lies_in_it() -> None:
    steps = [0.0, 0.0, 0.5, 0.5, 0.8, 0.8]
    sides = [side(t, shifts=(by, -by)) for t, by in zip(TWELVE, steps, strict=True)]
    covered = changed(STITCHED, thickness=mm(0.3), cover=mm(0.5))

    assert codes(sides, covered, pages=12) == set()
    assert codes(sides, changed(covered, cover=None), pages=12) == {"P904"}


def test_creep_that_nobody_made_up_for_is_named_leaf_by_leaf() -> None:
    thick = changed(STITCHED, thickness=mm(0.3))
    imposed = imposed_file(sheets(*TWELVE))

    found = fold_back(imposed, reader=reader_file(12), folding=thick)

    assert {misfit.code for misfit in found} == {"P905"}
    # The outermost sheet stays where it is: leaves 1 and 6.
    assert {misfit.leaf: round(misfit.off.mm, 2) for misfit in found if misfit.off} == {
        2: 0.3,
        3: 0.6,
        4: 0.6,
        5: 0.3,
    }


def test_creep_the_wrong_way_is_out_of_place() -> None:
    found = codes(crept(-0.3), changed(STITCHED, thickness=mm(0.3)), pages=12)

    assert found == {"P904"}


def test_outer_pages_may_be_moved_out_instead() -> None:
    # Two thicknesses to spread: the outermost sheet takes both, the innermost none.
    def moved(table: str, by: float) -> Side:
        left, right = side(table).pages
        left = replace(left, x=10 - by, shown=(0, 0, 10 + WIDTH, HEIGHT))
        end = 20 + 2 * WIDTH
        right = replace(right, x=10 + WIDTH + by, shown=(10 + WIDTH, 0, end, HEIGHT))
        return Side(width=end, height=HEIGHT, pages=(left, right))

    out = changed(STITCHED, thickness=mm(0.3), creep="out")
    steps = [0.6, 0.6, 0.3, 0.3, 0.0, 0.0]
    sides = [moved(table, by) for table, by in zip(TWELVE, steps, strict=True)]

    assert codes(sides, out, pages=12) == set()
    # Read the other way, the outer sheets moved for nothing and the innermost did not move.
    assert codes(sides, changed(out, creep="in"), pages=12) == {"P904", "P905"}


def test_layers_of_a_sheet_folded_three_times_lie_in_one_another() -> None:
    thick = changed(STITCHED, section=16, thickness=mm(0.2))
    # Panels in the order of the table; 1, 2, 15, 16 are outside, 7 to 10 innermost.
    depth = {1: 0, 2: 0, 15: 0, 16: 0, 3: 1, 4: 1, 13: 1, 14: 1}
    depth |= {5: 2, 6: 2, 11: 2, 12: 2, 7: 3, 8: 3, 9: 3, 10: 3}

    def moved(table: str) -> Side:
        rows = [line.split() for line in table.split("/")]
        shifts = [
            # Spines stand right of the first and third column.
            (0.2 if column % 2 == 0 else -0.2) * depth[int(name.rstrip("v"))]
            for row in reversed(rows)
            for column, name in enumerate(row)
        ]
        return side(table, shifts=shifts)

    assert codes([moved(table) for table in SIXTEEN], thick, pages=16) == set()
    assert codes(sheets(*SIXTEEN), thick, pages=16) == {"P905"}


def test_the_checker_shares_no_code_with_the_imposer() -> None:
    checker = [
        module
        for module in modules("booklet/preflight")
        if module.name.startswith("booklet.preflight.fold")
    ]
    imported = {name for module in checker for _, name in module.imports()}
    others = {
        ".".join(name.split(".")[:2])
        for name in imported
        if name.startswith("booklet") and not name.startswith("booklet.preflight.fold")
    }

    assert len(checker) > 10
    assert others == {"booklet.geometry", "booklet.text", "booklet.units", "booklet.values"}
