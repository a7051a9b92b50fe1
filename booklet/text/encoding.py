"""Encodings: which codes a document gives to the glyphs of a face, and what they mean.

A code (CID) is given to each *pair* of a glyph and the text for which it stands, so that
the ToUnicode map is exact: the glyph of ``e`` that carries ``é`` when an accent
follows, or the space that carries a joiner, is another code than the plain one. No
code is ever without text (ISO 32000-1:2008, 9.10.3; ISO 19005-2:2011, 6.2.11.7).
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from booklet.text.bidi_brackets import MIRRORED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from booklet.text.faces import Face
    from booklet.text.line import Line
    from booklet.text.shape import Glyph, Shaped


_GAP = 90
"""Kerning apart (“qj”) by more than this, in thousandths of the em, is a space to poppler."""


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
        plain: words already encoded that are a single array, as nearly all are; looked up
            first where speed matters.
    """

    __slots__ = ("_codes", "_others", "_usual", "face", "name", "order", "pairs", "plain")

    def __init__(self, face: Face, name: str, order: GlyphOrder = GlyphOrder.VISUAL) -> None:
        self.face = face
        self.name = name
        self.order = order
        self.pairs: dict[int, tuple[int, str]] = {0: (0, "\ufffd")}
        self.plain: dict[Shaped, str] = {}
        self._codes: dict[tuple[int, str], tuple[str, int]] = {}
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
            encoded = self._others[shaped] = self._encode_clusters(shaped)
        return encoded

    def advance(self, glyph: int) -> int:
        """A glyph's own advance, as the font's ``W`` array states it."""
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
                code = self._codes.get((glyph, char)) or self._new_code(glyph, char)
                if code is None:
                    return ""
                known = (char, *code)
                usual.setdefault(glyph, known)
            parts.append(known[1])
            if known[2] != advance:
                if advance - known[2] > _GAP:
                    return ""
                parts.append(f">{known[2] - advance}<")
        parts.append(">")
        array = self.plain[shaped] = "".join(parts).replace("<>", "")
        return array

    def _encode_clusters(self, shaped: Shaped) -> tuple[Piece, ...]:
        """Write a word of several glyphs a character or the reverse, or of raised glyphs."""
        glyphs = shaped.glyphs
        if shaped.rtl and self.order is GlyphOrder.LOGICAL:
            glyphs = _in_logical_order(glyphs)
        is_turned = shaped.rtl and self.order is GlyphOrder.VISUAL
        ends = _cluster_ends(shaped)
        clusters: list[_Cluster] = []
        adjustment = 0
        for cluster, group in groupby(glyphs, key=_cluster):
            members = tuple(group)
            text = shaped.text[cluster : ends[cluster]]
            shares = _shares(text, len(members))
            if is_turned:
                shares = [MIRRORED.get(share, share) for share in reversed(shares)]
            codes = [
                self._code(glyph[0], share) for glyph, share in zip(members, shares, strict=True)
            ]
            arrays, adjustment = _arrays(members, codes, adjustment)
            is_told = len(text) >= len(members) and all(told for _, _, told in codes)
            if not shaped.rtl and (not is_told or _has_mark(members)):
                is_told = False
                if _is_mark(members[-1]):
                    arrays, adjustment = self._closed(arrays, adjustment)
            is_apart = not shaped.rtl and -adjustment > _GAP
            clusters.append(_Cluster(arrays, text, is_told=is_told, is_apart=is_apart))
        if adjustment:
            last = clusters.pop()
            end = (str(adjustment), last.arrays[-1][1])
            clusters.append(last._replace(arrays=_joined(last.arrays, (end,))))
        return tuple(
            Piece(cluster.arrays, None if cluster.is_told or shaped.rtl else cluster.text)
            for cluster in _merged(clusters)
        )

    def _closed(self, arrays: Arrays, adjustment: int) -> tuple[Arrays, int]:
        """End a cluster on a space that is laid over its end, and says nothing.

        Viewers measure the gap to what follows from the end of the last glyph; if that
        is an accent in the middle of its letter, they see a space.
        """
        space = self.face.font.get_nominal_glyph(ord(" "))
        if not space:
            return arrays, adjustment
        code, advance, _ = self._code(space, "\u2060")
        return _joined(arrays, ((f"{adjustment + advance}<{code}>", 0),)), 0

    def _code(self, glyph: int, text: str) -> tuple[str, int, bool]:
        """Code and advance of a pair, and whether that code says this text."""
        code = self._codes.get((glyph, text)) or self._new_code(glyph, text)
        if code:
            return *code, True
        return *self._codes[self.pairs[glyph]], False

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
        code = self._codes[glyph, text] = (f"{number:04X}", self.advance(glyph))
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


