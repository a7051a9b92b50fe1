"""What stands on the pages of a booklet read from right to left, and at which side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.locales import TURNED, seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from booklet.pipeline import Draft
    from booklet.typeset.page import Page


@pytest.fixture(scope="module")
def turned(set_in: Callable[[str], Draft]) -> Draft:
    return set_in(TURNED)


def test_running_heads_are_at_the_outer_edge(turned: Draft) -> None:
    trim = turned.setting.geometry.trim
    found = 0
    for page in turned.composition.pages:
        frame = page.design.frame.on(trim, spine_at_start=page.spine_at_start)
        ends = sorted((page.left(frame.x0.pt), page.left(frame.x1.pt)))
        for block, _, x, y in seen(page, furniture=True).lines_set:
            if y > trim.height.pt / 2:
                [line] = block.lines_of_text()
                assert (x if page.is_recto else x + line.width) == pytest.approx(
                    ends[0] if page.is_recto else ends[1], abs=0.01
                )
                found += 1

    assert found > 15


def boxes_on(page: Page) -> Iterator[tuple[float, float, float, float, str]]:
    """Start, foot, width, height and colour of every box, as it is seen."""
    for kind, *sizes, role in seen(page).shapes:
        if kind == "box":
            x, y, width, height = (float(str(size)) for size in sizes[:4])
            yield x, y, width, height, str(role)


def test_the_words_of_a_list_stand_at_the_left_of_their_chips(turned: Draft) -> None:
    found = 0
    for page in turned.composition.pages:
        if page.design.name != "text":
            continue
        for x, y, width, height, role in boxes_on(page):
            if role == "accent.mid" and width == height:
                beside = [
                    at + line.width
                    for block, words, at, baseline in seen(page).lines_set
                    if abs(baseline - y) < height
                    for line in block.lines_of_text()
                    if line.text.strip() == words
                ]
                assert beside
                assert all(end < x for end in beside)
                found += 1

    assert found == 5


def test_the_bar_of_a_conclusion_is_at_the_right_of_its_words(turned: Draft) -> None:
    found = 0
    for page in turned.composition.pages:
        for x, y, width, height, role in boxes_on(page):
            if role == "accent.deep" and height > 10 * width:
                ends = [
                    at + line.width
                    for block, words, at, baseline in seen(page).lines_set
                    if y < baseline < y + height
                    for line in block.lines_of_text()
                    if line.text.strip() == words
                ]
                assert x - 15 < max(ends) < x
                found += 1

    assert found == 3
