"""What may be divided is, where much of a page would stay empty."""

from __future__ import annotations

import pytest

from booklet.typeset.block import Block, NewPage
from booklet.typeset.boxes import Stack
from booklet.typeset.fill import Filler
from tests.support.blocks import Slab, geometry, lines_on, numbered, text

FRAME = 595.28 - (18 + 22) / 25.4 * 72


def panel(lines: int, *, divisible: bool = True) -> Stack:
    made = Stack([text(numbered("a", lines))])
    if divisible:
        made.may_leave = 0.4 * FRAME
    return made


def filled(first: Block, second: Block) -> list[list[str]]:
    pages = Filler(geometry(), first_page=1).fill([NewPage("text"), first, second])
    return [lines_on([page]) for page in pages]


@pytest.mark.parametrize(
    ("taken", "lines", "on_first"),
    [
        (0.5, 25, 15),  # half the page would stay empty
        (0.7, 20, 0),  # less than two fifths: rather white than two pieces
        (0.5, 19, 15),  # as much is carried over as is worth turning a page for
        (0.5, 16, 12),
        (0.5, 10, 10),
    ],
)
def test_a_panel_is_divided_rather_than_leave_much_of_a_page_empty(
    taken: float, lines: int, on_first: int
) -> None:
    pages = filled(Slab(taken * FRAME), panel(lines))

    assert [len(page) for page in pages] == [on_first, lines - on_first][: len(pages)]
    assert [words for page in pages for words in page] == [f"a.{n}" for n in range(lines)]


def test_what_must_stay_whole_does() -> None:
    assert [len(page) for page in filled(Slab(0.5 * FRAME), panel(25, divisible=False))] == [0, 25]


def test_what_keeps_with_what_follows_is_not_parted_from_it() -> None:
    heading = Slab(20)
    heading.keep_with_next = True
    pages = Filler(geometry(), first_page=1).fill(
        [NewPage("text"), Slab(0.5 * FRAME), heading, panel(25)]
    )

    assert len(pages) == 2
    assert pages[1].placed[0].block is heading
