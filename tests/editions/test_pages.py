"""What is to be on one page is, in every locale; lines are short; large print stands out."""

from __future__ import annotations

from statistics import mean
from typing import TYPE_CHECKING

import pytest

from booklet.jobs import Shelf
from booklet.model.content import Story
from booklet.pipeline import draft
from booklet.preflight.contrast import texts_on_grounds
from booklet.preflight.render import PageImages
from booklet.typeset.text import Text
from layouts import BookletLayouts
from tests.editions.conftest import WRITTEN_IN, job
from tests.support.content import PROJECT
from tests.support.locales import LENGTHENED, TURNED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from booklet.jobs import Draft
    from booklet.typeset.block import Block
    from tests.editions.conftest import Locale

TAGS = (WRITTEN_IN, "cy", "pl", "ur", LENGTHENED, TURNED)
LONGEST = 80
"""Characters on a line (WCAG 2.2, 1.4.8)."""
EASY = 70
"""Characters on a line of running text, on average."""


@pytest.fixture(scope="module", params=TAGS)
def drafted(request: pytest.FixtureRequest, pseudo: Path) -> Callable[[str], Draft]:
    """``drafted("facts")`` has the pages of that edition, in one locale after another."""
    tag, shelf = request.param, Shelf()
    content = pseudo if tag in (LENGTHENED, TURNED) else PROJECT / "content"

    def made(name: str) -> Draft:
        return draft(job(content, tag, name, output=pseudo), BookletLayouts(), shelf=shelf)

    return made


def test_posters_facts_and_points_keep_to_their_pages(drafted: Callable[[str], Draft]) -> None:
    stories = [s.id for s in drafted("facts").booklet.sections if isinstance(s, Story)]
    most = dict.fromkeys(("facts", "takeaways", "takeaways-a3"), 1)
    most |= {f"learning-points-{story}": 2 for story in stories}

    counted = {name: drafted(name).composition.count for name in most}

    assert len(most) > 3
    assert {name: count for name, count in counted.items() if count > most[name]} == {}


def lines(block: Block) -> Iterator[str]:
    """The lines of running text that another line follows."""
    if isinstance(block, Text) and block.look.name.startswith("body"):
        yield from (line.text.rstrip() for line in block.lines[:-1])
    for inner, _, _ in block.places(0, 0):
        yield from lines(inner)


@pytest.mark.parametrize(
    ("edition", "usual"),
    [("screen", EASY), ("handout", EASY), ("discussion", EASY), ("learning-points", 72)],
)
def test_lines_are_short_enough_to_follow(edition: str, usual: int, tmp_path: Path) -> None:
    wanted = job(PROJECT / "content", WRITTEN_IN, edition, output=tmp_path)
    pages = draft(wanted, BookletLayouts()).composition.pages
    found = [line for page in pages for placed in page.placed for line in lines(placed.block)]

    assert len(found) > 30
    assert mean(map(len, found)) <= usual
    assert max(map(len, found)) <= LONGEST


def test_words_of_large_print_stand_out_from_every_ground(locale: Locale) -> None:
    built = locale.built["large-print"]
    with PageImages(built.path.read_bytes()) as images:
        found = [
            (round(one.ratio, 1), index + 1, one.piece.text)
            for index in range(built.files[0].pages)
            for one in texts_on_grounds(images, index)
            if one.is_seen
        ]

    assert len(found) > 500
    assert min(found)[0] >= 7
