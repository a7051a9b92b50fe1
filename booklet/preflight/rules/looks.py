"""Rules on pages as they look: art at their edges, and pages with nothing on them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.preflight.findings import Finding, Severity
from booklet.preflight.registry import EVERY_PURPOSE, FOR_PRESS, rule
from booklet.preflight.render import PageImages
from booklet.preflight.render_edges import art_short_of_bleed, is_blank
from booklet.preflight.render_places import around_all
from booklet.preflight.rules.edges import told_by_objects
from booklet.units import Length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined


@rule("P150", severity=Severity.WARNING, on=EVERY_PURPOSE, pixels=True)
def blank_page(examined: Examined) -> Iterator[Finding]:
    """P150: there is nothing on a page.

    Why it matters:
        A blank page is sometimes wanted and often a leftover of a page break; and a reader
        of a printed copy takes it for a misprint.
    How to fix:
        Remove the page, or give it a purpose: the layout lists pages for notes and local
        contacts that fill before blanks do.
    Source:
        House rule: pages asked for by the binding are filled by roles.
    """
    with PageImages(examined.data) as images:
        for page in examined.pages:
            if is_blank(images, page.number - 1, within=Rect(*map(Length, page.trim))):
                yield Finding(code="P150", message="the page is blank", page=page.number)


@rule("P250", on=FOR_PRESS, pixels=True)
def art_ends_at_the_cut(examined: Examined) -> Iterator[Finding]:
    """P250: art touches the trim and does not reach the bleed.

    Why it matters:
        Sheets are cut in stacks, to half a millimetre or so. Art that ends at the trim leaves
        a white sliver at the edge of some copies.
    How to fix:
        Let the ground or the illustration run on beyond the trim; in this builder that is
        `bleed` of the printer’s profile. In a file made elsewhere, pull the picture’s frame
        out to the bleed line and export with bleed.
    Source:
        ISO 15930-7:2010, 6.2; ISO 32000-1:2008, 14.11.2; the printer’s profile.
    """
    bleed = examined.limits.bleed
    if not bleed.pt:
        return
    told = told_by_objects(examined)  # once is enough, and that names what is short
    with PageImages(examined.data) as images:
        for page in examined.pages:
            trim = Rect(*map(Length, page.trim))
            found = art_short_of_bleed(images, page.number - 1, trim=trim, bleed=bleed)
            for side, gaps in groupby(found, key=lambda short: short.side):
                if (page.number, side) in told:
                    continue
                short = tuple(gaps)
                reach = min(gap.reach for gap in short)
                where = _as_seen(side, page.rotation)
                yield Finding(
                    code="P250",
                    message=f"at the {where} the art ends {reach} beyond the trim;"
                    f" expected {bleed}",
                    page=page.number,
                    place=page.place(around_all([gap.box.points for gap in short])),
                )


_CLOCKWISE = ("left", "head", "right", "foot")


def _as_seen(side: str, quarter_turns: int) -> str:
    """A side of the page as it lies in the file, as a reader sees it."""
    return _CLOCKWISE[(_CLOCKWISE.index(side) + quarter_turns) % 4]
