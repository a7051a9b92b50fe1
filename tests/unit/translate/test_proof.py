"""Proofs: every message in order, how it stands, and where."""

from __future__ import annotations

import argparse
import io
import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.tagging.structure import Element, format_tags
from booklet.translate.command import add_arguments, run
from booklet.typeset.block import blocks_of
from booklet.typeset.boxes import Stack
from booklet.typeset.document import set_document
from booklet.typeset.text import Text
from booklet.typeset.view import PageView
from layouts import BookletLayouts
from tests.support.blocks import NotingBrush
from tests.support.content import PROJECT
from tests.support.proofs import POLISH, URDU, message, proofing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from booklet.translate.proofing import Proofing
    from booklet.typeset.block import Block
    from booklet.typeset.compose import Composition
    from tests.support.golden import Golden

FUZZY = {"closing.further": "There was more here."}


@pytest.fixture(scope="module")
def polish(tmp_path_factory: pytest.TempPathFactory) -> Proofing:
    return proofing(tmp_path_factory.mktemp("pl"), "pl", POLISH, fuzzy=FUZZY)


@pytest.fixture(scope="module")
def urdu(tmp_path_factory: pytest.TempPathFactory) -> Proofing:
    return proofing(tmp_path_factory.mktemp("ur"), "ur", URDU)


@pytest.fixture(scope="module")
def tree(polish: Proofing) -> Element:
    return read_structure(PdfReader(io.BytesIO(polish.proof_pdf())))


def composed(made: Proofing) -> Composition:
    setting = made.setting("proof", made.english)
    layouts = BookletLayouts()
    items = layouts.proof(made.proof, made.words, setting)
    return set_document("proof", items, layouts=layouts, setting=setting)


def blocks(composition: Composition) -> Iterator[Block]:
    for part in composition.parts:
        yield from blocks_of(part.items)  # type: ignore[union-attr] # it has no inserts


def texts(cell: Element) -> list[str]:
    return [one.text.strip() for one in cell.find("P")]


def rows(tree: Element) -> dict[str, list[Element]]:
    """The cells of each message, by its id."""
    found = {}
    for table in tree.find("Table")[1:]:
        for row in table.find("TBody")[0].find("TR"):
            cells = [cell for cell in row.kids if isinstance(cell, Element)]
            found[texts(cells[0])[1].split()[1]] = cells
    return found


# -- what stands in it ----------------------------------------------------------------------


def test_the_structure_is_the_one_looked_at(tree: Element, golden: Golden) -> None:
    written = re.sub(r"/\S+/(content/)|( Layout\.BBox=\[.*\])", r"\1", format_tags(tree))

    golden.check("small.pl.proof.tags.txt", written)


def test_every_message_stands_in_the_order_of_reading_with_its_words(
    polish: Proofing, tree: Element
) -> None:
    found = rows(tree)

    assert list(found) == [one.context for one in polish.space.messages]
    assert [one.number for one in polish.proof.messages] == list(range(1, len(found) + 1))
    for context, (_, english, translated, shown) in found.items():
        assert texts(english)[0] == message(polish, context).source.plain.replace(
            "be kind", "“be kind”"
        )
        assert texts(translated)[0].replace("„bądź miły”", "[bądź miły]{quote}") == POLISH.get(
            context, "No translation yet."
        )
        assert shown.find("Figure")[0].alt


@pytest.mark.parametrize(
    ("context", "standing", "sign"),
    [
        ("cover.title", "translated", "• Translated"),
        ("cover.subtitle", "missing", "– Missing"),
        ("cover.description", "error", "! Error"),
        ("cover.date", "unchanged", "= Same as English"),
        ("closing.further", "fuzzy", "≈ To look at again"),
    ],
)
def test_a_standing_is_told_by_a_word_a_sign_and_a_colour(
    polish: Proofing, tree: Element, context: str, standing: str, sign: str
) -> None:
    assert message(polish, context).standing == standing
    assert texts(rows(tree)[context][0])[0] == sign
    [row] = [
        block for block in blocks(composed(polish))
        if block.anchor and block.anchor.name == f"m{message(polish, context).number}"
    ]  # fmt: skip
    fills = [b.box.fill for b in blocks_of(row.children) if isinstance(b, Stack) and b.box.fill]
    assert isinstance(row, Stack)
    assert {row.box.bar, *fills} == {f"proof.{standing}"}


