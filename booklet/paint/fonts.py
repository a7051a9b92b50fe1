"""Fonts in a PDF; :func:`show_line` writes the operators that show text in them.

Every face is embedded as a Type 0 font with two-byte codes (``Identity-H``), a
subset of the font program, an exact ToUnicode map, and the metrics of the real font
(ISO 32000-1:2008, 9.7 to 9.10; ISO 19005-2:2011, 6.2.11).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from booklet.paint.objects import Raw, Stream, number, reference
from booklet.paint.text import Shown, show_line
from booklet.text.subset import subset

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from booklet.text.encoding import Encoding
    from booklet.text.faces import Face
    from booklet.text.subset import FontProgram

__all__ = ["Shown", "embed", "show_line"]

_SYMBOLIC = 1 << 2
_ITALIC = 1 << 6


def embed(document: PDFDocument, encoding: Encoding) -> str:
    """Make an encoding's font known to all pages of a ReportLab document.

    The font itself is written when the document is saved, so codes may be added until
    then; but parts that are to share it must be filled before (``Encodings.fill``).

    Returns:
        The name of the font resource.
    """
    fonts = document.idToObject["BasicFonts"].dict
    if encoding.name not in fonts:
        fonts[encoding.name] = PDFObjectReference(encoding.name)
        document.delayedFonts.append(_Embedding(encoding))
    return encoding.name


class _Embedding:
    """What ReportLab calls at the end of a document to write a font (5.1)."""

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Add the font's objects to the document."""
        encoding = self._encoding
        face, key = encoding.face, encoding.name
        made = _contents(encoding, len(encoding.pairs))
        document.Reference(Stream(made.unicode), f"{key} unicode")
        document.Reference(_program_stream(face, made.program), f"{key} program")
        document.Reference(Raw(_descriptor(encoding, made.program)), f"{key} descriptor")
        if made.glyphs:
            document.Reference(Stream(made.glyphs), f"{key} glyphs")
        document.Reference(Raw(_descendant(encoding, made)), f"{key} descendant")
        document.Reference(Raw(_font(encoding, made.program)), key)


class _Contents(NamedTuple):
    """What a font's objects say, apart from each other's numbers.

    Attributes:
        program: the subset.
        unicode: the text of every code.
        glyphs: the glyph of every code; nothing for a CFF font, whose codes are its glyphs.
        widths: the ``W`` array.
    """

    program: FontProgram
    unicode: bytes
    glyphs: bytes
    widths: str


@lru_cache(maxsize=32)
def _contents(encoding: Encoding, codes: int) -> _Contents:
    """Made once for all parts that have the same number of codes, which are the same then."""
    del codes
    program = subset(
        encoding.face, (glyph for glyph, _ in encoding.pairs.values()), encoding.composites
    )
    glyphs = b"" if encoding.face.is_cff else _glyph_map(encoding, program)
    return _Contents(program, _to_unicode(encoding), glyphs, _widths(encoding))


def _program_stream(face: Face, program: FontProgram) -> Stream:
    if face.is_cff:
        return Stream(program.data, "/Subtype/CIDFontType0C")
    return Stream(program.data, f"/Length1 {len(program.data)}")


def _font(encoding: Encoding, program: FontProgram) -> Callable[[PDFDocument], str]:
    """The font itself (ISO 32000-1:2008, 9.7.6)."""

    def write(document: PDFDocument) -> str:
        return (
            f"<</Type/Font/Subtype/Type0/BaseFont/{program.tag}+{encoding.face.name}"
            f"/Encoding/Identity-H/DescendantFonts"
            f"[{reference(document, f'{encoding.name} descendant')}]"
            f"/ToUnicode {reference(document, f'{encoding.name} unicode')}>>"
        )

    return write


def _descendant(encoding: Encoding, made: _Contents) -> Callable[[PDFDocument], str]:
    """Its only descendant, with the advances (9.7.4)."""

    def write(document: PDFDocument) -> str:
        to_glyphs = ""
        if made.glyphs:
            to_glyphs = f"/CIDToGIDMap {reference(document, f'{encoding.name} glyphs')}"
        return (
            f"<</Type/Font/Subtype/CIDFontType{0 if encoding.face.is_cff else 2}"
            f"/BaseFont/{made.program.tag}+{encoding.face.name}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {reference(document, f'{encoding.name} descriptor')}"
            f"/DW 0/W[{made.widths}]{to_glyphs}>>"
        )

    return write


def _descriptor(encoding: Encoding, program: FontProgram) -> Callable[[PDFDocument], str]:
    """The font's own metrics (9.8)."""
    face = encoding.face
    # Symbolic: the codes are those of no standard character set.
    flags = _SYMBOLIC | (_ITALIC if face.italic_angle else 0)
    box = " ".join(map(str, program.box))
    file = "FontFile3" if face.is_cff else "FontFile2"

    def write(document: PDFDocument) -> str:
        return (
            f"<</Type/FontDescriptor/FontName/{program.tag}+{face.name}/Flags {flags}"
            f"/FontBBox[{box}]/ItalicAngle {number(face.italic_angle)}"
            f"/Ascent {face.ascender}/Descent {face.descender}"
            f"/CapHeight {face.cap_height}/XHeight {face.x_height}/StemV {_stem(face.weight)}"
            f"/{file} {reference(document, f'{encoding.name} program')}>>"
        )

    return write


def _stem(weight: int) -> int:
    """Width of a stem as judged from the weight; no OpenType table states it."""
    return round(50 + (weight / 65) ** 2)


def _widths(encoding: Encoding) -> str:
    """The ``W`` array: first code of a stretch, then the advances (9.7.4.3)."""
    parts: list[str] = []
    previous = -1
    for code, (glyph, _) in sorted(encoding.pairs.items()):
        if code != previous + 1 or not parts:
            parts.append(f"]{code}[" if parts else f"{code}[")
        parts.append(f"{encoding.advance(glyph)} ")
        previous = code
    return "".join(parts).replace(" ]", "]").rstrip() + "]"


def _glyph_map(encoding: Encoding, program: FontProgram) -> bytes:
    """The ``CIDToGIDMap``: two bytes a code (9.7.4.2)."""
    glyphs = (program.glyphs[glyph] for glyph, _ in encoding.pairs.values())
    return b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)


_BEFORE_UNICODE = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_AFTER_UNICODE = """\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_ENTRIES = 100  # at most, in one bfchar section


def _to_unicode(encoding: Encoding) -> bytes:
    """The text of every code (9.10.3)."""
    entries = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>\n"
        for code, (_, text) in sorted(encoding.pairs.items())
        if code
    ]
    parts = [_BEFORE_UNICODE]
    for start in range(0, len(entries), _ENTRIES):
        section = entries[start : start + _ENTRIES]
        parts += [f"{len(section)} beginbfchar\n", *section, "endbfchar\n"]
    return "".join([*parts, _AFTER_UNICODE]).encode("ascii")
