"""Subsetting: a font program with no more than the glyphs a document shows."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from zlib import crc32

from booklet.text import harfbuzz
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from booklet.text.composites import Composite
    from booklet.text.faces import Face

_SUBSETS_KEPT = 16
_NONE: Mapping[Composite, int] = MappingProxyType({})
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


def subset(
    face: Face, glyphs: Iterable[int], composites: Mapping[Composite, int] = _NONE
) -> FontProgram:
    """Cut a font down to some glyphs; the last few results are kept for the next part.

    Args:
        face: the whole font.
        glyphs: to be kept, and the numbers of composites.
        composites: to be added, with their numbers.
    """
    kept = {0, *glyphs}.difference(composites.values())
    kept.update(part[0] for composite in composites for part in composite.parts)
    return _subset(face, tuple(sorted(kept)), tuple(composites.items()))


@lru_cache(maxsize=_SUBSETS_KEPT)
def _subset(
    face: Face, glyphs: tuple[int, ...], composites: tuple[tuple[Composite, int], ...]
) -> FontProgram:
    data, numbers = harfbuzz.subset(
        face.raw,
        glyphs,
        dropped=_DROPPED,
        variations=dict(face.variations),
        cff=face.is_cff,
    )
    kept = {old: numbers[old] for old in glyphs}
    parts = [composite for composite, _ in composites]
    if composites:
        from booklet.text.composites import with_composites  # other scripts than Latin

        data, first = with_composites(data, parts, kept)
        kept |= {number: first + at for at, (_, number) in enumerate(composites)}
    box = _box(face, glyphs, parts)
    return FontProgram(data, kept, _tag(face.name, glyphs, composites), box)


def _tag(name: str, glyphs: tuple[int, ...], composites: tuple[object, ...]) -> str:
    rest = crc32(f"{name} {glyphs}{composites or ''}".encode())
    letters = ""
    for _ in range(6):
        rest, letter = divmod(rest, 26)
        letters += chr(ord("A") + letter)
    return letters


def _box(
    face: Face, glyphs: tuple[int, ...], composites: Sequence[Composite]
) -> tuple[int, int, int, int]:
    inks = [face.box(glyph) for glyph in glyphs]
    inks += [
        (left + dx, low + dy, right + dx, high + dy)
        for composite in composites
        for glyph, dx, dy in composite.parts
        for left, low, right, high in (face.box(glyph),)
    ]
    left, bottom, right, top = zip(*inks, strict=True)
    return min(left), min(bottom), max(right), max(top)
