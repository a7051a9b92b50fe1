"""Raster pictures, lines and letters by how large they come out on paper.

Sizes are those of the finished sheet: forms and matrices are reckoned in, so a page that
imposition places smaller is judged as small as it will be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding, Severity
from booklet.preflight.registry import EVERY_PURPOSE, ON_PAPER, rule
from booklet.preflight.render_places import around_all, overlap
from booklet.preflight.rules.merging import Merged
from booklet.preflight.rules.saying import shortened
from booklet.preflight.walking.painted import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.objects import Box
    from booklet.preflight.sheet import SheetPage
    from booklet.preflight.walking.painted import Painted

_STENCIL = 2.0
"""A picture of one bit has no greys to hide its steps in: it needs twice the pixels."""
_ROUNDING = 0.995
"""Files write sizes with a few digits; 224 of 225 pixels is 225."""


@rule("P540", on=ON_PAPER)
def coarse_picture(examined: Examined) -> Iterator[Finding]:
    """P540: a picture has too few pixels for its size on paper.

    Why it matters:
        Below some 200 pixels an inch a photograph looks soft on paper, below 150 one sees
        the pixels, although on a screen it was sharp.
    How to fix:
        Use a larger original, or place the picture smaller. Enlarging the file in a picture
        editor adds pixels but no detail.
    Source:
        Ghent Workgroup 2015 specification, image resolution; the printer’s profile.
    """
    limits = examined.limits
    for page, painted in _shown(examined, Kind.PICTURE):
        needed = _STENCIL if painted.is_mask else 1.0
        ppi = painted.ppi / needed
        if not painted.pixels[0] or ppi >= limits.ppi_warn * _ROUNDING:
            continue
        fails = ppi < limits.ppi_fail * _ROUNDING
        wanted = (limits.ppi_fail if fails else limits.ppi_warn) * needed
        wide, high = painted.pixels
        yield Finding(
            code="P540",
            message=f"a picture of {wide} × {high} pixels is placed at {painted.ppi:.0f} pixels"
            f" an inch; expected {wanted:.0f} or more",
            page=page.number,
            place=page.place(painted.box),
            severity=Severity.ERROR if fails else Severity.WARNING,
        )


@rule("P541", on=ON_PAPER)
def hairline(examined: Examined) -> Iterator[Finding]:
    """P541: a line is thinner than a press can hold.

    Why it matters:
        A hairline breaks up or vanishes on paper; a line of width 0 is drawn as thin as the
        machine can, which on a platesetter is invisible.
    How to fix:
        Make the line at least as heavy as the printer’s profile says, 0.25 pt unless it says
        otherwise, and heavier if it is not in solid ink.
    Source:
        ISO 32000-1:2008, 8.4.3.2; the printer’s profile.
    """
    least = examined.limits.line.pt
    for page, painted in examined.painted:
        merged = Merged("P541", page)
        for each in painted:
            if each.kind is Kind.LINE and each.is_visible and each.weight < least * _ROUNDING:
                said = f"a line is {each.weight:.2f} pt thick; expected {least:g} pt or more"
                merged.add(each, said)
        yield from merged.findings()


@rule("P440", on=EVERY_PURPOSE)
def tiny_text(examined: Examined) -> Iterator[Finding]:
    """P440: text is too small to read as it comes out.

    Why it matters:
        Small print shuts out readers with low vision, and imposing A4 pages two to a sheet
        makes 12 pt into 8.5 pt.
    How to fix:
        Set a larger type size in the theme; or impose onto a larger sheet, so that pages keep
        their size.
    Source:
        UKAAF G003 (clear print); the printer’s profile.
    """
    least = examined.limits.smallest_text
    for page, lines in _texts(examined):
        for box, size, words in lines:
            if size < least.pt * _ROUNDING:
                yield Finding(
                    code="P440",
                    message=f"“{words}” comes out at {size:.1f} pt;"
                    f" expected {least.pt:.1f} pt or more",
                    page=page.number,
                    place=page.place(box),
                    text=words,
                )


def _shown(examined: Examined, kind: Kind) -> Iterator[tuple[SheetPage, Painted]]:
    for page, all_painted in examined.painted:
        for painted in all_painted:
            if painted.kind is kind and painted.is_visible:
                yield page, painted


def _texts(
    examined: Examined,
) -> Iterator[tuple[SheetPage, list[tuple[Box, float, str]]]]:
    """Lines of text by page: pieces of one size that stand side by side are one line."""
    for page, all_painted in examined.painted:
        lines: list[tuple[Box, float, str]] = []
        for painted in all_painted:
            if painted.kind is not Kind.TEXT or not painted.is_visible or not painted.text.strip():
                continue
            # A slug line is for the printer, and is cut off.
            if not overlap(painted.box, page.bleed):
                continue
            size = round(painted.size * page.unit, 2)
            if lines and lines[-1][1] == size and abs(lines[-1][0][1] - painted.box[1]) < size / 2:
                box, _, words = lines[-1]
                lines[-1] = (around_all((box, painted.box)), size, shortened(words + painted.text))
            else:
                lines.append((painted.box, size, shortened(painted.text)))
        yield page, lines
