"""A page of each script: veraPDF passes it, and its words come back from other programs."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from booklet.text import GlyphOrder
from booklet.text.ink import leading_for
from tests.specimen.pages import MIXED, Setter, Specimen, specimens
from tests.support.setting import plain, read_by_pdfium
from tests.support.tools import Tool, find

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.verapdf.harness import VeraPdf

ALL = [pytest.param(one, id=one.tag) for one in specimens()]
RIGHT_TO_LEFT = [one for one in specimens() if one.direction == "rtl"]

pytestmark = pytest.mark.conformance


def said(text: str) -> str:
    """Characters, whatever the white space between them and the order of accents on a letter.

    No program knows whether the end of a line is a space in Thai, Amharic or Chinese.
    """
    return "".join(unicodedata.normalize("NFC", text).split())


def installed(specimen: Specimen, setter: Setter) -> Specimen:
    if specimen.needs_installing and setter.fonts.missing(specimen.title[0]):
        pytest.skip("requirements-chinese.txt is not installed")
    return specimen


def without_mixed(one: Specimen) -> Specimen:
    class Bare(Specimen):
        @property
        def texts(self) -> tuple[str, ...]:
            return (self.title, *self.passage)

    return Bare(one.tag, one.name, one.direction, one.title, one.passage)


@pytest.mark.parametrize("specimen", ALL)
def test_the_words_come_back_from_pdfium_and_poppler(specimen: Specimen, tmp_path: Path) -> None:
    setter = Setter()
    wanted = installed(specimen, setter)
    if specimen.direction == "rtl":
        wanted = without_mixed(wanted)
    pdf = setter.pdf([wanted])
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    text = said(" ".join(wanted.texts))

    assert said("".join(read_by_pdfium(pdf))) == text
    from_poppler = Tool(find("pdftotext"))(path, "-")
    marks_of_direction = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
    assert said(from_poppler.translate(marks_of_direction)) == text


@pytest.mark.parametrize("tag", ["en", "pl", "ru", "el", "hi", "bn", "pa", "gu", "ta"])
def test_the_spaces_come_back_too_where_words_have_them(tag: str) -> None:
    one = next(one for one in specimens() if one.tag == tag)
    back = plain("".join(read_by_pdfium(Setter().pdf([one]))))
    assert unicodedata.normalize("NFC", back) == unicodedata.normalize(
        "NFC", plain(" ".join(one.texts))
    )


@pytest.mark.parametrize("specimen", [pytest.param(one, id=one.tag) for one in RIGHT_TO_LEFT])
def test_the_spaces_come_back_from_right_to_left_lines(specimen: Specimen) -> None:
    one = without_mixed(specimen)
    back = plain("".join(read_by_pdfium(Setter().pdf([one]))))
    text = plain(" ".join(one.texts))
    assert unicodedata.normalize("NFC", back) == unicodedata.normalize("NFC", text)


def test_the_other_order_serves_other_readers_and_fails_pdfium() -> None:
    """Why lines stand as they are seen: docs/scripts.md has the whole table."""
    one = without_mixed(RIGHT_TO_LEFT[0])
    back = said("".join(read_by_pdfium(Setter(GlyphOrder.LOGICAL).pdf([one]))))
    assert back != said(" ".join(one.texts))


def test_the_specimen_passes_verapdf(tmp_path: Path, verapdf: VeraPdf) -> None:
    setter = Setter()
    wanted = [
        one
        for one in specimens()
        if not one.needs_installing or not setter.fonts.missing(one.title[0])
    ]
    assert len(wanted) >= 18
    path = tmp_path / "specimen.pdf"
    path.write_bytes(setter.pdf(wanted))
    verapdf(path, "ua1,2a")


@pytest.mark.parametrize("specimen", ALL)
def test_no_letter_is_missing_and_no_ink_meets(specimen: Specimen) -> None:
    setter = Setter()
    blocks = setter.texts(installed(specimen, setter))
    for block in blocks:
        for line in block.lines:
            glyphs = [glyph[0] for segment in line.segments for glyph in segment.shaped.glyphs]
            assert 0 not in glyphs, "a box in place of a letter"
    body = blocks[2]
    indents = [x for _, x, _ in body.placed_lines(0, 0)]
    assert leading_for(body.lines, leading=1, indents=indents) <= body.leading + 0.01
    assert MIXED.startswith("{title}")
