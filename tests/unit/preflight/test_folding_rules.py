"""Misfits become findings that say why they matter, and where they are on the sheet."""

from __future__ import annotations

import pytest

from booklet.geometry import Size
from booklet.preflight.examined import Examined
from booklet.preflight.findings import Severity
from booklet.preflight.fold_values import Folding
from booklet.preflight.meant import Meant, Purpose
from booklet.preflight.registry import rules
from booklet.units import mm
from booklet.values import changed
from tests.support.sheets import HEIGHT, WIDTH, content, imposed_file, reader_file, sheets

STITCHED = Folding(scheme="saddle-stitch", trim=Size(mm(WIDTH), mm(HEIGHT)))
EIGHT = ("8 1", "2 7", "6 3", "4 5")
FOLDING = [rule for rule in rules(["booklet.preflight.rules.folding"]) if rule.code > "P900"]


def examined(
    *tables: str, folding: Folding | None = STITCHED, contents: dict[int, str] | None = None
) -> Examined:
    meant = Meant(purpose=Purpose.SHEETS, folding=folding, reader=reader_file(8))
    return Examined(imposed_file(sheets(*tables), contents=contents), meant)


def found(file: Examined) -> list[str]:
    return [finding.code for rule in FOLDING for finding in rule.check(file)]


def test_sheets_that_fold_break_no_rule() -> None:
    assert found(examined(*EIGHT)) == []


def test_a_finding_names_the_sheet_and_the_place_on_it() -> None:
    (rule,) = (rule for rule in FOLDING if rule.code == "P901")

    first, _ = rule.check(examined("8 1", "2 7", "6 4", "3 5"))

    assert first.page == 3
    assert first.place is not None
    assert [round(side / mm(1).pt) for side in first.place.points] == [50, 0, 100, 70]
    assert "page 4 is there instead" in first.message


@pytest.mark.parametrize(
    ("code", "tables"),
    [
        ("P901", ("8 1", "2 7", "6 4", "3 5")),
        ("P902", ("8 1", "2v 7", "6 3", "4 5")),
        ("P909", ("8 1", "2 7", "6 3", "- 5")),
        ("P911", ("8 1", "2 7")),
        ("P912", ("8 1", "7v 2v", "6 3", "5v 4v")),
    ],
)
def test_a_misfit_is_found_by_the_rule_of_its_code(code: str, tables: tuple[str, ...]) -> None:
    assert set(found(examined(*tables))) == {code}


def test_creep_is_a_rule_of_its_own() -> None:
    thick = changed(STITCHED, thickness=mm(0.5))

    assert set(found(examined(*EIGHT, folding=thick))) == {"P905"}


def test_a_page_painted_anew_is_a_warning() -> None:
    (anew,) = (rule for rule in FOLDING if rule.code == "P915")

    assert anew.severity is Severity.WARNING
    assert found(examined(*EIGHT, contents={3: content(3) + " 1 w"})) == ["P915"]


def test_nothing_is_said_of_sheets_nobody_told_us_how_to_fold() -> None:
    assert found(examined("1 2", "3 4", "5 6", "7 8", folding=None)) == []


def test_every_rule_says_why_and_how() -> None:
    assert [rule.code for rule in FOLDING] == [f"P{number}" for number in range(901, 916)]
    for rule in FOLDING:
        said = rule.explanation
        assert said.title
        assert said.why
        assert said.how
        assert said.source
