"""Handouts say what the booklet says, in its order, and where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.jobs import Job
from booklet.model.content import Story, Voice
from booklet.model.walk import passages
from booklet.pipeline import draft
from booklet.typeset.block import blocks_of
from booklet.typeset.page import PartPages
from booklet.typeset.text import Text
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.schema import Record
    from booklet.pipeline import Draft
    from booklet.typeset.block import Block

SOURCE = (
    "From Family Stories: Lessons for practice, November 2023",
    "The whole booklet: relations.stir.ac.uk",
)


def made(edition: str) -> Draft:
    job = Job(project=PROJECT, content=PROJECT / "content", output=PROJECT, edition=edition)
    return draft(job, BookletLayouts())


def blocks(draft: Draft) -> list[Block]:
    parts = [part for part in draft.composition.parts if isinstance(part, PartPages)]
    return [block for part in parts for block in blocks_of(part.items)]


def said(draft: Draft) -> list[str]:
    """Every passage that is set, in reading order, without quotation marks added."""
    texts = [block for block in blocks(draft) if isinstance(block, Text) and block.tag]
    return [plain(text.paragraph.text) for text in texts]


def plain(words: str) -> str:
    return " ".join(words.replace("“", "").replace("”", "").split())


def of(*records: Record) -> list[str]:
    return [plain(passage.plain) for record in records for passage in passages(record)]


def story(draft: Draft, id_: str) -> Story:
    return next(s for s in draft.booklet.sections if isinstance(s, Story) and s.id == id_)


@pytest.mark.parametrize("id_", ["anna", "mark", "carrie-anne-and-thomas"])
def test_a_handout_has_the_words_of_its_story_and_where_they_are_from(id_: str) -> None:
    handout = made(f"handout-{id_}")
    told = story(handout, id_)
    voices = [part for part in told.reflections.body if isinstance(part, Voice)]
    speakers = {plain(voice.by.plain) for voice in voices if voice.by}

    words = of(told)
    words.remove(plain(told.picture.alt.plain))  # type: ignore[union-attr]
    wanted = [f"({word})" if word in speakers else word for word in words]
    assert said(handout) == [*wanted, *SOURCE]


@pytest.mark.parametrize("id_", ["anna", "mark", "carrie-anne-and-thomas"])
def test_learning_points_stand_on_a_page_or_two(id_: str) -> None:
    handout = made(f"learning-points-{id_}")
    told = story(handout, id_)

    assert said(handout) == [*of(told.learning_points, told.conclusion), *SOURCE]
    assert handout.composition.count <= 2


def test_the_learning_points_of_all_stories_are_those_of_each() -> None:
    handout = made("learning-points")
    stories = [s for s in handout.booklet.sections if isinstance(s, Story)]

    wanted = [w for s in stories for w in (*of(s.learning_points, s.conclusion), *SOURCE)]
    assert said(handout) == wanted
    assert len(stories) == 3


def test_a_discussion_sheet_has_room_to_write_below_each_point() -> None:
    sheet = made("discussion-mark")
    points = story(sheet, "mark").learning_points.points

    lines = [block for block in blocks(sheet) if type(block).__name__ == "WritingLines"]
    assert len(lines) == len(points)
    assert min(block.height for block in lines) > 72
    words = of(story(sheet, "mark").learning_points)
    assert [word for word in said(sheet) if word in words] == words


@pytest.mark.parametrize("edition", ["takeaways", "takeaways-a3", "facts"])
def test_posters_and_facts_are_one_page(edition: str) -> None:
    assert made(edition).composition.count == 1


@pytest.mark.parametrize(
    ("edition", "title"),
    [
        ("handout-mark", "Mark’s Story – Family Stories: Lessons for practice"),
        ("handout", "Family Stories: Lessons for practice"),
        ("learning-points", "Learning points – Family Stories: Lessons for practice"),
        (
            "discussion-anna",
            "Anna’s Story – Learning Points – Family Stories: Lessons for practice",
        ),
        ("facts", "About the study – Family Stories: Lessons for practice"),
        ("takeaways-a3", "Key takeaways – Family Stories: Lessons for practice"),
    ],
)
def test_a_file_is_called_after_what_is_in_it(edition: str, title: str) -> None:
    assert made(edition).title == title


def test_a_story_has_its_accent_in_a_handout_too() -> None:
    assert {page.accent for page in made("handout-mark").composition.pages} == {"pine"}


def heads(draft: Draft) -> Sequence[Sequence[str]]:
    """What stands on each page beside its content."""
    return [
        [
            plain(t.paragraph.text)
            for b in page.furniture
            for t in blocks_of([b.block])
            if isinstance(t, Text)
        ]
        for page in draft.composition.pages
    ]


def test_every_sheet_says_where_its_words_are_from_and_which_it_is() -> None:
    pages = heads(made("handout-anna"))

    assert len(pages) > 1
    assert all(words[-1] == f"Page {n} of {len(pages)}" for n, words in enumerate(pages, start=1))
    assert all(set(SOURCE) <= set(words) for words in pages[:-1])
    assert not set(SOURCE) & set(pages[-1]), "there it is read"
