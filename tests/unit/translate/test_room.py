"""Every message is found on its pages, with the room it has there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from booklet.translate.exchange.rows import rows_of
from booklet.translate.pages import english_pages, set_pages
from booklet.translate.room import placements
from booklet.translate.whereabouts import whereabouts
from booklet.translate.workspace import open_workspace
from booklet.typeset.marks import followed, read, unmarked
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from booklet.l10n.catalogue import Key
    from booklet.pipeline import Draft
    from booklet.translate.pages import Pages
    from booklet.translate.room import Placement

CONTENT = PROJECT / "content"


@cache
def pages(tag: str = "") -> Pages:
    return set_pages(PROJECT, CONTENT, BookletLayouts(), tag=tag)


@cache
def found(tag: str = "") -> Mapping[Key, tuple[Placement, ...]]:
    return placements(pages(tag))


def places(context: str) -> tuple[Placement, ...]:
    return next(some for (one, _), some in found().items() if one == context)


def test_every_message_of_the_sections_is_on_a_page() -> None:
    space = open_workspace(PROJECT, CONTENT, "pl")
    beside = ("booklet.", "words.", "sheets.")  # in no section

    lost = {one.context for one in space.messages if one.key not in found()}

    assert {one for one in lost if not one.startswith(beside)} == set()
    assert "words.contents" not in lost
    assert "booklet.keywords" in lost


def test_alternatives_and_links_are_heard_on_their_page() -> None:
    (picture,) = places("anna.picture.alt")
    (link,) = places("words.email_link")

    assert (picture.is_alternative, picture.is_seen, picture.page) == (True, False, 8)
    assert (link.is_alternative, link.is_seen) == (False, False)
    assert link.page == places("acknowledgements.title")[0].page


def test_a_title_stands_over_its_story_in_the_contents_and_at_the_head_of_pages() -> None:
    title, contents, *heads = [one for one in places("anna.title") if one.is_seen]

    assert (title.look, title.page) == ("opening.title", 8)
    assert (contents.look, contents.page) == ("contents.entry", 2)
    assert heads
    assert all(one.is_furniture and one.look == "furniture" for one in heads)


def test_what_fills_a_pattern_has_its_own_box_in_the_line() -> None:
    country, line = places("acknowledgements.team.groups.people.country"), places("words.country")

    assert country[0].page == line[0].page
    assert line[0].box.contains(country[0].box)
    assert country[0].box.x0 > line[0].box.x0


def test_a_paragraph_over_two_pages_is_in_pieces() -> None:
    divided = [some for some in found().values() if some[0].pieces > 1]

    assert divided
    for first, second, *_ in divided:
        assert (first.piece, second.piece) == (1, 2)
        assert second.page == first.page + 1


def test_what_has_a_page_of_its_own_has_so_many_lines() -> None:
    title = places("anna.title")[0].room
    assert title is not None
    assert title.lines == 3
    assert 12 <= title.characters <= 20
    body = places("anna.body")[0].room
    assert body is not None
    assert body.lines is None


@pytest.mark.parametrize("tag", ["", "ur"])
def test_boxes_lie_on_their_pages(tag: str) -> None:
    trim = pages(tag).setting.geometry.trim
    for key, some in found(tag).items():
        for one in some:
            if one.is_seen:
                assert one.box.x0.pt > 0, key
                assert one.box.y0.pt > 0, key
                assert one.box.x1 < trim.width, key
                assert one.box.y1 < trim.height, key


@pytest.mark.parametrize(
    ("context", "said"),
    [
        (
            "anna.title",
            (
                "Page 8 of the English · title · room for 3 lines of about 16 characters"
                " · also in the contents and in the margins"
            ),
        ),
        (
            "takeaways.systems.statement",
            "Page 29 of the English · paragraph · room for 5 lines of about 30 characters",
        ),
        (
            "acknowledgements.funder.body",
            "Page 4 of the English · paragraph · runs on, 136 characters now",
        ),
        (
            "about.facts.parents.fathers.label",
            "Page 5 of the English · paragraph · runs on, 7 characters now, in lines of about 14",
        ),
        ("anna.picture.alt", "Page 8 of the English"),
        ("words.email_link", "Page 3 of the English · heard of a link"),
    ],
)
def test_translators_are_told_in_a_line(context: str, said: str) -> None:
    assert whereabouts(places(context)) == said


def test_a_paragraph_over_two_pages_is_told_with_both() -> None:
    divided = next(some for some in found().values() if some[0].pieces > 1)
    first = divided[0].page

    assert whereabouts(divided).startswith(f"Pages {first}–{first + 1} of the English · ")


def test_what_only_translations_have_stands_somewhere_too() -> None:
    with_notice = placements(english_pages(PROJECT, CONTENT, BookletLayouts()))
    said = {context: whereabouts(some) for (context, _), some in with_notice.items()}

    assert said["words.draft_notice"].startswith("Page 1 of the English · ")
    assert said["words.draft_notice"].endswith("also in the margins")
    assert said["words.translated_from"].startswith("Page 32 of the English · ")
    assert whereabouts(()) == "On no page of the booklet itself."


def test_the_line_goes_into_catalogues_and_with_what_is_sent_out() -> None:
    space = open_workspace(PROJECT, CONTENT, "pl", BookletLayouts())
    made = space.updated(space.catalogue())

    (entry,) = [one for one in made.entries.values() if one.context == "anna.title"]
    assert entry.notes[1] == whereabouts(places("anna.title"))
    (row,) = rows_of([entry], space.facts.plurals)
    assert entry.notes[1] in row.notes
    assert space.updated(made).entries == made.entries


def test_a_message_that_moved_only_changes_its_comment() -> None:
    space = open_workspace(PROJECT, CONTENT, "pl", BookletLayouts())
    old = space.catalogue()
    moved = {
        key: changed(one, notes=tuple(note.replace("Page 8 ", "Page 7 ") for note in one.notes))
        for key, one in space.updated(old).entries.items()
    }

    new = space.updated(changed(old, entries=moved))

    assert new.entries != moved
    assert all(one.is_translated for key, one in new.entries.items() if moved[key].is_translated)


def test_pages_are_as_they_are_without_marks(made: Draft) -> None:
    def lines(booklet: Draft | Pages) -> list[tuple[int, float, float, str]]:
        return [
            (page.number, placed.x, placed.top, "".join(line.text for line in some))
            for page in booklet.composition.pages
            for placed in (*page.placed, *page.furniture)
            for some in [list(placed.block.lines_of_text())]
        ]

    assert lines(made) == lines(pages())


def test_marks_go_and_leave_what_they_stood_round() -> None:
    inside = str(followed("fathers", 7))
    texts, (first, second) = read([f"a {followed(f'nine {inside}', 3)}.", "b"])

    assert texts == ["a nine fathers.", "b"]
    assert (first.index, first.begin, first.end) == (7, 7, 14)
    assert (second.index, second.begin, second.end) == (3, 2, 14)
    assert unmarked(inside) == "fathers"
