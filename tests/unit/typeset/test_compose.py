"""Composing: parts, page numbers, inserts, and pages made up for the binding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from booklet.typeset.block import Group
from booklet.typeset.page import PartPages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.typeset.block import Item
from tests.support.composing import (
    PlainLayouts,
    composed,
    first_words,
    made_up,
    section,
    small,
)

# -- pages for the binding ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("stories", "pages", "notes"), [(1, 4, 0), (2, 8, 3), (3, 8, 2), (4, 8, 1), (5, 8, 0)]
)
def test_the_number_of_pages_is_a_multiple_of_four(stories: int, pages: int, notes: int) -> None:
    composition = composed(*small(stories))

    assert len(composition.pages) == pages
    assert made_up(composition) == ({"notes": notes} if notes else {})


@pytest.mark.parametrize("stories", [1, 2, 3, 4, 5])
def test_the_closing_page_is_the_last_whatever_is_made_up_before_it(stories: int) -> None:
    words = first_words(composed(*small(stories)))

    assert words[-1] == "closing.0"
    assert words.count("closing.0") == 1


def test_made_up_pages_stand_behind_the_content_and_belong_to_its_part() -> None:
    composition = composed(*small(3))

    words = first_words(composition)
    assert words[-3:] == ["notes.0", "notes.1", "closing.0"]
    assert [part.name for part in composition.parts if isinstance(part, PartPages)] == [
        "cover",
        "inside",
        "back",
    ]
    inside = composition.parts[1]
    assert isinstance(inside, PartPages)
    assert len(inside.pages) == 5


def test_a_multiple_of_one_asks_for_no_page() -> None:
    composition = composed(*small(2), multiple=1)

    assert len(composition.pages) == 5
    assert composition.added == 0


def test_what_the_content_has_for_short_pages_comes_before_notes() -> None:
    contacts = section("contacts")

    composition = composed(*small(2), optional=[contacts], make_up=("contacts", "notes"))

    assert made_up(composition) == {"contacts": 1, "notes": 2}
    assert first_words(composition)[-4:] == ["contacts.0", "notes.0", "notes.1", "closing.0"]
    assert composition.left_out == ()


def test_what_has_no_room_is_left_out_and_said_to_be() -> None:
    contacts = section("contacts", pages=2)

    composition = composed(*small(4), optional=[contacts], make_up=("contacts", "notes"))

    assert made_up(composition) == {"notes": 1}
    assert composition.left_out == (contacts,)


def test_blank_pages_come_once_all_else_is_used_up() -> None:
    composition = composed(*small(2), make_up=("notes", "blank"))

    assert made_up(composition) == {"notes": 1, "blank": 2}


def test_no_page_is_empty() -> None:
    assert all(page.placed for page in composed(*small(3)).pages)


# -- numbers -----------------------------------------------------------------------------


def test_page_numbers_go_through_all_parts() -> None:
    composition = composed(*small(3))

    assert [page.number for page in composition.pages] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_references_show_the_page_on_which_their_target_begins() -> None:
    layouts = PlainLayouts("long", "after", "closing", "cover")
    long, after = section("story", "long", pages=3), section("story", "after")

    composed(section("cover"), long, after, section("closing"), layouts=layouts)

    # 1 cover, 2 contents, 3 to 5 long, 6 after, 7 made up, 8 closing.
    assert [r.numbers for r in layouts.references] == [[3], [6], [8], [1]]


def test_a_reference_to_a_place_inside_a_box_is_resolved() -> None:
    from booklet.typeset.boxes import Stack

    class Boxed(PlainLayouts):
        def section(self, section: Any, setting: object, *, place: int) -> Sequence[Item]:
            start, group = super().section(section, setting, place=place)
            assert isinstance(group, Group)
            return [start, Stack([group])]

    layouts = Boxed("story-1")

    composed(*small(2), layouts=layouts)

    assert layouts.references[0].numbers == [4]


def test_furniture_is_set_once_a_page_when_every_page_is_known() -> None:
    layouts = PlainLayouts()

    composition = composed(*small(3), layouts=layouts)

    assert layouts.furnished == [1, 2, 3, 4, 5, 6, 7, 8]
    assert all(len(page.furniture) == 1 for page in composition.pages)
