"""Rules on files that are printed in one ink, and little of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.preflight.findings import Finding
from booklet.preflight.ink import InkPages, coverage
from booklet.preflight.registry import EVERY_PURPOSE, rule
from booklet.preflight.render import SCREEN_DPI
from booklet.preflight.rules.merging import Merged
from booklet.preflight.rules.saying import listed
from booklet.preflight.walking.painted import Kind
from booklet.units import Length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.sheet import SheetPage
    from booklet.preflight.walking.painted import Painted

_BLACK = "Black"
_FINE_DPI = 300
"""A line thinner than a pixel is shown as one: what seems too much is measured again."""


@rule("P305", on=EVERY_PURPOSE)
def another_ink(examined: Examined) -> Iterator[Finding]:
    """P305: a file for one ink paints with another, or with light.

    Why it matters:
        The printer has black alone, or colour is what was to be spared: a grey mixed of light
        comes out of a colour printer in four inks, and a colour means nothing on a black one.
    How to fix:
        Build the file anew with `--mono`. A picture of your own must be grey; a block that
        paints by itself must ask the palette of the theme.
    Source:
        The theme’s `one_ink:` in layouts/theme-mono.yaml; ISO 32000-1:2008, 8.6.4.2.
    """
    if not examined.meant.mono:
        return
    for page, canvas in examined.painted:
        merged = Merged("P305", page, examined.meant.trace)
        for painted in canvas:
            said = _another(painted)
            if said and painted.is_visible:
                merged.add(painted, f"{painted.kind.value} in {said}; expected black ink alone")
        yield from merged.findings()


def _another(painted: Painted) -> str:
    """In what something is painted, if that is not black; else nothing."""
    if painted.space.is_gray:
        return ""
    inks = painted.paint.ink_names if painted.paint and painted.paint.inks is not None else None
    if inks is None:
        return painted.space.said
    return "" if set(inks) <= {_BLACK} else listed(ink.lower() for ink in inks)


@rule("P306", on=EVERY_PURPOSE)
def tinted_letters(examined: Examined) -> Iterator[Finding]:
    """P306: letters in a file for one ink are grey.

    Why it matters:
        Black ink is black or nothing: grey is printed as dots, which eat the edges of letters,
        and a copy of a copy loses them.
    How to fix:
        Set the words in ink: their swatch must not stand in `one_ink: paper:` of
        layouts/theme-mono.yaml. What is to be quieter can be smaller or lighter in weight.
    Source:
        Figures of the house: contrast of ink on paper; WCAG 2.2, 1.4.6.
    """
    if not examined.meant.mono:
        return
    for page, canvas in examined.painted:
        merged = Merged("P306", page, examined.meant.trace)
        for painted in canvas:
            if painted.kind is Kind.TEXT and painted.is_visible and _is_tint(painted):
                inks = painted.paint.inks if painted.paint else None
                merged.add(painted, f"letters in {(inks or {}).get(_BLACK, 0):.0%} of black")
        yield from merged.findings()


def _is_tint(painted: Painted) -> bool:
    paint = painted.paint
    is_words = bool(painted.text.strip())
    is_one = paint is not None and paint.ink_names == (_BLACK,)
    return is_words and is_one and paint is not None and not paint.is_black


@rule("P351", on=EVERY_PURPOSE, pixels=True)
def much_of_one_ink(examined: Examined) -> Iterator[Finding]:
    """P351: a page for one ink takes much of it.

    Why it matters:
        The file was asked for to spare ink or toner. A page of text covers some six per cent
        of the paper; large areas of black also come out uneven from office printers.
    How to fix:
        Draw fewer shapes solid: `one_ink: pictures:` in layouts/theme-mono.yaml says which are
        `solid:` and which `hatched:`, and how far apart lines are (`gap:`).
    Source:
        Figures of the house: less than 12 % of any page; ISO/IEC 19752:2017 measures toner by
        pages of 5 %.
    """
    if not examined.meant.mono:
        return
    limit = examined.limits.coverage
    with InkPages(examined.data) as pages:
        for page in examined.pages:
            covered = _covered(pages, page, dpi=SCREEN_DPI)
            if covered >= limit:
                covered = _covered(pages, page, dpi=_FINE_DPI)
            if covered >= limit:
                yield Finding(
                    code="P351",
                    message=f"{covered:.1f} % of the page is ink; expected less than {limit:g} %",
                    page=page.number,
                )


def _covered(pages: InkPages, page: SheetPage, *, dpi: float) -> float:
    """What part of a page is ink, per cent."""
    trim = Rect(*map(Length, page.trim))
    return sum(coverage(pages.plates(page.number - 1, dpi=dpi), within=trim))
