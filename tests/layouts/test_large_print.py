"""Large print keeps to clear print (UKAAF G003), and leaves nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.jobs import Job
from booklet.pipeline import draft
from booklet.typeset.block import blocks_of
from booklet.typeset.page import PartPages
from booklet.typeset.text import Text
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.pipeline import Draft

SIZES = {"large-print": 18.0, "giant-print": 24.0}


@pytest.fixture(scope="module", params=[*SIZES])
def made(request: pytest.FixtureRequest) -> Draft:
    content = PROJECT / "content"
    job = Job(project=PROJECT, content=content, output=PROJECT, edition=request.param)
    return draft(job, BookletLayouts())


def texts(draft: Draft) -> Iterator[Text]:
    parts = [part for part in draft.composition.parts if isinstance(part, PartPages)]
    items = [block for part in parts for block in blocks_of(part.items)]
    furniture = [p.block for page in draft.composition.pages for p in page.furniture]
    return (b for b in (*items, *blocks_of(furniture)) if isinstance(b, Text))


def words(draft: Draft) -> list[str]:
    return " ".join(text.paragraph.text for text in texts(draft) if text.tag).split()


def test_nothing_is_smaller_than_the_body(made: Draft) -> None:
    sizes = {run.style.size for text in texts(made) for run in text.paragraph.runs}

    assert min(sizes) == SIZES[made.setting.edition.name]
    assert made.setting.look("folio").size >= made.setting.look("body").size


def test_no_letter_is_set_in_italics(made: Draft) -> None:
    faces = {run.style.faces[0].name for text in texts(made) for run in text.paragraph.runs}

    assert len(faces) > 2
    assert not [name for name in faces if "Italic" in name]


def test_lines_are_short_enough_to_follow(made: Draft) -> None:
    body = [t for t in texts(made) if t.look.name == "body" and t.lines]

    assert len(body) > 12
    assert max(len(line.text) for text in body for line in text.lines) <= 70


def test_no_words_stand_on_a_picture(made: Draft) -> None:
    for page in made.composition.pages:
        pictures = [p for p in page.placed if type(p.block).__name__ == "Picture"]
        for shown in pictures:
            above = [p for p in page.placed if list(p.block.lines_of_text())]
            assert all(p.top - p.block.height >= shown.top - 0.01 for p in above), page.number


def test_all_words_of_the_booklet_are_there(made: Draft) -> None:
    screen = Job(project=PROJECT, content=PROJECT / "content", output=PROJECT)
    contents = {str(number) for number in range(100)}

    def without_numbers(of: list[str]) -> list[str]:
        return [word for word in of if word not in contents and word != "Notes"]

    booklet = draft(screen, BookletLayouts())
    assert without_numbers(words(made)) == without_numbers(words(booklet))
