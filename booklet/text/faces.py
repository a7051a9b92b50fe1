"""Faces: the font files, opened once, and what is known of each.

All measures are in thousandths of the em, y upwards from the baseline.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.text import harfbuzz

if TYPE_CHECKING:
    from collections.abc import Mapping

_FACES_KEPT = 64
_POSTSCRIPT_NAME = 6  # name table, OpenType 1.9


class Face:
    """One font, from one file, at one setting of its variation axes.

    Attributes:
        path: where it was read.
        index: which font of a collection.
        variations: axis tag to value, sorted; empty for a static font.
    """

    def __init__(
        self, path: Path, *, index: int = 0, variations: tuple[tuple[str, float], ...] = ()
    ) -> None:
        self.path = path
        self.index = index
        self.variations = variations
        self._extents: dict[int, tuple[int, int, int, int]] = {}

    @cached_property
    def raw(self) -> harfbuzz.RawFace:
        """The file, read when something of it is first asked for."""
        return harfbuzz.open_face(self.path.read_bytes(), self.index)

    @cached_property
    def font(self) -> harfbuzz.RawFont:
        """The file at the setting of its axes."""
        return harfbuzz.open_font(self.raw, dict(self.variations))

    @cached_property
    def name(self) -> str:
        """Its PostScript name, made of characters that a PDF name can hold."""
        return _postscript_name(self.raw, self.path, self.variations)

    @cached_property
    def coverage(self) -> frozenset[str]:
        """Every character that it maps to a glyph."""
        return frozenset(map(chr, self.raw.unicodes))

    @cached_property
    def is_cff(self) -> bool:
        """Whether its outlines are cubic (PostScript) rather than TrueType."""
        tags = self.raw.table_tags
        return "CFF " in tags or "CFF2" in tags

    @cached_property
    def ascender(self) -> int:
        """How far it says its ink rises; Nastaliq rises further."""
        return self.font.get_font_extents("ltr").ascender

    @cached_property
    def descender(self) -> int:
        """How far down; negative."""
        return self.font.get_font_extents("ltr").descender

    @classmethod
    def load(
        cls, path: Path | str, *, index: int = 0, variations: Mapping[str, float] | None = None
    ) -> Face:
        """Open a font, or return the one already open.

        A face stays open, with the words it has shaped, as long as the process runs, so a
        second build starts warm.
        """
        return _load(Path(path), index, tuple(sorted((variations or {}).items())))

    def covers(self, char: str) -> bool:
        """Whether the font has a glyph for a character, or needs none (a joiner, say)."""
        return char in self.coverage or char in IGNORABLE

    @cached_property
    def x_height(self) -> int:
        """Height of a flat lower-case letter."""
        return self._metric(harfbuzz.X_HEIGHT, "x")

    @cached_property
    def cap_height(self) -> int:
        """Height of a flat capital."""
        return self._metric(harfbuzz.CAP_HEIGHT, "H")

    @cached_property
    def weight(self) -> int:
        """400 for regular, 700 for bold."""
        return round(self.font.get_style_value(harfbuzz.WEIGHT))

    @cached_property
    def italic_angle(self) -> float:
        """Degrees counter-clockwise from the vertical: 0, or less for italics."""
        return self.font.get_style_value(harfbuzz.SLANT_ANGLE)

    def ink(self, glyph: int) -> tuple[int, int]:
        """Lowest and highest ink of a glyph; both 0 if it has none."""
        _, low, _, high = self.box(glyph)
        return low, high

    def box(self, glyph: int) -> tuple[int, int, int, int]:
        """Left, lowest, right and highest ink of a glyph, from its origin."""
        known = self._extents.get(glyph)
        if known is None:
            found = self.font.get_glyph_extents(glyph)
            left, top = (found.x_bearing, found.y_bearing) if found else (0, 0)
            right, low = (left + found.width, top + found.height) if found else (0, 0)
            known = self._extents[glyph] = (left, low, right, top)
        return known

    def _metric(self, tag: int, letter: str) -> int:
        """A metric of the OS/2 table, or the height of a letter's ink where it is silent."""
        stated = self.font.get_metric_position(tag)
        if stated:
            return stated
        glyph = self.font.get_nominal_glyph(ord(letter))
        return self.ink(glyph)[1] if glyph else round(self.ascender * 0.7)

    def __repr__(self) -> str:
        return f"Face({self.name})"


IGNORABLE = frozenset(
    map(
        chr,
        (
            0x34F,
            0x61C,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
            0xFEFF,
        ),
    )
)
"""Characters that are never seen: no font needs a glyph for them (UAX #44,
Default_Ignorable_Code_Point, without the soft hyphen, which the paragraph takes out)."""


@lru_cache(maxsize=_FACES_KEPT)
def _load(path: Path, index: int, variations: tuple[tuple[str, float], ...]) -> Face:
    return Face(path, index=index, variations=variations)


def _postscript_name(
    raw: harfbuzz.RawFace, path: Path, variations: tuple[tuple[str, float], ...]
) -> str:
    name = raw.get_name(_POSTSCRIPT_NAME) or path.stem
    name += "".join(f"-{axis}{value:g}" for axis, value in variations)
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_")) or "Font"
