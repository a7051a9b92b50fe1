"""No words of an edition lie on other words, or in large print on a picture."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from booklet.typeset.text import Text
from layouts.blocks.picture import Photograph, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.typeset.block import Block
    from booklet.typeset.page import Page, Placed
    from tests.editions.conftest import Locale

Box = tuple[str, float, float, float, float]
HAIR = 0.5
"""Points; what meets by less may be a mistake of adding up."""
LARGE = ("large-print", "giant-print")


def words(page: Page) -> Iterator[Box]:
    """Where every line of a page stands: from its baseline up to half the size of its type.

    (What goes beyond that meets in Urdu, where words run down towards their baseline.)
    """
    for placed in (*page.placed, *page.furniture):
        yield from _texts(placed.block, placed.x, placed.top)


def _texts(block: Block, x: float, top: float) -> Iterator[Box]:
    if isinstance(block, Text):
        for line, start, baseline in block.placed_lines(x, top):
            yield line.text, start, baseline, start + line.width, baseline + block.look.size / 2
    for inner, across, down in block.places(x, top):
        yield from _texts(inner, across, down)


def meet(one: Box, other: Box) -> bool:
    _, left, foot, right, head = one
    _, left2, foot2, right2, head2 = other
    across = min(right, right2) - max(left, left2)
    return across > HAIR and min(head, head2) - max(foot, foot2) > HAIR


def picture(placed: Placed) -> Box:
    block = placed.block
    return "", placed.x, placed.top - block.height, placed.x + block.width, placed.top


def test_no_words_lie_on_others(locale: Locale) -> None:
    counted, found = 0, []
    for name, built in locale.built.items():
        for page in built.draft.composition.pages:
            boxes = list(words(page))
            counted += len(boxes)
            pairs = [pair for pair in combinations(boxes, 2) if meet(*pair)]
            found += [f"{name} {page.number}: {a[0][:30]} / {b[0][:30]}" for a, b in pairs]

    assert counted > 1000
    assert found == []


@pytest.mark.parametrize("name", LARGE)
def test_no_words_of_large_print_lie_on_a_picture(locale: Locale, name: str) -> None:
    pages = locale.built[name].draft.composition.pages
    drawn = [
        (page.number, picture(placed), box[0])
        for page in pages
        for placed in page.placed
        if isinstance(placed.block, Picture | Photograph)
        for box in words(page)
        if meet(picture(placed), box)
    ]

    assert drawn == []
