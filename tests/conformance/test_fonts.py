"""Every kind of font that we embed passes veraPDF: weights, accents, cubic outlines, scripts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from booklet.geometry import PAPER
from booklet.paint.canvas import TaggedCanvas
from booklet.paint.fonts import embed, show_line
from booklet.tagging.metadata import OutputIntent
from booklet.tagging.tree import Node
from booklet.text import Encodings, Face, GlyphOrder, Paragraph, StyledRun, TextStyle
from tests.support.parts import ASSETS, METADATA
from tests.support.setting import BOXES, FONTS
from tests.support.tools import lacking

if TYPE_CHECKING:
    from booklet.text import Direction
    from tests.conformance.verapdf.harness import VeraPdf

pytestmark = pytest.mark.conformance

NOTO = Path("/usr/share/fonts/truetype/noto")
LATIN = "“Zażółć – dŵr x\u0301 q\u0302j qj a\u00a0b”, 10 of 27 (AVATAR)"


def tagged(face: Face, text: str, direction: Direction, order: GlyphOrder) -> bytes:
    style = TextStyle((face,), 14, 40, "ink")
    runs = [StyledRun(text, style)]
    lines = Paragraph(runs, language="en-GB", direction=direction).lines(300)
    encodings = Encodings(order)
    encodings.fill(lines)
    file, root = BytesIO(), Node("Document")
    canvas = TaggedCanvas(
        file,
        root=root,
        metadata=METADATA,
        trim=PAPER["A5"],
        output_intent=OutputIntent.srgb(ASSETS / "icc" / "sRGB.icc"),
    )
    for encoding in encodings:
        embed(canvas.document, encoding)
    canvas.begin(Node("P", root))
    for index, line in enumerate(lines):
        y = 500.0 - 40 * index
        for shown in show_line(
            line, encodings=encodings, colour_operator=lambda _: "0 g", x=50, y=y
        ):
            canvas.emit(shown.operators)
    canvas.end()
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("weight", ["Regular", "RegularItalic", "SemiBold", "Bold", "ExtraBold"])
def test_our_own_faces_pass(project: Path, tmp_path: Path, verapdf: VeraPdf, weight: str) -> None:
    path = tmp_path / "text.pdf"
    face = Face.load(project / FONTS.format(weight))
    path.write_bytes(tagged(face, LATIN, "ltr", GlyphOrder.VISUAL))
    verapdf(path)


@pytest.mark.parametrize(
    ("font", "text", "direction", "order"),
    [
        ("NotoSansBengali-Regular.ttf", "গল্প কোনো", "ltr", GlyphOrder.VISUAL),
        ("NotoSansDevanagari-Regular.ttf", "उन्होंने कहा", "ltr", GlyphOrder.VISUAL),
        ("NotoNaskhArabic-Regular.ttf", "اَلسَّلَامُ", "rtl", GlyphOrder.VISUAL),
        ("NotoNaskhArabic-Regular.ttf", "اَلسَّلَامُ", "rtl", GlyphOrder.LOGICAL),
        ("NotoNastaliqUrdu-Regular.ttf", "خاندانوں کی", "rtl", GlyphOrder.LOGICAL),
    ],
)
def test_other_fonts_pass(
    *,
    tmp_path: Path,
    verapdf: VeraPdf,
    font: str,
    text: str,
    direction: Direction,
    order: GlyphOrder,
) -> None:
    source = NOTO / font
    if not source.is_file():
        lacking(source.name, "install fonts-noto-core")
    path = tmp_path / "text.pdf"
    path.write_bytes(tagged(Face.load(source), text, direction, order))
    verapdf(path)


def test_a_font_with_cubic_outlines_passes(tmp_path: Path, verapdf: VeraPdf) -> None:
    path = tmp_path / "text.pdf"
    path.write_bytes(tagged(Face.load(BOXES), "A boob \u0391", "ltr", GlyphOrder.VISUAL))
    verapdf(path)
