"""What stands on the pages of each section: words, boxes, colours, drawings, as painted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from booklet.model.content import About, Story, Takeaways, Voice
from booklet.typeset.block import Block, blocks_of
from booklet.typeset.text import Text
from layouts.blocks.picture import character

if TYPE_CHECKING:
    from booklet.pipeline import Draft
from tests.support.painting import Painted, of_design, panels, section, texts

# -- cover and contents ------------------------------------------------------------------


def test_the_cover_has_title_subtitle_description_date_over_a_picture_to_its_edges(
    pages: list[Painted], made: Draft
) -> None:
    cover = pages[0]

    said = " ".join(cover.lines)
    assert said.startswith("Family Stories Lessons for practice A study exploring")
    assert said.endswith("November 2023")
    [(_, x, y, width, file)] = cover.shapes("drawing")
    trim = made.setting.geometry.trim
    assert isinstance(x, float)
    assert isinstance(y, float)
    assert isinstance(width, float)
    assert x < 0
    assert y < 0
    assert x + width > trim.width.pt
    assert str(file).endswith("cover.svg")


def test_the_title_is_the_largest_thing_on_the_cover(pages: list[Painted]) -> None:
    sizes = [text.look.size for text in texts(pages[0].page)]

    assert sizes[0] == max(sizes)
    assert sizes.count(max(sizes)) == 1


def test_the_contents_range_page_numbers_to_one_edge(pages: list[Painted]) -> None:
    [contents] = of_design(pages, "contents")

    numbers = [(words, x) for _, words, x, _ in contents.brush.lines_set if words.isdigit()]
    assert len(numbers) == 6
    values = [int(words) for words, _ in numbers]
    assert values == sorted(values)
    # Numbers of as many figures begin at one place.
    for length in {len(words) for words, _ in numbers}:
        assert len({round(x, 2) for words, x in numbers if len(words) == length}) == 1


# -- the study ---------------------------------------------------------------------------


def test_each_fact_is_drawn_in_its_true_number(pages: list[Painted], made: Draft) -> None:
    drawn: dict[str, int] = {}
    for page in pages:
        for shape in page.shapes("drawing"):
            name = str(shape[-1]).rpartition("/")[2].removesuffix(".svg")
            drawn[name] = drawn.get(name, 0) + 1

    about = section(made, About)
    assert isinstance(about, About)
    assert {name: count for name, count in drawn.items() if name.startswith("symbol-")} == {
        "symbol-mother": 18,
        "symbol-father": 9,
        "symbol-service": 10,
        "symbol-professional": 103,
    }
    assert [fact.number for fact in about.facts.items] == [27, 10, 103]


def test_symbols_belong_to_a_figure_with_words(pages: list[Painted]) -> None:
    owners = {
        role
        for page in pages
        for shape, role in zip(page.brush.shapes, page.brush.roles, strict=True)
        if shape[0] == "drawing" and "symbol-" in str(shape[-1])
    }

    assert owners
    for owner in owners:
        assert isinstance(owner, Block)
        assert owner.tag
        assert owner.tag.name == "Figure"
        assert owner.tag.alt


# -- stories -----------------------------------------------------------------------------


def test_each_story_has_an_accent_of_its_own(made: Draft) -> None:
    stories = [one for one in made.booklet.sections if isinstance(one, Story)]
    openings = [page for page in made.composition.pages if page.design.name == "opening"]

    assert len(stories) == len(openings) == 3
    assert [page.accent for page in openings] == list(made.setting.theme.accents)
    assert len(set(made.setting.theme.accents)) == 3


def test_a_story_opens_with_its_title_and_picture(pages: list[Painted], made: Draft) -> None:
    stories = [one for one in made.booklet.sections if isinstance(one, Story)]
    for opening, story in zip(of_design(pages, "opening"), stories, strict=True):
        assert " ".join(opening.lines).startswith(story.title.plain)
        assert [shape[-1] for shape in opening.shapes("drawing")] == [story.picture.image]


def test_learning_points_are_panels_kept_whole(made: Draft) -> None:
    stories = [one for one in made.booklet.sections if isinstance(one, Story)]
    headings = [p.heading.plain for story in stories for p in story.learning_points.points]

    placed = [stack for page in made.composition.pages for stack, _ in panels(page)]
    whole = [
        block.paragraph.text
        for stack in placed
        if stack.origin is stack
        for block in blocks_of(stack.children)
        if isinstance(block, Text) and block.tag and block.tag.name == "H3"
    ]
    assert whole == headings
    assert len(headings) > 8


def test_panels_do_not_touch_each_other(made: Draft) -> None:
    for page in made.composition.pages:
        found = panels(page)
        for (stack, top), (_, below) in pairwise(found):
            assert top - stack.height - below >= 4, f"page {page.number}"


def test_a_panels_ground_has_the_colour_of_its_role(pages: list[Painted]) -> None:
    seen = 0
    for page in pages:
        grounds = {(shape[-1], shape[4]) for shape in page.shapes("box")}
        for stack, _ in panels(page.page):
            assert (stack.box.fill, stack.height) in grounds
            seen += 1

    assert seen > 12
    assert "accent.soft" in {stack.box.fill for page in pages for stack, _ in panels(page.page)}


def test_a_participants_words_are_set_apart_in_tone(made: Draft) -> None:
    quoted = made.setting.theme.inline["quotation"].colour
    colours = {
        run.style.colour
        for page in made.composition.pages
        for text in texts(page)
        for run in text.paragraph.runs
        if run.mark and run.mark.tag == "Quote"
    }

    assert colours == {quoted}
    assert quoted != made.setting.looks["body"].colour


def test_reflections_let_the_voice_stand_alone(made: Draft) -> None:
    story = section(made, Story)
    assert isinstance(story, Story)
    voices = [part for part in story.reflections.body if isinstance(part, Voice)]
    [page, *_] = [page for page in made.composition.pages if page.design.name == "voice"]

    said = " ".join(text.paragraph.text for text in texts(page))
    marks = made.setting.words.quotation_marks
    for voice in voices:
        assert f"{marks.opening}{voice.words.plain}{marks.closing}" in said
    sizes = {text.look.size for text in texts(page) if text.look.name.startswith("voice")}
    assert max(sizes) > made.setting.looks["body"].size


# -- takeaways and closing ---------------------------------------------------------------


def test_takeaways_are_large_statements_on_panels(made: Draft) -> None:
    takeaways = section(made, Takeaways)
    assert isinstance(takeaways, Takeaways)
    [page] = [page for page in made.composition.pages if page.design.name == "takeaways"]

    statements = [text for text in texts(page) if text.look.name == "statement"]
    assert [t.paragraph.text for t in statements] == [i.statement.plain for i in takeaways.items]
    assert all(text.look.size > made.setting.looks["body"].size for text in statements)
    assert len(panels(page)) == 3


def test_the_back_cover_ends_with_the_address(pages: list[Painted]) -> None:
    closing = pages[-1]

    assert closing.lines[-1] == "relations.stir.ac.uk"
    block, _, _ = closing.line("relations.stir.ac.uk")
    [mark] = {run.mark for run in block.paragraph.runs}
    assert mark is not None
    assert mark.uri == "https://relations.stir.ac.uk"


@pytest.mark.parametrize(
    ("opening", "drawn"), [("“", "u201c"), ("”", "u201d"), ("„", "u201e"), ("«", None)]
)
def test_the_large_mark_is_the_one_that_opens_quotations(
    made: Draft, opening: str, drawn: str | None
) -> None:
    found = character(opening, made.setting)

    assert (found and found.drawing.name) == (drawn and f"ornament-{drawn}")
