"""Printers’ profiles: ours are whole, and a wrong one is told what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError, Diagnostic
from booklet.typeset.edition import load_edition
from booklet.typeset.printer import load_printer, printer_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def refusal(attempt: Callable[[], object]) -> Diagnostic:
    with pytest.raises(BookletError) as refused:
        attempt()
    (finding,) = refused.value.diagnostics
    return finding


@pytest.mark.parametrize(
    ("name", "bleed", "marks", "cover", "inks"),
    [
        ("litho", 3, True, "separate", True),
        ("digital", 3, False, "together", True),
        ("office", 0, False, "together", False),
    ],
)
def test_our_profiles(
    project: Path, *, name: str, bleed: float, marks: bool, cover: str, inks: bool
) -> None:
    printer = load_printer(project, name)

    assert printer.bleed.mm == pytest.approx(bleed)
    assert (printer.marks, printer.cover, printer.multiple) == (marks, cover, 4)
    assert (printer.intent is not None) == inks
    assert printer.margin.mm == pytest.approx(bleed + (10 if marks else 0))


def test_the_house_s_limits_for_offset(project: Path) -> None:
    litho = load_printer(project, "litho")

    assert (litho.ink.warn, litho.ink.fail) == (300, 330)
    assert (litho.resolution.warn, litho.resolution.fail) == (225, 150)
    assert (litho.safe.trim.mm, litho.safe.spine.mm) == pytest.approx((5, 10))
    assert litho.smallest.line.pt == pytest.approx(0.25)
    assert (litho.small_text.below.pt, litho.small_text.inks) == (12, 2)


def test_the_intent_is_the_registered_condition_with_its_profile(project: Path) -> None:
    intent = load_printer(project, "litho").output_intent(project)

    assert intent is not None
    assert (intent.name, intent.subtype, intent.components) == ("FOGRA39", "GTS_PDFX", 4)
    # ICC.1:2010, 7.2: the class at 12, the colour space at 16.
    assert intent.profile[12:20] == b"prtrCMYK"


def test_an_unknown_printer_is_told_the_nearest(project: Path) -> None:
    finding = refusal(lambda: load_printer(project, "litoh"))

    assert finding.code == "E003"
    assert finding.hints == ("did you mean “litho”?", "there is digital, litho, office")


def test_an_edition_for_screens_has_no_printer(project: Path) -> None:
    screen = load_edition(project, "screen")

    assert printer_for(project, screen) is None
    assert refusal(lambda: printer_for(project, screen, "litho")).code == "E004"


def test_an_edition_has_its_own_printer_unless_another_is_asked_for(project: Path) -> None:
    press = load_edition(project, "press")
    own, other = printer_for(project, press), printer_for(project, press, "digital")

    assert own is not None
    assert other is not None
    assert (own.name, other.name) == ("litho", "digital")


def test_an_edition_in_inks_needs_a_printer_that_has_them(project: Path) -> None:
    press = load_edition(project, "press")

    assert refusal(lambda: printer_for(project, press, "office")).code == "E005"


def test_a_warning_comes_before_an_error(project: Path, tmp_path: Path) -> None:
    text = (project / "layouts/printers/office.yaml").read_text("utf-8")
    folder = tmp_path / "layouts" / "printers"
    folder.mkdir(parents=True)
    (folder / "office.yaml").write_text(
        text.replace("ink: {warn: 260, fail: 320}", "ink: {warn: 320, fail: 260}"), "utf-8"
    )

    finding = refusal(lambda: load_printer(tmp_path, "office"))

    assert finding.code == "C019"
    assert "fail: 260" in finding.message


def test_press_has_the_pages_of_screen(project: Path) -> None:
    screen, press = load_edition(project, "screen"), load_edition(project, "press")

    assert press.design_records == screen.design_records
    assert press.parts == screen.parts
    assert (screen.colour, press.colour) == ("rgb", "cmyk")
    assert press.conformance.version == "1.6"
    assert screen.conformance.version == "1.7"
