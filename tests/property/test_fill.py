"""Filling frames, for any sequence of blocks; each property has a known value beside it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from booklet.typeset.block import Block, Fixed, NewPage, flatten
from booklet.typeset.boxes import Stack
from booklet.typeset.page import TooTall
from booklet.typeset.text import Text
from tests.support.blocks import (
    A5,
    Slab,
    lines_of,
    lines_on,
    text,
)
from tests.support.plans import (
    EPSILON,
    FRAME,
    SMALLEST,
    Plan,
    ends,
    fill,
    flow,
    flowing,
    make,
    origin,
    plans,
    some,
    starts,
)

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
        frame = page.design.frame.on(A5, spine_at_start=page.spine_at_start)
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
