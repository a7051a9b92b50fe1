"""Shaping: words become glyphs, once each, and are remembered with their face."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from booklet.text import harfbuzz
from booklet.values import value

if TYPE_CHECKING:
    from booklet.text.faces import Face

_WORDS_KEPT = 20_000
_SHAPERS_KEPT = 256

SPACES = (
    " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t"
)
TRAILING = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000\t\u200b"
"""White space that may hang beyond the end of a line; a no-break space may not."""

Glyph = harfbuzz.RawGlyph


@value(by_identity=True)
class Shaped:
    """A word (or a part of one, with the space that follows) in one face.

    Attributes:
        face: its font.
        text: its characters in logical order.
        glyphs: glyph, cluster (index of its first character), advance, and displacement to
            the right and up, in visual order from left to right.
        width: sum of the advances.
        trailing: how much of it is white space at the logical end.
        rtl: whether it runs from right to left.

    All measures are in thousandths of the em.
    """

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    width: int
    trailing: int
    rtl: bool

    @property
    def ink(self) -> tuple[int, int]:
        """Lowest and highest ink, from the baseline; (0, 0) for white space."""
        return ink_of(self)


@lru_cache(maxsize=_WORDS_KEPT)
def ink_of(shaped: Shaped) -> tuple[int, int]:
    """Lowest and highest ink of a word, as its ``ink``; for lines, which ask very often."""
    box = shaped.face.box
    lows, highs = [], []
    for glyph, _, _, _, dy in shaped.glyphs:
        _, low, _, high = box(glyph)
        if low != high:
            lows.append(low + dy)
            highs.append(high + dy)
    return (min(lows), max(highs)) if lows else (0, 0)


@value(by_identity=True)
class Shaper:
    """Shapes texts of one face, direction, script and language, each once.

    Attributes:
        face: the font.
        rtl: whether the texts run from right to left.
        script: ISO 15924 code.
        language: BCP 47 tag; some fonts draw a letter differently in another language.
        features: OpenType features beyond the usual, as in a text style.
        shaped: what has been shaped, by text; looked up first where speed matters.
    """

    face: Face
    rtl: bool
    script: str
    language: str
    features: tuple[str, ...]
    shaped: dict[str, Shaped]

    def __call__(self, text: str) -> Shaped:
        """Shape a text, or return what it was shaped to before."""
        return self.shaped.get(text) or self._remember(text)

    def within(self, text: str, *, before: str, after: str) -> Shaped:
        """Shape a part of a word whose letters may join to those around it; not remembered."""
        return self._shape(text, before=before, after=after)

    def _remember(self, text: str) -> Shaped:
        if len(self.shaped) >= _WORDS_KEPT:  # forget the oldest half
            for old in list(islice(self.shaped, _WORDS_KEPT // 2)):
                del self.shaped[old]
        shaped = self.shaped[text] = self._shape(text, before="", after="")
        return shaped

    def _shape(self, text: str, *, before: str, after: str) -> Shaped:
        glyphs = harfbuzz.shape(
            self.face.font, text, self, features=self.features, before=before, after=after
        )
        width = sum([glyph[2] for glyph in glyphs])
        inked = len(text.rstrip(TRAILING))
        trailing = 0
        if inked < len(text):
            trailing = sum([glyph[2] for glyph in glyphs if glyph[1] >= inked])
        return Shaped(self.face, text, glyphs, width, trailing, self.rtl)


@lru_cache(maxsize=_SHAPERS_KEPT)
def shaper(
    face: Face, *, rtl: bool, script: str, language: str, features: tuple[str, ...] = ()
) -> Shaper:
    """The shaper of a face for a direction, script and language; the same one every time."""
    return Shaper(face, rtl, script, language, features, {})
