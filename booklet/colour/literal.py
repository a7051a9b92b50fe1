"""Colours that stand for themselves: those of logos, ``#1B5E6B``.

Greys stay in black ink alone, as letters do; other colours go through the profile of the
printing condition, as photographs do: mixed by rule of thumb, a blue would print as violet.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from booklet.colour.swatch import Palette, Swatch

if TYPE_CHECKING:
    from collections.abc import Iterable

    Inks = tuple[float, float, float, float]

_GREY = 6
"""Parts of 255 by which red, green and blue of a grey may differ."""


def with_literals(palette: Palette, roles: Iterable[str], *, profile: bytes | None) -> Palette:
    """A palette that also has the colours among some roles which are no role of a theme.

    Args:
        palette: the theme's.
        roles: of a drawing.
        profile: of the printing condition; None on screens.
    """
    literal = frozenset(role for role in roles if role.startswith("#"))
    return _joined(palette, literal, profile) if literal else palette


@lru_cache(maxsize=64)
def _joined(palette: Palette, literal: frozenset[str], profile: bytes | None) -> Palette:
    return Palette({**palette.swatches, **{one: _swatch(one, profile) for one in literal}})


def _swatch(colour: str, profile: bytes | None) -> Swatch:
    parts = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    red, green, blue = (part / 255 for part in parts)
    inks: Inks = (0.0, 0.0, 0.0, 1 - green)
    if profile is not None and max(parts) - min(parts) > _GREY:
        inks = _inks(parts, profile)
    return Swatch(colour, (red, green, blue), inks)


def _inks(parts: tuple[int, ...], profile: bytes) -> Inks:
    from PIL import Image  # only for logos in colour on paper

    from booklet.colour.conversion import in_inks

    inked = in_inks(Image.new("RGB", (1, 1), parts), profile)
    cyan, magenta, yellow, black = (part / 255 for part in inked.tobytes())
    return cyan, magenta, yellow, black
