"""The pages and the file of the whole booklet."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from pypdf.generic import DictionaryObject

from booklet.tagging.structure import Element
from tests.support.pages import page_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdf import PdfReader

    from booklet.pipeline import Draft

MM = 72 / 25.4


# -- pages -------------------------------------------------------------------------------


def test_the_pages_come_in_fours_and_the_back_cover_is_the_last(
    reader: PdfReader, made: Draft
) -> None:
    assert len(reader.pages) % 4 == 0
    assert made.composition.pages[-1].design.name == "closing"


def test_no_page_is_empty(screen: Path, made: Draft) -> None:
    texts = page_texts(screen)

    assert all(page.placed for page in made.composition.pages)
    assert all(text.strip() for text in texts)


@pytest.fixture(scope="session")
def characters(screen: Path) -> list[list[tuple[float, float, float, float]]]:
    """The ink of each character of each page, from PDFium: left, bottom, right, top in points."""
    found = []
    with pypdfium2.PdfDocument(screen) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [
                text.get_charbox(index)
                for index, character in enumerate(text.get_text_range())
                if not character.isspace()
            ]
            found.append([box for box in boxes if box[2] > box[0]])
            text.close()
    return found


def test_no_text_comes_near_the_trim_or_the_spine(
    characters: list[list[tuple[float, float, float, float]]], reader: PdfReader
) -> None:
    width, height = 148 * MM, 210 * MM
    assert [float(side) for side in reader.pages[0].mediabox] == pytest.approx(
        [0, 0, width, height], abs=0.01
    )
    assert sum(map(len, characters)) > 15_000
    for number, boxes in enumerate(characters, start=1):
        recto = number % 2 == 1
        at_left, at_right = (10, 5) if recto else (5, 10)
        assert min(box[0] for box in boxes) >= at_left * MM, f"page {number}, left"
        assert max(box[2] for box in boxes) <= width - at_right * MM, f"page {number}, right"
        assert min(box[1] for box in boxes) >= 5 * MM, f"page {number}, foot"
        assert max(box[3] for box in boxes) <= height - 5 * MM, f"page {number}, head"


def test_running_text_is_twelve_points_or_more_in_lines_of_seventy_characters_at_most(
    made: Draft,
) -> None:
    from booklet.typeset.block import blocks_of
    from booklet.typeset.text import Text

    texts = [
        block
        for page in made.composition.pages
        for placed in page.placed
        for block in (placed.block, *blocks_of(placed.block.children))
        if isinstance(block, Text)
    ]

    assert len(texts) > 100
    for block in texts:
        assert min(run.style.size for run in block.paragraph.runs) >= 12
        assert max(len(line.text.strip()) for line in block.lines) <= 70


# -- the file ----------------------------------------------------------------------------


def objects(reader: PdfReader) -> Iterator[tuple[int, Any]]:
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(number)
        if found is not None:
            yield number, found


def test_every_font_is_embedded(reader: PdfReader) -> None:
    descriptors = [
        found
        for _, found in objects(reader)
        if isinstance(found, DictionaryObject) and found.get("/Type") == "/FontDescriptor"
    ]

    assert descriptors
    assert all("/FontFile2" in one or "/FontFile3" in one for one in descriptors)
    fonts = {font["/BaseFont"] for page in reader.pages for font in _fonts(page)}
    assert len(fonts) == len(descriptors)


def _fonts(page: Any) -> Iterator[Any]:
    for font in page["/Resources"].get("/Font", {}).values():
        yield font.get_object()


def test_every_page_is_reached_from_the_structure(reader: PdfReader) -> None:
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    reached = set(_reached(reader.root_object["/StructTreeRoot"]["/K"]))  # type: ignore[index]

    assert len(pages) == len(reader.pages)
    assert reached == pages


def _reached(element: Any) -> Iterator[int]:
    """The numbers of the pages on which an element and all below it have content."""
    held = element.get_object()
    if isinstance(held, list):
        for kid in held:
            yield from _reached(kid)
    elif isinstance(held, DictionaryObject):
        if "/Pg" in held:
            yield held.raw_get("/Pg").idnum
        if held.get("/Type") == "/StructElem" and "/K" in held:
            yield from _reached(held["/K"])


def test_every_marked_content_of_a_page_belongs_to_one_element(reader: PdfReader) -> None:
    parents = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    keys = [int(str(key)) for key in parents[::2]]
    owners = dict(zip(keys, parents[1::2], strict=True))

    assert keys == sorted(set(keys))
    for page in reader.pages:
        contents = page.get_contents()
        assert contents is not None
        marks = [int(n) for n in re.findall(rb"/MCID (\d+)", contents.get_data())]
        assert marks == list(range(len(marks)))
        assert len(owners[int(str(page["/StructParents"]))].get_object()) == len(marks)


def test_every_figure_has_words_and_a_place(structure: Element) -> None:
    figures = structure.find("Figure")

    assert len(figures) >= 4
    for figure in figures:
        assert figure.alt
        assert ("Layout", "BBox") in {(owner, name) for owner, name, _ in figure.attributes}


def test_the_pictures_of_the_facts_say_their_numbers(structure: Element) -> None:
    told = " ".join(figure.alt or "" for figure in structure.find("Figure"))

    for words in ("18 mothers", "9 fathers", "10 health and social care services"):
        assert words in told
    assert "103 professionals" in told


def test_headings_begin_with_the_title_and_leave_no_gap(structure: Element) -> None:
    levels = [int(tag[1]) for tag in _heading_tags(structure)]

    assert levels[0] == 1
    assert max(levels) == 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def _heading_tags(element: Element) -> Iterator[str]:
    if re.fullmatch(r"H[1-6]", element.tag):
        yield element.tag
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _heading_tags(kid)


def test_the_file_is_quick_to_send(screen: Path) -> None:
    assert screen.stat().st_size < 300_000
