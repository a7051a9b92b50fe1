"""A page shown on another page: as it is painted, as one figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from booklet.colour.swatch import ColourSpace
from booklet.geometry import Rect
from booklet.paint.turned import TurnedBrush
from booklet.typeset.block import NewPage
from booklet.typeset.fill import Filler
from booklet.typeset.page import Placed
from booklet.typeset.view import PageView, View
from booklet.units import pt
from booklet.values import changed
from tests.support.blocks import A5, BODY, NotingBrush, design, geometry, numbered, text
from tests.support.painted import part_of, read_back

if TYPE_CHECKING:
    from booklet.pipeline import Draft
    from booklet.typeset.block import Item
    from booklet.typeset.page import Page
    from booklet.typeset.setting import Setting

WHOLE = Rect(pt(0), pt(0), A5.width, A5.height)


@pytest.fixture(scope="session")
def setting(made: Draft) -> Setting:
    return made.setting


def page() -> Page:
    """Ten lines of 16 points, the first baseline 64 points from the head; a folio."""
    used = design(ground="cream")
    items: list[Item] = [NewPage("text", accent="berry"), text(numbered("line", 10))]
    [filled] = Filler(geometry(used), first_page=7).fill(items)
    folio = text("folio", tag=None)
    folio.wrap(100, 100)
    return changed(filled, furniture=(Placed(folio, 60, 40),))


def shown(window: Rect = WHOLE, *marked: Rect) -> PageView:
    view = View(page(), A5, window, marked)
    return PageView(view, alt="Page 7", role="ink", weight=1)


def test_a_page_is_one_figure_and_its_words_are_not_read_out(setting: Setting) -> None:
    read = read_back(part_of(shown()), setting)

    assert read.tags.splitlines()[1].startswith('  Figure Alt="Page 7"')
    assert read.contents().count("BDC") == 2, "the figure, and the hairline round it"
    assert "/P<" not in read.contents()


def test_words_outside_the_window_are_not_painted(setting: Setting) -> None:
    top = A5.height - pt(64 - 14 + 2 * 16)
    window = Rect(pt(0), top - pt(3 * 16), A5.width, top)

    read = read_back(part_of(shown(window)), setting)

    assert re.findall(r"line\.\d", read.reader.pages[0].extract_text()) == [
        "line.2", "line.3", "line.4",
    ]  # fmt: skip


def test_a_view_is_as_wide_as_its_measure() -> None:
    view = shown(Rect(pt(0), pt(100), A5.width, pt(200)))

    width, height = view.wrap(A5.width.pt / 2, 1000)

    assert width == A5.width.pt / 2
    assert height == pytest.approx(50)


def test_what_is_pointed_out_is_framed_in_its_place() -> None:
    window = Rect(pt(0), pt(100), A5.width, pt(200))
    view = shown(window, Rect(pt(20), pt(110), pt(120), pt(150)))
    view.wrap(A5.width.pt / 2, 1000)
    brush = NotingBrush()

    view.paint(brush, 30, 500)

    page_shown, frame, _ = brush.shapes
    assert page_shown == ("page", 30, 450, pytest.approx(0.5), 7)
    assert frame[1:5] == tuple(map(pytest.approx, (30 + 10, 450 + 5, 50, 20)))
    assert brush.roles == [view, view, None]


def test_a_page_that_is_read_the_other_way_shows_another_in_its_place() -> None:
    view = shown()
    view.wrap(100, 1000)
    brush = NotingBrush()

    view.paint(TurnedBrush(brush, changed(page(), turned=300.0)), 30, 500)

    assert brush.shapes[0][:2] == ("page", pytest.approx(300 - 30 - 100))


def test_what_follows_a_page_has_the_accent_of_the_page_around(setting: Setting) -> None:
    after = text("after", changed(BODY, colour="accent.deep"))

    top = Rect(pt(0), pt(500), A5.width, A5.height)
    read = read_back(part_of(shown(top), after, accent="pine"), setting)

    colour = setting.palette.with_accent("pine").fill_operator("accent.deep", ColourSpace.RGB)
    assert colour in read.contents().rpartition("/P<")[2]
