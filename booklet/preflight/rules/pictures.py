"""Rules on pictures as placed and on lines as drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding, Severity
from booklet.preflight.registry import ON_PAPER, rule
from booklet.preflight.rules.merging import Merged
from booklet.preflight.walking.painted import Kind, Via

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined

_HAIR = 0.005
_TINY = 4
"""A picture of so few pixels is a colour or a line, not a photograph."""
_STENCIL = 2.0
"""A picture of black and white needs about twice as many pixels."""
_TOO_MANY = 3.0


@rule("P501", on=ON_PAPER)
def too_few_pixels(examined: Examined) -> Iterator[Finding]:
    """P501: a picture has too few pixels for the size at which it is placed.

    Why it matters:
        It looks sharp on a screen, but on paper its pixels show: edges have steps, faces
        are blurred.
    How to fix:
        Use the original photograph, not one from a website or an e-mail; or place it
        smaller.
    Source:
        The printer’s profile in layouts/printers, `resolution:`.
    """
    limits = examined.limits
    for page, canvas in examined.painted:
        for painted in canvas:
            if painted.kind is not Kind.PICTURE or not painted.is_visible:
                continue
            if min(painted.pixels) <= _TINY or not painted.ppi or painted.via is Via.SOFT_MASK:
                continue
            found = painted.ppi / page.unit
            if found >= limits.ppi_warn:
                continue
            fails = found < limits.ppi_fail
            wide, high = painted.pixels
            yield Finding(
                code="P501",
                message=f"a picture of {wide} × {high} pixels has {found:.0f} pixels an inch as"
                f" placed; expected {limits.ppi_warn:g} or more",
                page=page.number,
                place=page.place(painted.box),
                severity=Severity.ERROR if fails else Severity.WARNING,
                thing="" if examined.meant.trace else "picture",
            )


@rule("P502", severity=Severity.WARNING)
def far_too_many_pixels(examined: Examined) -> Iterator[Finding]:
    """P502: a picture has far more pixels than anybody will see.

    Why it matters:
        The file becomes large, slow to send and slow to open, and looks no better.
    How to fix:
        Scale the picture down to about 400 pixels an inch at the size of its place.
    Source:
        Figures of the house; Ghent Workgroup 2015 specification (resolution).
    """
    most = max(examined.limits.ppi_warn, 225.0) * _TOO_MANY
    for page, canvas in examined.painted:
        for painted in canvas:
            large = painted.kind is Kind.PICTURE and min(painted.pixels) > most / 4
            if large and not painted.is_mask and painted.ppi / page.unit > most:
                wide, high = painted.pixels
                message = (
                    f"a picture of {wide} × {high} pixels has {painted.ppi / page.unit:.0f} pixels"
                    f" an inch as placed; {most:.0f} are more than enough"
                )
                place = page.place(painted.box)
                yield Finding(code="P502", message=message, page=page.number, place=place)


@rule("P510", on=ON_PAPER)
def hairline(examined: Examined) -> Iterator[Finding]:
    """P510: a line is thinner than can be printed.

    Why it matters:
        It shows on the screen, however thin, but a press loses it, in parts or whole. A line
        of no weight at all comes out as thin as the machine can.
    How to fix:
        Give the line a greater weight in layouts/theme.yaml or in the drawing; a drawing
        placed smaller makes its lines thinner too.
    Source:
        The printer’s profile in layouts/printers, `smallest:`, `line:`.
    """
    least = examined.limits.line.pt
    for page, canvas in examined.painted:
        merged = Merged("P510", page, examined.meant.trace)
        for painted in canvas:
            thin = painted.weight * page.unit
            if painted.kind is Kind.LINE and painted.is_visible and thin < least - _HAIR:
                merged.add(painted, f"a line of {thin:.2g} pt; expected {least:g} pt or more")
        yield from merged.findings()
