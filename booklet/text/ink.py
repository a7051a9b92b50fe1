"""Ink between lines: how far apart they must stand so that nothing touches.

Nastaliq climbs from the end of each word to its beginning, vowel signs stand on each other,
a capital of a title has an accent: what a font says of its height tells little. So the
ink itself is measured, in strips down the page.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from booklet.text.harfbuzz import EM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from booklet.text.line import Line

_STRIP = 1.5
"""Width of a strip, in points: ink in neighbouring strips is allowed to pass."""
_CLEAR = 0.05
"""What is left free between two lines, in ems."""


def leading_for(
    lines: Sequence[Line], *, leading: float, step: float, indents: Sequence[float]
) -> float:
    """The leading at which the ink of no line touches that of the next.

    Args:
        lines: of a paragraph.
        leading: in points, enough for most.
        step: by which it grows, in points.
        indents: of each line, in points from one edge.
    """
    needed = 0.0
    placed = list(zip(lines, indents, strict=True))
    for (above, left), (below, right) in pairwise(placed):
        if above.segments and below.segments:
            clear = below.segments[0].style.size * _CLEAR
            if below.ink_top - above.ink_bottom + clear > max(leading, needed):
                needed = max(needed, _apart(above, below, left, right) + clear)
    while leading < needed:
        leading += step
    return leading


def _apart(above: Line, below: Line, left: float, right: float) -> float:
    """How far apart two baselines must be for their ink to meet in no strip."""
    depths: dict[int, float] = {}
    for strip, low, _ in _strips(above, left):
        depths[strip] = min(depths.get(strip, 0.0), low)
    return max(
        (top - depths[strip] for strip, _, top in _strips(below, right) if strip in depths),
        default=0.0,
    )


def _strips(line: Line, indent: float) -> Iterable[tuple[int, float, float]]:
    """Lowest and highest ink of every glyph, in each strip that it crosses."""
    for shaped, style, _, x, _ in line.segments:
        scale = style.size / EM
        pen = indent + x
        for glyph, _, advance, dx, dy in shaped.glyphs:
            left, low, right, high = shaped.face.box(glyph)
            if low != high:
                first = int((pen + (dx + left) * scale) // _STRIP)
                last = int((pen + (dx + right) * scale) // _STRIP)
                for strip in range(first, last + 1):
                    yield strip, (low + dy) * scale, (high + dy) * scale
            pen += advance * scale
