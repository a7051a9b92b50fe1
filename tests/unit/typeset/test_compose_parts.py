"""Parts of an edition, inserts between them, and what cannot be set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from booklet.diagnostics import BookletError
from booklet.typeset.block import NewPage
from booklet.typeset.compose import InsertedPart
from booklet.typeset.page import PartPages
from tests.support.blocks import Slab

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.typeset.block import Item
from tests.support.composing import (
    HERE,
    SCREEN,
    PlainLayouts,
    composed,
    first_words,
    insert,
    section,
    small,
)

# -- parts -------------------------------------------------------------------------------


def test_sections_come_in_the_order_of_the_edition_then_of_the_booklet() -> None:
    sections = [section("closing"), section("story", "b"), section("story", "a"), section("cover")]

    words = first_words(composed(*sections, multiple=1))

    assert words == ["cover.0", "contents", "b.0", "a.0", "closing.0"]


def test_sections_of_a_kind_are_counted_for_their_accents() -> None:
    layouts = PlainLayouts()
    sections = [
        section("cover"),
        section("story", "a"),
        section("takeaways"),
        section("story", "b"),
    ]

    composed(*sections, layouts=layouts, multiple=1)

    assert layouts.asked == [("cover", 0), ("a", 0), ("takeaways", 0), ("b", 1)]


def test_an_edition_may_have_other_parts() -> None:
    parts = [("stories", ["story"]), ("rest", ["rest"])]

    composition = composed(*small(2), parts=parts, multiple=1)

    assert first_words(composition) == ["story-0.0", "story-1.0", "cover.0", "closing.0"]
    assert [len(p.pages) for p in composition.parts if isinstance(p, PartPages)] == [2, 2]


def test_an_edition_of_one_part_is_made_up_before_it() -> None:
    composition = composed(*small(1), parts=[("all", ["rest"])])

    assert len(composition.pages) % 4 == 0
    assert composition.added == 1


def test_a_part_without_a_section_is_left_out() -> None:
    composition = composed(*small(1), parts=[("none", ["takeaways"]), *SCREEN])

    assert [part.name for part in composition.parts if isinstance(part, PartPages)] == [
        "cover",
        "inside",
        "back",
    ]


# -- inserts -----------------------------------------------------------------------------


def test_an_insert_divides_its_part_and_its_pages_are_counted() -> None:
    layouts = PlainLayouts("leaflet", "after")
    sections = [section("cover"), section("story", "before"), insert(), section("story", "after")]

    composition = composed(*sections, layouts=layouts, inserts={"leaflet": 5}, multiple=1)

    named = [
        "leaflet" if isinstance(part, InsertedPart) else part.name for part in composition.parts
    ]
    assert named == ["cover", "inside", "leaflet", "inside"]
    # 1 cover, 2 contents, 3 before, 4 to 8 the leaflet, 9 after.
    assert [r.numbers for r in layouts.references] == [[4], [9]]
    assert [page.number for page in composition.pages] == [1, 2, 3, 9]


def test_pages_of_an_insert_count_for_the_binding() -> None:
    sections = [section("cover"), insert(), section("closing")]

    composition = composed(*sections, inserts={"leaflet": 3})

    # 2 before, 3 of the leaflet, the closing page: 6, so 2 more.
    assert composition.added == 2
    assert composition.pages[-1].number == 8


def test_an_insert_may_be_the_last_thing() -> None:
    composition = composed(*small(1)[:-1], insert(), parts=SCREEN[:2], inserts={"leaflet": 2})

    last = composition.parts[-1]
    assert isinstance(last, InsertedPart)
    assert (last.first_page, last.count) == (7, 2)
    assert composition.added == 3


# -- what cannot be set ------------------------------------------------------------------


def test_a_block_taller_than_its_page_is_an_error_with_its_place_and_sizes() -> None:
    class Tall(PlainLayouts):
        def section(self, section: Any, setting: object, *, place: int) -> Sequence[Item]:
            del section, setting, place
            slab = Slab(72 * 10)
            slab.location = HERE
            return [NewPage("text"), slab]

    with pytest.raises(BookletError) as refused:
        composed(*small(1), layouts=Tall())

    [finding] = refused.value.diagnostics
    assert finding.code == "L001"
    assert finding.location == HERE
    assert finding.message == "this takes 254 mm, but its page has room for 170 mm"
    assert finding.hints
