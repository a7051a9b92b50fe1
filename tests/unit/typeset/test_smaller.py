"""Display type set smaller until its words fit."""

from __future__ import annotations

import pytest

from booklet.typeset.block import NewPage
from booklet.typeset.fill import Filler
from booklet.typeset.page import TooTall
from booklet.typeset.smaller import STEPS, look_at
from booklet.values import changed
from tests.support.blocks import BODY, area, design, geometry, numbered, text

TITLE = changed(BODY, name="title", size=40.0, leading=44.0, after=10.0, on_grid=False)
PAGE = design("cover", frame=area(17, 15, 18, 152), one_page=True)  # 40 mm, 113 pt


def filled(words: str) -> list[float]:
    blocks = [text(words, TITLE), text("Anna", BODY)]
    Filler(geometry(PAGE), first_page=1).fill([NewPage("cover"), *blocks])
    return [block.look.size for block in blocks]


def test_what_fits_keeps_its_size() -> None:
    assert filled(numbered("a", 1)) == [40, 12]


def test_a_page_that_is_one_thing_shrinks_as_a_whole_but_not_what_is_small() -> None:
    title, body = filled(numbered("a", 2))

    assert title in {40 * step for step in STEPS}
    assert body == BODY.least


def test_what_does_not_fit_even_so_is_told() -> None:
    with pytest.raises(TooTall):
        filled(numbered("a", 6))


@pytest.mark.parametrize(("lines", "design_taken"), [(1, "close"), (6, "roomy"), (20, "roomy")])
def test_a_page_takes_a_roomier_design_only_when_it_must(lines: int, design_taken: str) -> None:
    close = design("close", frame=area(17, 15, 18, 152), shrinks=True, roomier="roomy")
    roomy = design("roomy", frame=area(17, 15, 18, 20))
    filler = Filler(geometry(close, roomy), first_page=1)

    pages = filler.fill([NewPage("close"), text(numbered("a", lines), TITLE)])

    assert {page.design.name for page in pages} == {design_taken}


@pytest.mark.parametrize(("lines", "most", "pages"), [(1, 2, 1), (5, 2, 2), (5, 64, 3), (9, 2, 3)])
def test_type_is_smaller_for_content_to_keep_to_its_pages(
    lines: int, most: int, pages: int
) -> None:
    page = design("page", frame=area(17, 15, 18, 152), shrinks=True, most=most)
    blocks = [text(numbered("a", 1), TITLE) for _ in range(lines)]

    found = Filler(geometry(page), first_page=1).fill([NewPage("page"), *blocks])

    assert len(found) == pages
    assert (blocks[0].look.size < TITLE.size) == (lines > 1 and most == 2)


def test_a_word_that_would_be_cut_is_set_smaller() -> None:
    block = text("Undenkmalschutzbehördlicherseits", TITLE)
    block.wrap(500, 0)

    assert block.look.size < TITLE.size
    assert not any(line.is_cut for line in block.lines)


def test_small_type_is_never_smaller() -> None:
    assert look_at(BODY, STEPS[0]) is BODY
    assert look_at(BODY, STEPS[-1]).size == BODY.size
    assert look_at(BODY, STEPS[-1]).leading >= 1.3 * BODY.size
    assert look_at(TITLE, 0.1).size == TITLE.least == 12
    assert look_at(changed(TITLE, least=18.0), 0.1).size == 18
