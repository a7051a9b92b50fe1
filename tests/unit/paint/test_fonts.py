"""What stands in the file about a font (ISO 32000-1:2008, 9.7 to 9.10; ISO 19005-2, 6.2.11)."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
import uharfbuzz  # type: ignore[import-untyped]  # it ships no type information
from pypdf import PdfReader

from booklet.paint.fonts import show_line
from booklet.text import Encodings, Face, InlineMark, Paragraph, StyledRun, TextStyle
from booklet.text.encoding import MissingGlyphError
from tests.support.setting import BOXES, FONTS, Sheets, read_by_codes, read_by_pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "“To a good café – AV\u00a0x\u0301!”"


@pytest.fixture(scope="module")
def italic(project: Path) -> TextStyle:
    return TextStyle((Face.load(project / FONTS.format("RegularItalic")),), 12, 18, "ink")


def pdf_of(text: str, style: TextStyle) -> bytes:
    sheets = Sheets()
    sheets.add(Paragraph([StyledRun(text, style)], language="en-GB").lines(300))
    return sheets.save()


def font_of(pdf: bytes) -> Any:
    fonts: Any = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]
    return fonts["/Font"]["/T0"]


def widths_of(descendant: Any) -> Iterator[tuple[int, int]]:
    array = list(descendant["/W"])
    for first, advances in zip(array[::2], array[1::2], strict=True):
        yield from enumerate(advances, start=first)


def test_the_font_is_a_subset_with_two_byte_codes(italic: TextStyle) -> None:
    font = font_of(pdf_of(TEXT, italic))
    descendant = font["/DescendantFonts"][0]
    tag, name = font["/BaseFont"][1:].split("+")
    assert (font["/Subtype"], font["/Encoding"]) == ("/Type0", "/Identity-H")
    assert (len(tag), tag.isalpha(), tag.isupper()) == (6, True, True)
    assert name == "AtkinsonHyperlegibleNext-Italic"
    assert descendant["/BaseFont"] == font["/BaseFont"]
    assert descendant["/FontDescriptor"]["/FontName"] == font["/BaseFont"]
    assert descendant["/CIDSystemInfo"] == {
        "/Registry": "Adobe",
        "/Ordering": "Identity",
        "/Supplement": 0,
    }


def test_the_descriptor_has_the_font_s_own_metrics(italic: TextStyle) -> None:
    descriptor = font_of(pdf_of(TEXT, italic))["/DescendantFonts"][0]["/FontDescriptor"]
    # From the font's hhea and OS/2 tables.
    assert (descriptor["/Ascent"], descriptor["/Descent"]) == (984, -316)
    assert (descriptor["/CapHeight"], descriptor["/XHeight"]) == (668, 496)
    assert descriptor["/Flags"] == 4 + 64
    assert descriptor["/ItalicAngle"] < 0
    left, bottom, right, top = descriptor["/FontBBox"]
    assert -400 < left < 0 < right < 1200
    assert -316 <= bottom < 0
    assert 668 <= top <= 984
    assert 60 < descriptor["/StemV"] < 120


def test_widths_are_those_in_the_font_program(italic: TextStyle) -> None:
    descendant = font_of(pdf_of(TEXT, italic))["/DescendantFonts"][0]
    program = descendant["/FontDescriptor"]["/FontFile2"].get_data()
    mapped = descendant["/CIDToGIDMap"].get_data()
    subset = uharfbuzz.Font(uharfbuzz.Face(program))
    seen = 0
    for code, advance in widths_of(descendant):
        glyph = int.from_bytes(mapped[2 * code : 2 * code + 2], "big")
        assert glyph < subset.face.glyph_count
        assert advance == subset.get_glyph_h_advance(glyph)
        seen += 1
    assert seen * 2 == len(mapped)
    assert seen > 12


def test_the_program_holds_only_what_pdf_needs(italic: TextStyle) -> None:
    descriptor = font_of(pdf_of(TEXT, italic))["/DescendantFonts"][0]["/FontDescriptor"]
    program = descriptor["/FontFile2"]
    assert program["/Length1"] == len(program.get_data()) < 12_000
    tables = set(uharfbuzz.Face(program.get_data()).table_tags)
    assert {"glyf", "loca", "head", "hhea", "hmtx", "maxp"} <= tables
    assert not tables & {"GSUB", "GPOS", "GDEF", "kern", "name", "DSIG"}


def test_every_code_has_text(italic: TextStyle) -> None:
    font = font_of(pdf_of(TEXT, italic))
    codes = {code for code, _ in widths_of(font["/DescendantFonts"][0])} - {0}
    cmap = font["/ToUnicode"].get_data().decode("ascii")
    mapped = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", cmap.split("endcodespacerange")[1])
    told = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in mapped}
    assert set(told) == codes
    assert all(text and not set(text) & set("\0\ufeff\ufffe") for text in told.values())


def test_the_same_text_gives_the_same_bytes_and_other_text_another_tag(
    italic: TextStyle,
) -> None:
    assert pdf_of(TEXT, italic) == pdf_of(TEXT, italic)
    one, other = font_of(pdf_of("abc", italic)), font_of(pdf_of("abd", italic))
    assert one["/BaseFont"] != other["/BaseFont"]


def test_parts_that_share_encodings_filled_before_embed_the_same_font(italic: TextStyle) -> None:
    encodings = Encodings()
    paragraphs = [
        Paragraph([StyledRun(text, italic)], language="en-GB").lines(300)
        for text in ("The cover", "What stands inside")
    ]
    for lines in paragraphs:
        encodings.fill(lines)
    programs = []
    for lines in paragraphs:
        sheets = Sheets(encodings=encodings)
        sheets.add(lines)
        font = font_of(sheets.save())
        descendant = font["/DescendantFonts"][0]
        programs.append(
            (
                font["/BaseFont"],
                font["/ToUnicode"].get_data(),
                str(descendant["/W"]),
                zlib.crc32(descendant["/FontDescriptor"]["/FontFile2"].get_data()),
            )
        )
    assert programs[0] == programs[1]


def test_a_character_without_a_glyph_is_never_painted(italic: TextStyle) -> None:
    lines = Paragraph([StyledRun("да", italic)], language="en").lines(300)
    with pytest.raises(MissingGlyphError, match=r"no glyph for U\+0434"):
        Encodings().fill(lines)


def test_each_mark_is_shown_apart_in_reading_order(italic: TextStyle) -> None:
    quote = InlineMark("Quote")
    runs = [
        StyledRun("He said ", italic),
        StyledRun("“yes”", italic, mark=quote),
        StyledRun(" to us", italic),
    ]
    (line,) = Paragraph(runs, language="en-GB").lines(300)
    shown = show_line(
        line, encodings=Encodings(), colour_operator=lambda role: f"% {role}", x=20, y=50
    )
    assert [part.mark for part in shown] == [None, quote, None]
    assert [part.text for part in shown] == ["He said ", "“yes”", " to us"]
    assert all(part.operators.startswith("BT\n") for part in shown)
    assert all(part.operators.endswith("\nET") for part in shown)
    assert all("% ink" in part.operators for part in shown)
    assert shown[0].x0 == 20
    assert shown[1].x0 == pytest.approx(shown[0].x1 + 12 * 0.28, abs=0.1)
    assert shown[2].x1 == pytest.approx(20 + line.width, abs=0.5)


def test_words_of_one_style_share_one_show_operator(italic: TextStyle) -> None:
    (line,) = Paragraph([StyledRun("Six plain words stand here now", italic)], language="en").lines(
        400
    )
    (shown,) = show_line(line, encodings=Encodings(), colour_operator=str, x=0, y=0)
    assert shown.operators.count("TJ") == 1
    assert shown.operators.count("Tf") == 1


@pytest.fixture
def boxes() -> TextStyle:
    return TextStyle((Face.load(BOXES),), 14, 20, "ink")


def test_a_font_with_cubic_outlines_is_embedded_too(boxes: TextStyle) -> None:
    pdf = pdf_of("A boob", boxes)
    descendant = font_of(pdf)["/DescendantFonts"][0]
    assert descendant["/Subtype"] == "/CIDFontType0"
    assert "/CIDToGIDMap" not in descendant
    assert descendant["/FontDescriptor"]["/FontFile3"]["/Subtype"] == "/CIDFontType0C"
    assert dict(widths_of(descendant)) == {0: 500, 1: 250, 2: 700, 3: 560, 4: 540}
    assert read_by_codes(pdf) == ["A boob"]
    assert "".join(read_by_pdfium(pdf)) == "A boob"


def test_a_glyph_with_two_meanings_states_the_second_where_a_code_cannot(
    boxes: TextStyle,
) -> None:
    """In a CFF font a code is a glyph, and here Latin A and Greek Α share theirs."""
    pdf = pdf_of("A \u0391b", boxes)
    assert read_by_codes(pdf) == ["A \u0391b"]
    assert "".join(read_by_pdfium(pdf)) == "A \u0391b"
