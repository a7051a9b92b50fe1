"""Fonts of a finished file: what a code shows, how wide it is, and whether it is there."""

from __future__ import annotations

from functools import cached_property
from struct import unpack
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, StreamObject

from booklet.preflight.objects import array, dictionary, entry, name, number, numbers, resolved

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pypdf.generic import DictionaryObject

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_ASCENT, _DESCENT = 750.0, -250.0
_HIGHEST, _LOWEST = 1000.0, -400.0
_USUAL_WIDTH = 500.0
_MOST_WIDTHS = 1 << 16
_FIRST_LETTER = 32
_SUBSET_PREFIX = 7  # ABCDEF+


class Typeface:
    """A font dictionary (ISO 32000-1:2008, 9.5 to 9.8).

    Attributes:
        font: the dictionary.
    """

    def __init__(self, font: DictionaryObject) -> None:
        self.font = font
        self.kind = name(entry(font, "/Subtype"))
        self.is_wide = self.kind == "Type0"
        listed = array(entry(font, "/DescendantFonts"))
        first: object = listed[0] if listed else None
        self._texts: dict[bytes, str] = {}
        self._lacking: dict[bytes, bool] = {}
        self._notdef: dict[int, bool] = {}
        self._advances: dict[bytes, tuple[float, int]] = {}
        self._inner = dictionary(first) if self.is_wide else font
        self._descriptor = dictionary(entry(self._inner, "/FontDescriptor"))

    @cached_property
    def name(self) -> str:
        """Its PostScript name, without the letters that mark a subset."""
        written = name(entry(self.font, "/BaseFont")) or "without a name"
        return written[_SUBSET_PREFIX:] if written[6:7] == "+" else written

    @cached_property
    def is_embedded(self) -> bool:
        """Whether the shapes of its letters are in the file."""
        return self.kind == "Type3" or any(key in self._descriptor for key in _PROGRAMS)

    @cached_property
    def says_text(self) -> bool:
        """Whether the file says which characters its shapes stand for."""
        return "/ToUnicode" in self.font or (not self.is_wide and self.kind != "Type3")

    @cached_property
    def ascent(self) -> float:
        """How far letters rise above the baseline, 1/1000 em."""
        return min(number(entry(self._descriptor, "/Ascent")) or _ASCENT, _HIGHEST)

    @cached_property
    def descent(self) -> float:
        """How far letters reach below the baseline (negative), 1/1000 em."""
        return max(number(entry(self._descriptor, "/Descent")) or _DESCENT, _LOWEST)

    @cached_property
    def glyph_scale(self) -> float:
        """From glyph space to text space."""
        matrix = entry(self.font, "/FontMatrix") if self.kind == "Type3" else None
        return abs(next(iter(numbers(matrix)), 0.001)) or 0.001

    def codes(self, string: bytes) -> Sequence[int]:
        """The codes of a string; two bytes each in the fonts that have many glyphs."""
        if not self.is_wide:
            return string
        whole = len(string) // 2
        return unpack(f">{whole}H", string[: 2 * whole])

    def text(self, string: bytes) -> str:
        """The characters that a string stands for, as far as the file says."""
        text = self._texts.get(string)
        if text is None:
            text = self._texts[string] = self._decode(string)
        return text

    def advance(self, string: bytes) -> tuple[float, int]:
        """How wide a string is, in glyph space, and how many codes it has."""
        known = self._advances.get(string)
        if known is None:
            codes = self.codes(string)
            known = self._advances[string] = (sum(map(self.width, codes)), len(codes))
        return known

    @cached_property
    def _decode(self) -> Callable[[bytes], str]:
        from booklet.assemble.texts import decoder

        try:
            return decoder(self.font)
        except (ValueError, AssertionError, KeyError, IndexError, TypeError):
            return lambda string: "\ufffd" * len(self.codes(string))

    def width(self, code: int) -> float:
        """The advance of a code, in glyph space."""
        return self._widths.get(code, self._usual_width)

    @cached_property
    def _usual_width(self) -> float:
        if self.is_wide:
            return number(entry(self._inner, "/DW"), 1000.0)
        return number(entry(self._descriptor, "/MissingWidth"), 0.0 if self._widths else 500.0)

    @cached_property
    def _widths(self) -> dict[int, float]:
        if self.is_wide:
            return _wide_widths(entry(self._inner, "/W"))
        listed = entry(self.font, "/Widths")
        if not isinstance(listed, ArrayObject):
            return self._standard_widths()
        first = int(number(entry(self.font, "/FirstChar")))
        return {first + step: number(width, _USUAL_WIDTH) for step, width in enumerate(listed)}

    def _standard_widths(self) -> dict[int, float]:
        """Those of the 14 fonts that every viewer has (ISO 32000-1:2008, 9.6.2.2)."""
        from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS

        metrics = CORE_FONT_METRICS.get(self.name)
        if metrics is None:
            return {}
        letters = {code: self.text(bytes([code])) for code in range(_FIRST_LETTER, 256)}
        known = metrics.character_widths
        return {code: float(known[text]) for code, text in letters.items() if text in known}

    def lacks(self, string: bytes) -> bool:
        """Whether one of the letters of a string is missing."""
        known = self._lacking.get(string)
        if known is None:
            known = self._lacking[string] = any(map(self.is_notdef, self.codes(string)))
        return known

    def is_notdef(self, code: int) -> bool:
        """Whether a code shows the box that stands for a missing letter (9.7.6.3).

        Certain for composite fonts; for simple ones only what their encoding says.
        """
        known = self._notdef.get(code)
        if known is None:
            known = self._notdef[code] = self._shows_notdef(code)
        return known

    def _shows_notdef(self, code: int) -> bool:
        if not self.is_wide:
            return self.glyph_names.get(code) == ".notdef"
        if not self._codes_are_cids:
            return False
        glyphs = self._glyphs
        if glyphs is None:
            return code == 0
        return int.from_bytes(glyphs[2 * code : 2 * code + 2], "big") == 0

    @cached_property
    def _codes_are_cids(self) -> bool:
        return name(entry(self.font, "/Encoding")) in {"Identity-H", "Identity-V"}

    @cached_property
    def _glyphs(self) -> bytes | None:
        """Two bytes for each CID: its glyph; None if they are the same."""
        mapping = entry(self._inner, "/CIDToGIDMap")
        return mapping.get_data() if isinstance(mapping, StreamObject) else None

    @cached_property
    def glyph_names(self) -> dict[int, str]:
        """The names that the encoding of a simple font gives to codes itself."""
        differences = entry(entry(self.font, "/Encoding"), "/Differences")
        found, code = {}, 0
        for item in differences if isinstance(differences, ArrayObject) else ():
            held: object = resolved(item)
            if isinstance(held, (int, float)):
                code = int(held)
                continue
            found[code] = name(held)
            code += 1
        return found


def _wide_widths(listed: object) -> dict[int, float]:
    """The ``W`` array (9.7.4.3): ``first [w w w]`` or ``first last w``."""
    found: dict[int, float] = {}
    items = iter(array(listed))
    for first in items:
        second = resolved(next(items, None))
        code = int(number(first))
        if isinstance(second, ArrayObject):
            for step, width in enumerate(second):
                found[code + step] = number(width)
        else:
            width = number(next(items, None))
            for each in range(code, min(int(number(second)), _MOST_WIDTHS) + 1):
                found[each] = width
        if len(found) > _MOST_WIDTHS:
            break
    return found
