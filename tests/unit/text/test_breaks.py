"""Numbers and addresses that are links, at the ends of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.text import Face, InlineMark, Paragraph, StyledRun, TextStyle
from tests.support.setting import FONTS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def body(project: Path) -> TextStyle:
    return TextStyle((Face.load(project / FONTS.format("Regular")),), 12, 18, "ink")


def linked(before: str, words: str, uri: str, body: TextStyle, language: str) -> Paragraph:
    mark = InlineMark("Link", uri=uri)
    runs = [StyledRun(before, body), StyledRun(words, body, None, mark), StyledRun(".", body)]
    direction = "rtl" if language == "ur" else "ltr"
    return Paragraph(runs, language=language, direction=direction)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en-GB", "ur"])
@pytest.mark.parametrize("measure", range(120, 260, 20))
def test_a_number_stays_on_one_line(body: TextStyle, language: str, measure: int) -> None:
    number = "01632 960‑123"
    text = linked("Leave a message on ", number, "tel:01632960123", body, language)

    assert any(number in line.text for line in text.lines(measure))


@pytest.mark.parametrize("language", ["en-GB", "ur"])
@pytest.mark.parametrize("measure", range(150, 400, 25))
def test_an_address_is_never_cut_after_a_hyphen(
    body: TextStyle, language: str, measure: int
) -> None:
    words = "moor-and-vale.example/help/for-families-and-all-their-friends?from=print&in=en-GB"
    text = linked("Website: ", words, f"https://{words}", body, language)
    lines = [line.text for line in text.lines(measure)]

    assert "".join(lines) == f"Website: {words}."
    assert all(line[-1] in "/ ." or lines[n + 1][0] in "?&-" for n, line in enumerate(lines))


def test_words_of_a_link_break_as_words(body: TextStyle) -> None:
    text = linked("Go to ", "the website of the study, or call us", "tel:01632", body, "en-GB")

    assert len(text.lines(100)) > 2
