"""What holds of every page: roles, furniture, the grid, nothing over anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.geometry import Rect
from booklet.typeset.text import Text
from booklet.units import ZERO, pt

if TYPE_CHECKING:
    from booklet.pipeline import Draft
from tests.support.painting import Painted, texts

# -- every page --------------------------------------------------------------------------


def test_all_that_is_painted_has_a_role(pages: list[Painted]) -> None:
    # The brush refuses what has none, and marks that nest.
    assert sum(len(page.brush.lines_set) for page in pages) > 400
    assert sum(len(page.brush.shapes) for page in pages) > 150


def test_furniture_is_an_artifact(pages: list[Painted]) -> None:
    lines = [(block, words) for page in pages for block, words, _, _ in page.furniture.lines_set]

    assert lines
    assert all(block.tag is None for block, _ in lines)
    assert all(role is None for page in pages for role in page.furniture.roles)


def test_the_folio_is_the_number_of_the_page_at_its_outer_foot(
    pages: list[Painted], made: Draft
) -> None:
    trim = made.setting.geometry.trim
    seen = 0
    for page in pages:
        folios = [(b, x, y) for b, w, x, y in page.furniture.lines_set if w.isdigit()]
        assert len(folios) == int(page.page.design.folio)
        for block, x, y in folios:
            assert isinstance(block, Text)
            assert block.lines[0].text == str(page.page.number)
            middle = x + block.lines[0].width / 2
            assert (middle > trim.width.pt / 2) == page.page.is_recto
            assert y < trim.height.pt / 8
            seen += 1
    assert seen > 20


def test_the_running_head_names_the_booklet_on_versos_and_the_section_on_rectos(
    pages: list[Painted], made: Draft
) -> None:
    heads = {
        page.page.number: words
        for page in pages
        for _, words, _, y in page.furniture.lines_set
        if y > made.setting.geometry.trim.height.pt / 2
    }

    versos = {words for number, words in heads.items() if number % 2 == 0}
    rectos = {words for number, words in heads.items() if number % 2}
    assert versos == {made.setting.title}
    assert {"About the study", "Anna’s Story", "Mark’s Story"} <= rectos


def test_body_text_stands_on_the_grid_wherever_a_page_begins_at_its_head(made: Draft) -> None:
    geometry = made.setting.geometry
    steps = []
    for page in made.composition.pages:
        if page.design.align != "top":
            continue
        for placed in page.placed:
            block = placed.block
            if isinstance(block, Text) and block.on_grid and block.tag:
                from_head = geometry.trim.height.pt - block.placed_lines(0, placed.top)[0][2]
                steps.append((from_head - geometry.grid_start) / geometry.grid)

    assert len(steps) > 15
    assert all(step == pytest.approx(round(step), abs=1e-6) for step in steps)


def test_no_text_stands_over_other_text(pages: list[Painted]) -> None:
    for page in pages:
        boxes = [
            Rect(pt(x), pt(y - 1), pt(x + line.width), pt(y + block.look.size / 2))
            for block in texts(page.page)
            for painted, words, x, y in page.brush.lines_set
            if painted is block
            for line in block.lines
            if line.text.strip() == words
        ]
        for number, box in enumerate(boxes):
            for other in boxes[number + 1 :]:
                assert not _overlap(box, other), f"page {page.page.number}"


def _overlap(one: Rect, other: Rect) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > pt(0.5) and down > ZERO
