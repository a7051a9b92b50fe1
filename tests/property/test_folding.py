"""What the imposer makes, the folding checker folds back: every scheme, 4 to 128 pages.

The two share no code. One lays pages out by undoing folds on a grid; the other moves paper.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from booklet.geometry import Size
from booklet.preflight.fold import fold_back
from booklet.preflight.fold_values import Binding, Flip, Folding, Misfit
from booklet.prepress import job
from booklet.prepress.impose import impose, prepare
from booklet.prepress.words import SheetWords, load_words
from booklet.units import Length, mm
from booklet.values import changed
from tests.support.sheets import HEIGHT, WIDTH, reader_file

PROJECT = Path(__file__).resolve().parents[2]
TRIM = Size(mm(WIDTH), mm(HEIGHT))
BLEED = mm(3)
MARKS = job.Marks(crop=True, fold=True, registration=True, collation=True, slug=True)

# Each scheme as the checker is told of it, and the sheet, in millimetres.
SCHEMES: dict[str, tuple[Folding, tuple[float, float]]] = {
    "stitched": (
        Folding(scheme="saddle-stitch", trim=TRIM, thickness=mm(0.1), cover=mm(0.3)),
        (140, 100),
    ),
    "stitched, folded twice": (
        Folding(scheme="saddle-stitch", trim=TRIM, section=8, measured=mm(2.5), bleed=BLEED),
        (140, 180),
    ),
    "stitched, folded three times": (
        Folding(
            scheme="saddle-stitch",
            trim=TRIM,
            section=16,
            thickness=mm(0.1),
            cover=mm(0.3),
            bleed=BLEED,
        ),
        (250, 180),
    ),
    "glued, sheets in one another": (
        Folding(scheme="perfect-bound", trim=TRIM, signature=4, thickness=mm(0.2), grind=mm(3)),
        (140, 100),
    ),
    "glued, folded once": (Folding(scheme="perfect-bound", trim=TRIM), (140, 100)),
    "glued, folded twice": (
        Folding(scheme="perfect-bound", trim=TRIM, section=8, bleed=BLEED),
        (140, 180),
    ),
    "glued, folded three times": (
        Folding(scheme="perfect-bound", trim=TRIM, section=16, thickness=mm(0.2), bleed=BLEED),
        (250, 180),
    ),
    "glued, folded four times": (
        Folding(scheme="perfect-bound", trim=TRIM, section=32, thickness=mm(0.2), bleed=BLEED),
        (250, 340),
    ),
    "cut and stacked": (
        Folding(scheme="cut-and-stack", trim=TRIM, columns=2, rows=3, bleed=BLEED),
        (140, 260),
    ),
    "side by side": (
        Folding(scheme="n-up", trim=TRIM, columns=3, rows=2, blanks="end"),
        (180, 170),
    ),
    "repeated": (
        Folding(scheme="step-and-repeat", trim=TRIM, columns=2, rows=1, bleed=BLEED),
        (140, 100),
    ),
}
WAYS: list[tuple[Binding, Flip]] = [
    ("left", "short"),
    ("left", "long"),
    ("right", "short"),
    ("right", "long"),
]
COMBINATIONS = [(scheme, *way) for scheme in SCHEMES for way in WAYS]
SMALLEST, LARGEST = 4, 128


@cache
def words() -> SheetWords:
    return load_words(PROJECT)


@cache
def reader(pages: int) -> bytes:
    return reader_file(pages)


def asked(
    folding: Folding, sheet: tuple[float, float], *, marks: job.Marks | None = None
) -> job.Imposition:
    """The same in the imposer's words."""
    return job.Imposition(
        scheme=job.Scheme(folding.scheme),
        sheet=Size(mm(sheet[0]), mm(sheet[1])),
        orientation=job.Orientation.PORTRAIT if sheet[0] < sheet[1] else job.Orientation.LANDSCAPE,
        binding=job.Binding(folding.binding),
        flip=job.Flip(folding.flip),
        section=folding.section,
        signature=folding.signature,
        columns=0 if folding.is_folded else folding.columns,
        rows=0 if folding.is_folded else folding.rows,
        blanks=job.Blanks(folding.blanks),
        thickness=folding.thickness,
        cover=folding.cover,
        creep=folding.measured,
        milled=folding.grind,
        bleed=folding.bleed,
        marks=marks or job.Marks(),
    )


