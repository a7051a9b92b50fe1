"""The brush for one ink: boxes are ruled, drawings are lines, what is solid stays so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import pytest

from booklet.pipeline import Job, draft
from booklet.typeset.block import Tag
from booklet.typeset.boxes import Box, Row, Stack
from booklet.typeset.page import Placed
from layouts import BookletLayouts
from layouts.blocks.lines import WritingLines
from layouts.blocks.notice import label
from layouts.blocks.picture import Picture
from tests.support.blocks import design, text
from tests.support.content import PROJECT
from tests.support.painted import part_of, read_back

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting
    from tests.support.painted import ReadBack


FIGURE = Tag("Figure", alt="A picture")


@pytest.fixture(scope="module")
def setting() -> Setting:
    job = Job(project=PROJECT, content=PROJECT / "content", output=PROJECT, mono=True)
    return draft(job, BookletLayouts()).setting


def painted(setting: Setting, *items: Item) -> ReadBack:
    return read_back(part_of(*items, accent="berry"), setting)


def forms(read: ReadBack) -> list[str]:
    resources = cast("DictionaryObject", read.reader.pages[0]["/Resources"])
    return list(cast("DictionaryObject", resources["/XObject"]))


def figure(name: str, setting: Setting, tag: Tag | None = FIGURE) -> Picture:
    drawing = setting.drawing(f"assets/illustrations/{name}.svg")
    return Picture(drawing, tag=tag)


def test_a_panel_is_a_ruled_box_on_which_nothing_behind_shows(setting: Setting) -> None:
    box = Box(fill="accent.soft", radius=5)

    (ground,) = painted(setting, Stack([text("Words")], box=box)).artifacts()

    assert re.search(r"\b0 G 1 g 0\.75 w .* B$", ground.strip())


@pytest.mark.parametrize("edition", ["screen", "large-print", "giant-print", "takeaways-a3"])
def test_the_rule_around_a_panel_is_as_heavy_as_rules_of_the_edition(edition: str) -> None:
    job = Job(
        project=PROJECT, content=PROJECT / "content", output=PROJECT, mono=True, edition=edition
    )
    setting = draft(job, BookletLayouts()).setting
    weight = setting.length("rule.weight")

    (ground,) = painted(setting, Stack([text("Words")], box=Box(fill="accent.soft"))).artifacts()

    assert f" {weight:g} w " in ground
    assert (weight == 0.75) == (edition == "screen")


def test_a_label_is_paper_without_a_rule(setting: Setting) -> None:
    ground = painted(setting, label([setting.words.notes], setting, look="notice")).artifacts()[0]

    assert re.search(r"\b1 g .* f$", ground.strip())


def test_a_light_rule_is_dotted(setting: Setting) -> None:
    (lines,) = painted(setting, WritingLines(setting, height=30)).artifacts()

    assert re.search(r"q 1 J \[0 2\.25\] 0 d\n0 G 0\.75 w \S+ \S+ m \S+ \S+ l S\nQ", lines)


def test_a_drawing_of_one_colour_is_a_sign_and_solid(setting: Setting) -> None:
    sign = painted(setting, figure("ornament-u201c", setting))
    (form,) = forms(sign)
    drawn = cast("Any", sign.reader.pages[0])["/Resources"]["/XObject"][form].get_data()

    assert re.search(rb"^0 g\n[^S]*\bf$", drawn.partition(b" cm\n")[2], re.DOTALL)


def test_a_bar_and_words_are_solid(setting: Setting) -> None:
    box = Box(fill="paper", bar="accent.deep", bar_width=4)

    read = painted(setting, Stack([text("Words")], box=box))

    assert re.search(r" B\n0 g .* re f", read.artifacts()[0])
    assert "0 g" in read.contents().partition("BT")[2]


def test_a_page_has_no_ground(setting: Setting) -> None:
    ruled = read_back(part_of(text("Words"), page=design(ground="cream")), setting)

    assert "Background" not in ruled.contents()


def test_a_drawing_is_kept_once_for_each_size(setting: Setting) -> None:
    """Lines have their own weight at each; the colours of a story make no difference."""
    same = Row([(figure("takeaway-spaces", setting), 50), (figure("takeaway-spaces", setting), 50)])
    other = Row([(figure("takeaway-spaces", setting), 100)])

    found = forms(painted(setting, same, other))

    assert len(found) == 2


def test_the_line_around_a_picture_is_not_cut_off(setting: Setting) -> None:
    """Its height may be a little less than it should: numbers are not exact."""
    read = painted(
        setting, *(Row([(figure("takeaway-systems", setting), wide)]) for wide in range(50, 70))
    )

    assert " W n" not in read.contents()


def test_a_picture_that_ends_on_the_page_is_framed(setting: Setting) -> None:
    inside = painted(setting, figure("anna", setting)).contents()
    picture = figure("anna", setting, tag=None)
    picture.wrap(500, 500)
    over = part_of(text("Words"), furniture=(Placed(picture, -10, 400),))

    assert re.search(r"0 G 0\.75 w \S+ \S+ \S+ \S+ re S", inside)
    assert " re S" not in read_back(over, setting).contents()
