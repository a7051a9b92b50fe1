from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.l10n.coverage import require_glyphs
from booklet.l10n.localise import localise
from booklet.model.content import Closing
from tests.support.content import CLOSING, SmallProject, small_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


def test_straight_marks_in_content_are_set_as_the_locale_has_them(small: SmallProject) -> None:
    small.section(CLOSING.replace("Be kind.", '"Say \\"it\'s\\" kindly."'))
    closing = localise(small.load(), "en-GB").sections[0]
    assert isinstance(closing, Closing)
    assert closing.message.plain == "Say “it’s” kindly."
    assert closing.web.url == "https://example.org"


def test_a_language_that_is_not_there_is_an_error(small: SmallProject) -> None:
    with pytest.raises(BookletError, match="no content in “ur”"):
        localise(small.load(), "ur")


def test_a_character_without_glyph_is_found_in_its_line(small: SmallProject) -> None:
    small.section(CLOSING.replace("message: Be kind.", "message: |\n  Be\n  very 愛 kind."))
    with pytest.raises(BookletError) as error:
        require_glyphs(small.load(), str.isascii, small.folder)
    places = [str(d.location) for d in error.value.diagnostics if "愛" in d.message]
    assert places == ["content/en-GB/closing.yaml:6:8"]


def test_text_alternatives_need_no_glyphs(small: SmallProject) -> None:
    small.section(CLOSING.replace("decorative: true", "alt: 愛愛愛"))
    require_glyphs(small.load(), lambda character: character != "愛", small.folder)


def test_the_words_of_the_builder_need_glyphs_too(small: SmallProject) -> None:
    with pytest.raises(BookletError) as error:
        require_glyphs(small.load(), lambda character: character != "“", small.folder)
    assert [d.location.file for d in error.value.diagnostics if d.location] == [
        "content/en-GB/words.yaml"
    ]


def test_marks_of_direction_need_no_glyphs(small: SmallProject) -> None:
    small.section(CLOSING.replace("Be kind.", "Be \u2066kind\u2069."))
    require_glyphs(small.load(), lambda character: character not in "\u2066\u2069", small.folder)
