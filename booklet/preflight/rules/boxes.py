"""Rules on page boxes, sizes and counts (ISO 32000-1:2008, 14.11.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding
from booklet.preflight.registry import ON_PAPER, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined


@rule("P102", on=ON_PAPER)
def missing_trim_box(examined: Examined) -> Iterator[Finding]:
    """P102: a page has no TrimBox.

    Why it matters:
        The printer cuts at the TrimBox; without one the cut is guessed.
    How to fix:
        Build the press edition; it writes the box from the trim size of its layout. In a
        file made elsewhere, export it with a trim box (“crop marks and bleed”).
    Source:
        ISO 32000-1:2008, 14.11.2; ISO 15930-7:2010, 6.2.
    """
    for page in examined.pages:
        # Not page.trimbox: pypdf falls back to the CropBox, and the rule would never fire.
        if page.trim_written is None:
            yield Finding(code="P102", message="the page has no TrimBox", page=page.number)