def folded(
    folding: Folding,
    sheet: tuple[float, float],
    pages: int,
    *,
    marks: job.Marks | None = None,
) -> tuple[Misfit, ...]:
    """Impose and fold back."""
    gap = 2 * folding.bleed
    prepared = prepare((reader(pages), "reader.pdf"), asked(folding, sheet, marks=marks))
    sheets = impose(prepared, project=PROJECT, words=words()).data
    return fold_back(
        sheets,
        reader=reader(pages),
        folding=changed(folding, gaps=Size(gap, gap)),
        # Words are read where there are marks, once for each scheme: it takes its time.
        words=marks is not None,
    )


def counts(place: int) -> range:
    """Page counts for one combination; together, all combinations see every one."""
    return range(SMALLEST + place, LARGEST + 1, len(COMBINATIONS))


def test_every_number_of_pages_is_folded() -> None:
    seen = sorted(pages for place in range(len(COMBINATIONS)) for pages in counts(place))

    assert seen == list(range(SMALLEST, LARGEST + 1))


@pytest.mark.parametrize(
    ("place", "scheme", "binding", "flip"),
    [(place, *combination) for place, combination in enumerate(COMBINATIONS)],
)
def test_sheets_fold_to_the_readers_booklet(
    place: int, scheme: str, binding: Binding, flip: Flip
) -> None:
    folding, sheet = SCHEMES[scheme]
    way = changed(folding, binding=binding, flip=flip)

    for pages in counts(place):
        assert folded(way, sheet, pages) == (), f"{pages} pages"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pages", [SMALLEST, LARGEST])
def test_the_smallest_and_the_largest_booklet_fold_with_all_marks(scheme: str, pages: int) -> None:
    folding, sheet = SCHEMES[scheme]

    assert folded(folding, sheet, pages, marks=MARKS) == ()


def test_a_sheet_that_stands_in_the_file_folds_as_one_that_lies() -> None:
    folding, _ = SCHEMES["stitched"]

    for way in WAYS:
        told = changed(folding, binding=way[0], flip=way[1])
        # Too narrow for two pages beside each other, so they are laid on their sides.
        standing = changed(asked(told, (140, 80)), orientation=job.Orientation.PORTRAIT)
        sheets = impose(
            prepare((reader(12), "reader.pdf"), standing), project=PROJECT, words=words()
        ).data
        assert fold_back(sheets, reader=reader(12), folding=changed(told, turned=90)) == ()


@pytest.mark.parametrize("flip", ["short", "long"])
@pytest.mark.parametrize(
    ("scheme", "uneven"),
    [
        ("stitched", job.Margins(left=mm(8), right=mm(2))),
        (
            "stitched, folded twice",
            job.Margins(left=mm(8), right=mm(2), top=mm(2), bottom=mm(6)),
        ),
    ],
)
def test_a_printer_with_uneven_margins_moves_no_fold(
    scheme: str, uneven: job.Margins, flip: Flip
) -> None:
    """Sheets are folded edge to edge, so every fold belongs in the middle of the paper.

    If the left margin is 6 mm wider than the right one and pages are set in the middle of what
    can be printed, the fold that belongs between two of them is 3 mm beside the middle of
    the paper: folded edge to edge, each page has 3 mm of its neighbour over its spine.
    """
    folding, sheet = SCHEMES[scheme]
    told = changed(folding, flip=flip, bleed=Length(0))
    printer = changed(asked(told, sheet), margins=uneven)
    sheets = impose(
        prepare((reader(16), "reader.pdf"), printer), project=PROJECT, words=words()
    ).data

    assert fold_back(sheets, reader=reader(16), folding=told) == ()
