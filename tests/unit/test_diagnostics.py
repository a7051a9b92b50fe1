"""What an author is told: the place, the finding, the way out."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.diagnostics import BookletError, Diagnostic, Location, format_diagnostic

MISSING_ALT = Diagnostic(
    code="C014",
    message="figure “pan-fire” has no text alternative",
    location=Location("content/en/kitchen.yaml", 42, 9, "sections[2].figures[0]", length=5),
    hints=("say what the picture tells the reader: `alt: …`", "or: `decorative: true`"),
    clause="ISO 14289-1:2014, 7.3",
)


def test_a_finding_is_written_with_place_line_caret_path_hints_and_clause() -> None:
    said = format_diagnostic(MISSING_ALT, "      - image: fire.svg")

    assert said == (
        "content/en/kitchen.yaml:42:9: error[C014]: figure “pan-fire” has no text alternative\n"
        "  42 |       - image: fire.svg\n"
        "     |         ^^^^^\n"
        "  at: sections[2].figures[0]\n"
        "  hint: say what the picture tells the reader: `alt: …`\n"
        "  hint: or: `decorative: true`\n"
        "  see: ISO 14289-1:2014, 7.3"
    )


def test_a_finding_without_a_place_is_its_message_and_the_way_out() -> None:
    option = Diagnostic(code="E002", message="no such edition", location=None, hints=("try it",))

    assert format_diagnostic(option, "unused") == "error[E002]: no such edition\n  hint: try it"


def test_a_warning_is_called_one() -> None:
    told = Diagnostic(code="L002", message="a word was cut", location=None, severity="warning")

    assert format_diagnostic(told) == "warning[L002]: a word was cut"


@given(
    st.text(alphabet="abcdefgh ", min_size=1, max_size=400),
    st.integers(min_value=0, max_value=399),
    st.integers(min_value=1, max_value=50),
)
def test_the_caret_stands_below_the_column_however_long_the_line(
    before: str, at: int, length: int
) -> None:
    column = min(at, len(before) - 1) + 1
    # A character of its own, so that where it is shown can be found again.
    line = before[: column - 1] + "X" + before[column:]
    where = Location("a.yaml", 7, column, length=length)

    said = format_diagnostic(Diagnostic(code="C001", message="m", location=where), line)

    _, shown, carets = said.split("\n")
    assert shown.index("X") == carets.index("^")
    assert len(shown) < 120
    assert 1 <= carets.count("^") <= length


def test_the_shown_part_of_a_long_line_says_that_it_was_cut() -> None:
    where = Location("a.yaml", 7, 300)

    said = format_diagnostic(Diagnostic(code="C001", message="m", location=where), "x" * 900)

    assert said.split("\n")[1].startswith("  7 | …x")
    assert said.split("\n")[1].endswith("x…")


def test_an_error_sorts_its_findings_by_file_line_and_column() -> None:
    places = [
        ("a.yaml", 1, 1),
        ("a.yaml", 1, 9),
        ("a.yaml", 2, 1),
        ("a.yaml", 10, 1),
        ("b.yaml", 1, 1),
    ]
    findings = [Diagnostic(code="C001", message=f"{p}", location=Location(*p)) for p in places]
    shuffled = random.Random(7).sample(findings, len(findings))  # noqa: S311 - no secret

    error = BookletError(shuffled)

    assert shuffled != findings
    assert list(error.diagnostics) == findings
    assert str(error) == "; ".join(f.message for f in findings)


def test_a_finding_without_a_file_comes_first() -> None:
    option = Diagnostic(code="E001", message="m", location=None)

    assert BookletError([MISSING_ALT, option]).diagnostics == (option, MISSING_ALT)


def test_an_error_that_says_nothing_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        BookletError([])


def test_a_location_reads_as_editors_open_it() -> None:
    assert str(MISSING_ALT.location) == "content/en/kitchen.yaml:42:9"