def test_all_standings_are_counted_and_what_was_found_leads_to_its_message(
    tree: Element,
) -> None:
    counted = {row[0].text: row[1].text for row in map(_cells, tree.find("Table")[0].find("TR"))}

    assert counted["• Translated"] == "6"
    assert [link.links for link in tree.find("Link")] == [("m3",)]
    assert tree.find("LBody")[0].text.endswith("lost or added: **strong** lost")


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.kids if isinstance(cell, Element)]


def test_what_was_translated_of_other_words_shows_them(tree: Element) -> None:
    _, english, _, _ = rows(tree)["closing.further"]

    assert texts(english)[1] == "It was translated from: There was more here."


def test_a_message_that_is_on_no_page_stands_last_and_says_so(tmp_path: Path) -> None:
    made = proofing(tmp_path, "pl", POLISH, of=("booklet.", "cover.subtitle"))
    whole, cover = made.proof.sections

    assert (whole.title, cover.title) == ("", "Small stories")
    assert [page.label for page in (*whole.pages, *cover.pages)] == ["", "1"]
    assert message(made, "booklet.title").used is None


# -- pictures ---------------------------------------------------------------------------------


def test_a_picture_shows_the_words_and_their_surroundings(polish: Proofing) -> None:
    views = {b.view.page.number: b for b in blocks(composed(polish)) if isinstance(b, PageView)}

    assert set(views) == {1, 4}
    for view in views.values():
        window, (marked,) = view.view.window, view.view.marked
        assert window.contains(marked)
        assert window.width == polish.proof.trim.width


def test_words_that_run_over_their_page_are_seen_beyond_it(tmp_path: Path) -> None:
    long = "bardzo długi tytuł " * 30
    made = proofing(tmp_path, "pl", {**POLISH, "cover.title": long})

    used = message(made, "cover.title").used
    assert used is not None
    assert used.most is not None
    assert used.lines > used.most
    view = next(b for b in blocks(composed(made)) if isinstance(b, PageView)).view
    assert view.window.y0.pt < 0 < view.window.y1.pt


def test_a_message_longer_than_a_page_goes_on_to_the_next(tmp_path: Path) -> None:
    long = " ".join(f"słowo{number}" for number in range(330))
    made = proofing(tmp_path, "pl", {**POLISH, "closing.further": long})

    [row] = [
        cells
        for context, cells in rows(read_structure(PdfReader(io.BytesIO(made.proof_pdf())))).items()
        if context == "closing.further"
    ]
    assert texts(row[2])[0].split() == long.split()


def test_the_command_writes_it_and_counts(tmp_path: Path) -> None:
    made = proofing(tmp_path, "pl", POLISH)
    parser = argparse.ArgumentParser()
    add_arguments(parser, PROJECT)
    file, content = str(tmp_path / "proof.pdf"), str(made.space.content)
    asked = parser.parse_args(["proof", "pl", "--output", file, "--content", content])

    outcome = run(asked, project=PROJECT, layouts=BookletLayouts())

    assert outcome.lines[0].startswith(f"{file}: ")
    assert "1 error" in outcome.lines[1]
    assert "translated" in outcome.lines[1]
    assert len(PdfReader(file).pages) > 3


# -- right to left ----------------------------------------------------------------------------


def test_words_from_right_to_left_begin_at_the_right_of_their_column(urdu: Proofing) -> None:
    composition = composed(urdu)
    setting = urdu.setting("proof", urdu.english)
    gap, picture = setting.length("proof.gap"), setting.length("proof.picture")
    brush = NotingBrush()
    for page in composition.pages:
        for placed in page.placed:
            placed.block.paint(brush, placed.x, placed.top)
        frame = page.design.frame.on(setting.geometry.trim, spine_at_start=page.spine_at_start)
    ends = {
        round(x + line.width - frame.x1.pt + picture + gap, 1)
        for block, said, x, _ in brush.lines_set
        if isinstance(block, Text) and block.paragraph.direction == "rtl"
        for line in block.lines
        if line.text.strip() == said
    }
    assert ends == {0.0}


def test_a_cell_says_its_language_and_direction(urdu: Proofing) -> None:
    cells = rows(read_structure(PdfReader(io.BytesIO(urdu.proof_pdf()))))

    translated, missing = cells["cover.title"][2], cells["cover.date"][2]
    assert translated.lang == "ur"
    assert ("Layout", "WritingMode", "RlTb") in translated.attributes
    assert missing.find("P")[0].lang == "en-GB"