def _in_logical_order(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """The same glyphs in the same places, the first to be read first."""
    places: list[tuple[int, Glyph]] = []
    x = 0
    for glyph in glyphs:
        places.append((x, glyph))
        x += glyph[2]
    result: list[Glyph] = []
    pen = 0
    following = [at for at, _ in places[-2::-1]] + [x]
    for (at, (glyph_id, cluster, _, dx, dy)), then in zip(reversed(places), following, strict=True):
        result.append((glyph_id, cluster, then - pen, at + dx - pen, dy))
        pen = then
    return tuple(result)


def _cluster(glyph: Glyph) -> int:
    return glyph[1]


def _cluster_ends(shaped: Shaped) -> dict[int, int]:
    """Index after the last character of each cluster."""
    starts = sorted(set(map(_cluster, shaped.glyphs)))
    return dict(zip(starts, [*starts[1:], len(shaped.text)], strict=True))


def _has_mark(cluster: tuple[Glyph, ...]) -> bool:
    return len(cluster) > 1 and any(map(_is_mark, cluster))


def _is_mark(glyph: Glyph) -> bool:
    """Whether a glyph sits on, under or in the one beside it."""
    _, _, advance, _, dy = glyph
    return bool(dy) or not advance


def _arrays(
    glyphs: Iterable[Glyph], codes: Iterable[tuple[str, int, bool]], adjustment: int
) -> tuple[Arrays, int]:
    """Write glyphs, each moved to its place by the numbers around it.

    Args:
        glyphs: in content order.
        codes: code and stated advance of each.
        adjustment: what is still to be moved, to the left, from the glyph before.

    Returns:
        Arrays, and what is to be moved after them.
    """
    arrays: Arrays = ()
    for (_, _, advance, dx, dy), (code, stated, _) in zip(glyphs, codes, strict=True):
        before = adjustment - dx
        arrays = _joined(arrays, ((f"{before or ''}<{code}>", dy),))
        adjustment = stated - advance + dx
    return arrays, adjustment


class _Cluster(NamedTuple):
    """Characters that cannot be told apart in glyphs.

    Attributes:
        arrays: what shows them.
        text: what they say.
        is_told: whether codes tell it to every viewer.
        is_apart: whether they are kerned so far from the next that viewers see a space.
    """

    arrays: Arrays
    text: str
    is_told: bool
    is_apart: bool


def _merged(clusters: Iterable[_Cluster]) -> list[_Cluster]:
    """Join neighbours that need no actual text, or must share one.

    A space is joined to what stands before it: as a text object of its own it would be lost
    by PDFium now and then.
    """
    merged: list[_Cluster] = []
    for cluster in clusters:
        before = merged[-1] if merged else None
        if before and (
            before.is_apart or before.is_told is cluster.is_told is True or cluster.text == " "
        ):
            arrays = _joined(before.arrays, cluster.arrays)
            is_told = before.is_told and cluster.is_told and not before.is_apart
            merged[-1] = _Cluster(arrays, before.text + cluster.text, is_told, cluster.is_apart)
        else:
            merged.append(cluster)
    return merged


def _joined(first: Arrays, second: Arrays) -> Arrays:
    """Put arrays behind each other, in one where the rise stays the same."""
    if first and second and first[-1][1] == second[0][1]:
        (head, rise), (tail, _) = first[-1], second[0]
        return (*first[:-1], (head + tail, rise), *second[1:])
    return first + second


def _shares(text: str, count: int) -> list[str]:
    """Cut a cluster's text into as many parts as it has glyphs, none of them empty."""
    if len(text) < count:
        text = unicodedata.normalize("NFD", text)
    text += "\u200b" * (count - len(text))
    return [*text[: count - 1], text[count - 1 :]]
