"""The page of a service in a booklet, and what its back cover has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.inspection import meant
from booklet.jobs import Job
from booklet.l10n import service as services
from booklet.pipeline import Draft, draft
from booklet.source.passage import Passage, Run
from booklet.typeset.block import blocks_of
from booklet.typeset.page import PartPages
from booklet.typeset.text import Text
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from booklet.model.service import Service

LAYOUTS = BookletLayouts()


def job(service: str, locale: str = "") -> Job:
    content = PROJECT / "content"
    whole = Job(project=PROJECT, content=content, output=PROJECT, edition="screen")
    return changed(whole, service=service, locale=locale, incomplete=bool(locale))


def pages_of_service(made: Draft) -> list[str]:
    """What each page says from that of the service on: its own, and those for notes."""
    (part,) = [p for p in made.composition.parts if getattr(p, "name", "") == "service"]
    assert isinstance(part, PartPages)
    said = []
    for page in part.pages:
        blocks = blocks_of([placed.block for placed in page.placed])
        said.append(" ".join(b.paragraph.text for b in blocks if isinstance(b, Text)))
    return said


def test_a_long_name_is_set_smaller_rather_than_leave_its_numbers_to_another_page() -> None:
    said = pages_of_service(draft(job("moor-and-vale", "ur"), LAYOUTS))[0]

    assert "Moor and Vale" in said
    assert "01632 960 345" in said


def test_many_other_lines_begin_on_the_page_of_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    load = services.load_service

    def many(*asked: object, **how: object) -> Service:
        found = load(*asked, **how)  # type: ignore[arg-type]  # as it was asked
        return found.changed(support=found.support * 6, logo=None, strapline=None)

    monkeypatch.setattr(services, "load_service", many)
    first, second, *_ = pages_of_service(draft(job("rowan-house"), LAYOUTS))

    assert "Night line of the county" in first
    assert "Night line of the county" in second


def test_what_a_service_says_must_be_in_the_finished_file() -> None:
    asked = job("rowan-house")
    words = {one.text for one in meant(asked, draft(asked, LAYOUTS)).words}

    assert words >= {
        "Rowan House Family Support",
        "Logo of Rowan House",
        "07700 900 123",
        "rowan-house.example",
        "Monday to Friday, 9 am to 5 pm",
        "Thursdays, 10 am, with a crèche; no need to book",
    }


def test_words_of_pages_that_are_left_out_are_not_asked_for() -> None:
    for edition, there in (("screen", True), ("press", False)):
        asked = changed(job("harbour-lane"), edition=edition)
        words = {one.text for one in meant(asked, draft(asked, LAYOUTS)).words}

        assert ("Your first visit to Harbour Lane" in words) is there


@pytest.mark.parametrize(("locale", "count"), [("", 0), ("ur", 1)])
def test_that_the_picture_has_no_room_is_told(locale: str, count: int) -> None:
    made = draft(job("moor-and-vale", locale), LAYOUTS)
    told = [one for one in made.warnings if one.code == "T010"]

    assert len(told) == count
    for one in told:
        assert one.location is not None
        assert str(one.location).startswith("content/services/moor-and-vale.yaml:5")


def test_a_long_word_stands_below_a_logo_beside_which_it_would_be_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load = services.load_service

    def long(*asked: object, **how: object) -> Service:
        found = load(*asked, **how)  # type: ignore[arg-type]  # as it was asked
        word = Passage((Run("Familienunterstützungszentrum"),), found.name.location)
        return found.changed(name=word)

    monkeypatch.setattr(services, "load_service", long)
    made = draft(job("rowan-house"), LAYOUTS)

    assert "L002" not in [warning.code for warning in made.warnings]
