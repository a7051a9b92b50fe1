"""What a handout says, read out of the finished file, is what the booklet says, in its order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

import pytest
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.model.content import About, Closing, Cover, Story, Takeaways
from tests.support.pages import page_texts
from tests.support.structure import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from booklet.model.content import Booklet, Passage
    from booklet.model.words import Words
    from tests.editions.conftest import Locale

S = TypeVar("S")
HANDOUTS = ("handout", "learning-points", "discussion", "takeaways", "takeaways-a3", "facts")


def in_any_order(words: str) -> str:
    """The letters of some words: those of Urdu lie in a file as they are seen, not as said."""
    return "".join(sorted("".join(words.split())))


@cache
def said_in(path: Path) -> Sequence[str]:
    """The letters of each paragraph of a file, in reading order."""
    return [in_any_order(p) for p in paragraphs(read_structure(PdfReader(path)))]


def only(booklet: Booklet, kind: type[S]) -> S:
    """The one section of a kind."""
    (found,) = (section for section in booklet.sections if isinstance(section, kind))
    return found


def extracts(name: str, booklet: Booklet) -> Iterator[tuple[Passage, Passage]]:
    """The first and the last words of each stretch of the booklet that a handout has."""
    if name == "facts":
        about = only(booklet, About)
        yield about.title, about.facts.items[-1].note or about.title
    elif name.startswith("takeaways"):
        takeaways = only(booklet, Takeaways)
        yield takeaways.title, takeaways.items[-1].statement
    for story in booklet.sections:
        if isinstance(story, Story):
            lessons, last = story.learning_points, story.conclusion.body[-1]
            if name == "handout":
                yield story.title, last
            elif name == "learning-points":
                yield lessons.title, last
            elif name == "discussion":
                yield lessons.title, lessons.points[-1].body[-1]


def stretch(of: Sequence[str], first: Passage, last: Passage) -> Sequence[str]:
    """The paragraphs from one to another."""
    start = of.index(in_any_order(first.plain))
    return of[start : of.index(in_any_order(last.plain), start) + 1]


def own(booklet: Booklet, words: Words) -> Iterator[str]:
    """What handouts say that the booklet does not."""
    yield source(booklet, words)
    yield address(booklet, words)
    yield words.handout.discussion.plain
    yield words.handout.discussion_lead.plain
    yield booklet.notice.plain if booklet.notice else ""


def source(booklet: Booklet, words: Words) -> str:
    """Where the words are from, and of when."""
    date = only(booklet, Cover).date.plain
    return words.handout.source.fill(booklet=booklet.title.plain, date=date)


def address(booklet: Booklet, words: Words) -> str:
    """Where the booklet is."""
    return words.handout.web.fill(address=only(booklet, Closing).web.label.plain)


@pytest.mark.parametrize("name", HANDOUTS)
def test_a_handout_says_what_the_booklet_says(name: str, locale: Locale) -> None:
    setting = locale.built[name].draft.setting
    beside = {in_any_order(words) for words in own(setting.booklet, setting.words)}
    whole = said_in(locale.built["screen"].path)
    wanted = [p for ends in extracts(name, setting.booklet) for p in stretch(whole, *ends)]

    assert [p for p in said_in(locale.built[name].path) if p not in beside] == wanted
    assert len(wanted) > 4


@pytest.mark.parametrize("name", [*HANDOUTS, "handout-anna"])
def test_each_page_says_what_it_is_and_where_it_is_from(name: str, locale: Locale) -> None:
    made = locale.built[name].draft
    booklet, words = made.setting.booklet, made.setting.words
    pages = page_texts(locale.built[name].path)

    for text, page in zip(pages, made.composition.pages, strict=True):
        folio = words.handout.page.fill(
            page=made.setting.number(page.number), pages=made.setting.number(len(pages))
        )
        said = [page.running_title, source(booklet, words), address(booklet, words)]
        said += [folio] if len(pages) > 1 else []
        # PDFium turns an address among Urdu round at its full stops.
        sought = [word for words in said for word in words.replace(".", " ").split()]
        assert [word for word in sought if word not in text] == []
