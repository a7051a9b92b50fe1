"""Colours of logos, in light and in the inks of a press."""

from __future__ import annotations

import pytest

from booklet.colour.literal import with_literals
from booklet.colour.swatch import ColourSpace, Palette, Swatch
from tests.support.content import PROJECT

PAPER = Swatch("paper", (1, 1, 1), (0, 0, 0, 0))


def palette(*colours: str, press: bool) -> Palette:
    profile = (PROJECT / "assets/icc/FOGRA39L_coated.icc").read_bytes() if press else None
    return with_literals(Palette({"paper": PAPER}), colours, profile=profile)


def test_in_light_a_colour_is_itself() -> None:
    mixed = palette("#FF8000", press=False)

    assert mixed.fill_operator("#FF8000", ColourSpace.RGB) == "1 0.502 0 rg"
    assert "paper" in mixed


@pytest.mark.parametrize(("grey", "black"), [("#000000", 1), ("#808080", 0.5), ("#FFFFFF", 0)])
def test_greys_are_in_black_ink_alone(grey: str, black: float) -> None:
    assert palette(grey, press=True)[grey].cmyk == pytest.approx((0, 0, 0, black), abs=0.01)


def test_a_blue_does_not_print_as_violet() -> None:
    cyan, magenta, yellow, _ = palette("#0000FF", press=True)["#0000FF"].cmyk

    # By rule of thumb it would be solid cyan and solid magenta.
    assert cyan > magenta > yellow
    assert magenta < 0.85


def test_a_palette_without_colours_of_its_own_stays_the_same() -> None:
    plain = Palette({"paper": PAPER})

    assert with_literals(plain, ["paper"], profile=None) is plain
