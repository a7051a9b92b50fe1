"""Ink between lines: how far apart they must stand so that nothing touches.

Nastaliq climbs from the end of each word to its beginning, vowel signs stand on each other,
a capital of a title has an accent: what a font says of its height tells little. So the
ink itself is measured, in strips down the page.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from booklet.text.harfbuzz import EM
from booklet.text.shape import ink_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.text.line import Line
    from booklet.text.shape import Shaped

_STRIP = 1.5
"""Width of a strip, in points: ink in neighbouring strips is allowed to pass."""
_CLEAR = 0.05
"""What is left free between two lines, in ems."""
_WORDS_KEPT = 20_000


def leading_for(
    lines: Sequence[Line], *, leading: float, indents: Sequence[float], most: float = math.inf
) -> float:
    """The least leading at which the ink of no line touches that of the next, in points.

    Args:
        lines: of a paragraph.
        leading: in points, enough for most: it is never less.
        indents: of each line, in points from one edge.
        most: if it is not less than this, it need not be known.
    """
    needed = leading
    placed = list(zip(lines, indents, strict=True))
    for (above, left), (below, right) in pairwise(placed):
        if needed >= most:
            break
        if above.segments and below.segments:
            clear = below.segments[0].style.size * _CLEAR
            needed = max(needed, _apart(above, below, left, right, needed - clear) + clear)
    return needed


def _apart(above: Line, below: Line, left: float, right: float, beyond: float) -> float:
    """How far apart two baselines must be for their ink to meet in no strip; 0 if not beyond."""
    highest, lowest = below.ink_top, above.ink_bottom
    if highest - lowest <= beyond:
        return 0.0
    depths: dict[int, float] = {}
    known = depths.get
    for shaped, style, _, x, _ in above.segments:
        size = style.size
        if highest - ink_of(shaped)[0] * size / EM > beyond:
            first = round((left + x) / _STRIP)
            for strip, low, _ in _strips_of(shaped, size):
                depth = known(first + strip)
                if depth is None or low < depth:
                    depths[first + strip] = min(low, 0.0)
    apart = 0.0
    for shaped, style, _, x, _ in below.segments:
        size = style.size
        if ink_of(shaped)[1] * size / EM - lowest > beyond:
            first = round((right + x) / _STRIP)
            for strip, _, high in _strips_of(shaped, size):
                depth = known(first + strip)
                if depth is not None and high - depth > apart:
                    apart = high - depth
    return apart


@lru_cache(maxsize=_WORDS_KEPT)
def _strips_of(shaped: Shaped, size: float) -> tuple[tuple[int, float, float], ...]:
    """Lowest and highest ink of a word in strips from its left edge, in points."""
    scale = size / EM
    found: dict[int, tuple[float, float]] = {}
    pen = 0
    for glyph, _, advance, dx, dy in shaped.glyphs:
        left, lowest, right, highest = shaped.face.box(glyph)
        if lowest != highest:
            foot, head = (lowest + dy) * scale, (highest + dy) * scale
            first = int((pen + dx + left) * scale // _STRIP)
            last = int((pen + dx + right) * scale // _STRIP)
            for strip in range(first, last + 1):
                low, high = found.get(strip, (foot, head))
                found[strip] = min(low, foot), max(high, head)
        pen += advance
    return tuple((strip, low, high) for strip, (low, high) in found.items())
