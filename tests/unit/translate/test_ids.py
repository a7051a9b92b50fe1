"""The booklet's pages with the ids of their messages beside them."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.translate.proof import labels_on
from layouts.proof.apart import apart
from tests.support.blocks import NotingBrush
from tests.support.proofs import POLISH, URDU, proofing

if TYPE_CHECKING:
    from booklet.translate.proofing import Proofing
    from booklet.typeset.page import Page

MM = 72 / 25.4


@pytest.fixture(scope="module", params=[("pl", POLISH), ("ur", URDU)], ids=["pl", "ur"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Proofing:
    tag, words = request.param
    return proofing(tmp_path_factory.mktemp(tag), tag, words)


def sheet(made: Proofing, number: int) -> Page:
    setting = made.setting("ids", made.english)
    [page] = [one for one in made.pages.composition.pages if one.number == number]
    labels = labels_on(made.proof).get(number, ())
    return made.layouts.with_ids(page, labels, made.words, setting, trim=made.proof.trim)


def beside(page: Page) -> NotingBrush:
    brush = NotingBrush()
    for placed in page.furniture:
        placed.block.paint(brush, placed.x, placed.top)
    return brush


def test_every_message_that_is_set_or_stands_for_a_picture_has_its_id(made: Proofing) -> None:
    said = [words for _, words, _, _ in beside(sheet(made, 1)).lines_set]

    for number, name in enumerate(("title", "subtitle", "description", "date", "picture.alt"), 1):
        assert any(words.endswith(f" {number} cover.{name}") for words in said)


def test_ids_lie_beside_each_other_and_not_on_the_page(made: Proofing) -> None:
    page = sheet(made, 1)
    ids = [(x, y) for _, words, x, y in beside(page).lines_set if "cover." in words]

    edge = made.proof.trim.width.pt
    assert len(ids) == 5
    assert all(x > edge for x, _ in ids)
    heights = sorted(y for _, y in ids)
    assert all(upper - lower >= 11 for lower, upper in pairwise(heights))


def test_a_page_stands_on_its_sheet_as_it_stands_in_the_booklet(made: Proofing) -> None:
    [before] = [one for one in made.pages.composition.pages if one.number == 1]
    page = sheet(made, 1)

    assert page.placed[1:] == before.placed
    assert page.turned == pytest.approx(297 * MM if before.turned else 0)


def test_frames_are_round_the_words_and_within_the_page(made: Proofing) -> None:
    trim = made.proof.trim
    frames = [shape for shape in beside(sheet(made, 1)).shapes if shape[0] == "frame"]

    assert len(frames) >= 5
    for _, x, y, width, height, *_ in frames:
        assert float(str(x)) >= 0
        assert float(str(x)) + float(str(width)) <= trim.width.pt + 0.01
        assert float(str(y)) >= 0
        assert float(str(y)) + float(str(height)) <= trim.height.pt + 0.01


def test_the_words_are_read_as_in_the_booklet_and_ids_are_none_of_them(made: Proofing) -> None:
    reader = PdfReader(io.BytesIO(made.ids_pdf()))
    tree = read_structure(reader)

    assert tree.lang == made.space.tag
    assert len(tree.find("H1")) == 4, "cover, contents, notes, closing"
    assert "cover." not in tree.text
    assert "cover.title" in reader.pages[0].extract_text()
    assert [round(float(side) / MM) for side in reader.pages[0].mediabox[2:]] == [297, 210]


# -- labels apart ---------------------------------------------------------------------------

FLOATS = st.floats(0, 500)
LABELS = st.lists(st.tuples(FLOATS, st.floats(5, 25)), max_size=15)


@given(LABELS)
def test_labels_keep_their_order_and_lie_in_the_column(labels: list[tuple[float, float]]) -> None:
    labels.sort(reverse=True)
    heights = [height for _, height in labels]

    tops = apart([want for want, _ in labels], heights, lowest=0, highest=500)

    ends = [top - height for top, height in zip(tops, heights, strict=True)]
    assert all(end >= top - 1e-6 for end, top in zip(ends, tops[1:], strict=False))
    assert all(end >= -1e-6 and top <= 500 + 1e-6 for end, top in zip(ends, tops, strict=True))


def test_labels_move_no_more_than_they_must() -> None:
    assert apart([400, 300], [10, 10], lowest=0, highest=500) == [400, 300]
    assert apart([300, 300], [10, 10], lowest=0, highest=500) == [305, 295]
    assert apart([400, 300, 298], [10, 10, 10], lowest=0, highest=500) == [400, 304, 294]
    assert apart([500, 500], [10, 10], lowest=0, highest=500) == [500, 490]
    assert apart([3, 2], [10, 10], lowest=0, highest=500) == [20, 10]
    assert apart([], [], lowest=0, highest=500) == []
