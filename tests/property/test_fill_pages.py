"""The baseline grid and the pages that filling makes, for any sequence of blocks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.typeset.block import Block, Fixed, NewPage
from booklet.typeset.fill import Filler
from booklet.values import changed
from tests.support.blocks import (
    A5,
    BODY,
    Slab,
    geometry,
    numbered,
    text,
)
from tests.support.plans import (
    FRAME,
    GEOMETRY,
    TEXT,
    Plan,
    fill,
    flow,
    flowing,
    make,
    plans,
    some,
    starts,
)

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

    frame = one.frame.on(A5, spine_at_start=True)
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

    assert page.placed[0].top == TEXT.frame.on(A5, spine_at_start=True).y1.pt
