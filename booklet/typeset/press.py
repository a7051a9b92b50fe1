"""What a press would spoil, known before anything is painted.

The preflight reads the finished file; what is asked here can be mended in the theme, the
edition or the content, and is told with its place there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import Diagnostic
from booklet.typeset.block import blocks_of
from booklet.typeset.compose import InsertedPart
from booklet.typeset.text import Text
from booklet.units import ZERO, Length, mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.text.style import TextStyle
    from booklet.typeset.compose import Composition
    from booklet.typeset.page import Page, Placed
    from booklet.typeset.printer import Printer, SmallTextRecord
    from booklet.typeset.setting import Setting

_TOUCHING = mm(0.2)
"""Art that ends so near the edge was meant to touch it; no knife is more exact."""


def check_press(composition: Composition, setting: Setting) -> Iterator[Diagnostic]:
    """Look over an edition in inks; nothing is found in one that is not."""
    printer = setting.printer
    if printer is None:
        return
    for page in composition.pages:
        yield from _short_of_the_bleed(page, printer, setting)
    if setting.edition.colour == "cmyk":
        yield from _inserts(composition, printer)
        yield from _inks_of_letters(composition, printer.small_text, setting)


def _inserts(composition: Composition, printer: Printer) -> Iterator[Diagnostic]:
    """Pages made elsewhere are not taken into files for a press; docs/printing.md says why."""
    for part in composition.parts:
        if isinstance(part, InsertedPart):
            leave_out = (
                "leave it out of content/booklet.yaml for this edition, and send the printer its"
                " own print-ready file, with the pages between which it belongs"
            )
            look = f"python build_report.py check {part.insert.file} --printer {printer.name}"
            yield Diagnostic(
                code="T005",
                message=f"the insert “{part.insert.id}” is not taken into files for a press",
                location=part.insert.location,
                hints=(leave_out, f"`{look}` says what to ask its maker for"),
                clause="ISO 15930-7:2010",
            )


def _inks_of_letters(
    composition: Composition, rule: SmallTextRecord, setting: Setting
) -> Iterator[Diagnostic]:
    """Small letters are set in few inks: no two plates meet exactly."""
    told: set[tuple[str, float]] = set()
    for page in composition.pages:
        for style in _small_styles(page, rule.below.pt):
            role = style.colour
            if page.accent:
                role = role.replace("accent.", f"{page.accent}.")
            inks = setting.palette[role].for_small_text.inks
            if inks <= rule.inks or (role, style.size) in told:
                continue
            told.add((role, style.size))
            yield Diagnostic(
                code="T003",
                message=(
                    f"letters of {style.size:g} pt are set in “{role}”, of {inks} inks;"
                    f" expected {rule.inks} at most below {rule.below.pt:g} pt"
                ),
                location=setting.theme.swatches[role].location,
                hints=(
                    "mix the swatch for small letters: `small: [0, 95, 0, 68]`",
                    "or give these letters another colour in layouts/theme.yaml",
                ),
            )


def _small_styles(page: Page, below: float) -> set[TextStyle]:
    return {
        run.style
        for placed in (*page.placed, *page.furniture)
        for block in (placed.block, *blocks_of(placed.block.children))
        if isinstance(block, Text) and block.look.size < below
        for run in block.paragraph.runs
    }


def _short_of_the_bleed(page: Page, printer: Printer, setting: Setting) -> Iterator[Diagnostic]:
    """Art that touches the trim runs over it as far as the printer asks."""
    for placed in page.placed:
        short = {
            edge: max(over, ZERO)
            for edge, over in _over_edges(page, placed, setting).items()
            if -_TOUCHING <= over < printer.bleed - _TOUCHING
        }
        if not short:
            continue
        least, wanted = (length.like("mm") for length in (min(short.values()), printer.bleed))
        mend = (
            "draw the picture further beyond its edge, or move its area in layouts/editions out"
            f" to -{wanted}"
        )
        profile = f"layouts/printers/{printer.name}.yaml"
        settle = f"ask whether {least} will do, as nearly everywhere; then `bleed: {least}` in"
        yield Diagnostic(
            code="T004",
            message=(
                f"page {page.number}: art runs {least} over the {', '.join(short)};"
                f" the printer “{printer.name}” asks for {wanted}"
            ),
            location=placed.block.location,
            hints=(f"{settle} {profile}", mend) if min(short.values()) > ZERO else (mend,),
        )


def _over_edges(page: Page, placed: Placed, setting: Setting) -> dict[str, Length]:
    """How far a block runs over each edge of the trim; negative where it stays inside."""
    trim, block = setting.edition.trim, placed.block
    left = page.left(placed.x, block.width)
    return {
        "left edge": Length(-left),
        "right edge": Length(left + block.width) - trim.width,
        "foot": Length(block.height - placed.top),
        "head": Length(placed.top) - trim.height,
    }
