"""The whole booklet, as other people's programs read it."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.blocks import lines_of
from tests.support.pages import page_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pypdf import PdfReader

    from booklet.pipeline import Draft
    from booklet.tagging.structure import Element
    from tests.support.tools import Tool
from tests.support.structure import INLINE, paragraphs
from tests.support.told import expected
from tests.support.ways import page_of

MM = 72 / 25.4


@pytest.fixture(scope="session")
def words(made: Draft, reader: PdfReader) -> list[str]:
    pages = {
        name: page_of(reader, place)
        for name, place in reader.named_destinations.items()
        if "." not in name
    }
    notes = sum(made_up.count for made_up in made.composition.made_up)
    found = expected(made.booklet, notes, pages)
    assert len(found) > 3600, "the booklet has more words: something was not looked at"
    return found


def test_the_structure_says_every_word_in_order(structure: Element, words: list[str]) -> None:
    assert " ".join(paragraphs(structure)).split() == words


def test_poppler_reads_every_word_of_the_structure_in_order(
    tool: Callable[[str], Tool], screen: Path, words: list[str]
) -> None:
    command = [tool("pdfinfo").path, "-struct-text", str(screen)]
    # Titles of elements are printed as the file has them, UTF-16 between lines of UTF-8.
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")

    # Running heads and folios are artifacts: were one not, it would be a word too many.
    assert " ".join(_quoted(said)).split() == words


def _quoted(said: str) -> Iterator[str]:
    """The text of each element; what follows on one line of the tree belongs together."""
    inline = re.compile(rf"^ *(?:{'|'.join(INLINE)}) \(inline\)$|^ *Object \d+")
    waiting = ""
    for line in said.splitlines():
        if match := re.fullmatch(r' *"(.*)"', line):
            waiting += match[1]
        elif not inline.match(line):
            yield waiting
            waiting = ""
    yield waiting


def without_furniture(pages: Sequence[str], made: Draft) -> list[str]:
    """The words of pages, running heads and folios taken off their ends.

    What is taken off must be, word for word, what the page was furnished with, so that no
    word of the content can be lost with it.
    """
    assert len(pages) == len(made.composition.pages)
    kept: list[str] = []
    for said, page in zip(pages, made.composition.pages, strict=True):
        furniture = [w for p in page.furniture for line in lines_of(p.block) for w in line.split()]
        found = said.split()
        assert found[len(found) - len(furniture) :] == furniture, f"page {page.number}"
        kept += found[: len(found) - len(furniture)]
    return kept


def test_poppler_reads_every_word_of_the_pages_in_order(
    tool: Callable[[str], Tool], screen: Path, words: list[str], made: Draft
) -> None:
    pages = tool("pdftotext")("-raw", screen, "-").split("\f")[:-1]

    assert without_furniture(pages, made) == words


def test_pdfium_reads_every_word_of_the_pages_in_order(
    screen: Path, words: list[str], made: Draft
) -> None:
    # PDFium writes U+FFFE for a hyphen that ends a line, and goes on behind it.
    pages = [page.replace("\ufffe", "-") for page in page_texts(screen)]

    assert without_furniture(pages, made) == words
