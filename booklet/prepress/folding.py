"""A folded sheet laid open: which page comes to lie where.

A section is folded at right angles, each fold across the last, the spine last of all.
Undone in the opposite order, with page 1 on top and the spine at the left, the upper half
of the leaves is laid back about the spine, then about the heads, then about the right
edge, then about the feet. That gives the schemes printers know: 8 1 over 5 4 for eight
pages, 4 13 16 1 below 5 12 9 8 for sixteen.
"""

from __future__ import annotations

from booklet.values import value

SECTIONS = (4, 8, 16, 32)
"""Pages on a folded sheet; thicker sections do not fold."""

_EDGES = ("left", "head", "right", "foot")


@value
class Leaf:
    """A leaf on the open sheet.

    Attributes:
        number: from 0, in reading order.
        recto_up: whether its first page is seen.
        head_up: whether its head points away from the person who looks.
    """

    number: int
    recto_up: bool = True
    head_up: bool = True


_Grid = list[list[list[Leaf]]]


def outer_form(pages: int) -> tuple[tuple[Leaf, ...], ...]:
    """The side of an open sheet that carries page 1, rows from the top, for a left binding.

    Args:
        pages: on both sides; one of :data:`SECTIONS`.
    """
    assert pages in SECTIONS, f"no fold gives {pages} pages"
    grid: _Grid = [[[Leaf(number) for number in range(pages // 2)]]]
    for edge in _EDGES[: (pages // 2).bit_length() - 1]:
        grid = _laid_open(grid, edge)
    # What was on top when the folding began is the inner form; the outer lies below it.
    return tuple(
        tuple(Leaf(leaf.number, not leaf.recto_up, leaf.head_up) for (leaf,) in reversed(row))
        for row in grid
    )


def _laid_open(grid: _Grid, edge: str) -> _Grid:
    """Undo one fold: turn the upper half of every pile about an edge of the whole."""
    kept = [[pile[len(pile) // 2 :] for pile in row] for row in grid]
    if edge in {"left", "right"}:
        turned = [[_turned(pile, over_head=False) for pile in reversed(row)] for row in grid]
        if edge == "left":
            return [new + old for new, old in zip(turned, kept, strict=True)]
        return [old + new for new, old in zip(turned, kept, strict=True)]
    turned = [[_turned(pile, over_head=True) for pile in row] for row in reversed(grid)]
    return turned + kept if edge == "head" else kept + turned


def _turned(pile: list[Leaf], *, over_head: bool) -> list[Leaf]:
    """The upper half of a pile, turned over."""
    return [
        Leaf(leaf.number, not leaf.recto_up, leaf.head_up != over_head)
        for leaf in reversed(pile[: len(pile) // 2])
    ]
