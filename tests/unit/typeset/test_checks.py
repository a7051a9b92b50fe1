"""What is known before painting: each check fires, and only when it should."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from booklet.colour.swatch import Palette, Swatch
from booklet.diagnostics import BookletError, Diagnostic, Location
from booklet.typeset.block import Block, Group, NewPage, Tag
from booklet.typeset.boxes import Box, Row, Stack
from booklet.typeset.checks import check_composition
from booklet.typeset.compose import Composition, InsertedPart
from booklet.typeset.fill import Filler
from booklet.typeset.page import PartPages
from booklet.values import changed
from tests.support.blocks import BODY, design, geometry, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.typeset.block import Item
    from booklet.typeset.page import PageDesign

HERE = Location("content/en-GB/somewhere.yaml", 3, 5)
# Greys on white whose contrast others have worked out: #767676 is the lightest that has
# 4.5:1, #595959 the lightest that has 7:1 (WebAIM).
GREYS = {"ink": "#000000", "7:1": "#595959", "less than 7:1": "#5A5A5A", "4.5:1": "#767676",
         "less than 4.5:1": "#777777", "paper": "#FFFFFF", "dark": "#222222",
         "berry.deep": "#595959", "berry.mid": "#767676", "berry.soft": "#FFFFFF",
         "pine.deep": "#AAAAAA", "pine.mid": "#AAAAAA", "pine.soft": "#FFFFFF"}  # fmt: skip
PALETTE = Palette(
    {role: Swatch.parse(role, rgb=rgb, cmyk=(0, 0, 0, 0)) for role, rgb in GREYS.items()}
)
SETTING = cast(
    "Any",
    SimpleNamespace(
        palette=PALETTE,
        printer=None,
        service=None,
        booklet=SimpleNamespace(sections=()),
        edition=SimpleNamespace(parts=()),
    ),
)


def composition(*parts: Any) -> Composition:
    return Composition(parts, ())


def part(*items: Item, page: PageDesign | None = None, accent: str = "") -> PartPages:
    filler = Filler(geometry(page or design()), first_page=1)
    return PartPages("inside", items, filler.fill([NewPage("text", accent=accent), *items]))


def found(*parts: Any) -> Sequence[Diagnostic]:
    """Every finding, whether or not it stops the build."""
    try:
        return check_composition(composition(*parts), SETTING)
    except BookletError as error:
        return error.diagnostics


def heading(level: int) -> Block:
    return text(f"Level {level}", tag=f"H{level}", location=HERE)


def in_colour(colour: str, size: float = 12) -> Block:
    return text("Anna", changed(BODY, colour=colour, size=size), location=HERE)


# -- headings ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "levels", [[1], [1, 2, 3], [1, 2, 3, 2, 3, 1, 2], [1, 1, 1], [1, 2, 3, 1], []]
)
def test_levels_without_a_gap_pass(levels: list[int]) -> None:
    assert not found(part(text("body"), *(heading(level) for level in levels)))


@pytest.mark.parametrize(
    ("levels", "gaps"),
    [
        ([2], ["a heading of level 2 follows one of level 0"]),
        ([1, 3], ["a heading of level 3 follows one of level 1"]),
        ([1, 2, 4, 5], ["a heading of level 4 follows one of level 2"]),
        ([1, 3, 1, 3], ["a heading of level 3 follows one of level 1"] * 2),
    ],
)
def test_a_skipped_level_is_an_error_with_its_place(levels: list[int], gaps: list[str]) -> None:
    findings = found(part(*(heading(level) for level in levels)))

    assert [finding.message for finding in findings] == gaps
    assert {(f.code, f.location, f.severity) for f in findings} == {("T001", HERE, "error")}


def test_headings_inside_groups_and_panels_count() -> None:
    panel = Stack([heading(3)], tag=Tag("Sect"))

    assert not found(part(heading(1), Group(Tag("Sect"), (heading(2), panel))))
    assert len(found(part(heading(1), Group(Tag("Sect"), (panel,))))) == 1


def test_levels_go_on_from_one_part_to_the_next() -> None:
    assert not found(part(heading(1)), part(heading(2)))
    assert len(found(part(heading(1)), part(heading(3)))) == 1


def test_an_insert_has_a_heading_of_the_first_level() -> None:
    leaflet = InsertedPart(cast("Any", None), 2, 3)

    assert not found(leaflet, part(heading(2)))
    assert len(found(leaflet, part(heading(3)))) == 1


# -- contrast ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("colour", "size", "passes"),
    [
        ("ink", 12, True),
        ("7:1", 12, True),
        ("less than 7:1", 12, False),
        ("4.5:1", 12, False),
        ("4.5:1", 24, True),
        ("less than 4.5:1", 24, False),
        ("paper", 24, False),
    ],
)
def test_text_stands_out_from_paper(colour: str, size: float, *, passes: bool) -> None:
    findings = found(part(in_colour(colour, size)))

    assert [f.code for f in findings] == ([] if passes else ["T002"])


def test_the_finding_says_which_colours_what_was_found_and_what_is_expected() -> None:
    [finding] = found(part(in_colour("4.5:1")))

    assert finding.message == ("“4.5:1” on “paper” has a contrast of 4.5:1; expected 7:1 or more")
    assert finding.location == HERE
    assert finding.severity == "error"
    assert finding.hints


def test_text_is_held_against_the_panel_it_stands_on() -> None:
    panel = Stack([in_colour("7:1")], box=Box(fill="dark"))
    light = Stack([in_colour("paper")], box=Box(fill="dark"))

    assert len(found(part(panel))) == 1
    assert not found(part(light))


def test_text_in_a_row_in_a_group_on_a_panel_is_found() -> None:
    row = Row([(in_colour("7:1"), 0)])
    panel = Stack([Group(Tag("L"), (Group(Tag("LI"), (row,)),))], box=Box(fill="dark"))

    assert len(found(part(panel))) == 1


def test_a_panel_without_a_ground_stands_on_what_is_behind_it() -> None:
    panel = Stack([Stack([in_colour("paper")])], box=Box(fill="dark"))

    assert not found(part(panel))


def test_text_is_held_against_the_ground_of_the_page() -> None:
    assert not found(part(in_colour("paper"), page=design(ground="dark")))
    assert len(found(part(in_colour("ink"), page=design(ground="dark")))) == 1


@pytest.mark.parametrize(("accent", "passes"), [("berry", True), ("pine", False)])
def test_an_accent_is_looked_at_in_its_story(accent: str, *, passes: bool) -> None:
    findings = found(part(in_colour("accent.deep"), accent=accent))

    assert [f.code for f in findings] == ([] if passes else ["T002"])


def test_the_same_fault_is_told_once() -> None:
    assert len(found(part(*(in_colour("4.5:1") for _ in range(5))))) == 1


# -- words too long ----------------------------------------------------------------------


def test_a_word_longer_than_its_line_is_a_warning_with_its_page() -> None:
    words = text("Anna said " + "a" * 300, location=HERE)

    [finding] = check_composition(composition(part(words)), SETTING)

    assert (finding.code, finding.severity, finding.location) == ("L002", "warning", HERE)
    assert finding.message == "page 1: a word is longer than its line and was cut"


def test_a_cut_word_in_a_panel_is_found_and_told_once() -> None:
    panel = Stack([text("b" * 300, location=HERE), text("c" * 300, location=HERE)])

    assert [f.code for f in found(part(panel))] == ["L002"]


def test_a_long_word_that_fits_is_no_finding() -> None:
    assert not found(part(text("honorificabilitudinitatibus " * 20, location=HERE)))


def test_all_that_stops_the_build_comes_at_once() -> None:
    findings = found(part(heading(1), heading(3), in_colour("4.5:1"), in_colour("paper")))

    assert sorted(f.code for f in findings) == ["T001", "T002", "T002"]
