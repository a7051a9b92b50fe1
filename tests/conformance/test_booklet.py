"""What other people's programs say of the booklet, edition by edition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conformance.verapdf.harness import VeraPdf
    from tests.support.tools import Tool

pytestmark = pytest.mark.conformance

# Edition, and what veraPDF must find it to be.
EDITIONS = [("screen", "ua1,2a")]


@pytest.mark.parametrize(("edition", "flavours"), EDITIONS)
def test_verapdf_finds_nothing(
    built: Callable[[str], Path], verapdf: VeraPdf, edition: str, flavours: str
) -> None:
    verapdf(built(edition), flavours)


@pytest.mark.parametrize("edition", [edition for edition, _ in EDITIONS])
def test_qpdf_reads_it_without_a_warning(
    built: Callable[[str], Path], tool: Callable[[str], Tool], edition: str
) -> None:
    said = tool("qpdf")("--check", built(edition))

    assert "No syntax or stream encoding errors found" in said


@pytest.mark.parametrize("edition", [edition for edition, _ in EDITIONS])
def test_every_font_is_embedded_as_a_subset_that_extracts(
    built: Callable[[str], Path], tool: Callable[[str], Tool], edition: str
) -> None:
    rows = tool("pdffonts")(built(edition)).splitlines()[2:]

    assert rows
    for row in rows:
        # The name bears the tag of a subset; then embedded, subset and Unicode, each “yes”.
        assert re.match(r"[A-Z]{6}\+\S+ .*\byes +yes +yes\b", row), row


@pytest.mark.parametrize("edition", [edition for edition, _ in EDITIONS])
def test_the_file_says_what_it_is(
    built: Callable[[str], Path], tool: Callable[[str], Tool], edition: str
) -> None:
    said = tool("pdfinfo")(built(edition))

    facts = dict(re.findall(r"^([^:]+): +(.*)$", said, re.MULTILINE))
    assert facts["Tagged"] == "yes"
    assert facts["Encrypted"] == "no"
    assert facts["JavaScript"] == "no"
    assert facts["Title"] == "Family Stories: Lessons for practice"
    assert facts["Page size"].startswith("419.528 x 595.276 pts"), "A5: 148 mm × 210 mm"
    assert int(facts["Pages"]) % 4 == 0


def test_the_screen_edition_is_quick_to_send(built: Callable[[str], Path]) -> None:
    assert built("screen").stat().st_size < 300_000
