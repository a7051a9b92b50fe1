"""Painting parts: fonts shared, furniture and grounds as artifacts, pages named."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from booklet.typeset.page import Placed
from tests.support.blocks import design, numbered, text
from tests.support.painted import ReadBack, files_of, part_of, read_back

if TYPE_CHECKING:
    from booklet.pipeline import Draft
    from booklet.typeset.setting import Setting


@pytest.fixture(scope="session")
def setting(made: Draft) -> Setting:
    return made.setting


def label(words: str, top: float) -> Placed:
    block = text(words, tag=None)
    block.wrap(200, 100)
    return Placed(block, 60, top)


def fonts(data: bytes) -> dict[str, bytes]:
    """Name and file of each font of a part."""
    found = {}
    for page in PdfReader(BytesIO(data)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0]
            file = inner["/FontDescriptor"]["/FontFile2"].get_object()
            found[str(inner["/BaseFont"])] = file.get_data()
    return found


def test_all_parts_embed_the_same_subset_so_that_the_merge_can_share_it(setting: Setting) -> None:
    first, second = files_of(
        part_of(text("abc")), part_of(text("xyz"), first_page=2), setting=setting
    )

    assert len(fonts(first)) == 1
    assert fonts(first) == fonts(second)


def test_painting_twice_gives_the_same_bytes(setting: Setting) -> None:
    assert files_of(part_of(text("a")), setting=setting) == files_of(
        part_of(text("a")), setting=setting
    )


def test_furniture_is_pagination_at_head_or_foot(setting: Setting) -> None:
    furniture = (label("Running head", 580), label("12", 40))

    read = read_back(part_of(text("words"), furniture=furniture), setting)

    artifacts = read.artifacts()
    assert [a.partition("BDC")[0] for a in artifacts] == [
        "<</Type/Pagination/Subtype/Header>>",
        "<</Type/Pagination/Subtype/Footer>>",
    ]
    assert read.tags == 'Document Lang="en-GB"\n  P\n    "words"\n'
    assert "Running head" in read.reader.pages[0].extract_text()


def test_the_ground_of_a_page_is_a_background_beyond_its_edges(setting: Setting) -> None:
    read = read_back(part_of(text("words"), page=design(ground="cream")), setting)

    [ground] = read.artifacts()
    assert ground.startswith("<</Type/Background>>BDC")
    *_, x, y, width, height, operator, fill = ground.split()
    assert (operator, fill) == ("re", "f")
    box = read.reader.pages[0].mediabox
    assert float(x) < 0
    assert float(y) < 0
    assert float(x) + float(width) > float(box.right)
    assert float(y) + float(height) > float(box.top)


def test_a_page_without_a_ground_paints_none(setting: Setting) -> None:
    assert read_back(part_of(text("words")), setting).artifacts() == []


def test_content_is_painted_before_furniture_and_both_above_the_ground(setting: Setting) -> None:
    part = part_of(text("words"), page=design(ground="cream"), furniture=(label("12", 40),))

    contents = read_back(part, setting).contents()

    order = [contents.index(what) for what in ("/Background", "/P<</MCID", "/Footer")]
    assert order == sorted(order)


@pytest.mark.parametrize("first", [1, 2, 7])
def test_pages_with_folios_are_numbered_from_their_place_in_the_booklet(
    setting: Setting, first: int
) -> None:
    part = part_of(text(numbered("a", 40)), first_page=first)

    assert read_back(part, setting).reader.page_labels == [str(first), str(first + 1)]


def test_a_part_without_folios_is_named_after_what_it_is(setting: Setting) -> None:
    part = part_of(text("words"), page=design(folio=False))

    assert read_back(part, setting).reader.page_labels == ["Title"]


def test_a_page_is_as_large_as_the_editions_trim(setting: Setting) -> None:
    [data] = files_of(part_of(text("words")), setting=setting)

    page = ReadBack(PdfReader(BytesIO(data))).reader.pages[0]
    trim = setting.edition.trim
    assert "/TrimBox" in page
    assert float(page.trimbox.width) == pytest.approx(trim.width.pt, abs=0.001)
    assert float(page.trimbox.height) == pytest.approx(trim.height.pt, abs=0.001)
