"""The cover apart: four pages on a sheet of their own, whatever parts they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError, Location
from booklet.model.content import Insert
from booklet.source.passage import Passage, Run
from booklet.typeset.compose import Composition, InsertedPart
from booklet.typeset.cover import with_cover_apart
from booklet.typeset.page import Page, PartPages
from tests.support.blocks import design

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Location("content/en-GB/leaflet.yaml", 1, 1)


def part(name: str, numbers: Iterable[int]) -> PartPages:
    pages = [Page(number, design(), "", "", (), number % 2 == 1) for number in numbers]
    return PartPages(name, (), tuple(pages))


def leaflet(first: int, count: int) -> InsertedPart:
    title = Passage((Run("A leaflet"),), HERE)
    insert = Insert(id="leaflet", title=title, file="assets/inserts/a.pdf", location=HERE)
    return InsertedPart(insert, first, count)


def divided(*parts: PartPages | InsertedPart) -> list[tuple[str, list[int], bool]]:
    apart = with_cover_apart(Composition(parts, ()))
    return [
        (p.name, [page.number for page in p.pages], p.on_cover)
        for p in apart.parts
        if isinstance(p, PartPages)
    ]


def test_the_inside_back_page_goes_with_the_cover() -> None:
    found = divided(part("cover", [1, 2]), part("inside", range(3, 8)), part("back", [8]))

    assert found == [
        ("cover", [1, 2], True),
        ("inside", [3, 4, 5, 6], False),
        ("inside", [7], True),
        ("back", [8], True),
    ]


def test_a_booklet_of_one_part_is_divided_in_three() -> None:
    assert divided(part("all", range(1, 9))) == [
        ("all", [1, 2], True),
        ("all", [3, 4, 5, 6], False),
        ("all", [7, 8], True),
    ]


def test_four_pages_are_all_cover() -> None:
    assert divided(part("all", range(1, 5))) == [("all", [1, 2, 3, 4], True)]


def test_an_insert_inside_stays_inside() -> None:
    parts = (part("cover", [1, 2]), leaflet(3, 4), part("back", [7, 8]))
    apart = with_cover_apart(Composition(parts, ()))

    assert [getattr(p, "on_cover", None) for p in apart.parts] == [True, None, True]


@pytest.mark.parametrize("first", [2, 6])
def test_an_insert_on_the_cover_is_refused_with_its_place(first: int) -> None:
    before, after = part("cover", range(1, first)), part("back", range(first + 2, 9))

    with pytest.raises(BookletError) as refused:
        with_cover_apart(Composition((before, leaflet(first, 2), after), ()))

    (finding,) = refused.value.diagnostics
    assert (finding.code, finding.location) == ("T005", HERE)
