"""Encodings: which codes a document gives to the glyphs of a face, and what they mean.

A code (CID) is given to each *pair* of a glyph and the text for which it stands, so that
the ToUnicode map is exact: the glyph of ``e`` that carries ``é`` when an accent
follows, or the space that carries a joiner, is another code than the plain one. No
code is ever without text (ISO 32000-1:2008, 9.10.3; ISO 19005-2:2011, 6.2.11.7).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from booklet.text.composites import Composite
    from booklet.text.faces import Face
    from booklet.text.line import Line
    from booklet.text.shape import Shaped


WIDEST_GAP = 90
"""Kerning apart (“qj”) by more than this, in thousandths of the em, is a space to poppler."""


FIRST_COMPOSITE = 0x10000
"""Numbers from here on are glyphs made of glyphs; no font has so many of its own."""


class GlyphOrder(Enum):
    """In which order a line that runs from right to left stands in the page's content.

    Viewers differ, and no order serves all: PDFium, PyMuPDF and pypdf expect glyphs as they
    are seen and turn them round; poppler's reading of the structure, and MuPDF's, expect
    them as they are read. Left-to-right text is the same either way.
    """

    VISUAL = "visual"
    LOGICAL = "logical"


Arrays = tuple[tuple[str, int], ...]
"""The insides of ``TJ`` arrays (codes and adjustments), each with the rise of its glyphs in
thousandths of the em."""


class Piece(NamedTuple):
    """Part of a word as it stands in a content stream.

    Attributes:
        arrays: what shows it.
        actual_text: what it says, where the codes alone would not tell every viewer: PDFium
            and poppler tear a letter from an accent that is a glyph of its own.
    """

    arrays: Arrays
    actual_text: str | None = None

    @property
    def whole(self) -> str:
        """Its one array, if that stands on the baseline and says all; else nothing."""
        (array, rise), *more = self.arrays
        return "" if rise or more or self.actual_text is not None else array


class MissingGlyphError(ValueError):
    """A character that no font of the chain has came as far as the encoding: a bug of ours.

    The content is checked against the fonts long before.
    """


class Encoding:
    """The codes of one face in one document, shared by all of its parts.

    Attributes:
        face: the font.
        name: of the font resource, the same in every part: ``T0``, ``T1``, …
        order: how right-to-left words are written.
        pairs: glyph and text, by code; code 0 is the glyph for what is missing, never used.
        codes: code and advance, by glyph and text.
        composites: glyphs made of glyphs, with the number by which ``pairs`` names each.
        plain: words already encoded that are a single array, as nearly all are; looked up
            first where speed matters.
    """

    __slots__ = (
        "_advances",
        "_others",
        "_usual",
        "codes",
        "composites",
        "face",
        "name",
        "order",
        "pairs",
        "plain",
    )

    def __init__(self, face: Face, name: str, order: GlyphOrder = GlyphOrder.VISUAL) -> None:
        self.face = face
        self.name = name
        self.order = order
        self.pairs: dict[int, tuple[int, str]] = {0: (0, "\ufffd")}
        self.composites: dict[Composite, int] = {}
        self._advances: list[int] = []
        self.plain: dict[Shaped, str] = {}
        self.codes: dict[tuple[int, str], tuple[str, int]] = {}
        self._usual: dict[int, tuple[str, str, int]] = {}
        self._others: dict[Shaped, tuple[Piece, ...]] = {}

    def encode(self, shaped: Shaped) -> tuple[Piece, ...]:
        """Write a word in this encoding; done once for each word.

        Raises:
            MissingGlyphError: if a character has no glyph.
        """
        array = self.plain.get(shaped) or self._encode_plain(shaped)
        if array:
            return (Piece(((array, 0),)),)
        encoded = self._others.get(shaped)
        if encoded is None:
            from booklet.text.clusters import encode_clusters  # few words need it

            encoded = encode_clusters(self, shaped)
            if len(encoded) == 1 and (whole := encoded[0].whole):
                self.plain[shaped] = whole
            else:
                self._others[shaped] = encoded
        return encoded

    def composed(self, composite: Composite) -> int:
        """The number of a glyph made of glyphs, given at first use."""
        number = self.composites.get(composite)
        if number is None:
            number = self.composites[composite] = FIRST_COMPOSITE + len(self._advances)
            self._advances.append(composite.advance)
        return number

    def advance(self, glyph: int) -> int:
        """A glyph's own advance, as the font's ``W`` array states it."""
        if glyph >= FIRST_COMPOSITE:
            return max(0, self._advances[glyph - FIRST_COMPOSITE])  # fonts know no steps back
        return self.face.font.get_glyph_h_advance(glyph)

    def _encode_plain(self, shaped: Shaped) -> str:
        """Write a word with one glyph a character, side by side; empty if it is not one."""
        if shaped.rtl or len(shaped.glyphs) != len(shaped.text):
            return ""
        parts = ["<"]
        usual = self._usual
        for at, (glyph, cluster, advance, dx, dy) in enumerate(shaped.glyphs):
            char = shaped.text[at]
            if cluster != at or dx or dy:
                return ""
            known = usual.get(glyph)
            if known is None or known[0] != char:
                code = self.codes.get((glyph, char)) or self._new_code(glyph, char)
                if code is None:
                    return ""
                known = (char, *code)
                usual.setdefault(glyph, known)
            parts.append(known[1])
            if known[2] != advance:
                if advance - known[2] > WIDEST_GAP:
                    return ""
                parts.append(f">{known[2] - advance}<")
        parts.append(">")
        array = self.plain[shaped] = "".join(parts).replace("<>", "")
        return array

    def code(self, glyph: int, text: str) -> tuple[str, int, bool]:
        """Code and advance of a pair, and whether that code says this text.

        Raises:
            MissingGlyphError: if there is no glyph.
        """
        code = self.codes.get((glyph, text)) or self._new_code(glyph, text)
        if code:
            return *code, True
        return *self.codes[self.pairs[glyph]], False

    def _new_code(self, glyph: int, text: str) -> tuple[str, int] | None:
        """Give a pair a code; None if a CFF font's glyph already has another text."""
        if not glyph:
            names = ", ".join(f"U+{ord(char):04X}" for char in text)
            raise MissingGlyphError(f"{self.face.name} has no glyph for {names}")
        # Without a CIDToGIDMap, a CFF font's codes are its glyphs (ISO 32000-1:2008, 9.7.4.2).
        number = glyph if self.face.is_cff else len(self.pairs)
        if number in self.pairs:
            return None
        self.pairs[number] = (glyph, text)
        code = self.codes[glyph, text] = (f"{number:04X}", self.advance(glyph))
        return code


class Encodings:
    """The encodings of all faces of a document, made at first use."""

    __slots__ = ("_by_face", "order")

    def __init__(self, order: GlyphOrder = GlyphOrder.VISUAL) -> None:
        self.order = order
        self._by_face: dict[Face, Encoding] = {}

    def of(self, face: Face) -> Encoding:
        """The encoding of a face."""
        encoding = self._by_face.get(face)
        if encoding is None:
            name = f"T{len(self._by_face)}"
            encoding = self._by_face[face] = Encoding(face, name, self.order)
        return encoding

    def fill(self, lines: Iterable[Line]) -> None:
        """Give codes to all that these lines show.

        Done for every page of every part before the first is painted: then each part
        embeds the same subset, byte for byte, and the merged file keeps one.
        """
        for line in lines:
            for segment in line.segments:
                shaped = segment.shaped
                encoding = self._by_face.get(shaped.face) or self.of(shaped.face)
                if shaped not in encoding.plain:
                    encoding.encode(shaped)

    def __iter__(self) -> Iterator[Encoding]:
        return iter(self._by_face.values())
