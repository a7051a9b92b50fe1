"""Filling frames, for any sequence of blocks; each property has a known value beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.typeset.block import Block, Fixed, Group, NewPage, Tag
from booklet.typeset.boxes import Box, Row, Space, Stack
from booklet.typeset.fill import Filler, TooTall, flatten
from booklet.typeset.text import Text
from booklet.values import changed
from tests.support.blocks import (
    A5,
    BODY,
    HEADING,
    Slab,
    area,
    design,
    geometry,
    lines_of,
    lines_on,
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
FRAME = TEXT.frame.on(A5, spine_at_left=True).height.pt
SMALLEST = SMALL.frame.on(A5, spine_at_left=True).height.pt - 16  # less what the grid takes
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


# -- nothing lost, nothing twice, reading order ------------------------------------------


@some
@given(plans)
def test_nothing_is_lost_or_set_twice_and_the_order_is_kept(plan: list[Plan]) -> None:
    items = make(plan)
    pages = fill(*items)

    expected = [words for block in flow(make(plan)) for words in _said(block)]
    set_ = [words for page in pages for p in flowing(page, items) for words in lines_of(p.block)]
    assert set_ == expected
    fixed = [item for item in flatten(items) if isinstance(item, Fixed)]
    on_pages = [p.block for page in pages for p in page.placed]
    assert all(on_pages.count(item.block) == 1 for item in fixed)


def _said(block: Block | NewPage) -> list[str]:
    if isinstance(block, NewPage):
        return []
    block.wrap(A5.width.pt, 1000)
    return lines_of(block)


def test_three_paragraphs_are_set_one_after_the_other() -> None:
    pages = fill(*make([("paragraph", 2), ("paragraph", 1), ("paragraph", 2)]))

    assert lines_on(pages) == ["p0.0", "p0.1", "p1.0", "p2.0", "p2.1"]
    assert len(pages) == 1


# -- inside the frame, nothing over anything ---------------------------------------------


@some
@given(plans)
def test_no_block_stands_over_another_or_outside_the_frame(plan: list[Plan]) -> None:
    items = make(plan)
    for page in fill(*items):
        frame = page.design.frame.on(A5, spine_at_left=page.spine_at_left)
        foot = frame.y1.pt
        for placed in flowing(page, items):
            assert placed.top <= foot + EPSILON, "over the block above"
            assert placed.x == frame.x0.pt
            foot = placed.top - placed.block.height
        assert foot >= frame.y0.pt - EPSILON, "below the frame"


def test_a_page_holds_as_many_lines_as_its_frame_has_room_for() -> None:
    # 210 mm less 18 and 22 are 481.9 pt: 30 lines of 16 pt.
    [first, second] = fill(*make([("paragraph", 45)]))

    assert [len(lines_on([page])) for page in (first, second)] == [30, 15]


def test_the_spine_changes_sides_from_recto_to_verso() -> None:
    recto, verso = fill(*make([("paragraph", 45)]))

    assert recto.is_recto
    assert recto.placed[0].x == pytest.approx(17 * 72 / 25.4)
    assert verso.placed[0].x == pytest.approx(15 * 72 / 25.4)


# -- what stays together -----------------------------------------------------------------


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


@some
@given(plans)
def test_a_heading_is_never_parted_from_what_follows(plan: list[Plan]) -> None:
    items = make(plan)
    pages = fill(*items)

    begin, end = starts(pages), ends(pages)
    stream = flow(items)
    for block, following in pairwise(stream):
        if isinstance(block, Text) and block.keep_with_next and isinstance(following, Block):
            assert end[block] == begin[following]


@pytest.mark.parametrize(("lines", "page"), [(24, 1), (25, 1), (26, 2), (28, 2)])
def test_a_heading_goes_to_the_next_page_with_its_paragraph(lines: int, page: int) -> None:
    # 30 lines fit on the page; the heading and its space take the room of three, and two
    # lines of the paragraph must follow it.
    items = make([("paragraph", lines), ("heading", 1), ("paragraph", 6)])

    begin = starts(fill(*items))

    assert [begin[block] for block in flow(items) if isinstance(block, Text)] == [1, page, page]


@pytest.mark.parametrize("lines", [27, 29, 60], ids=["most of a page", "all", "more than one"])
def test_a_heading_before_a_tall_panel_does_not_stand_alone(lines: int) -> None:
    items = make([("paragraph", 3), ("heading", 1), ("panel", lines)])
    pages = fill(*items)

    begin = starts(pages)
    _, heading, panel = (block for block in flow(items) if isinstance(block, Block))
    assert begin[heading] == begin[panel]


def test_several_headings_and_their_paragraph_go_together() -> None:
    items = make([("paragraph", 22), ("heading", 1), ("heading", 2), ("paragraph", 6)])

    begin = starts(fill(*items))

    assert [begin[block] for block in flow(items) if isinstance(block, Text)] == [1, 2, 2, 2]


@some
@given(plans)
def test_two_lines_or_more_of_a_paragraph_stand_together(plan: list[Plan]) -> None:
    pieces = [p.block for page in fill(*make(plan)) for p in page.placed]

    for block in pieces:
        if isinstance(block, Text) and block.origin is not block:
            assert len(block.lines) >= 2


@some
@given(plans)
def test_a_panel_that_fits_on_a_page_is_whole(plan: list[Plan]) -> None:
    items = make(plan)
    pages = fill(*items)
    kept = {
        after for before, after in pairwise(flow(items))
        if isinstance(before, Text) and before.keep_with_next
    }  # fmt: skip

    for page in pages:
        for placed in page.placed:
            panel = origin(placed)
            # A heading above may leave less than a page: that is a case of its own.
            if isinstance(panel, Stack) and panel not in kept and panel.height <= SMALLEST:
                assert placed.block is panel


@pytest.mark.parametrize(("lines", "pieces"), [(20, 1), (26, 1), (30, 2), (70, 3)])
def test_only_a_panel_taller_than_a_page_is_broken(lines: int, pieces: int) -> None:
    pages = fill(*make([("paragraph", 5), ("panel", lines)]))

    assert sum(isinstance(p.block, Stack) for page in pages for p in page.placed) == pieces


def test_a_row_taller_than_a_page_is_refused_with_its_size() -> None:
    with pytest.raises(TooTall) as refused:
        fill(NewPage("text"), text("before"), Slab(FRAME + 1))

    assert refused.value.room == pytest.approx(FRAME)
    assert refused.value.block.height == FRAME + 1


def test_a_block_as_tall_as_its_frame_fits() -> None:
    assert len(fill(NewPage("text"), Slab(FRAME))) == 1


def test_what_does_not_fit_its_area_is_refused() -> None:
    with pytest.raises(TooTall):
        fill(NewPage("text"), Fixed(Slab(500), "art"))


# -- the baseline grid -------------------------------------------------------------------


@some
@given(plans)
def test_first_baselines_stand_on_the_grid(plan: list[Plan]) -> None:
    items = make(plan)
    for page in fill(*items):
        for placed in flowing(page, items):
            block = placed.block
            if block.on_grid and block.first_baseline is not None:
                from_head = A5.height.pt - (placed.top - block.first_baseline)
                steps = (from_head - GEOMETRY.grid_start) / GEOMETRY.grid
                assert steps == pytest.approx(round(steps), abs=1e-6)


def test_the_first_line_of_a_page_stands_on_the_first_line_of_the_grid_below_the_head() -> None:
    [page] = fill(*make([("paragraph", 1)]))

    baseline = text("x").first_baseline
    assert baseline is not None
    from_head = A5.height.pt - (page.placed[0].top - baseline)
    assert from_head == pytest.approx(64)  # the grid's start: 64, 80, …


def test_lines_on_both_sides_of_a_heading_share_the_grid() -> None:
    items = make([("paragraph", 3), ("heading", 2), ("paragraph", 3)])
    [page] = fill(*items)

    first, _, last = (p.top for p in page.placed)
    assert (first - last) % 16 == pytest.approx(0, abs=1e-6)


# -- pages -------------------------------------------------------------------------------


@some
@given(plans, st.integers(min_value=1, max_value=40))
def test_page_numbers_follow_each_other(plan: list[Plan], first: int) -> None:
    pages = fill(*make(plan), first_page=first)

    assert [page.number for page in pages] == list(range(first, first + len(pages)))


@some
@given(plans)
def test_a_page_begins_on_the_side_that_was_asked_for(plan: list[Plan]) -> None:
    items = make(plan)
    begin = starts(fill(*items))

    stream = flow(items)
    for item, following in pairwise(stream):
        if isinstance(item, NewPage) and isinstance(following, Block) and item.side != "any":
            assert (begin[following] % 2 == 1) == (item.side == "recto")


@pytest.mark.parametrize(
    ("side", "numbers", "empty"),
    [("any", [1, 2], []), ("verso", [1, 2], []), ("recto", [1, 2, 3], [2])],
)
def test_a_blank_page_comes_before_a_recto_if_it_must(
    side: str, numbers: list[int], empty: list[int]
) -> None:
    pages = fill(NewPage("text"), text("a"), NewPage("text", side=side), text("b"))

    assert [page.number for page in pages] == numbers
    assert [page.number for page in pages if not page.placed] == empty


def test_a_page_that_nothing_came_to_stand_on_is_left_out() -> None:
    pages = fill(NewPage("text"), NewPage("small"), text("a"), NewPage("text"))

    assert [(page.number, page.design.name) for page in pages] == [(1, "small")]


def test_an_opening_runs_on_to_the_design_that_follows_it() -> None:
    pages = fill(NewPage("small"), text(numbered("a", 60)))

    assert [page.design.name for page in pages] == ["small", "text", "text"]


def test_accent_and_running_title_stay_until_others_are_named() -> None:
    pages = fill(
        NewPage("text", accent="berry", running_title="Anna"),
        text("a"),
        NewPage("text"),
        text("b"),
        NewPage("text", accent="pine", running_title=""),
        text("c"),
    )

    named = [(page.accent, page.running_title) for page in pages]
    assert named == [("berry", "Anna"), ("berry", "Anna"), ("pine", "")]


@pytest.mark.parametrize(("align", "part"), [("top", 0.0), ("middle", 0.5), ("bottom", 1.0)])
def test_content_stands_at_head_middle_or_foot_of_the_frame(align: str, part: float) -> None:
    one = changed(TEXT, align=align)
    pages = Filler(geometry(one), first_page=1).fill([NewPage("text"), Slab(100)])

    frame = one.frame.on(A5, spine_at_left=True)
    [placed] = pages[0].placed
    assert frame.y1.pt - placed.top == pytest.approx(part * (FRAME - 100))


def test_what_has_a_place_of_its_own_stays_there_whatever_the_alignment() -> None:
    one = changed(TEXT, align="middle")
    art = Fixed(Slab(50), "art", align="bottom")
    [page] = Filler(geometry(one), first_page=1).fill([NewPage("text"), Slab(100), art])

    assert [(p.block, p.top) for p in page.placed if p.block is art.block] == [(art.block, 50)]


def test_what_is_behind_is_painted_first_wherever_it_is_read() -> None:
    art = Fixed(Slab(50), "art", behind=True)
    [page] = fill(NewPage("text"), text("a"), art)

    assert page.placed[0].block is art.block


def test_a_loose_space_at_the_head_of_a_page_is_not_set() -> None:
    look = changed(BODY, before=100, on_grid=False)
    [page] = fill(NewPage("text"), text("a", look))

    assert page.placed[0].top == TEXT.frame.on(A5, spine_at_left=True).y1.pt
