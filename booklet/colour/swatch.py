"""Colours by role, and the operators that choose them on a page.

A layout or an illustration names a *role* (``house.deep``); the theme says what the role
looks like in light (sRGB) and in ink (CMYK). Inside a story ``accent.deep`` stands for
the deep swatch of that story’s own accent.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from booklet.source.names import THEME, named
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping

_ACCENT = "accent."
_SHADES = ("deep", "mid", "soft")
_HEXADECIMAL = re.compile(r"#[0-9A-Fa-f]{6}")
_FULL = 100
"""An ink printed solid, as the theme writes it."""

# The curve of sRGB is straight up to here, encoded and linear (IEC 61966-2-1). WCAG’s
# 0.03928 differs for no value of eight bits.
_STRAIGHT, _STRAIGHT_LINEAR = 0.04045, 0.0031308


class ColourSpace(Enum):
    """The device a page is made for, by its colour operators (ISO 32000-1:2008, 8.6.8)."""

    RGB = "rg"
    CMYK = "k"
    GREY = "g"


@value
class Swatch:
    """A colour, mixed once for each device.

    Attributes:
        role: what the colour is for.
        rgb: red, green and blue of sRGB, each 0 to 1.
        cmyk: cyan, magenta, yellow and black ink, each 0 to 1.
        small: the same mixed of few inks, for small letters: plates never meet exactly.
    """

    role: str
    rgb: tuple[float, float, float]
    cmyk: tuple[float, float, float, float]
    small: tuple[float, float, float, float] | None = None

    @classmethod
    def parse(
        cls, role: str, *, rgb: str, cmyk: tuple[float, ...], small: tuple[float, ...] | None = None
    ) -> Swatch:
        """Read a swatch as the theme writes it: ``"#1E3A5C"`` and ``(100, 75, 35, 25)``.

        Raises:
            ValueError: if a part is missing, malformed or beyond its range.
        """
        if not _HEXADECIMAL.fullmatch(rgb):
            msg = f"“{rgb}” is not a colour; write six hexadecimal digits: #1E3A5C"
            raise ValueError(msg)
        red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (1, 3, 5))
        return cls(role, (red, green, blue), _inks(cmyk), _inks(small) if small else None)

    @property
    def hexadecimal(self) -> str:
        """The sRGB value as the theme writes it: ``#1E3A5C``."""
        return "#" + "".join(f"{round(part * 255):02X}" for part in self.rgb)

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 (black) to 1 (white) (WCAG 2.2, “relative luminance”)."""
        red, green, blue = (_linear(part) for part in self.rgb)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @property
    def for_small_text(self) -> Swatch:
        """This swatch as small letters are set in it."""
        return self if self.small is None else Swatch(self.role, self.rgb, self.small)

    @property
    def inks(self) -> int:
        """How many of the four it is mixed of."""
        return sum(1 for ink in self.cmyk if ink)

    @property
    def coverage(self) -> float:
        """Total area coverage: the sum of the four inks, 0 to 4."""
        return sum(self.cmyk)

    def components(self, space: ColourSpace) -> tuple[float, ...]:
        """The numbers of this colour in a space; grey is as light as the eye sees it."""
        if space is ColourSpace.RGB:
            return self.rgb
        if space is ColourSpace.CMYK:
            return self.cmyk
        return (_encoded(self.luminance),)


def _inks(written: tuple[float, ...]) -> tuple[float, float, float, float]:
    if not all(0 <= ink <= _FULL for ink in written) or len(written) != len("cmyk"):
        msg = f"“{list(written)}” are not four inks from 0 to 100: [100, 75, 35, 25]"
        raise ValueError(msg)
    cyan, magenta, yellow, black = (ink / _FULL for ink in written)
    return cyan, magenta, yellow, black


def _linear(part: float) -> float:
    return part / 12.92 if part <= _STRAIGHT else ((part + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> float:
    return light * 12.92 if light <= _STRAIGHT_LINEAR else 1.055 * light ** (1 / 2.4) - 0.055


def contrast_ratio(one: Swatch, other: Swatch) -> float:
    """How well one colour stands out from another, 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


@value(by_identity=True)
class Palette:
    """The swatches of a theme, by role.

    Two palettes are the same only if they are one object: what is made from one can be
    kept beside it, and comparing costs nothing.
    """

    swatches: Mapping[str, Swatch]

    def __getitem__(self, role: str) -> Swatch:
        """The swatch of a role.

        Raises:
            BookletError: T006 if the theme has no such role.
        """
        return named(self.swatches, role, what="swatch", file=THEME)

    def __contains__(self, role: object) -> bool:
        return role in self.swatches

    @property
    def roles(self) -> frozenset[str]:
        """All roles, with those of ``accent`` whether or not one is chosen yet."""
        return frozenset(self.swatches) | {_ACCENT + shade for shade in _SHADES}

    def with_accent(self, accent: str) -> Palette:
        """This palette with ``accent.deep`` and its like standing for those of ``accent``."""
        return _with_accent(self, accent)

    def fill_operator(self, role: str, space: ColourSpace) -> str:
        """The operator that fills with a role: ``0.118 0.227 0.361 rg``."""
        return _operator(self[role], space)

    def ink_operator(self, role: str, *, small: bool) -> str:
        """The operator that sets letters with a role in ink: ``0 0 0 1 k``.

        Args:
            role: of the swatch.
            small: whether they are so small that few inks are asked for.
        """
        swatch = self[role]
        return _operator(swatch.for_small_text if small else swatch, ColourSpace.CMYK)

    def stroke_operator(self, role: str, space: ColourSpace) -> str:
        """The operator that strokes with a role: ``0.118 0.227 0.361 RG``."""
        return _operator(self[role], space, stroke=True)


@lru_cache(maxsize=64)
def _with_accent(palette: Palette, accent: str) -> Palette:
    swatches = dict(palette.swatches)
    for shade in _SHADES:
        swatches[_ACCENT + shade] = swatches[f"{accent}.{shade}"]
    return Palette(swatches)


@lru_cache(maxsize=512)
def _operator(swatch: Swatch, space: ColourSpace, *, stroke: bool = False) -> str:
    # Three decimals bring every 8-bit value back exactly.
    numbers = " ".join(f"{round(part, 3):g}" for part in swatch.components(space))
    return f"{numbers} {space.value.upper() if stroke else space.value}"
