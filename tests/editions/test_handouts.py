"""Handouts in every name, drafts too: nothing touches anything else, or stands at an edge."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

import pytest

from booklet.jobs import Shelf
from booklet.model.content import Story
from booklet.pipeline import draft
from booklet.text.ink import leading_for
from booklet.typeset.text import Text
from booklet.units import mm
from booklet.values import changed
from layouts import BookletLayouts
from layouts.blocks.lines import WritingLines
from layouts.handouts.frame import SourceNote
from tests.editions.conftest import job
from tests.editions.test_pages import EASY, LONGEST
from tests.editions.test_pages import lines as running_lines
from tests.support.content import PROJECT
from tests.support.locales import LENGTHENED, TURNED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from booklet.jobs import Draft
    from booklet.text.line import Line
    from booklet.typeset.block import Block
    from booklet.typeset.page import Page

    Made = Callable[[str, str], Draft]

EDITIONS = ("handout-anna", "learning-points", "discussion", "takeaways", "takeaways-a3", "facts")
SERVICES = ("", "rowan-house", "moor-and-vale")
"""Nobody; one with all that can be said; one with a long name and a wide logo."""
EMPTY = 0.75
"""Of a page: what may stay white below its words."""
HAND = mm(8).pt
"""From line to line for handwriting."""
UNPRINTED = mm(8).pt
"""What an office printer leaves free at an edge, and some more."""


@pytest.fixture(scope="module", params=["ur", LENGTHENED, TURNED])
def made(request: pytest.FixtureRequest, pseudo: Path) -> Made:
    """``made("facts", "rowan-house")`` has its pages, in one locale after another; drafts all."""
    tag, shelf, kept = request.param, Shelf(), {}
    content = PROJECT / "content" if tag == "ur" else pseudo

    def drafted(edition: str, service: str) -> Draft:
        wanted = changed(job(content, tag, edition, output=pseudo), service=service)
        if wanted not in kept:
            kept[wanted] = draft(wanted, BookletLayouts(), shelf=shelf)
        return kept[wanted]

    return drafted


class Set(NamedTuple):
    """A line as it is seen: from the left edge of the page and from its foot, in points."""

    block: int
    line: Line
    left: float
    baseline: float

    @property
    def right(self) -> float:
        return self.left + self.line.width

    @property
    def top(self) -> float:
        return self.baseline + self.line.ink_top

    @property
    def bottom(self) -> float:
        return self.baseline + self.line.ink_bottom


def lines(page: Page) -> list[Set]:
    """Every line of a page, from the head down."""
    found = [
        Set(number, line, page.left(x, line.width), baseline)
        for number, placed in enumerate((*page.placed, *page.furniture))
        for line, x, baseline in _lines(placed.block, placed.x, placed.top)
    ]
    return sorted(found, key=lambda one: -one.baseline)


def _lines(block: Block, x: float, top: float) -> Iterator[tuple[Line, float, float]]:
    if isinstance(block, Text):
        yield from block.placed_lines(x, top)
    for inner, across, down in block.places(x, top):
        yield from _lines(inner, across, down)


def touch(upper: Set, lower: Set) -> bool:
    """Whether the ink of two lines of different blocks meets."""
    is_apart = upper.right <= lower.left or lower.right <= upper.left
    if upper.block == lower.block or is_apart or lower.top <= upper.bottom:
        return False
    pair, indents = (upper.line, lower.line), (upper.left, lower.left)
    return upper.baseline - lower.baseline < leading_for(pair, leading=0, indents=indents)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_ink_of_a_block_touches_that_of_another(edition: str, service: str, made: Made) -> None:
    pages = [(page.number, lines(page)) for page in made(edition, service).composition.pages]
    met = [
        f"{number}: {upper.line.text} / {lower.line.text}"
        for number, found in pages
        for upper, lower in combinations(found, 2)
        if touch(upper, lower)
    ]

    assert sum(len(found) for _, found in pages) > 10
    assert met == []


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_all_of_it_is_printed(edition: str, service: str, made: Made) -> None:
    found = made(edition, service)
    trim = found.setting.geometry.trim
    wide, high = trim.width.pt - UNPRINTED, trim.height.pt - UNPRINTED
    out = [
        f"{page.number}: {one.line.text}"
        for page in found.composition.pages
        for one in lines(page)
        if one.left < UNPRINTED or one.bottom < UNPRINTED or one.right > wide or one.top > high
    ]

    assert out == []


@pytest.mark.parametrize(
    ("edition", "usual", "longest"),
    # (Points keep to two pages: in Urdu a line or two of them is longer for that.)
    [("handout-anna", EASY, LONGEST), ("discussion", EASY, LONGEST), ("learning-points", 75, 84)],
)
def test_lines_are_short_enough_to_follow(
    edition: str, usual: int, longest: int, made: Made
) -> None:
    pages = made(edition, "").composition.pages
    found = [line for page in pages for p in page.placed for line in running_lines(p.block)]

    assert len(found) > 30
    assert mean(map(len, found)) <= usual
    assert max(map(len, found)) <= longest


@pytest.mark.parametrize("service", SERVICES)
def test_the_points_of_a_story_stand_on_two_pages_at_most(service: str, made: Made) -> None:
    pages = made("learning-points", service).composition.pages
    counted = Counter(page.running_title for page in pages)

    assert len(counted) == 3
    assert max(counted.values()) <= 2, counted


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_is_nearly_empty(edition: str, service: str, made: Made) -> None:
    filled = []
    for page in made(edition, service).composition.pages:
        foot, head = page.design.frame.foot.pt, page.design.frame.head.pt
        flowing = [p.top - p.block.height for p in page.placed if p.top > foot]
        whole = made(edition, service).setting.geometry.trim.height.pt - head - foot
        filled.append((min(flowing) - foot) / whole)

    assert len(filled) >= 1
    assert max(filled) < EMPTY, [round(1 - part, 2) for part in filled]


@pytest.mark.parametrize("service", SERVICES)
def test_each_point_has_lines_for_a_hand_and_no_page_stays_empty(service: str, made: Made) -> None:
    found = made("discussion", service)
    stories = [s for s in found.booklet.sections if isinstance(s, Story)]
    counted = 0
    for page in found.composition.pages:
        points = [
            (placed, ruled)
            for placed in page.placed
            for ruled, _, _ in placed.block.places(0, 0)
            if isinstance(ruled, WritingLines)
        ]
        counted += len(points)
        for placed, ruled in points:
            assert ruled.leading >= HAND
            assert ruled.height >= 4 * ruled.leading
            assert [*placed.block.lines_of_text()], "the point that they are for"
        foot = min(placed.top - placed.block.height for placed, _ in points)
        last = [p for p in page.placed if p.top <= foot and not isinstance(p.block, SourceNote)]
        reached = min([foot, *(p.top - p.block.height for p in last)])
        assert reached - page.design.frame.foot.pt < points[0][1].leading * 1.01

    assert counted == sum(len(story.learning_points.points) for story in stories) > 10
