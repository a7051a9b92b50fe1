"""A booklet that is read from right to left: one layout, turned round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.diagnostics import Location
from booklet.paint.turned import TurnedBrush
from booklet.prepress.edition import load_sheet_edition
from booklet.prepress.impose import prepare
from booklet.prepress.job import Binding
from booklet.prepress.source import open_source
from booklet.prepress.words import load_words
from booklet.source.passage import Passage, Run
from booklet.tagging.structure import Element
from tests.support.blocks import NotingBrush
from tests.support.locales import TURNED, seen
from tests.support.pdf import at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from booklet.pipeline import Draft
    from booklet.typeset.page import Page
    from tests.support.golden import Golden


def of_design(made: Draft, name: str) -> Page:
    return next(page for page in made.composition.pages if page.design.name == name)


@pytest.fixture(scope="module")
def turned(set_in: Callable[[str], Draft]) -> Draft:
    return set_in(TURNED)


@pytest.fixture(scope="module")
def file(built_in: Callable[[str], Path]) -> PdfReader:
    return PdfReader(built_in(TURNED))


# -- pages -------------------------------------------------------------------------------


def test_pages_are_bound_on_the_right_from_the_first(turned: Draft) -> None:
    pages = turned.composition.pages

    assert [page.spine_at_left for page in pages[:4]] == [False, True, False, True]
    assert all(page.spine_at_start == page.is_recto for page in pages)


def test_the_folio_is_at_the_outer_edge(turned: Draft) -> None:
    middle = turned.setting.geometry.trim.width.pt / 2
    found = 0
    for page in turned.composition.pages:
        for _, words, x, _ in seen(page, furniture=True).lines_set:
            if words == str(page.number):
                assert (x < middle) == page.is_recto
                found += 1

    assert found > 20


def test_in_the_contents_numbers_stand_at_the_left_and_chips_at_the_right(turned: Draft) -> None:
    page = of_design(turned, "contents")
    brush = seen(page)
    frame = page.design.frame.on(turned.setting.geometry.trim, spine_at_start=page.spine_at_start)
    numbers = [x for _, words, x, _ in brush.lines_set if words.isdigit()]
    chips = [shape for shape in brush.shapes if shape[0] == "box"]

    left = page.left(frame.x1.pt)
    assert len(numbers) == len(chips) == 6
    assert numbers == [pytest.approx(left, abs=0.01)] * 6
    for _, x, _, width, *_ in chips:
        assert x + width == pytest.approx(page.left(frame.x0.pt), abs=0.01)  # type: ignore[operator]


def test_words_begin_at_the_right_edge_of_their_frame(turned: Draft) -> None:
    page = of_design(turned, "text")
    frame = page.design.frame.on(turned.setting.geometry.trim, spine_at_start=page.spine_at_start)
    right = page.left(frame.x0.pt)
    ends = [
        x + line.width
        for block, words, x, _ in seen(page).lines_set
        if block.tag and block.tag.name == "P" and block.width == frame.width.pt
        for line in block.lines_of_text()
        if line.text.strip() == words
    ]

    assert ends
    assert ends == [pytest.approx(right, abs=0.01)] * len(ends)


def test_nothing_overflows_or_is_cut(turned: Draft) -> None:
    assert turned.warnings == ()
    width = turned.setting.geometry.trim.width.pt
    for page in turned.composition.pages:
        for block, words, x, _ in seen(page).lines_set:
            widest = max(line.width for line in block.lines_of_text())
            assert x > 0, words
            assert x + min(widest, width) <= width or len(list(block.lines_of_text())) > 1, words


def test_the_boxes_of_a_page_are_those_that_were_looked_at(turned: Draft, golden: Golden) -> None:
    page = next(
        page
        for page in turned.composition.pages
        if any(shape[0] == "drawing" and "symbol" in str(shape[-1]) for shape in seen(page).shapes)
    )
    brush = seen(page)
    lines = [f"line {x:.1f} {words}" for _, words, x, _ in brush.lines_set]
    # What is checked is what turning changes: places across the page.
    shapes = [f"{kind} {x:.1f} {last}" for kind, x, *_, last in brush.shapes]

    golden.check("family-stories.ar-XB.facts.boxes.txt", "\n".join([*lines, *shapes, ""]))


@pytest.mark.parametrize("name", ["cover", "contents", "text", "takeaways"])
def test_what_is_turned_lies_as_far_from_the_other_edge(made: Draft, name: str) -> None:
    """The English pages, turned round: the places of each shape sum to the page's width."""
    page = of_design(made, name)
    width = made.setting.geometry.trim.width.pt
    as_is, other = NotingBrush(), NotingBrush()
    for placed in page.placed:
        placed.block.paint(as_is, placed.x, placed.top)
        placed.block.paint(TurnedBrush(other, _turned(page, width)), placed.x, placed.top)

    assert len(as_is.shapes) == len(other.shapes)
    for (kind, x, y, *rest), (_, other_x, other_y, *_) in zip(
        as_is.shapes, other.shapes, strict=True
    ):
        across = 0 if kind == "rule" else rest[0]
        assert x + other_x + across == pytest.approx(width)  # type: ignore[operator]
        assert y == other_y
    for (block, words, x, _), (_, _, other_x, _) in zip(
        as_is.lines_set, other.lines_set, strict=True
    ):
        widths = {line.width for line in block.lines_of_text() if line.text.strip() == words}
        assert any(x + other_x + one == pytest.approx(width) for one in widths), words


