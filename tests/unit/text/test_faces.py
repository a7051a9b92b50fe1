from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.text import Face
from booklet.text.shape import shaper
from tests.support.setting import FONTS

if TYPE_CHECKING:
    from pathlib import Path

POLISH_WELSH_AND_MORE = "ąćęłńóśźż ŵŷâêîôû àèìòù ăâîșț ãõç êîşûçğ ı"


@pytest.fixture(scope="module")
def regular(project: Path) -> Face:
    return Face.load(project / FONTS.format("Regular"))


def test_a_face_is_opened_once(project: Path, regular: Face) -> None:
    assert Face.load(str(project / FONTS.format("Regular"))) is regular


def test_metrics_are_in_thousandths_of_the_em(regular: Face) -> None:
    # hhea and OS/2 tables of the font.
    assert (regular.ascender, regular.descender) == (984, -316)
    assert (regular.x_height, regular.cap_height) == (496, 668)
    assert (regular.weight, regular.italic_angle) == (400, 0)
    assert regular.name == "AtkinsonHyperlegibleNext-Regular"


def test_body_text_of_twelve_points_is_tall_enough_to_read(regular: Face) -> None:
    """Clear print asks for an x-height of 2 mm (UKAAF G003)."""
    assert regular.x_height * 12 / 1000 * 25.4 / 72 >= 2


@pytest.mark.parametrize("weight", ["Regular", "RegularItalic", "SemiBold", "Bold", "ExtraBold"])
def test_every_weight_covers_the_languages_promised(project: Path, weight: str) -> None:
    face = Face.load(project / FONTS.format(weight))
    letters = POLISH_WELSH_AND_MORE + POLISH_WELSH_AND_MORE.upper() + "“”‘’–—•…£€"
    assert [char for char in letters if not face.covers(char)] == []
    assert not face.covers("д")
    assert face.covers("\u200d"), "a joiner needs no glyph"


def test_a_word_is_shaped_once(regular: Face) -> None:
    shape = shaper(regular, rtl=False, script="Latn", language="en-GB")
    assert shape("methadone ") is shape("methadone ")
    assert shaper(regular, rtl=False, script="Latn", language="en-GB") is shape


def test_what_has_been_shaped_does_not_pile_up(
    regular: Face, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("booklet.text.shape._WORDS_KEPT", 10)
    shape = shaper(regular, rtl=False, script="Latn", language="x-pile")
    for number in range(100):
        shape(str(number))
    assert len(shape.shaped) <= 10
    assert "99" in shape.shaped


def test_white_space_at_the_end_is_measured_apart(regular: Face) -> None:
    shape = shaper(regular, rtl=False, script="Latn", language="en-GB")
    one, two, none = shape("a "), shape("a  "), shape("a\u00a0")
    assert two.trailing == 2 * one.trailing > 0
    assert none.trailing == 0
    assert one.ink[0] < 0 < one.ink[1] < 600
    assert shape("  ").ink == (0, 0)
