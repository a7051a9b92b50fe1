"""Scripts other than Latin, with Debian's Noto fonts: set, and read back."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from booklet.text import Encodings, Face, GlyphOrder, Line, Paragraph, StyledRun, TextStyle
from tests.support.setting import (
    FONTS,
    Sheets,
    plain,
    read_by_codes,
    read_by_pdfium,
    read_by_poppler,
)
from tests.support.tools import find, lacking

if TYPE_CHECKING:
    from booklet.text import Direction, Shaped

NOTO = Path("/usr/share/fonts/truetype/noto")

LEFT_TO_RIGHT = [
    pytest.param("pl", "NotoSans", "Historie rodzin: „Zażółć gęślą jaźń”, powiedziała.", id="pl"),
    pytest.param("cy", "NotoSans", "Straeon teuluoedd: gwŷr, tŷ, dŵr, ŵyn, môr.", id="cy"),
    pytest.param("vi", "NotoSans", "Câu chuyện gia đình: tiếng Việt ở đây.", id="vi"),
    pytest.param("bn", "NotoSansBengali", "পরিবারগুলির গল্প, ২৭ জন মা ও বাবা। কোনো প্রশ্ন?", id="bn"),
    pytest.param("hi", "NotoSansDevanagari", "परिवार की कहानियाँ: उन्होंने “मदद” कहा।", id="hi"),
    pytest.param("pa", "NotoSansGurmukhi", "ਪਰਿਵਾਰਾਂ ਦੀਆਂ ਕਹਾਣੀਆਂ: ਅਭਿਆਸ ਲਈ ਸਬਕ।", id="pa"),
    pytest.param("gu", "NotoSansGujarati", "પરિવારની વાર્તાઓ: અભ્યાસ માટેના પાઠ.", id="gu"),
    pytest.param("ta", "NotoSansTamil", "குடும்பக் கதைகள்: கொஞ்சம் உதவி.", id="ta"),
]
RIGHT_TO_LEFT = [
    pytest.param("ar", "NotoNaskhArabic", "قصص العائلات: في سنة 2023 (مجانا).", id="ar"),
    pytest.param("he", "NotoSansHebrew", "סיפורי משפחות: לקחים למעשה (2023).", id="he"),
]


def noto(name: str) -> Face:
    path = NOTO / f"{name}-Regular.ttf"
    if not path.is_file():
        lacking(path.name, "install fonts-noto-core")
    return Face.load(path)


def style(project: Path, name: str) -> TextStyle:
    return TextStyle((noto(name), Face.load(project / FONTS.format("Regular"))), 14, 40, "ink")


def lacks_a_glyph(shaped: Shaped) -> bool:
    return any(glyph[0] == 0 for glyph in shaped.glyphs)


def lines_of(text: str, look: TextStyle, language: str, direction: Direction) -> tuple[Line, ...]:
    runs = [StyledRun(text, look)]
    return Paragraph(runs, language=language, direction=direction).lines(180)


@pytest.mark.parametrize(("language", "font", "text"), LEFT_TO_RIGHT)
def test_text_comes_back_from_every_viewer(
    project: Path, tmp_path: Path, language: str, font: str, text: str
) -> None:
    sheets = Sheets(spacing=40)
    sheets.add(lines_of(text, style(project, font), language, "ltr"))
    pdf = sheets.save()
    path = tmp_path / "text.pdf"
    path.write_bytes(pdf)

    assert read_by_codes(pdf) == [text]
    assert plain("".join(read_by_pdfium(pdf))) == text
    assert plain("".join(read_by_poppler(find("pdftotext"), path))) == text


@pytest.mark.parametrize(("language", "font", "text"), RIGHT_TO_LEFT)
def test_visual_order_serves_pdfium(project: Path, language: str, font: str, text: str) -> None:
    sheets = Sheets(spacing=40)
    sheets.add(lines_of(text, style(project, font), language, "rtl"), right=400)

    assert plain("".join(read_by_pdfium(sheets.save()))) == text


@pytest.mark.parametrize(("language", "font", "text"), RIGHT_TO_LEFT)
def test_logical_order_keeps_the_order_in_which_text_is_read(
    project: Path, language: str, font: str, text: str
) -> None:
    sheets = Sheets(encodings=Encodings(GlyphOrder.LOGICAL), spacing=40)
    sheets.add(lines_of(text, style(project, font), language, "rtl"), right=400)

    assert read_by_codes(sheets.save()) == [text]


def test_both_orders_paint_the_same_glyphs_in_the_same_places(project: Path) -> None:
    import pypdfium2

    pictures = []
    for order in GlyphOrder:
        sheets = Sheets(encodings=Encodings(order), spacing=60)
        sheets.add(
            lines_of("اَلسَّلَامُ (123) abc", style(project, "NotoNaskhArabic"), "ar", "rtl"), right=400
        )
        with pypdfium2.PdfDocument(sheets.save()) as document:
            pictures.append(document[0].render(scale=2).to_pil().convert("L"))
    one, other = (picture.tobytes() for picture in pictures)
    assert min(one) < 80, "something is painted"
    # Places are rounded to hundredths of a point, so edges may be a shade lighter or darker.
    assert max(abs(a - b) for a, b in zip(one, other, strict=True)) < 128


def test_thai_breaks_between_words_without_spaces(project: Path) -> None:
    text = "เรื่องราวของครอบครัวบทเรียนสำหรับการปฏิบัติ"
    lines = lines_of(text, style(project, "NotoSansThai"), "th", "ltr")
    assert len(lines) > 1
    assert "".join(line.text for line in lines) == text
    assert not any(line.is_cut for line in lines)
    assert not any(unicodedata.combining(line.text[0]) for line in lines)


def test_words_of_two_directions_stand_in_visual_order(project: Path) -> None:
    look = style(project, "NotoSansHebrew")
    (line,) = lines_of("abc שלום", look, "he", "rtl")
    assert [segment.shaped.text for segment in line.segments] == ["שלום", " ", "abc"]
    assert [segment.shaped.rtl for segment in line.segments] == [True, True, False]
    (line,) = lines_of("abc שלום", look, "en", "ltr")
    assert [segment.shaped.text for segment in line.segments] == ["abc ", "שלום"]


def test_a_right_to_left_line_hangs_its_last_space_out_on_the_left(project: Path) -> None:
    lines = lines_of("סיפורי משפחות לקחים למעשה", style(project, "NotoSansHebrew"), "he", "rtl")
    assert len(lines) > 1
    assert lines[0].text.endswith(" ")
    assert lines[0].segments[0].x < 0
    last = lines[0].segments[-1]
    assert last.x + last.shaped.width * 14 / 1000 == pytest.approx(lines[0].width)


def test_a_right_to_left_word_ends_a_left_to_right_line_before_its_space(project: Path) -> None:
    lines = lines_of(
        "It is said: שלום and then more", style(project, "NotoSansHebrew"), "en", "ltr"
    )
    first = next(line for line in lines if "שלום" in line.text)
    assert min(segment.x for segment in first.segments) == 0
    assert sum(line.width > 180 for line in lines) == 0


def test_what_only_tells_how_text_runs_is_not_painted(project: Path) -> None:
    look = style(project, "NotoNaskhArabic")
    runs = [StyledRun("هاتف \u20660131 496 0000\u2069 الآن", look)]
    paragraph = Paragraph(runs, language="ar", direction="rtl")
    assert paragraph.text == "هاتف 0131 496 0000 الآن"
    (line,) = paragraph.lines(400)
    seen = "".join(segment.shaped.text for segment in line.segments if not segment.shaped.rtl)
    assert seen == "0131 496 0000"


def test_each_character_is_set_in_the_first_font_that_has_it(project: Path) -> None:
    look = style(project, "NotoSansBengali")
    (line,) = lines_of("গল্প Tessa গল্প", look, "bn", "ltr")
    names = [segment.shaped.face.name for segment in line.segments]
    assert names[0] == names[-1] == "NotoSansBengali-Regular"
    assert not any(lacks_a_glyph(segment.shaped) for segment in line.segments)


def test_joined_letters_still_join_where_a_style_changes() -> None:
    face = noto("NotoNaskhArabic")
    one, other = (TextStyle((face,), 14, 40, colour) for colour in ("ink", "house.deep"))
    (whole,) = Paragraph([StyledRun("سلام", one)], language="ar", direction="rtl").lines(300)
    runs = [StyledRun("سل", one), StyledRun("ام", other)]
    (parted,) = Paragraph(runs, language="ar", direction="rtl").lines(300)
    glyphs = [glyph[0] for segment in parted.segments for glyph in segment.shaped.glyphs]
    isolated = [face.font.get_nominal_glyph(ord(char)) for char in "سلام"]
    assert len(parted.segments) == 2
    assert not set(glyphs) & set(isolated[:2])
    assert whole.width == pytest.approx(parted.width, rel=0.25)


def test_an_accent_goes_where_its_letter_goes(project: Path) -> None:
    """Atkinson has the letter and the accent; the chain is not left between them."""
    look = TextStyle((Face.load(project / FONTS.format("Regular")),), 14, 40, "ink")
    (line,) = lines_of("x\u0301y и", look, "en", "ltr")
    assert line.segments[0].shaped.text == "x\u0301y "
    assert lacks_a_glyph(line.segments[-1].shaped), "no font of the chain has Cyrillic"
