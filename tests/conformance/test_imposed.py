"""The sheets that we deliver, folded by program, are the booklet that we deliver."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter

from booklet.geometry import PAPER, Size
from booklet.inspection import meaning
from booklet.naming import FileName
from booklet.pipeline import Job
from booklet.preflight.fold import fold_back
from booklet.preflight.fold_values import Folding
from booklet.units import ZERO, mm
from booklet.values import changed
from layouts import BookletLayouts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.conformance

# Typed here as it is told to a binder, not taken from the editions' files.
STAPLED = Folding(
    scheme="saddle-stitch",
    trim=PAPER["A5"],
    binding="left",
    flip="short",
    thickness=mm(0.1),
    cover=mm(0.1),
)
DELIVERED = {
    "booklet": ("screen", STAPLED),
    "press-booklet": ("press", changed(STAPLED, bleed=mm(3), cover=mm(0.22))),
}


@pytest.mark.parametrize(("sheets", "told"), DELIVERED.items(), ids=DELIVERED)
def test_our_sheets_fold_to_our_booklet(
    sheets: str, told: tuple[str, Folding], built: Callable[[str], Path]
) -> None:
    pages, folding = told

    found = fold_back(built(sheets), reader=built(pages), folding=folding)

    assert [misfit.message for misfit in found] == []


def test_our_sheets_printed_with_the_wrong_flip_do_not_fold(built: Callable[[str], Path]) -> None:
    _, folding = DELIVERED["booklet"]

    (found,) = fold_back(
        built("booklet"), reader=built("screen"), folding=changed(folding, flip="long")
    )

    assert (found.code, found.found) == ("P912", "turned on the short edge and bound on the left")


def test_our_sheets_without_creep_would_be_noticed(built: Callable[[str], Path]) -> None:
    _, folding = DELIVERED["booklet"]
    flat = changed(folding, thickness=ZERO, cover=ZERO)

    found = fold_back(built("booklet"), reader=built("screen"), folding=flat)

    # A tenth of a millimetre a sheet: all but the two outermost are further than that.
    assert {misfit.code for misfit in found} == {"P904"}
    assert {misfit.leaf for misfit in found} == set(range(3, 15))


@pytest.mark.parametrize("edition", DELIVERED)
def test_check_folds_what_is_named_like_our_sheets(
    edition: str, built: Callable[[str], Path], project: Path
) -> None:
    job = Job(project=project, content=project / "content", output=project, edition=edition)
    known = FileName.read(built(edition).name, ["screen", "press", *DELIVERED])

    meant = meaning(job, BookletLayouts())(known, "")

    assert meant.folding is not None
    assert meant.folding == changed(
        DELIVERED[edition][1], gaps=Size(2 * meant.folding.bleed, 2 * meant.folding.bleed)
    )
    assert fold_back(built(edition), reader=meant.reader, folding=meant.folding) == ()


def test_two_of_our_sheets_in_the_wrong_order_are_named(built: Callable[[str], Path]) -> None:
    _, folding = DELIVERED["booklet"]
    reader, writer, mixed = PdfReader(built("booklet")), PdfWriter(), io.BytesIO()
    order = [0, 1, 4, 5, 2, 3, *range(6, len(reader.pages))]
    for index in order:
        writer.add_page(reader.pages[index])
    writer.write(mixed)

    found = fold_back(mixed.getvalue(), reader=built("screen"), folding=folding)

    wrong = {misfit.page: misfit.found for misfit in found if misfit.code == "P901"}
    assert wrong == {
        **dict(zip((3, 4, 5, 6), ("page 5", "page 6", "page 3", "page 4"), strict=True)),
        **dict(zip((27, 28, 29, 30), ("page 29", "page 30", "page 27", "page 28"), strict=True)),
    }