def _turned(page: Page, width: float) -> Page:
    from booklet.values import changed

    return changed(page, turned=width)


# -- the file ----------------------------------------------------------------------------


def test_viewers_are_told(file: PdfReader, reader: PdfReader) -> None:
    catalogue, english = file.root_object, reader.root_object

    assert at(catalogue, "/ViewerPreferences", "/Direction") == "/R2L"
    assert str(at(catalogue, "/Lang")) == TURNED
    document = at(catalogue, "/StructTreeRoot", "/K")
    assert document["/A"] == {"/O": "/Layout", "/WritingMode": "/RlTb"}
    assert "/Direction" not in at(english, "/ViewerPreferences")
    assert "/A" not in at(english, "/StructTreeRoot", "/K")


def test_pictures_are_not_mirrored(file: PdfReader) -> None:
    painted = 0
    for page in file.pages:
        for line in page.get_contents().get_data().decode("latin-1").splitlines():  # type: ignore[union-attr]
            if line.endswith(" Do Q"):
                painted += 1
                assert not line.removeprefix("q ").startswith("-"), line

    assert painted > 100


def elements(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from elements(kid)


def test_it_is_read_in_the_order_of_the_english(file: PdfReader, structure: Element) -> None:
    kinds = ("H1", "H2", "H3", "Figure", "TOCI", "LI", "BlockQuote", "Reference")
    tags, english = (
        [one.tag for one in elements(tree) if one.tag in kinds]
        for tree in (read_structure(file), structure)
    )

    # A longer booklet may need another number of pages for notes.
    notes = tags.count("H1") - english.count("H1")
    assert [tag for tag in tags if tag != "H1"] == [tag for tag in english if tag != "H1"]
    assert -3 <= notes <= 3


def test_sheets_are_bound_as_their_pages_are_read(
    project: Path, built_in: Callable[[str], Path], screen: Path
) -> None:
    edition = load_sheet_edition(project, "booklet")
    bindings = {}
    for path in (built_in(TURNED), screen):
        source = open_source(path)
        asked = edition.imposition(project, right_to_left=source.right_to_left)
        bindings[path] = prepare(source, asked).plan.asked.binding

    assert list(bindings.values()) == [Binding.RIGHT, Binding.LEFT]


def test_sheets_say_the_words_of_the_content_that_is_built(project: Path, content: Path) -> None:
    words = load_words(project, TURNED, content=content)

    assert words.front != load_words(project).front
    assert not words.front.isascii()


def test_a_paragraph_in_english_runs_as_english_does_from_the_end_edge(turned: Draft) -> None:
    words = Passage((Run("Not yet translated.", lang="en-GB"),), Location("x.yaml", 1, 1))
    block = turned.setting.text(words, "body")
    block.wrap(300, 0)

    assert block.paragraph.direction == "ltr"
    [(line, x, _)] = block.placed_lines(0, 0)
    assert x == 300 - line.width
    assert turned.setting.text("نوٹس", "body").paragraph.direction == "rtl"


# -- a draft -----------------------------------------------------------------------------


def test_the_notice_is_the_first_that_is_read_on_the_cover(file: PdfReader, turned: Draft) -> None:
    tree = read_structure(file)
    first = next(one for one in elements(tree) if one.tag == "P")

    assert turned.setting.notice is not None
    said = "".join(kid for kid in first.kids if isinstance(kid, str))
    # Letters that run to the left stand in the file as they are seen.
    assert sorted(said.replace(" ", "")) == sorted(turned.setting.notice.plain.replace(" ", ""))
    assert turned.setting.notice.plain in str(file.metadata.subject)  # type: ignore[union-attr]


def test_the_notice_is_at_the_foot_of_every_other_page(turned: Draft, made: Draft) -> None:
    notice = turned.setting.notice
    assert notice is not None
    for page in turned.composition.pages:
        found = [
            (block, x) for block, words, x, y in seen(page, furniture=True).lines_set
            if words == notice.plain and y < 60
        ]  # fmt: skip
        assert len(found) == int(page.number > 1)
        assert all(block.tag is None for block, _ in found)
        middle = turned.setting.geometry.trim.width.pt / 2
        assert all((x > middle) == (not page.spine_at_left) or x < middle for _, x in found)
    assert made.setting.notice is None
    assert not made.setting.imprint


def test_the_closing_page_says_what_it_was_translated_from(turned: Draft) -> None:
    closing = turned.composition.pages[-1]
    said = [words for _, words, _, _ in seen(closing).lines_set]

    assert len(turned.setting.imprint) == 2
    for line in turned.setting.imprint:
        assert line.plain in said
