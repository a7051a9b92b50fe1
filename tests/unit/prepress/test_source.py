from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject

from booklet.diagnostics import BookletError
from booklet.prepress.impose import Imposed, impose, prepare
from booklet.prepress.job import Flip, Imposition, Scheme
from booklet.prepress.paper import two_lengths
from booklet.prepress.words import load_words
from booklet.values import changed
from tests.support.leaves import Leaves, leaves, spots

PROJECT = Path(__file__).resolve().parents[3]
STITCHED = Imposition(scheme=Scheme.SADDLE_STITCH, sheet=two_lengths("100 x 70 mm"))


def made(data: bytes, asked: Imposition = STITCHED) -> Imposed:
    words = load_words(PROJECT)
    return impose(prepare((data, "leaves.pdf"), asked), project=PROJECT, words=words)


def codes(imposed: Imposed) -> list[str]:
    return [warning.code for warning in imposed.warnings]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"not a PDF", "M001"),
        (b"%PDF-1.7\n%%EOF", "M001"),
        (b"%PDF-1.7\n" + b"[" * 5000, "M001"),
        (leaves(4)[:800], "M001"),
    ],
)
def test_what_is_no_whole_pdf_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(BookletError) as refused:
        made(data)
    assert [d.code for d in refused.value.diagnostics] == [code]


def spoilt(key: str, found: object) -> bytes:
    """A file whose first page lacks something, or has something else in its place."""
    writer = PdfWriter(clone_from=BytesIO(leaves(4)))
    page = writer.pages[0]
    if found is None:
        del page[key]
    else:
        page[NameObject(key)] = found
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("key", ["/Contents", "/Resources", "/MediaBox"])
def test_a_page_that_lacks_something_is_placed_all_the_same(key: str) -> None:
    assert len(spots(made(spoilt(key, None), changed(STITCHED, fit=True)).data)) == 2


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("/MediaBox", ArrayObject([NumberObject(1)])),
        ("/Rotate", NameObject("/East")),
        ("/Resources", NumberObject(3)),
    ],
)
def test_a_page_that_makes_no_sense_is_refused(key: str, found: object) -> None:
    with pytest.raises(BookletError) as refused:
        made(spoilt(key, found))
    assert [d.code for d in refused.value.diagnostics] == ["M001"]


def test_an_encrypted_file_is_refused() -> None:
    writer = PdfWriter(clone_from=BytesIO(leaves(2)))
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)

    with pytest.raises(BookletError) as refused:
        made(file.getvalue())
    assert [d.code for d in refused.value.diagnostics] == ["M002"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (changed(STITCHED, sheet=two_lengths("80 x 70 mm")), "M003"),
        (changed(STITCHED, flip=Flip.NONE), "M006"),
    ],
)
def test_what_cannot_be_folded_is_refused(asked: Imposition, code: str) -> None:
    with pytest.raises(BookletError) as refused:
        made(leaves(4), asked)
    assert [d.code for d in refused.value.diagnostics] == [code]


def test_pages_of_another_size_are_named_or_made_to_fit() -> None:
    writer = PdfWriter()
    writer.append(BytesIO(leaves(3)))
    writer.append(BytesIO(leaves(1, Leaves(width=40))))
    file = BytesIO()
    writer.write(file)

    with pytest.raises(BookletError, match="page 4 has another"):
        made(file.getvalue())
    assert codes(made(file.getvalue(), changed(STITCHED, fit=True))) == []
