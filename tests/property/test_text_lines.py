"""What holds of the lines of any text at any measure."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.text import Face, InlineMark, Paragraph, StyledRun, TextStyle
from tests.support.setting import FONTS

PROJECT = Path(__file__).parent.parent.parent
REGULAR, BOLD = (
    TextStyle((Face.load(PROJECT / FONTS.format(weight)),), 12, 18, "ink")
    for weight in ("Regular", "Bold")
)

words = st.text("abcdefghijklmnopqrstuvwxyzÀŵ’-/“", min_size=1, max_size=14)
texts = st.lists(words, min_size=1, max_size=25).map(" ".join)
runs = st.lists(
    st.builds(
        StyledRun,
        text=texts.map(lambda text: text + " "),
        style=st.sampled_from([REGULAR, BOLD]),
        mark=st.sampled_from([None, InlineMark("Quote"), InlineMark("Span")]),
    ),
    min_size=1,
    max_size=4,
)
measures = st.floats(min_value=60, max_value=400)


@given(runs, measures, st.booleans(), st.booleans())
def test_lines_hold_every_character_and_keep_to_the_measure(
    given_runs: list[StyledRun],
    measure: float,
    protrude: bool,  # noqa: FBT001
    avoid_runts: bool,  # noqa: FBT001
) -> None:
    paragraph = Paragraph(given_runs, language="en-GB", protrude=protrude, avoid_runts=avoid_runts)
    lines = paragraph.lines(measure)

    assert "".join(line.text for line in lines) == "".join(run.text for run in given_runs)
    assert all(line.width <= measure + 0.01 for line in lines)
    assert [line.start for line in lines] == [
        sum(len(before.text) for before in lines[:index]) for index in range(len(lines))
    ]


@given(runs, measures)
def test_segments_stand_side_by_side_in_their_run_s_style_and_mark(
    given_runs: list[StyledRun], measure: float
) -> None:
    owners = [run for run in given_runs for _ in run.text]
    for line in Paragraph(given_runs, language="en-GB").lines(measure):
        x = 0.0
        for segment in line.segments:
            assert segment.x == pytest.approx(x)
            assert segment.style == owners[segment.start].style
            assert segment.mark is owners[segment.start].mark
            x += segment.shaped.width * segment.style.size / 1000
        assert line.width <= x + 1e-6


@given(texts, measures)
def test_balancing_adds_no_line_and_no_width(text: str, measure: float) -> None:
    # A title is not broken inside a word, even if that takes a line more.
    text = text.replace("/", "").replace("-", "") or "a"
    paragraph = Paragraph([StyledRun(text, REGULAR)], language="en-GB", avoid_runts=False)
    ragged, even = paragraph.lines(measure), paragraph.balanced(measure)

    assert len(even) == len(ragged)
    assert "".join(line.text for line in even) == text
    assert max(line.width for line in even) <= max(line.width for line in ragged) + 0.3


@given(texts)
def test_at_its_natural_width_a_paragraph_has_one_line_and_at_the_least_none_is_cut(
    text: str,
) -> None:
    paragraph = Paragraph([StyledRun(text, REGULAR)], language="en-GB")

    assert len(paragraph.lines(paragraph.natural_width)) == 1
    assert not any(line.is_cut for line in paragraph.lines(paragraph.min_width))


def test_a_line_of_one_letter_is_as_wide_as_the_letter() -> None:
    """The anchor: H of the regular weight is 694 thousandths of the em wide."""
    face = REGULAR.faces[0]
    glyph = face.font.get_nominal_glyph(ord("H")) or 0
    (line,) = Paragraph([StyledRun("H", REGULAR)], language="en").lines(100)
    assert face.font.get_glyph_h_advance(glyph) == ADVANCE_OF_H
    assert line.width == pytest.approx(ADVANCE_OF_H * 12 / 1000)


ADVANCE_OF_H = 694
