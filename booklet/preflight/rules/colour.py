"""Rules on colour spaces, inks and overprinting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding, Severity
from booklet.preflight.registry import IN_INK, ON_SCREEN, rule
from booklet.preflight.rules.merging import Merged
from booklet.preflight.rules.saying import listed, shortened
from booklet.preflight.walking.painted import Kind, Via

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.walking.colours import Space
    from booklet.preflight.walking.painted import Painted

_LARGE = 12.0


@rule("P301", on=IN_INK)
def light_instead_of_ink(examined: Examined) -> Iterator[Finding]:
    """P301: something is coloured in RGB, which is light and not ink.

    Why it matters:
        A press prints with cyan, magenta, yellow and black. Somebody’s machine has to
        convert RGB, every machine does it its own way, and black words come out in four inks.
    How to fix:
        Build the press edition: it takes the inks from `cmyk:` in layouts/theme.yaml. In a
        file made elsewhere, export it as PDF/X-4 with conversion to the printer’s profile.
    Source:
        ISO 15930-7:2010, 6.2.4; the printer’s profile in layouts/printers, `intent:`.
    """
    yield from _in_space(examined, "P301", lambda space: space.is_rgb)


@rule("P302", on=IN_INK)
def measured_colour(examined: Examined) -> Iterator[Finding]:
    """P302: something is coloured by a profile of its own or in Lab.

    Why it matters:
        Such colours are converted at the printer’s. What comes out depends on settings that
        nobody here has seen.
    How to fix:
        Convert them when exporting (“convert to destination”), or paint them with a colour
        of the theme.
    Source:
        Ghent Workgroup 2015 specification, SheetCmyk; the printer’s profile, `intent:`.
    """
    yield from _in_space(examined, "P302", lambda space: space.independent and not space.is_rgb)


@rule("P303", on=IN_INK)
def spot_colour(examined: Examined) -> Iterator[Finding]:
    """P303: a spot colour is used.

    Why it matters:
        A spot colour is a fifth ink, with a plate and a price of its own. If nobody ordered
        it, the job stops or the colour is guessed.
    How to fix:
        Paint it with a colour of the theme. If the ink was ordered, exempt it in the
        printer’s profile and say so.
    Source:
        The printer’s profile in layouts/printers: four inks; ISO 32000-1:2008, 8.6.6.4.
    """
    yield from _in_space(examined, "P303", lambda space: bool(space.spots))


@rule("P304", on=ON_SCREEN)
def ink_on_a_screen(examined: Examined) -> Iterator[Finding]:
    """P304: something is coloured in inks, in a file for screens.

    Why it matters:
        A screen mixes light. Every viewer converts inks its own way, so the colours of this
        part differ from the rest, and contrast can be lost.
    How to fix:
        Build the screen edition anew. In a file made elsewhere, export it with RGB (“sRGB”).
    Source:
        ISO 19005-2:2011, 6.2.4.3; the edition’s file, `colour:`.
    """
    if examined.meant.colour == "rgb":
        yield from _in_space(examined, "P304", lambda space: space.is_cmyk or bool(space.spots))


def _in_space(examined: Examined, code: str, wrong: Callable[[Space], bool]) -> Iterator[Finding]:
    """What is painted in a colour space that does not belong there, merged by page."""
    for page, canvas in examined.painted:
        merged = Merged(code, page, examined.meant.trace)
        for painted in canvas:
            if wrong(painted.space):
                through = "" if painted.via is Via.PAGE else f" in a {painted.via.value}"
                merged.add(painted, f"{painted.kind.value}{through} in {painted.space.said}")
        yield from merged.findings()


@rule("P310", on=IN_INK)
def small_text_in_many_inks(examined: Examined) -> Iterator[Finding]:
    """P310: small words are printed in more inks than plates can meet.

    Why it matters:
        The plates of a press never meet exactly. Small letters in three or four inks get
        coloured rims and become hard to read.
    How to fix:
        Give the words a colour of one or two inks in layouts/theme.yaml, best black alone.
    Source:
        The printer’s profile in layouts/printers, `small_text:`.
    """
    below, most = examined.limits.small_text.pt, examined.limits.small_text_inks
    for page, canvas in examined.painted:
        merged = Merged("P310", page, examined.meant.trace)
        for painted in canvas:
            if not _is_small_text(painted, below) or painted.paint is None:
                continue
            inks = painted.paint.ink_names
            if len(inks) > most:
                said = listed(ink.lower() for ink in inks)
                merged.add(painted, f"{painted.size:.3g} pt type in {len(inks)} inks ({said})")
        yield from merged.findings()


def _is_small_text(painted: Painted, below: float) -> bool:
    words = painted.kind is Kind.TEXT and painted.is_visible
    return words and painted.size < below - 0.01 and bool(painted.text.strip())


@rule("P311", on=IN_INK)
def white_overprints(examined: Examined) -> Iterator[Finding]:
    """P311: something white is set to print over what is below it, and vanishes.

    Why it matters:
        White is the paper showing. White that overprints leaves the ink below as it is: on
        the screen it is there, on paper it is gone.
    How to fix:
        Switch “overprint” off for white objects in the program that made the page.
    Source:
        ISO 32000-1:2008, 8.6.7; Ghent Workgroup 2015 specification.
    """
    for page, canvas in examined.painted:
        for painted in canvas:
            white = painted.paint is not None and painted.paint.is_white
            vanishes = painted.mode == 1 or bool(painted.space.colorants)
            if white and painted.overprint and vanishes and painted.is_visible:
                yield Finding(
                    code="P311",
                    message=f"a white {painted.kind.value} overprints, so it will not be there",
                    page=page.number,
                    place=page.place(painted.box),
                )


@rule("P312", on=IN_INK, severity=Severity.WARNING)
def black_text_knocks_out(examined: Examined) -> Iterator[Finding]:
    """P312: small black words are cut out of the colour behind them.

    Why it matters:
        If the plates shift a little, white slivers show around every letter. Black printed
        over the colour has no such rims.
    How to fix:
        Build the press edition, whose black text overprints. In a file made elsewhere,
        set black text to overprint.
    Source:
        Figures of the house: body text is black alone and overprints; ISO 32000-1:2008, 8.6.7.
    """
    for page, canvas in examined.painted:
        merged = Merged("P312", page, examined.meant.trace)
        for painted in canvas:
            if not _is_small_text(painted, max(_LARGE + 0.1, examined.limits.small_text.pt)):
                continue
            black = painted.paint is not None and painted.paint.is_black
            if black and not painted.overprint and _on_colour(painted, canvas):
                merged.add(painted, f"black type of {painted.size:.3g} pt knocks out")
        yield from merged.findings()


def _on_colour(text: Painted, canvas: tuple[Painted, ...]) -> bool:
    """Whether something other than paper lies behind words, by boxes."""
    left, bottom, right, top = text.box
    return any(
        below.kind is not Kind.TEXT
        and below.box[0] < right
        and below.box[2] > left
        and below.box[1] < top
        and below.box[3] > bottom
        and not (below.paint and below.paint.is_white)
        for below in canvas[: text.number]
    )


@rule("P320", on=IN_INK, severity=Severity.WARNING)
def transparency(examined: Examined) -> Iterator[Finding]:
    """P320: something is see-through in a file whose standard knows no transparency.

    Why it matters:
        An older machine flattens it and the result is not what was seen on the screen.
    How to fix:
        Export as PDF/X-4, which allows transparency, or take the effect out.
    Source:
        ISO 15930-4:2003, 6.3; ISO 19005-1:2005, 6.4.
    """
    if _may_be_transparent(examined):
        return
    for page, canvas in examined.painted:
        for painted in canvas:
            if painted.is_transparent and painted.via is not Via.SOFT_MASK:
                yield Finding(
                    code="P320",
                    message=f"{painted.kind.value} is see-through"
                    f" ({shortened(_how_transparent(painted))})",
                    page=page.number,
                    place=page.place(painted.box),
                )
                break


def _may_be_transparent(examined: Examined) -> bool:
    from booklet.preflight.rules.document import version_of

    known = "x4" in examined.meant.conforms or "GTS_PDFXVersion" in examined.xmp
    return known and version_of(examined) >= (1, 6)


def _how_transparent(painted: Painted) -> str:
    if painted.masked:
        return "soft mask"
    return f"{painted.alpha:.0%}" if painted.alpha < 1 else f"blend mode {painted.blend}"
