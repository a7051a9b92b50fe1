"""What stands on the pages of each section: words, boxes, colours, drawings, as painted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from booklet.geometry import Rect
from booklet.model.content import About, Story, Takeaways, Voice
from booklet.typeset.block import Block, blocks_of
from booklet.typeset.boxes import Stack
from booklet.typeset.text import Text
from booklet.units import ZERO, pt
from tests.support.blocks import NotingBrush

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.pipeline import Draft
    from booklet.typeset.page import Page


@dataclass(frozen=True)
class Painted:
    """A page and what was painted on it."""

    page: Page
    brush: NotingBrush
    furniture: NotingBrush

    @property
    def lines(self) -> list[str]:
        return [words for _, words, _, _ in self.brush.lines_set]

    def line(self, words: str) -> tuple[Text, float, float]:
        """The block, x and y of the line that says this."""
        [found] = [(b, x, y) for b, said, x, y in self.brush.lines_set if said == words]
        block = found[0]
        assert isinstance(block, Text)
        return block, found[1], found[2]

    def shapes(self, name: str) -> list[tuple[object, ...]]:
        return [shape for shape in self.brush.shapes if shape[0] == name]


@pytest.fixture(scope="session")
def pages(made: Draft) -> list[Painted]:
    painted = []
    for page in made.composition.pages:
        brush, furniture = NotingBrush(), NotingBrush()
        for placed in page.placed:
            placed.block.paint(brush, placed.x, placed.top)
        for placed in page.furniture:
            placed.block.paint(furniture, placed.x, placed.top)
        painted.append(Painted(page, brush, furniture))
    return painted


def of_design(pages: Sequence[Painted], name: str) -> list[Painted]:
    found = [page for page in pages if page.page.design.name == name]
    assert found, f"no page of the design “{name}”"
    return found


def section(made: Draft, kind: type) -> object:
    return next(one for one in made.booklet.sections if isinstance(one, kind))


def texts(page: Page) -> Iterator[Text]:
    for placed in page.placed:
        for block in (placed.block, *blocks_of(placed.block.children)):
            if isinstance(block, Text):
                yield block


def panels(page: Page) -> list[tuple[Stack, float]]:
    """Blocks with a ground, and where their tops lie."""
    return [
        (placed.block, placed.top)
        for placed in page.placed
        if isinstance(placed.block, Stack) and placed.block.box.fill
    ]


# -- every page --------------------------------------------------------------------------


def test_all_that_is_painted_has_a_role(pages: list[Painted]) -> None:
    # The brush refuses what has none, and marks that nest.
    assert sum(len(page.brush.lines_set) for page in pages) > 400
    assert sum(len(page.brush.shapes) for page in pages) > 150


def test_furniture_is_an_artifact(pages: list[Painted]) -> None:
    lines = [(block, words) for page in pages for block, words, _, _ in page.furniture.lines_set]

    assert lines
    assert all(block.tag is None for block, _ in lines)
    assert all(role is None for page in pages for role in page.furniture.roles)


def test_the_folio_is_the_number_of_the_page_at_its_outer_foot(
    pages: list[Painted], made: Draft
) -> None:
    trim = made.setting.geometry.trim
    seen = 0
    for page in pages:
        folios = [(b, x, y) for b, w, x, y in page.furniture.lines_set if w.isdigit()]
        assert len(folios) == int(page.page.design.folio)
        for block, x, y in folios:
            assert isinstance(block, Text)
            assert block.lines[0].text == str(page.page.number)
            middle = x + block.lines[0].width / 2
            assert (middle > trim.width.pt / 2) == page.page.is_recto
            assert y < trim.height.pt / 8
            seen += 1
    assert seen > 20


def test_the_running_head_names_the_booklet_on_versos_and_the_section_on_rectos(
    pages: list[Painted], made: Draft
) -> None:
    heads = {
        page.page.number: words
        for page in pages
        for _, words, _, y in page.furniture.lines_set
        if y > made.setting.geometry.trim.height.pt / 2
    }

    versos = {words for number, words in heads.items() if number % 2 == 0}
    rectos = {words for number, words in heads.items() if number % 2}
    assert versos == {made.setting.title}
    assert {"About the study", "Anna’s Story", "Mark’s Story"} <= rectos


def test_body_text_stands_on_the_grid_wherever_a_page_begins_at_its_head(made: Draft) -> None:
    geometry = made.setting.geometry
    steps = []
    for page in made.composition.pages:
        if page.design.align != "top":
            continue
        for placed in page.placed:
            block = placed.block
            if isinstance(block, Text) and block.on_grid and block.tag:
                from_head = geometry.trim.height.pt - block.placed_lines(0, placed.top)[0][2]
                steps.append((from_head - geometry.grid_start) / geometry.grid)

    assert len(steps) > 15
    assert all(step == pytest.approx(round(step), abs=1e-6) for step in steps)


def test_no_text_stands_over_other_text(pages: list[Painted]) -> None:
    for page in pages:
        boxes = [
            Rect(pt(x), pt(y - 1), pt(x + line.width), pt(y + block.look.size / 2))
            for block in texts(page.page)
            for painted, words, x, y in page.brush.lines_set
            if painted is block
            for line in block.lines
            if line.text.strip() == words
        ]
        for number, box in enumerate(boxes):
            for other in boxes[number + 1 :]:
                assert not _overlap(box, other), f"page {page.page.number}"


def _overlap(one: Rect, other: Rect) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > pt(0.5) and down > ZERO


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
