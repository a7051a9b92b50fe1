"""Large and giant print, page by page, in every locale: full pages, and words beside words."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest

from booklet.geometry import PAPER
from booklet.jobs import Shelf
from booklet.pipeline import draft
from booklet.typeset.boxes import Stack
from booklet.values import changed
from layouts import BookletLayouts
from tests.editions.conftest import WRITTEN_IN, job
from tests.editions.test_looks import LARGE, meet, words
from tests.support.content import PROJECT
from tests.support.locales import LENGTHENED, TURNED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from booklet.typeset.page import Page

    Made = Callable[[str, str], Sequence[Page]]

TAGS = (WRITTEN_IN, "cy", "pl", "ur", LENGTHENED, TURNED)
LONG_NAME = "moor-and-vale"


@pytest.fixture(scope="module", params=TAGS)
def made(request: pytest.FixtureRequest, pseudo: Path) -> Made:
    """``made("giant-print", "rowan-house")`` has the pages of a service's, in each locale."""
    tag, shelf = request.param, Shelf()
    content = pseudo if tag in (LENGTHENED, TURNED) else PROJECT / "content"

    def pages(name: str, service: str) -> Sequence[Page]:
        wanted = changed(job(content, tag, name, output=pseudo), service=service)
        return draft(wanted, BookletLayouts(), shelf=shelf).composition.pages

    return pages


@pytest.fixture(scope="module", params=LARGE)
def pages(request: pytest.FixtureRequest, made: Made) -> Sequence[Page]:
    return made(request.param, "")


def overlaps(page: Page) -> list[str]:
    found = [(a[0], b[0]) for a, b in combinations(words(page), 2) if meet(a, b)]
    return [f"{page.number}: {one[:30]} / {other[:30]}" for one, other in found]


def test_no_page_that_others_run_on_to_holds_next_to_nothing(pages: Sequence[Page]) -> None:
    trim = PAPER["A4"].height.pt
    found = []
    for before, page in pairwise(pages):
        frame = page.design.frame
        if page.design.even and page.design.align == "top" and before.design == page.design:
            lowest = min(placed.top - placed.block.height for placed in page.placed)
            part = (trim - frame.head.pt - lowest) / (trim - frame.head.pt - frame.foot.pt)
            found.append((round(part, 2), page.number))

    assert len(found) > 8
    assert min(found)[0] > 0.25


def test_no_words_lie_on_others(pages: Sequence[Page]) -> None:
    assert [pair for page in pages for pair in overlaps(page)] == []


def test_a_label_covers_no_words(pages: Sequence[Page]) -> None:
    for page in pages:
        labels = [placed for placed in page.furniture if isinstance(placed.block, Stack)]
        grounds = [(placed.top - placed.block.height, placed.top) for placed in labels]
        baselines = [box[2] for box in words(changed(page, furniture=()))]

        assert all(foot >= 0 for foot, _ in grounds)
        covered = [at for at in baselines for foot, head in grounds if foot < at < head]
        assert covered == [], page.number


def test_the_back_cover_has_room_for_a_service_with_a_long_name(made: Made) -> None:
    back = [page for page in made(LARGE[1], LONG_NAME) if page.design.name == "closing-service"]

    assert back
    assert [pair for page in back for pair in overlaps(page)] == []
