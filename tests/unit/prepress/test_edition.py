from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from booklet.diagnostics import BookletError
from booklet.prepress import pages_of, sheet_edition
from booklet.prepress.job import Flip, Scheme
from tests.support.content import PROJECT
from tests.support.pdf import at, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.tools import Tool


def test_only_editions_of_sheets_are_made_of_sheets() -> None:
    assert sheet_edition(PROJECT, "screen") is None
    assert pages_of(PROJECT, "screen", "") == ("screen", "")
    assert pages_of(PROJECT, "booklet", "digital") == ("screen", "")
    assert pages_of(PROJECT, "press-booklet", "digital") == ("press", "digital")


def test_the_office_booklet_is_folded_from_a4_and_turned_about_the_short_edge() -> None:
    edition = sheet_edition(PROJECT, "booklet")
    assert edition is not None
    asked = edition.imposition(PROJECT)

    assert (asked.scheme, asked.flip) == (Scheme.SADDLE_STITCH, Flip.SHORT)
    assert asked.thickness.mm == pytest.approx(0.1)
    assert not asked.marks.some


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("flip: short", "flip: north", "north"),
        ("  flip: short", "  flip: short\n  section: 12", "no sheet folds to 12 pages"),
        ("from: screen", "from: booklet", "made from sheets itself"),
    ],
)
def test_an_edition_that_cannot_be_is_refused(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    folder = tmp_path / "layouts" / "editions"
    folder.mkdir(parents=True)
    text = (PROJECT / "layouts/editions/booklet.yaml").read_text("utf-8")
    (folder / "booklet.yaml").write_text(text.replace(old, new), "utf-8")

    with pytest.raises(BookletError, match=said):
        sheet_edition(tmp_path, "booklet")


def test_the_office_booklet_opens_with_the_back_cover_beside_the_front(
    built: Callable[[str], Path],
) -> None:
    pages = read(built("screen").read_bytes()).pages
    sheets = read(built("booklet").read_bytes()).pages

    assert len(sheets) == len(pages) // 2
    words = sheets[0].extract_text()
    assert "Family Stories" in words
    assert "Thanks for reading" in words
    assert [round(float(edge)) for edge in sheets[0].mediabox] == [0, 0, 842, 595]


def test_the_press_sheets_stay_pdf_x(
    built: Callable[[str], Path], tool: Callable[[str], Tool]
) -> None:
    path = built("press-booklet")
    data = path.read_bytes()
    root: Any = read(data).root_object

    assert data.startswith(b"%PDF-1.6")
    assert at(root, "/OutputIntents", 0, "/S") == "/GTS_PDFX"
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4<" in at(root, "/Metadata").get_data()
    assert at(read(data).trailer, "/Info", "/Trapped") == "/False"
    assert all("/Annots" not in page for page in read(data).pages)
    assert "No syntax or stream encoding errors" in tool("qpdf")("--check", path)
