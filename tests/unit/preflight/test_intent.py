"""What a file was meant to be comes from its edition, its printer and its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.inspection import meant
from booklet.pipeline import Draft, Job, draft
from booklet.preflight.findings import Severity
from booklet.preflight.intent import limits_of, meant_by_stranger
from booklet.preflight.limits import Limits
from booklet.preflight.meant import Purpose
from booklet.typeset.printer import load_printer
from booklet.units import mm
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path


def job(edition: str) -> Job:
    return Job(
        project=PROJECT, content=PROJECT / "content", output=PROJECT / "build", edition=edition
    )


@pytest.fixture(scope="module")
def pressed() -> Draft:
    return draft(job("press"), BookletLayouts())


def printer(folder: Path, *lines: str) -> Path:
    """A project with one printer's profile: the commercial one, with lines of its own."""
    whole = (PROJECT / "layouts/printers/litho.yaml").read_text("utf-8")
    profile = folder / "layouts/printers/litho.yaml"
    profile.parent.mkdir(parents=True)
    profile.write_text(whole + "\n" + "\n".join(lines) + "\n", "utf-8")
    icc = folder / "assets/icc/FOGRA39L_coated.icc"
    icc.parent.mkdir(parents=True)
    icc.write_bytes((PROJECT / "assets/icc/FOGRA39L_coated.icc").read_bytes())
    return folder


def test_every_illustration_is_traced_to_its_line(pressed: Draft) -> None:
    trace = meant(job("press"), pressed).trace
    assert trace
    found = {
        block.location.file
        for page in trace.pages
        for block in page
        if block.thing == "illustration" and block.location
    }

    assert "content/en-GB/stories/mark.yaml" in found
    assert len(trace.pages) == 32


def test_the_page_number_of_a_part_is_that_of_its_file(pressed: Draft) -> None:
    cover = meant(job("press"), pressed, part="-cover").trace
    inside = meant(job("press"), pressed, part="-inside").trace

    assert cover
    assert inside
    assert (len(cover.pages), len(inside.pages)) == (4, 28)


def test_the_printer_sets_the_limits(pressed: Draft) -> None:
    intended = meant(job("press"), pressed)

    assert (intended.purpose, intended.printer) == (Purpose.PRESS, "litho")
    assert intended.limits.bleed == mm(3)
    assert intended.limits.ink_fail == 330


def test_sheets_for_a_press_are_held_to_what_its_pages_are(pressed: Draft) -> None:
    assert meant(job("press-booklet"), pressed).purpose is Purpose.PLATES


def test_a_strangers_file_is_for_whom_the_printer_is() -> None:
    assert meant_by_stranger(PROJECT, "").purpose is None
    assert meant_by_stranger(PROJECT, "litho").purpose is Purpose.PRESS
    assert meant_by_stranger(PROJECT, "office").purpose is Purpose.SHEETS


def test_a_profile_lists_severities_and_exemptions(tmp_path: Path) -> None:
    folder = printer(
        tmp_path,
        "severities: [{rule: P501, severity: warning}]",
        "exempt: [{rule: P204, where: page 3, reason: The map runs across the spine.}]",
    )
    limits = limits_of(load_printer(folder, "litho"))

    assert limits.severities == {"P501": Severity.WARNING}
    assert [(e.rule, e.where, e.reason) for e in limits.exemptions] == [
        ("P204", "page 3", "The map runs across the spine.")
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("exempt: [{rule: P204, where: page 3}]", "C015"),
        ("exempt: [{rule: P204, where: page 3, reason: ''}]", "C017"),
        ("exempt: [{rule: P204, where: somewhere, reason: Agreed.}]", "C018"),
        ("exempt: [{rule: P999, where: everywhere, reason: Agreed.}]", "C018"),
        ("severities: [{rule: P999, severity: off}]", "C018"),
        ("severities: [{rule: P204, severity: dreadful}]", "C018"),
    ],
)
def test_an_exemption_without_a_reason_and_a_rule_that_is_not_are_errors(
    tmp_path: Path, line: str, code: str
) -> None:
    folder = printer(tmp_path, line)

    with pytest.raises(BookletError) as refusal:
        limits_of(load_printer(folder, "litho"))
    (finding,) = refusal.value.diagnostics
    assert finding.code == code
    assert finding.location
    assert finding.hints


def test_the_house_has_figures_of_its_own() -> None:
    assert limits_of(None) == Limits()
    assert (Limits().ppi_warn, Limits().ppi_fail) == (225, 150)
    assert (Limits().safe_edge, Limits().safe_spine) == (mm(5), mm(10))


@pytest.mark.parametrize(
    ("edition", "whole"), [("screen", True), ("large-print", True), ("handout-anna", False)]
)
def test_no_passage_is_missed_in_an_edition_of_a_part(edition: str, *, whole: bool) -> None:
    assert meant(job(edition), draft(job(edition), BookletLayouts())).whole is whole
