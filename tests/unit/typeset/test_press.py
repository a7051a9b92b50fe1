"""What a press would spoil is found before anything is painted, and only then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import Location
from booklet.model.content import Insert
from booklet.pipeline import Job, draft
from booklet.source.passage import Passage, Run
from booklet.typeset.compose import InsertedPart, compose
from booklet.typeset.press import check_press
from booklet.typeset.setting import Setting
from booklet.units import mm
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from booklet.diagnostics import Diagnostic
    from booklet.pipeline import Draft
    from booklet.typeset.compose import Composition

HERE = Location("content/en-GB/leaflet.yaml", 1, 1)


@pytest.fixture
def made() -> Draft:
    job = Job(project=PROJECT, content=PROJECT / "content", output=Path("-"), edition="press")
    return draft(job, BookletLayouts())


@pytest.fixture
def coloured(made: Draft) -> Draft:
    """The same with page numbers, which are small, in the colour of their story."""
    theme = made.setting.theme
    folio = theme.look_records["folio"].changed(colour="accent.deep")
    setting = Setting(
        made.booklet,
        project=PROJECT,
        theme=theme.changed(look_records={**theme.look_records, "folio": folio}),
        edition=made.setting.edition,
        printer=made.setting.printer,
    )
    composition = compose(made.booklet, layouts=BookletLayouts(), setting=setting, insert_pages={})
    return changed(made, setting=setting, composition=composition)


def found(composition: Composition, setting: Setting) -> list[Diagnostic]:
    return list(check_press(composition, setting))


def test_our_booklet_may_go_to_the_press(made: Draft) -> None:
    assert found(made.composition, made.setting) == []


def test_small_letters_in_three_inks_are_told_with_their_swatch(coloured: Draft) -> None:
    setting = coloured.setting
    plain = {role: record.changed(small=None) for role, record in setting.theme.swatches.items()}
    setting.palette = setting.theme.changed(swatches=plain).mixed()

    findings = found(coloured.composition, setting)

    assert {finding.code for finding in findings} == {"T003"}
    assert [finding.message.split("“")[1].split("”")[0] for finding in findings] == [
        "house.deep",
        "pine.deep",
        "clay.deep",
    ]
    first = findings[0]
    assert "11 pt" in first.message
    assert first.location == setting.theme.swatches["house.deep"].location


def test_larger_letters_may_have_three_inks(coloured: Draft) -> None:
    setting = coloured.setting
    assert setting.printer is not None
    fewer = setting.printer.small_text.changed(inks=1)
    setting.printer = setting.printer.changed(small_text=fewer)

    sizes = {finding.message.split(" pt")[0] for finding in found(coloured.composition, setting)}

    assert sizes == {"letters of 11"}


def test_art_short_of_a_wider_bleed_is_told_page_by_page(made: Draft) -> None:
    setting = made.setting
    assert setting.printer is not None
    setting.printer = setting.printer.changed(bleed=mm(5))

    findings = found(made.composition, setting)

    assert {finding.code for finding in findings} == {"T004"}
    cover = next(finding for finding in findings if finding.message.startswith("page 1:"))
    assert cover.message == (
        "page 1: art runs 3 mm over the left edge, right edge, foot, head;"
        " the printer “litho” asks for 5 mm"
    )
    assert "`bleed: 3 mm` in layouts/printers/litho.yaml" in cover.hints[0]
    assert cover.location is not None
    assert cover.location.file == "content/en-GB/cover.yaml"


def test_pages_made_elsewhere_have_no_inks(made: Draft) -> None:
    insert = Insert(
        id="leaflet",
        title=Passage((Run("A leaflet"),), HERE),
        file="assets/inserts/a.pdf",
        location=HERE,
    )
    parts = (*made.composition.parts, InsertedPart(insert, 33, 1))

    (finding,) = found(changed(made.composition, parts=parts), made.setting)

    assert (finding.code, finding.location) == ("T005", HERE)
    assert "check assets/inserts/a.pdf --printer litho`" in finding.hints[1]


def test_nothing_is_asked_of_a_screen(made: Draft) -> None:
    made.setting.printer = None

    assert found(made.composition, made.setting) == []
