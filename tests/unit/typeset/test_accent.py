"""A service's accent: words set in it can be read, or the service is told."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.colour.ink import ink_contrast_ratio
from booklet.colour.swatch import contrast_ratio
from booklet.diagnostics import BookletError
from booklet.l10n.service import load_service
from booklet.model.service import AccentRecord
from booklet.typeset.accent import mixed_for
from booklet.typeset.theme import load_theme
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from booklet.colour.swatch import Palette
    from booklet.model.service import Service
    from booklet.typeset.theme import Theme


@cache
def service() -> Service:
    content = PROJECT / "content"
    return load_service(PROJECT, content, "rowan-house", language="en-GB", source="en-GB")


@cache
def theme() -> Theme:
    return load_theme(PROJECT)


def mixed(rgb: str, cmyk: tuple[float, ...] = (0, 80, 80, 60)) -> Palette:
    accent = AccentRecord(rgb=rgb, cmyk=cmyk, location=service().location)
    return mixed_for(service().changed(accent=accent), theme())


def test_a_dark_accent_is_taken_as_it_is() -> None:
    palette = mixed("#7A2E1D")

    assert palette["service.deep"].hexadecimal == "#7A2E1D"
    assert palette["house.deep"] == theme().mixed()["house.deep"]


def test_letters_in_an_accent_of_three_inks_are_black_where_they_are_small() -> None:
    assert mixed("#7A2E1D")["service.deep"].for_small_text.cmyk == (0, 0, 0, 1)
    assert mixed("#7A2E1D", (0, 95, 0, 68))["service.deep"].small is None


def test_a_pale_accent_is_refused_with_one_that_would_do() -> None:
    with pytest.raises(BookletError) as error:
        mixed("#E39A2D")

    (said,) = error.value.diagnostics
    assert said.code == "T008"
    assert (
        said.message
        == "the accent #E39A2D has a contrast of 2.4:1 on paper; expected 4.5:1 or more"
    )
    would_do = said.hints[0].split()[4]
    assert mixed(would_do)["service.mid"].rgb < (0.8, 0.8, 0.8)
    assert said.location is not None
    assert said.location.file == "content/services/rowan-house.yaml"


def test_one_that_is_pale_in_ink_alone_is_refused_too() -> None:
    with pytest.raises(BookletError) as error:
        mixed("#7A2E1D", (0, 5, 5, 0))

    (said,) = error.value.diagnostics
    assert said.message == (
        "the accent [0, 5, 5, 0] has a contrast of 1.1:1 on paper; expected 4.5:1 or more"
    )
    would_do = [int(part) for part in said.hints[0].split("[")[1].split("]")[0].split(",")]
    assert (
        mixed("#7A2E1D", tuple(would_do))["service.deep"].rgb
        == mixed("#7A2E1D")["service.deep"].rgb
    )


def test_without_a_service_or_an_accent_the_shades_are_the_houses() -> None:
    for of in (None, service().changed(accent=None)):
        palette = mixed_for(of, theme())
        for shade in ("deep", "mid", "soft"):
            own, house = palette[f"service.{shade}"], palette[f"house.{shade}"]
            assert (own.rgb, own.cmyk, own.small) == (house.rgb, house.cmyk, house.small)


@given(st.tuples(*[st.integers(0, 255)] * 3), st.tuples(*[st.integers(0, 100)] * 4))
def test_whatever_is_taken_can_be_read_on_paper_and_on_its_own_tint(
    rgb: tuple[int, int, int], cmyk: tuple[float, ...]
) -> None:
    try:
        palette = mixed("#" + "".join(f"{part:02X}" for part in rgb), cmyk)
    except BookletError:
        return
    deep = palette["service.deep"]
    assert contrast_ratio(deep, palette["service.soft"]) >= 7
    assert contrast_ratio(deep, palette["paper"]) >= 7
    assert ink_contrast_ratio(deep, palette["service.soft"]) >= 7
    assert ink_contrast_ratio(deep, palette["paper"]) >= 7
    assert all(0 <= ink <= 1 for ink in deep.cmyk)
