"""Boxes: panels that stay whole if they can, rows, and ReportLab's own flowables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.typeset.block import Anchor, Group, Tag
from booklet.typeset.boxes import Box, Row, Space, Stack
from booklet.values import changed
from tests.support.blocks import (
    BODY,
    HEADING,
    PASSAGE,
    NotingBrush,
    Slab,
    lines_of,
    numbered,
    text,
)

PANEL = Box(fill="accent.soft", radius=5, across=12, above=9, below=11)
TIGHT = changed(BODY, after=0)
LINE = BODY.leading


def panel(*counts: int, box: Box = PANEL) -> Stack:
    """Paragraphs of so many lines each on a ground, nothing between them."""
    return Stack([text(numbered(f"p{i}", n), TIGHT) for i, n in enumerate(counts)], box=box)


# -- stacks -----------------------------------------------------------------------------


def test_a_panel_is_as_high_as_what_it_holds_and_its_padding() -> None:
    stack = panel(2, 3)

    assert stack.wrap(200, 1000) == (200, 9 + 5 * LINE + 11)


def test_between_two_blocks_the_larger_space_counts() -> None:
    first, second = text("a", changed(BODY, after=8)), text("b", changed(BODY, before=20))
    stack = Stack([first, second])

    assert stack.wrap(200, 1000)[1] == 2 * LINE + 20


def test_the_space_round_a_panel_is_not_inside_it() -> None:
    stack = Stack([text("a", changed(BODY, before=50, after=50))])

    assert stack.wrap(200, 1000)[1] == LINE


def test_the_ground_hangs_out_on_both_sides_and_is_an_artifact() -> None:
    brush = NotingBrush()
    stack = panel(2)
    stack.wrap(200, 1000)

    stack.paint(brush, 50, 700)

    height = 9 + 2 * LINE + 11
    assert brush.shapes == [("box", 50 - 12, 700 - height, 200 + 24, height, 5, "accent.soft")]
    assert brush.roles == [None]
    assert [x for _, _, x, _ in brush.lines_set] == [50, 50]


def test_a_bar_stands_at_the_start_of_the_ground() -> None:
    brush = NotingBrush()
    stack = panel(1, box=Box(bar="accent.deep", bar_width=4, across=12))
    stack.wrap(200, 1000)

    stack.paint(brush, 50, 700)

    assert brush.shapes == [("box", 38, 700 - LINE, 4, LINE, 0, "accent.deep")]


def test_a_stack_without_a_look_paints_only_its_blocks() -> None:
    brush = NotingBrush()
    stack = panel(1, box=Box())
    stack.wrap(200, 1000)
    stack.paint(brush, 50, 700)

    assert not brush.shapes
    assert len(brush.lines_set) == 1


def test_a_group_in_a_stack_flows_as_if_it_were_not_there() -> None:
    items = [text(numbered(name, 1), TIGHT) for name in "abc"]
    stack = Stack([items[0], Group(Tag("L"), (Group(Tag("LI"), (items[1],)), items[2]))])

    stack.wrap(200, 1000)

    assert lines_of(stack) == ["a.0", "b.0", "c.0"]
    assert stack.height == 3 * LINE
    assert isinstance(stack.children[1], Group)


def test_the_first_line_of_a_panel_says_where_its_baseline_is() -> None:
    stack = panel(2)
    stack.wrap(200, 1000)

    inner = text("x").first_baseline
    assert inner is not None
    assert stack.first_baseline == 9 + inner
    assert stack.on_grid


def test_a_place_in_a_panel_begins_where_its_block_does_and_the_panels_own_at_its_top() -> None:
    brush = NotingBrush()
    stack = Stack(
        [text("a", TIGHT), text("b", TIGHT, anchor=Anchor("inner"))], anchor=Anchor("panel")
    )
    stack.wrap(200, 1000)

    stack.paint(brush, 0, 700)

    assert brush.arrivals == [("panel", 700), ("inner", 700 - LINE)]


def test_a_panel_that_may_not_be_broken_is_not() -> None:
    assert panel(20).split(200, 10 * LINE) == []


def test_a_panel_that_fits_is_its_own_only_piece() -> None:
    stack = panel(3)

    assert stack.split(200, 1000) == [stack]


def broken(stack: Stack, room: float) -> list[Stack]:
    stack.breakable = True
    pieces = stack.split(200, room)
    assert all(isinstance(piece, Stack) for piece in pieces)
    return [piece for piece in pieces if isinstance(piece, Stack)]


def test_a_panel_taller_than_a_page_is_broken_between_or_inside_its_blocks() -> None:
    padding = 9 + 11
    between = broken(panel(4, 4), 4 * LINE + padding)
    inside = broken(panel(4, 4), 6 * LINE + padding)

    assert [lines_of(p) for p in between] == [
        ["p0.0", "p0.1", "p0.2", "p0.3"],
        ["p1.0", "p1.1", "p1.2", "p1.3"],
    ]
    assert [lines_of(p)[-1] for p in inside] == ["p1.1", "p1.3"]


def test_each_piece_of_a_panel_has_its_own_ground() -> None:
    brush = NotingBrush()
    head, tail = broken(panel(4, 4), 6 * LINE + 20)

    head.paint(brush, 50, 700)
    tail.paint(brush, 50, 700)

    assert [(name, height) for name, _, _, _, height, *_ in brush.shapes] == [
        ("box", 6 * LINE + 20),
        ("box", 2 * LINE + 20),
    ]


def test_a_heading_in_a_panel_goes_with_what_follows() -> None:
    first = text(numbered("a", 4), TIGHT)
    heading = text("Heading", HEADING, tag="H3")
    last = text(numbered("b", 4), TIGHT)
    room = 4 * LINE + 20 + 22 + LINE + 1  # the heading would fit, and one line after it

    head, tail = broken(Stack([first, heading, last]), room)

    assert lines_of(head) == ["a.0", "a.1", "a.2", "a.3"]
    assert lines_of(tail)[0] == "Heading"


def test_a_panel_with_nothing_that_fits_is_not_broken() -> None:
    assert broken(panel(4), 9 + LINE) == []


def test_a_stack_in_a_panel_that_is_too_tall_is_broken_with_it() -> None:
    inner = panel(10, box=Box())
    outer = Stack([inner], box=PANEL)

    pieces = broken(outer, 6 * LINE + 20)

    assert [len(lines_of(piece)) for piece in pieces] == [6, 4]


@given(
    counts=st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=8),
    room=st.integers(min_value=1, max_value=30),
)
def test_broken_panels_lose_nothing(counts: list[int], room: int) -> None:
    whole = panel(*counts)
    whole.wrap(200, 1000)
    expected = lines_of(whole)

    pieces = broken(whole, room * LINE)

    if pieces:
        assert [line for piece in pieces for line in lines_of(piece)] == expected
        assert pieces[0].height <= room * LINE + 0.01
        assert all(piece.origin is whole for piece in pieces)


def test_a_broken_panels_place_is_in_its_first_piece() -> None:
    stack = panel(4, 4)
    stack.anchor = Anchor("panel")

    head, tail = broken(stack, 4 * LINE + 20)

    assert head.anchor == Anchor("panel")
    assert tail.anchor is None


# -- rows -------------------------------------------------------------------------------


def test_cells_stand_side_by_side_and_open_ones_share_what_is_left() -> None:
    brush = NotingBrush()
    row = Row([(text("a"), 50), (text("b"), 0), (text("c"), 0)], gap=10)

    assert row.wrap(250, 1000) == (250, LINE)
    row.paint(brush, 100, 700)

    assert [x for _, _, x, _ in brush.lines_set] == [100, 160, 260]


def test_a_row_is_as_high_as_its_tallest_cell() -> None:
    row = Row([(text(numbered("a", 1)), 50), (text(numbered("b", 3)), 50)])

    assert row.wrap(250, 1000)[1] == 3 * LINE


def test_cells_may_share_a_baseline() -> None:
    brush = NotingBrush()
    large = changed(BODY, size=40, leading=44)
    row = Row([(text("27", large), 100), (text("parents"), 0)], align="baseline")
    row.wrap(300, 1000)

    row.paint(brush, 0, 700)

    heights = [y for _, _, _, y in brush.lines_set]
    assert heights[0] == pytest.approx(heights[1])
    assert row.first_baseline == pytest.approx(700 - heights[0])
    assert row.height >= 44


def test_a_low_cell_may_stand_in_the_middle() -> None:
    brush = NotingBrush()
    row = Row([(Slab(100), 100), (text("one line"), 0)], align="middle")
    row.wrap(300, 1000)

    row.paint(brush, 0, 700)

    assert row.height == 100
    [(_, _, _, y)] = brush.lines_set
    own = text("one line").first_baseline
    assert own is not None
    assert y == pytest.approx(700 - (100 - LINE) / 2 - own)


def test_a_row_is_never_broken() -> None:
    row = Row([(text(PASSAGE * 3), 0)])

    assert row.split(200, 50) == []
    assert row.least_height(200) == row.wrap(200, 1000)[1]


def test_a_row_reads_from_its_first_cell_to_its_last() -> None:
    cells = [text("a"), text("b")]
    row = Row([(cell, 0) for cell in cells])
    row.wrap(200, 1000)

    assert row.children == tuple(cells)
    assert lines_of(row) == ["a", "b"]


def test_white_space_is_a_block_of_its_height() -> None:
    assert Space(24).wrap(200, 1000) == (200, 24)
