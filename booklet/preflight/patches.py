"""Pixels that hang together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

Run = tuple[int, int, int]
"""Row, first column, and the column after the last."""
_RUN = re.compile(rb"\xff+")


def patches(over: Image) -> Iterator[list[Run]]:
    """Patches of white pixels that touch side by side, as runs from the top down."""
    roots: list[int] = []
    runs: list[Run] = []
    above: list[int] = []
    data, width = over.tobytes(), over.width
    for row in range(over.height):
        here = []
        for match in _RUN.finditer(data[row * width : (row + 1) * width]):
            number = len(runs)
            runs.append((row, *match.span()))
            roots.append(number)
            here.append(number)
            for other in above:
                if runs[other][1] < match.end() and match.start() < runs[other][2]:
                    roots[_root(roots, other)] = _root(roots, number)
        above = here
    found: dict[int, list[Run]] = {}
    for number, run in enumerate(runs):
        found.setdefault(_root(roots, number), []).append(run)
    yield from found.values()


def pixels_in(patch: list[Run]) -> int:
    """How many pixels a patch has."""
    return sum(end - begin for _, begin, end in patch)


def _root(roots: list[int], number: int) -> int:
    while roots[number] != number:
        roots[number] = roots[roots[number]]
        number = roots[number]
    return number
