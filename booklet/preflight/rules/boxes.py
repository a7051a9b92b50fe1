"""Rules on page boxes, sizes and counts (ISO 32000-1:2008, 14.11.2)."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding
from booklet.preflight.registry import FOR_PRESS, ON_PAPER, rule
from booklet.preflight.rules.saying import mm, size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.objects import Box

_HAIR = 0.05  # points
_BLEED_SHORT = 0.1  # points
_SIZE_DIFFERS = 0.6  # points: programs round page sizes to whole points
_SMALLEST, _LARGEST = 3.0, 14400.0


@rule("P101", walks=False)
def odd_page_size(examined: Examined) -> Iterator[Finding]:
    """P101: a page cannot be shown, for it has no size or one beyond measure.

    Why it matters:
        A page smaller than 1 mm or larger than 5 m is a mistake of the program that made
        it; many viewers show nothing at all.
    How to fix:
        Give the page its paper size and save the file anew.
    Source:
        ISO 32000-1:2008, annex C.2.
    """
    for page in examined.pages:
        wide, high = page.media[2] - page.media[0], page.media[3] - page.media[1]
        if min(wide, high) < _SMALLEST or max(wide, high) > _LARGEST:
            yield Finding(code="P101", message=f"the page is {size(wide, high)}", page=page.number)


@rule("P102", on=FOR_PRESS, walks=False)
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


@rule("P103", walks=False)
def boxes_not_nested(examined: Examined) -> Iterator[Finding]:
    """P103: the boxes of a page do not lie inside each other.

    Why it matters:
        The trim lies inside the bleed, and the bleed inside the sheet of film. Where it is
        not so, a printer’s program refuses the file or cuts in the wrong place.
    How to fix:
        Export the file anew with trim, bleed and page size as the printer asked.
    Source:
        ISO 32000-1:2008, 14.11.2.1; ISO 15930-7:2010, 6.2.
    """
    for page in examined.pages:
        named = [
            ("TrimBox", page.trim_written),
            ("BleedBox", page.bleed_written),
            ("MediaBox", page.media),
        ]
        written = [(name, box) for name, box in named if box]
        nested = [*pairwise(written)]
        if page.trim_written:
            nested.append((written[0], ("CropBox", page.crop)))
        for (inner, small), (outer, large) in nested:
            if not _inside(small, large):
                yield Finding(
                    code="P103",
                    message=f"the {inner} reaches out of the {outer}",
                    page=page.number,
                    place=page.place(small),
                )


@rule("P104", walks=False)
def sizes_differ(examined: Examined) -> Iterator[Finding]:
    """P104: a page has another size than the rest.

    Why it matters:
        Pages that are bound together are cut together. A page of another size comes out cut
        off, or with white at its edges.
    How to fix:
        Give the page the size of the others. If it is a PDF made elsewhere, ask for it in
        the size of the booklet.
    Source:
        Figures of the house: one trim size in a booklet.
    """
    sizes = [_rounded(page.trim_size) for page in examined.pages]
    if not sizes:
        return
    usual = Counter(sizes).most_common(1)[0][0]
    for page, found in zip(examined.pages, sizes, strict=True):
        if max(abs(a - b) for a, b in zip(found, usual, strict=True)) > _SIZE_DIFFERS:
            yield Finding(
                code="P104",
                message=f"the page is {size(*found)}, most others are {size(*usual)}",
                page=page.number,
            )


@rule("P105", walks=False)
def wrong_page_size(examined: Examined) -> Iterator[Finding]:
    """P105: the pages have another size than the edition asks for.

    Why it matters:
        The printer’s price and paper, and the envelope, go by the size that was agreed.
    How to fix:
        Build the edition anew; if the size shall be another, change `trim:` in the
        edition’s file.
    Source:
        The edition’s file in layouts/editions, `trim:`.
    """
    wanted = examined.meant.trim
    if wanted is None or not examined.pages:
        return
    first = examined.pages[0]
    found = first.trim_size
    asked = (wanted.width.pt, wanted.height.pt)
    if max(abs(a - b) for a, b in zip(found, asked, strict=True)) > _SIZE_DIFFERS:
        message = f"the page is {size(*found)}, the edition asks for {size(*asked)}"
        yield Finding(code="P105", message=message, page=first.number)


@rule("P106", on=FOR_PRESS, walks=False)
def page_count_not_a_multiple(examined: Examined) -> Iterator[Finding]:
    """P106: the number of pages cannot be folded into sheets.

    Why it matters:
        A sheet folded once has four pages. What is short becomes blank pages where nobody
        wanted them, before or after the back cover.
    How to fix:
        Let the booklet builder fill up the pages (`make_up:` in the edition’s file), or
        add or take out pages until the number is a multiple of what the printer binds.
    Source:
        The printer’s profile in layouts/printers, `multiple:`.
    """
    pages, multiple = len(examined.pages), examined.limits.multiple
    if examined.meant.whole and pages % multiple:
        message = f"the number of pages is {pages}; expected a multiple of {multiple}"
        yield Finding(code="P106", message=message)


@rule("P107", on=ON_PAPER, walks=False)
def pages_turned(examined: Examined) -> Iterator[Finding]:
    """P107: a page is stored turned.

    Why it matters:
        Programs that arrange pages on sheets often overlook that a page is to be turned,
        and print it lying on its side.
    How to fix:
        Export the page upright; do not turn it afterwards in a viewer.
    Source:
        ISO 32000-1:2008, 7.7.3.3 (Rotate); Ghent Workgroup 2015 specification.
    """
    for page in examined.pages:
        if page.rotation:
            message = f"the page is turned by {page.rotation * 90}°"
            yield Finding(code="P107", message=message, page=page.number)


@rule("P201", on=FOR_PRESS, walks=False)
def bleed_missing(examined: Examined) -> Iterator[Finding]:
    """P201: a page has less bleed than the printer asks for.

    Why it matters:
        The knife is never quite where it should be. Without colour beyond the cut, a white
        line shows at the edge.
    How to fix:
        Build the press edition with this printer’s profile. In a file made elsewhere,
        export it with bleed (“use document bleed settings”).
    Source:
        The printer’s profile in layouts/printers, `bleed:`; ISO 32000-1:2008, 14.11.2.2.
    """
    wanted = examined.limits.bleed.pt
    for page in examined.pages:
        if page.trim_written is None or wanted <= _BLEED_SHORT:
            continue
        trim, bleed = page.trim, page.bleed
        room = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
        if room < wanted - _BLEED_SHORT:
            message = f"the bleed is {mm(max(room, 0))}; expected {mm(wanted)} on every side"
            yield Finding(code="P201", message=message, page=page.number)


def _inside(small: Box, large: Box) -> bool:
    return (
        large[0] - _HAIR <= small[0]
        and large[1] - _HAIR <= small[1]
        and small[2] <= large[2] + _HAIR
        and small[3] <= large[3] + _HAIR
    )


def _rounded(found: tuple[float, float]) -> tuple[float, float]:
    return round(found[0], 1), round(found[1], 1)
