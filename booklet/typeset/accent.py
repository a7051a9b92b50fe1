"""A service's own accent: checked, and mixed into the shades that layouts ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.colour.ink import ink_contrast_ratio
from booklet.colour.swatch import Palette, Swatch, contrast_ratio
from booklet.diagnostics import BookletError, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from booklet.model.service import AccentRecord, Service
    from booklet.typeset.theme import Theme

    Ratio = Callable[[Swatch, Swatch], float]

_LEAST, _TEXT = 4.5, 7.0
_MID, _SOFT = 0.7, 0.12
"""Of the accent, the rest being paper."""
_STEP = 0.02
_FEW_INKS = 2
_BLACK = (0.0, 0.0, 0.0, 1.0)
_RATIOS = {"rgb": contrast_ratio, "cmyk": ink_contrast_ratio}


def mixed_for(service: Service | None, theme: Theme) -> Palette:
    """The theme's swatches, a service's own in place of those it has by default.

    Raises:
        BookletError: T008 if the accent is too pale to read in, on a screen or in ink.
    """
    palette = theme.mixed()
    if service is None or service.accent is None or theme.one_ink:
        return palette
    paper = palette["paper"]
    own = _swatch(service.accent)
    if found := list(_too_pale(service.accent, own, paper)):
        raise BookletError(found)
    soft = _mixed("service.soft", own, _SOFT)
    deep = _dark_enough(own, soft, _TEXT)
    few = deep.inks <= _FEW_INKS
    shades = (
        Swatch("service.deep", deep.rgb, deep.cmyk, None if few else _BLACK),
        _mixed("service.mid", own, _MID),
        soft,
    )
    return Palette({**palette.swatches, **{shade.role: shade for shade in shades}})


def _swatch(accent: AccentRecord) -> Swatch:
    return Swatch.parse("service.deep", rgb=accent.rgb, cmyk=accent.cmyk)


def _mixed(role: str, own: Swatch, share: float) -> Swatch:
    """A tint: so much of a colour on paper."""
    red, green, blue = (1 - (1 - part) * share for part in own.rgb)
    cyan, magenta, yellow, black = (ink * share for ink in own.cmyk)
    return Swatch(role, (red, green, blue), (cyan, magenta, yellow, black))


def _dark_enough(own: Swatch, ground: Swatch, needed: float) -> Swatch:
    """A colour with as much black as it needs to be read on a ground, as light and as ink."""
    light, ink = (_darkened(own, ground, needed, ratio) for ratio in _RATIOS.values())
    return Swatch(own.role, light.rgb, ink.cmyk)


def _darkened(own: Swatch, ground: Swatch, needed: float, ratio: Ratio) -> Swatch:
    black = 0.0
    made = own
    while ratio(made, ground) < needed:
        black += _STEP
        red, green, blue = (part * (1 - black) for part in own.rgb)
        cyan, magenta, yellow, key = own.cmyk
        made = Swatch(
            own.role, (red, green, blue), (cyan, magenta, yellow, 1 - (1 - key) * (1 - black))
        )
    return made


def _too_pale(accent: AccentRecord, own: Swatch, paper: Swatch) -> Iterator[Diagnostic]:
    """Of a colour that cannot be read on paper, as light or as ink."""
    would_do = _dark_enough(own, paper, _LEAST)
    inks = [round(100 * ink) for ink in would_do.cmyk]
    said = {
        "rgb": (own.hexadecimal, would_do.hexadecimal),
        "cmyk": (f"{list(map(int, accent.cmyk))}", f"{inks}"),
    }
    for space, ratio_of in _RATIOS.items():
        ratio = ratio_of(own, paper)
        if ratio >= _LEAST:
            continue
        yield Diagnostic(
            code="T008",
            message=(
                f"the accent {said[space][0]} has a contrast of {ratio:.1f}:1 on paper;"
                f" expected {_LEAST}:1 or more"
            ),
            location=accent.location,
            hints=(
                f"take a darker one: {said[space][1]} would do",
                f"from {_TEXT:g}:1 on, words are set in just this colour; below, in a darker one",
            ),
            clause="WCAG 2.2, 1.4.3",
        )
