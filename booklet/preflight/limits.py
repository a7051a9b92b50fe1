"""The figures that rules measure against; a printer's profile may change each.

The defaults are the house's own (``DESIGN.md``, figures the output must keep to).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.units import Length, mm, pt
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from booklet.preflight.findings import Exemption, Severity


@value(kw_only=True)
class Limits:
    """What a file is measured against.

    Attributes:
        bleed: how far art reaches beyond the trim.
        safe_edge: from the trim to the nearest text.
        safe_spine: from the spine to the nearest text.
        ppi_warn, ppi_fail: pixels an inch of a picture as placed.
        line: the thinnest line.
        ink_warn, ink_fail: total ink, per cent.
        coverage: from here on a page in one ink has too much, per cent of its area.
        ink_area: smallest area over the limit that counts, in square millimetres.
        small_text, small_text_inks: below this size, text is in at most so many inks.
        smallest_text: type size as it will be on paper or screen.
        contrast_body, contrast_display: WCAG ratios; type above ``display_size`` is display.
        multiple: the number of pages is a multiple of this.
        megabytes: size of the file.
        severities: by code, where they are not the rule's own.
        exemptions: what somebody has decided to live with.
    """

    bleed: Length = mm(3)
    safe_edge: Length = mm(5)
    safe_spine: Length = mm(10)
    ppi_warn: float = 225.0
    ppi_fail: float = 150.0
    line: Length = pt(0.25)
    ink_warn: float = 300.0
    ink_fail: float = 330.0
    coverage: float = 12.0
    ink_area: float = 4.0
    small_text: Length = pt(12)
    small_text_inks: int = 2
    smallest_text: Length = pt(7)
    contrast_body: float = 7.0
    contrast_display: float = 4.5
    display_size: Length = pt(13)
    multiple: int = 4
    megabytes: float = 20.0
    severities: Mapping[str, Severity] = {}
    exemptions: tuple[Exemption, ...] = ()
