"""The checker is worth asking: it finds what is wrong and goes on to the next file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.verapdf.harness import VeraPdf

pytestmark = pytest.mark.conformance


def untagged(path: Path) -> Path:
    canvas = Canvas(str(path))
    canvas.drawString(72, 72, "nobody tagged me")
    canvas.save()
    return path


def test_an_untagged_page_fails_with_the_clause_and_the_place(
    verapdf: VeraPdf, tmp_path: Path
) -> None:
    page = untagged(tmp_path / "untagged.pdf")

    with pytest.raises(AssertionError) as failure:
        verapdf(page, "ua1,2a")

    said = str(failure.value)
    assert "FAIL ua1" in said
    assert "FAIL 2a" in said
    assert "ISO 14289-1:2014, 7.1-3 (1×): Content shall be marked as Artifact" in said
    assert "at root/document[0]/pages[0]" in said


def test_a_file_that_is_no_pdf_is_an_error_and_the_next_one_is_checked(
    verapdf: VeraPdf, tmp_path: Path
) -> None:
    text = tmp_path / "words.pdf"
    text.write_text("not a PDF")

    assert verapdf.report(text, "ua1").startswith("ERROR ua1")
    assert verapdf.report(untagged(tmp_path / "page.pdf"), "2a").startswith("FAIL 2a")
