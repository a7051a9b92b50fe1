"""Labels beside what they are about, moved apart so that none lies on another."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def apart(
    wanted: Sequence[float], heights: Sequence[float], *, lowest: float, highest: float
) -> list[float]:
    """Where labels come to stand, as near as can be to where they are wanted.

    The squares of the distances add up to the least that there is for labels that stay in
    order and do not lie on each other: regression to a falling line, by pooling neighbours
    (Ayer and others, 1955).

    Args:
        wanted: upper edges, the highest label first; y upwards.
        heights: of the labels.
        lowest: below it no label reaches, if there is room for all.
        highest: above it no label begins.
    """
    before = [0.0, *accumulate(heights)]
    pools: list[tuple[float, int]] = []  # the middle of what neighbours want, and how many
    for want, moved in zip(wanted, before, strict=False):
        middle, count = want + moved, 1
        while pools and pools[-1][0] < middle:
            other, others = pools.pop()
            middle = (middle * count + other * others) / (count + others)
            count += others
        pools.append((middle, count))
    floor = min(lowest + before[-1], highest)
    tops = [min(max(middle, floor), highest) for middle, count in pools for _ in range(count)]
    return [top - moved for top, moved in zip(tops, before, strict=False)]
