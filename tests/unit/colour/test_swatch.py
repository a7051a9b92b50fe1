"""Swatches say what they are, in light and in ink."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from booklet.colour.swatch import ColourSpace, Palette, Swatch, contrast_ratio
from booklet.diagnostics import BookletError

THEME = Path(__file__).parents[3] / "layouts/theme.yaml"

WHITE = Swatch("paper", (1, 1, 1), (0, 0, 0, 0))
BLACK = Swatch("ink", (0, 0, 0), (0, 0, 0, 1))
BERRY = {
    f"berry.{shade}": Swatch(f"berry.{shade}", (0.5, 0, part), (0, part, 0, 0))
    for shade, part in (("deep", 0.2), ("mid", 0.4), ("soft", 0.8))
}


def theme() -> Palette:
    mixes = yaml.safe_load(THEME.read_text(encoding="utf-8"))["swatches"]
    return Palette({
        role: Swatch.parse(role, rgb=mix["rgb"], cmyk=tuple(mix["cmyk"]))
        for role, mix in mixes.items()
    })  # fmt: skip


def test_a_swatch_is_read_as_the_theme_writes_it() -> None:
    found = Swatch.parse("house.deep", rgb="#1E3A5C", cmyk=(100, 75, 35, 25))
    assert found.cmyk == pytest.approx((1, 0.75, 0.35, 0.25))
    assert found.hexadecimal == "#1E3A5C"
    assert found.coverage == pytest.approx(2.35)


@pytest.mark.parametrize("rgb", ["1E3A5C", "#1E3A5", "#1E3A5G", "red", ""])
def test_what_is_no_colour_is_refused(rgb: str) -> None:
    with pytest.raises(ValueError, match="six hexadecimal digits"):
        Swatch.parse("x", rgb=rgb, cmyk=(0, 0, 0, 0))


@pytest.mark.parametrize("cmyk", [(0, 0, 0), (0, 0, 0, 101), (-1, 0, 0, 0), (0, 0, 0, 0, 0)])
def test_what_are_no_four_inks_is_refused(cmyk: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="four inks"):
        Swatch.parse("x", rgb="#000000", cmyk=cmyk)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_ratio(BLACK, WHITE) == pytest.approx(21)
    assert contrast_ratio(WHITE, WHITE) == 1
    # #767676 on white is the well-known lightest grey that passes 4.5:1.
    grey = Swatch.parse("x", rgb="#767676", cmyk=(0, 0, 0, 50))
    assert contrast_ratio(WHITE, grey) == pytest.approx(4.54, abs=0.005)


def test_a_colour_is_set_by_the_operator_of_its_space() -> None:
    colours = Palette({"house.deep": Swatch.parse("x", rgb="#1E3A5C", cmyk=(100, 75, 35, 25))})
    assert colours.fill_operator("house.deep", ColourSpace.RGB) == "0.118 0.227 0.361 rg"
    assert colours.stroke_operator("house.deep", ColourSpace.RGB) == "0.118 0.227 0.361 RG"
    assert colours.fill_operator("house.deep", ColourSpace.CMYK) == "1 0.75 0.35 0.25 k"
    assert colours.stroke_operator("house.deep", ColourSpace.CMYK) == "1 0.75 0.35 0.25 K"
    assert colours.fill_operator("house.deep", ColourSpace.GREY) == "0.223 g"


def test_ink_prints_in_black_only() -> None:
    assert theme().fill_operator("ink", ColourSpace.CMYK) == "0 0 0 1 k"


def test_three_decimals_bring_every_byte_back() -> None:
    for byte in range(256):
        red = Swatch.parse("x", rgb=f"#{byte:02X}0000", cmyk=(0, 0, 0, 0))
        written = Palette({"x": red}).fill_operator("x", ColourSpace.RGB)
        assert round(float(written.split()[0]) * 255) == byte


def test_an_accent_stands_for_the_one_chosen() -> None:
    plain = Palette(BERRY)
    assert "accent.deep" in plain.roles - frozenset(plain.swatches)
    chosen = plain.with_accent("berry")
    assert chosen["accent.deep"] is plain["berry.deep"]
    assert plain.with_accent("berry") is chosen


def test_an_unknown_role_is_named() -> None:
    with pytest.raises(BookletError, match=r"berry\.depe"):
        Palette(BERRY).fill_operator("berry.depe", ColourSpace.RGB)


@pytest.mark.parametrize("accent", ["house", "berry", "pine", "clay"])
def test_deep_colours_can_be_read_on_paper_and_on_their_soft(accent: str) -> None:
    colours = theme()
    deep = colours[f"{accent}.deep"]
    assert contrast_ratio(deep, colours["paper"]) >= 7
    assert contrast_ratio(deep, colours["cream"]) >= 7
    assert contrast_ratio(deep, colours[f"{accent}.soft"]) >= 7


def test_no_swatch_is_wetter_than_the_press_takes() -> None:
    swatches = theme().swatches.values()
    assert swatches
    assert all(swatch.coverage <= 3 for swatch in swatches)


@pytest.mark.parametrize(
    "role", ["ink", "ink.quiet", "house.deep", "berry.deep", "pine.deep", "clay.deep"]
)
def test_small_text_is_never_in_four_inks(role: str) -> None:
    """Four inks out of register blur thin strokes; text colours make do with three."""
    assert sum(ink > 0 for ink in theme()[role].cmyk) <= 3
