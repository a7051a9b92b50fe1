"""Pages of a draft, painted with a brush that remembers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from booklet.typeset.block import blocks_of
from booklet.typeset.boxes import Stack
from booklet.typeset.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.pipeline import Draft
    from booklet.typeset.page import Page
    from tests.support.blocks import NotingBrush


@dataclass(frozen=True)
class Painted:
    """A page and what was painted on it."""

    page: Page
    brush: NotingBrush
    furniture: NotingBrush

    @property
    def lines(self) -> list[str]:
        return [words for _, words, _, _ in self.brush.lines_set]

    def line(self, words: str) -> tuple[Text, float, float]:
        """The block, x and y of the line that says this."""
        [found] = [(b, x, y) for b, said, x, y in self.brush.lines_set if said == words]
        block = found[0]
        assert isinstance(block, Text)
        return block, found[1], found[2]

    def shapes(self, name: str) -> list[tuple[object, ...]]:
        return [shape for shape in self.brush.shapes if shape[0] == name]


def of_design(pages: Sequence[Painted], name: str) -> list[Painted]:
    found = [page for page in pages if page.page.design.name == name]
    assert found, f"no page of the design “{name}”"
    return found


def section(made: Draft, kind: type) -> object:
    return next(one for one in made.booklet.sections if isinstance(one, kind))


def texts(page: Page) -> Iterator[Text]:
    for placed in page.placed:
        for block in (placed.block, *blocks_of(placed.block.children)):
            if isinstance(block, Text):
                yield block


def panels(page: Page) -> list[tuple[Stack, float]]:
    """Blocks with a ground, and where their tops lie."""
    return [
        (placed.block, placed.top)
        for placed in page.placed
        if isinstance(placed.block, Stack) and placed.block.box.fill
    ]
