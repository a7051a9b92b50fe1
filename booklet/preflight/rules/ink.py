"""Rules on how much ink lies on the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.preflight.findings import Finding, Severity
from booklet.preflight.ink import InkArea, InkPages, heavy_areas
from booklet.preflight.meant import Purpose
from booklet.preflight.registry import ON_PAPER, rule
from booklet.units import Length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.ink import Plates
    from booklet.preflight.sheet import SheetPage

_MOST_ON_A_PAGE = 8
_SQUARE_CM = 100


@rule("P350", on=ON_PAPER, pixels=True)
def too_much_ink(examined: Examined) -> Iterator[Finding]:
    """P350: more ink lies on one spot than the paper can take.

    Why it matters:
        Where the inks together come to more than some 300 % of a solid, sheets stick
        together, ink comes off on the next one, and dark pictures lose their detail.
    How to fix:
        Mix the dark colour with more black and less of the others (the theme’s `cmyk`); give
        a picture a profile with a lower total ink limit when it is converted.
    Source:
        ISO 12647-2:2013, 4.3.3; the printer’s profile.
    """
    with InkPages(examined.data) as pages:
        # Without a press profile a page in RGB is the office printer’s to convert.
        is_ours_to_mix = examined.purpose is Purpose.PRESS or examined.meant.colour == "cmyk"
        if pages.profile is None and not is_ours_to_mix:
            return
        for page in examined.pages:
            for area, severity in _areas(examined, page, pages.plates(page.number - 1)):
                limit = "ink_fail" if severity is Severity.ERROR else "ink_warn"
                yield Finding(
                    code="P350",
                    message=f"{area.mean:.0f} % of ink on {_size(area)}; expected at most"
                    f" {getattr(examined.limits, limit):.0f} %",
                    page=page.number,
                    place=page.place(area.box.points),
                    severity=severity,
                )


def _areas(
    examined: Examined, page: SheetPage, plates: Plates
) -> Iterator[tuple[InkArea, Severity]]:
    """Patches over the higher limit, then those over the lower one that hold none of them."""
    limits = examined.limits
    within = Rect(*map(Length, page.bleed))
    worse = heavy_areas(plates, limit=limits.ink_fail, square_mm=limits.ink_area, within=within)
    for area in worse[:_MOST_ON_A_PAGE]:
        yield area, Severity.ERROR
    bad = heavy_areas(plates, limit=limits.ink_warn, square_mm=limits.ink_area, within=within)
    others = [area for area in bad if not any(area.box.contains(each.box) for each in worse)]
    for area in others[:_MOST_ON_A_PAGE]:
        yield area, Severity.WARNING


def _size(area: InkArea) -> str:
    if area.square_mm >= _SQUARE_CM:
        return f"{area.square_mm / _SQUARE_CM:.1f} cm²"
    return f"{area.square_mm:.0f} mm²"
