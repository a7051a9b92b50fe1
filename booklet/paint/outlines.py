"""Outlines as path operators (ISO 32000-1:2008, 8.5.2)."""

from __future__ import annotations

from booklet.paint.objects import number

_ROUND = 0.5523  # how far a Bézier handle reaches along a quarter of a circle


def at(*values: float) -> str:
    """Numbers as operands."""
    return " ".join(map(number, values))


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with rounded corners as path operators."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _ROUND)
    x1, y1 = x + width, y + height
    return (
        f"{at(x + r, y)} m {at(x1 - r, y)} l {at(x1 - k, y, x1, y + k, x1, y + r)} c "
        f"{at(x1, y1 - r)} l {at(x1, y1 - k, x1 - k, y1, x1 - r, y1)} c "
        f"{at(x + r, y1)} l {at(x + k, y1, x, y1 - k, x, y1 - r)} c "
        f"{at(x, y + r)} l {at(x, y + k, x + k, y, x + r, y)} c h"
    )
