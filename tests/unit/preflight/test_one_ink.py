"""Files for one ink: black alone, solid in letters, and little of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.inspection import meant
from booklet.pipeline import Job, draft
from booklet.preflight.examine import examine
from booklet.preflight.examined import Examined
from booklet.preflight.intent import meant_by_stranger
from booklet.preflight.meant import Meant, Purpose
from booklet.preflight.registry import rules
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.content import PROJECT
from tests.support.drawn import drawn
from tests.support.tiny import press, screen

if TYPE_CHECKING:
    from booklet.preflight.findings import Finding

MONO = Meant(purpose=Purpose.SCREEN, colour="rgb", language="en-GB", mono=True)
WORDS = b"/Artifact BMC BT /F 12 Tf %b 40 100 Td (Quiet) Tj ET EMC"


def found(code: str, data: bytes, intended: Meant = MONO) -> list[Finding]:
    (rule,) = (each for each in rules() if each.code == code)
    return list(rule.check(Examined(data, intended)))


@pytest.mark.parametrize(
    ("colours", "said"),
    [
        ("0 0 0 1 k", ""),
        ("0 0 0 0 k", ""),
        (".5 g", ""),
        ("0 0 0 rg", "shape in RGB; expected black ink alone"),
        ("0 .2 0 1 k", "shape in magenta and black; expected black ink alone"),
    ],
)
def test_black_is_the_one_ink(colours: str, said: str) -> None:
    data = press(f"{colours} 50 50 9 9 re f".encode())

    assert [finding.message for finding in found("P305", data)] == ([said] if said else [])
    assert not found("P305", data, changed(MONO, mono=False))


@pytest.mark.parametrize(("code", "colour"), [("P305", b"0 0 0 rg"), ("P306", b".6 g")])
def test_a_rule_is_broken_by_the_smallest_file_and_no_other_rule_with_it(
    code: str, colour: bytes
) -> None:
    spoilt, plain = Examined(screen(WORDS % colour), MONO), Examined(screen(WORDS % b"0 g"), MONO)

    assert [each.code for each in examine(spoilt, pixels=False).findings] == [code]
    assert not examine(plain, pixels=False).findings


def test_grey_letters_are_told_with_how_grey_they_are() -> None:
    (finding,) = found("P306", screen(WORDS % b".6 g"))

    assert finding.message == "letters in 40% of black: “Quiet”"
    assert not found("P306", screen(WORDS % b".6 g"), changed(MONO, mono=False))


def test_a_page_takes_little_ink() -> None:
    """Of a page of 144 × 144 points; what is cut off does not count."""
    pages = drawn("0 0 144 17 re f", "0 0 144 18 re f")

    (finding,) = found("P351", pages)

    assert (finding.page, finding.message) == (
        2,
        "12.5 % of the page is ink; expected less than 12 %",
    )
    assert not found("P351", pages, changed(MONO, mono=False))


def test_lines_thinner_than_a_pixel_are_not_taken_for_more_than_they_are() -> None:
    """Lines of 0.4 points, four points apart, are a tenth of the page."""
    lines = " ".join(f"0 {y} m 144 {y} l" for y in range(2, 144, 4))

    assert not found("P351", drawn(f".4 w {lines} S"))
    (finding,) = found("P351", drawn(f".6 w {lines} S"))
    assert finding.message.startswith("15")


def test_a_file_by_its_name_and_one_made_elsewhere_can_be_for_one_ink() -> None:
    job = Job(
        project=PROJECT, content=PROJECT / "content", output=PROJECT, edition="facts", mono=True
    )
    colour = changed(job, mono=False)

    assert meant(job, draft(job, BookletLayouts())).mono
    assert not meant(colour, draft(colour, BookletLayouts())).mono
    assert meant_by_stranger(PROJECT, "", mono=True).mono
    assert meant_by_stranger(PROJECT, "litho", mono=True).mono
