"""A letter with all its marks becomes one glyph of the subset."""

from __future__ import annotations

from io import BytesIO

from fontTools.pens.boundsPen import (  # type: ignore[import-untyped]  # it ships none (4)
    BoundsPen,
)
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # as above

from booklet.text import Encodings, Face, Paragraph, StyledRun, TextStyle
from booklet.text.composites import Composite
from booklet.text.subset import subset
from tests.specimen.pages import PROJECT

SANS = PROJECT / "assets/fonts/noto-sans/NotoSans-Regular.ttf"
NASTALIQ = PROJECT / "assets/fonts/noto-nastaliq-urdu/NotoNastaliqUrdu-Regular.ttf"


def test_a_composite_is_drawn_where_its_parts_were() -> None:
    face = Face.load(SANS)
    letter, dot = (face.font.get_nominal_glyph(ord(char)) or 0 for char in "x.")
    composite = Composite(((letter, 0, 250), (dot, 100, -120)), 640)
    program = subset(face, [letter, 0x10000], {composite: 0x10000})
    font = TTFont(BytesIO(program.data), checkChecksums=2)

    name = font.getGlyphName(program.glyphs[0x10000])
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    boxes = [face.box(letter), face.box(dot)]
    assert pen.bounds == (
        min(boxes[0][0], boxes[1][0] + 100),
        min(boxes[0][1] + 250, boxes[1][1] - 120),
        max(boxes[0][2], boxes[1][2] + 100),
        max(boxes[0][3] + 250, boxes[1][3] - 120),
    )
    assert font["hmtx"][name] == (640, pen.bounds[0])
    assert font["maxp"].numGlyphs == len(font.getGlyphOrder())
    assert program.box[3] >= pen.bounds[3]


def test_a_font_without_composites_is_as_it_was() -> None:
    face = Face.load(NASTALIQ)
    glyph = face.font.get_nominal_glyph(ord("ا")) or 0
    assert subset(face, [glyph]).data == subset(face, [glyph], {}).data


def test_nothing_of_a_nastaliq_line_is_raised_or_kerned() -> None:
    style = TextStyle((Face.load(NASTALIQ),), 14, 40, "ink")
    runs = [StyledRun("خاندانوں کی کہانیاں", style)]
    (line,) = Paragraph(runs, language="ur", direction="rtl").lines(400)
    encodings = Encodings()
    encodings.fill([line])
    encoding = encodings.of(style.faces[0])

    assert len(encoding.composites) > 8
    for segment in line.segments:
        for piece in encoding.encode(segment.shaped):
            assert piece.actual_text is None
            ((array, rise),) = piece.arrays
            assert rise == 0
            assert array.startswith("<")
            assert array.count("<") == 1 or "><" in array


def test_a_letter_that_ends_before_it_begins_has_no_width_and_a_step_back() -> None:
    """ISO 14289-1:2014, 7.21.5: a font states no width below nothing."""
    style = TextStyle((Face.load(NASTALIQ),), 14, 40, "ink")
    word = "تجربے"
    (line,) = Paragraph([StyledRun(word, style)], language="ur", direction="rtl").lines(400)
    encodings = Encodings()
    encodings.fill([line])
    encoding = encodings.of(style.faces[0])

    assert min(composite.advance for composite in encoding.composites) == -45
    assert min(map(encoding.advance, encoding.composites.values())) == 0
    (segment,) = line.segments
    ((array, _),) = encoding.encode(segment.shaped)[0].arrays
    assert ">45<" in array
