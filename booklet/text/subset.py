"""Subsetting: a font program with no more than the glyphs a document shows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from booklet.text import harfbuzz
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from booklet.text.faces import Face

_SUBSETS_KEPT = 16
_DROPPED = (
    *("GSUB", "GPOS", "GDEF", "kern", "BASE", "MATH", "JSTF"),  # the shaping is done
    *("cmap", "OS/2", "name", "post", "STAT", "meta", "DSIG", "gasp"),  # PDF has its own
    *("vhea", "vmtx", "VORG", "HVAR", "MVAR", "avar", "COLR", "CPAL", "SVG "),
)


@value
class FontProgram:
    """What goes into a PDF.

    Attributes:
        data: a TrueType font, or the CFF table of an OpenType font.
        glyphs: number of each kept glyph in it, by its number in the whole font.
        tag: six letters that tell this subset from others (ISO 32000-1:2008, 9.6.4).
        box: left, bottom, right and top of all its ink, in thousandths of the em.
    """

    data: bytes
    glyphs: dict[int, int]
    tag: str
    box: tuple[int, int, int, int]


def subset(face: Face, glyphs: Iterable[int]) -> FontProgram:
    """Cut a font down to some glyphs; the last few results are kept for the next part."""
    return _subset(face, tuple(sorted({0, *glyphs})))


@lru_cache(maxsize=_SUBSETS_KEPT)
def _subset(face: Face, glyphs: tuple[int, ...]) -> FontProgram:
    data, numbers = harfbuzz.subset(
        face.raw,
        glyphs,
        dropped=_DROPPED,
        variations=dict(face.variations),
        cff=face.is_cff,
    )
    kept = {old: numbers[old] for old in glyphs}
    return FontProgram(data, kept, _tag(face.name, glyphs), _box(face, glyphs))


def _tag(name: str, glyphs: tuple[int, ...]) -> str:
    rest = crc32(f"{name} {glyphs}".encode())
    letters = ""
    for _ in range(6):
        rest, letter = divmod(rest, 26)
        letters += chr(ord("A") + letter)
    return letters


def _box(face: Face, glyphs: tuple[int, ...]) -> tuple[int, int, int, int]:
    inks = [extents for glyph in glyphs if (extents := face.font.get_glyph_extents(glyph))]
    return (
        min(ink.x_bearing for ink in inks),
        min(ink.y_bearing + ink.height for ink in inks),
        max(ink.x_bearing + ink.width for ink in inks),
        max(ink.y_bearing for ink in inks),
    )
