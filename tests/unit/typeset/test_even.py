"""The last page of a run is not left nearly empty where that can be helped."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.typeset.block import Block, NewPage
from booklet.typeset.boxes import Row, Stack
from booklet.typeset.even import PLAINEST, Trial, Way, cost, ways
from booklet.typeset.fill import Filler
from booklet.typeset.page import TooTall
from booklet.values import changed
from tests.support.blocks import BODY, Slab, design, geometry, lines_on, numbered, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.typeset.page import Page

FRAME = 595.28 - (18 + 22) / 25.4 * 72
LINES = 30
"""Of 16 points on a page, the first on the grid."""
CLOSE = changed(BODY, after=0.0)
MADE = st.lists(
    st.tuples(st.integers(1, 40), st.booleans(), st.sampled_from((0.0, 8.0, 16.0))),
    min_size=1,
    max_size=8,
)
"""Of each block how many lines, whether it is a panel, and the space after it."""


def filled(blocks: Sequence[Block], *, even: bool = True, shrinks: bool = False) -> Sequence[Page]:
    used = geometry(design(even=even, shrinks=shrinks))
    return Filler(used, first_page=1).fill([NewPage("text"), *blocks])


def lines(blocks: Sequence[Block], *, even: bool = True, shrinks: bool = False) -> list[int]:
    return [len(lines_on([page])) for page in filled(blocks, even=even, shrinks=shrinks)]


def test_pages_are_some_lines_short_lest_the_last_be_nearly_empty() -> None:
    def told() -> Sequence[Block]:
        return [text(numbered("a", 3 * LINES + 3), CLOSE)]

    assert lines(told(), even=False) == [LINES, LINES, LINES, 3]

    first, *inner, last = lines(told())

    assert len(inner) == 2
    assert {first, *inner} <= set(range(LINES - 4, LINES))
    assert last >= 9


def test_space_between_paragraphs_gives_way_where_that_saves_a_page() -> None:
    def told() -> Sequence[Block]:
        spaced = changed(BODY, after=16.0)
        return [text(numbered(str(number), number), spaced) for number in (3, 4, 5, 5, 5, 5)]

    assert lines(told(), even=False) == [25, 2]
    assert lines(told()) == [27]


def test_display_type_is_set_smaller_where_the_design_allows_it() -> None:
    voice = changed(BODY, name="voice", size=20.0, leading=26.0, on_grid=False)

    def said() -> Sequence[Block]:
        return [text(numbered("a", 2 * int(FRAME // 26) + 2), voice)]

    assert lines(said(), even=False, shrinks=True) == [int(FRAME // 26)] * 2 + [2]
    assert len(lines(said(), shrinks=True)) == 2


def test_what_has_no_room_plainly_is_set_in_a_way_that_has() -> None:
    large = changed(BODY, name="name", size=20.0, leading=26.0, on_grid=False)

    def told() -> Sequence[Block]:
        card = Row([(text(numbered("a", int(FRAME // 26) + 1), large), 0.0)])
        return [text(numbered("b", 20)), card]

    assert len(filled(told(), shrinks=True)) == 2
    with pytest.raises(TooTall):
        filled(told())


def test_what_is_taller_than_a_page_leaves_enough_for_another() -> None:
    def told() -> Sequence[Block]:
        return [Stack([text(numbered("a", LINES + 2), CLOSE)])]

    assert lines(told())[1] >= 0.2 * LINES


def test_a_panel_is_divided_sooner_than_the_theme_says() -> None:
    def told() -> Sequence[Block]:
        panel = Stack([text(numbered("b", 24), CLOSE)])
        panel.may_leave = 0.4 * FRAME
        return [text(numbered("a", 20), CLOSE), panel]

    assert lines(told(), even=False) == [20, 24]
    assert lines(told()) == [30, 14]


@settings(max_examples=20)
@given(MADE)
def test_nothing_is_lost_or_moved_and_no_page_is_added(
    made: list[tuple[int, bool, float]],
) -> None:
    def blocks() -> Sequence[Block]:
        found: list[Block] = []
        for number, (count, is_panel, after) in enumerate(made):
            words = text(numbered(str(number), count), changed(BODY, after=after))
            found.append(Stack([words]) if is_panel else words)
            if is_panel:
                found[-1].may_leave = 0.3 * FRAME  # type: ignore[attr-defined]
        return found

    plain, evenly = filled(blocks(), even=False), filled(blocks())

    assert lines_on(evenly) == lines_on(plain)
    assert len(evenly) <= len(plain)
    for page in evenly:
        foot = page.design.frame.foot.pt
        assert all(p.top - p.block.height > foot - 0.1 for p in page.placed)


@pytest.mark.parametrize("parts", [(1.0, 0.9, 0.5), (0.98, 0.35), (0.2,)])
def test_what_looks_well_is_filled_once(
    parts: tuple[float, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []
    monkeypatch.setattr("booklet.typeset.fill.ways", lambda **_: tried)
    slabs = [Slab(part * FRAME) for part in parts]

    assert len(filled(slabs)) == len(parts)


def test_the_plainest_way_costs_least_of_those_that_look_the_same() -> None:
    costs = {way: cost(way, [0.9, 0.5], 0) for way in ways(shrinks=True)}

    assert min(costs, key=costs.__getitem__) == PLAINEST


@settings(max_examples=20)
@given(MADE)
def test_a_way_that_is_given_up_would_not_have_become_the_best(
    made: list[tuple[int, bool, float]],
) -> None:
    def placed() -> list[tuple[int, float]]:
        blocks: list[Block] = []
        for number, (count, is_panel, after) in enumerate(made):
            words = text(numbered(str(number), count), changed(BODY, after=after))
            blocks.append(Stack([words]) if is_panel else words)
        return [(page.number, p.top) for page in filled(blocks) for p in page.placed]

    with mock.patch.object(Trial, "require"):
        after_all = placed()

    assert placed() == after_all


def test_a_tightest_way_that_takes_more_pages_tells_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def told() -> Sequence[Block]:
        return [text(numbered("a", 3 * LINES + 3), CLOSE)]

    found = lines(told())
    monkeypatch.setattr("booklet.typeset.fill.tightest", lambda **_: Way(lines=20))

    assert lines(told()) == found
