"""How light ink is on paper, without a profile: quick enough to ask for every swatch.

Dots of four inks overlap by chance and so make sixteen colours; how much of each a tint has is
Demichel’s equation, and how light all are together that of Yule and Nielsen, with the factor
two for the light that paper spreads under the dots. Against the profile itself the contrast on
paper is off by an eighth at most (tests/unit/colour/test_ink.py).
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from booklet.colour.swatch import Swatch

_SOLIDS = (
    1.0, 0.024, 0.818, 0.023, 0.186, 0.013, 0.176, 0.015,
    0.311, 0.013, 0.229, 0.015, 0.048, 0.010, 0.044, 0.011,
)  # fmt: skip
"""Relative luminance of paper, K, Y, YK, M, … CMYK (FOGRA39, coated; relative to the paper)."""
_SPREAD = 2


def ink_luminance(swatch: Swatch) -> float:
    """Relative luminance of a swatch in ink, 0 (black) to 1 (paper)."""
    total = 0.0
    for solid, inks in zip(_SOLIDS, product((False, True), repeat=4), strict=True):
        shares = (part if ink else 1 - part for part, ink in zip(swatch.cmyk, inks, strict=True))
        total += prod(shares) * solid ** (1 / _SPREAD)
    return total**_SPREAD


def ink_contrast_ratio(one: Swatch, other: Swatch) -> float:
    """How well one colour stands out from another in print, 1 to 21, as WCAG 2.2 counts it."""
    darker, lighter = sorted((ink_luminance(one), ink_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
