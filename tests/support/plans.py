"""Plans of blocks to be filled into pages: drawn first, so that each example has fresh ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st

from booklet.typeset.block import Block, Fixed, Group, NewPage, Tag, flatten
from booklet.typeset.boxes import Box, Row, Space, Stack
from booklet.typeset.fill import Filler
from tests.support.blocks import (
    A5,
    HEADING,
    area,
    design,
    geometry,
    numbered,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from booklet.typeset.block import Item
    from booklet.typeset.page import Page, Placed

PANEL = Box(fill="accent.soft", across=12, above=9, below=11)
TEXT = design("text")  # room for 30 lines of the body
SMALL = design("small", frame=area(17, 15, 18, 100), next="text")
GEOMETRY = geometry(TEXT, SMALL)
FRAME = TEXT.frame.on(A5, spine_at_start=True).height.pt
SMALLEST = SMALL.frame.on(A5, spine_at_start=True).height.pt - 16  # less what the grid takes
# A first line may rise by a fiftieth of a line to the grid, so that rounding costs no line.
EPSILON = GEOMETRY.grid / 50 + 0.02


def fill(*items: Item, first_page: int = 1) -> tuple[Page, ...]:
    return Filler(GEOMETRY, first_page=first_page).fill(items)


# -- what is filled in: a plan is drawn first, so that each example is made of fresh blocks ----

Plan = tuple[str, int]
FLOWING = st.one_of(
    st.tuples(st.just("paragraph"), st.integers(1, 70)),
    st.tuples(st.just("paragraph"), st.integers(1, 6)),
    st.tuples(st.just("heading"), st.integers(1, 2)),
    st.tuples(st.just("panel"), st.integers(1, 80)),
    st.tuples(st.just("row"), st.integers(1, 12)),
    st.tuples(st.just("space"), st.integers(1, 60)),
    st.tuples(st.just("fixed"), st.integers(1, 3)),
    st.tuples(st.just("group"), st.integers(1, 5)),
    st.tuples(st.just("page"), st.integers(0, 5)),
)  # fmt: skip
plans = st.lists(FLOWING, max_size=14)
some = settings(max_examples=50)


def _paragraph(name: str, size: int) -> Item:
    return text(numbered(name, size))


def _heading(name: str, size: int) -> Item:
    return text(numbered(name, size), HEADING, tag="H2")


def _panel(name: str, size: int) -> Item:
    words = [text(numbered(f"{name}.h", 1), HEADING, tag="H3")] if size > 3 else []
    stack = Stack([*words, text(numbered(name, size))], tag=Tag("Sect"), box=PANEL)
    stack.space_before = stack.space_after = 11
    return stack


def _row(name: str, size: int) -> Item:
    return Row([(text(numbered(f"{name}.l", size)), 60), (text(numbered(f"{name}.r", 1)), 0)])


def _space(_: str, size: int) -> Item:
    return Space(float(size))


def _fixed(name: str, size: int) -> Item:
    return Fixed(text(numbered(name, size)), "art", align="bottom")


def _group(name: str, size: int) -> Item:
    return Group(Tag("Sect"), (_paragraph(f"{name}.g", size), Group(Tag("L"), (_row(name, 1),))))


def _page(_: str, size: int) -> Item:
    return NewPage(("text", "small")[size % 2], side=("any", "recto", "verso")[size // 2])


MAKERS: dict[str, Callable[[str, int], Item]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "panel": _panel,
    "row": _row,
    "space": _space,
    "fixed": _fixed,
    "group": _group,
    "page": _page,
}


def make(plan: Sequence[Plan]) -> list[Item]:
    """The items of a plan, all on pages that a first item opens."""
    items = [MAKERS[kind](f"{kind[0]}{at}", size) for at, (kind, size) in enumerate(plan)]
    return [NewPage("text"), *items]


def flow(items: Sequence[Item]) -> list[Block | NewPage]:
    return [item for item in flatten(items) if not isinstance(item, Fixed)]


def origin(placed: Placed) -> Block:
    return placed.block.origin


def flowing(page: Page, items: Sequence[Item]) -> list[Placed]:
    """What runs down the frame of a page, without what has a place of its own."""
    fixed = {item.block for item in flatten(items) if isinstance(item, Fixed)}
    return [placed for placed in page.placed if placed.block not in fixed]


def starts(pages: Sequence[Page]) -> dict[Block, int]:
    """The page on which each block begins."""
    found: dict[Block, int] = {}
    for page in pages:
        for placed in page.placed:
            found.setdefault(origin(placed), page.number)
    return found


def ends(pages: Sequence[Page]) -> dict[Block, int]:
    """The page on which each block ends."""
    return {origin(placed): page.number for page in pages for placed in page.placed}
