"""What runs from left to right stays together inside right-to-left text."""

from __future__ import annotations

import pytest

from booklet.text import InlineMark, StyledRun
from booklet.text.isolates import FSI, LRI, PDI, isolated, isolated_runs
from tests.specimen.pages import Setter, specimens

URDU = next(one for one in specimens() if one.tag == "ur")


def shown(text: str) -> str:
    return isolated(text).replace(LRI, "[").replace(PDI, "]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رقم 0131 496 0000 (مجانا)", "رقم [0131 496 0000] (مجانا)"),
        ("ہاتف +44 131 496 0000.", "ہاتف [+44 131 496 0000]."),
        ("٠١٣١ ٤٩٦ ٠٠٠٠", "[٠١٣١ ٤٩٦ ٠٠٠٠]"),
        ("www.example.org/path پر، help@nhs.uk.", "[www.example.org/path] پر، [help@nhs.uk]."),
        ("(Relations Study) اور UKRI، OST", "([Relations Study]) اور [UKRI]، [OST]"),
        (
            "Dr. Emma Whittaker, University of Stirling.",
            "[Dr. Emma Whittaker, University of Stirling].",
        ),
        ("COVID-19 کے 2 سال", "[COVID-19] کے 2 سال"),
        ("سال 2010–2015 میں 27 مائیں، 50%", "سال 2010–2015 میں 27 مائیں، 50%"),
        ("", ""),
    ],
)
def test_addresses_telephone_numbers_and_names_are_isolated(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_what_an_author_has_isolated_stays_so() -> None:
    text = f"ہاتف {LRI}0131 496 0000{PDI}"
    assert isolated(text) == text


def test_runs_in_another_language_and_links_are_isolated_whole() -> None:
    look = Setter().texts(URDU)[1].paragraph.runs[0].style
    runs = [
        StyledRun("یہ ", look),
        StyledRun("Straeon", look, "cy"),
        StyledRun("ربط", look, None, InlineMark("Link", uri="https://example.org/")),
    ]
    plain, welsh, link = isolated_runs(runs, [run.text for run in runs], "ur")
    assert plain == "یہ "
    assert welsh == f"{FSI}{LRI}Straeon{PDI}{PDI}"
    assert link == f"{FSI}ربط{PDI}"


def test_a_telephone_number_is_seen_in_the_order_in_which_it_is_dialled() -> None:
    mixed = Setter().texts(URDU)[-1]
    seen = ["".join(segment.shaped.text for segment in line.segments) for line in mixed.lines]
    assert any("+44 131 496 0000" in line for line in seen), seen
    assert any("Relations Study" in line for line in seen)
    assert "\u2066" not in mixed.paragraph.text
