"""Rules of PDF/X-4 on what pages use: nothing that a printer's machine decides by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import DictionaryObject, StreamObject

from booklet.preflight.findings import Finding
from booklet.preflight.objects import array, entry, name, number
from booklet.preflight.registry import IN_INK, rule
from booklet.preflight.rules.saying import listed
from booklet.preflight.used import used
from booklet.preflight.walking.colours import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined

_HALFTONES = {1.0, 5.0}
_INTENTS = {"AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"}


@rule("P321", on=IN_INK)
def blended_in_light(examined: Examined) -> Iterator[Finding]:
    """P321: what is see-through is mixed in RGB.

    Why it matters:
        Where things show through one another, colours are mixed as light and turned into
        ink afterwards: black words below become four inks, and inks shift.
    How to fix:
        In the program that made the page, set the “transparency blend space” to CMYK.
    Source:
        ISO 15930-7:2010, 6.2.5; ISO 32000-1:2008, 11.6.6; Ghent Workgroup 2015 specification.
    """
    for page, held in used(examined):
        is_group = name(entry(held, "/S")) == "Transparency"
        if is_group and "/CS" in held:
            space = examined.walker.spaces.read(held.raw_get("/CS"), DictionaryObject())
            if space is not UNKNOWN and space.is_rgb:
                yield Finding(code="P321", message="see-through things are mixed in RGB", page=page)


@rule("P627", on=IN_INK)
def settings_of_a_machine(examined: Examined) -> Iterator[Finding]:
    """P627: the page brings settings that belong to a printing machine.

    Why it matters:
        Curves and screens made for another machine change every tone, and no proof shows it.
    How to fix:
        Export the file anew without “transfer functions” and “halftone screens”.
    Source:
        ISO 15930-7:2010, 6.2.6; ISO 32000-1:2008, 10.4 and 10.5.
    """
    for page, held in used(examined):
        for said in _settings(held):
            yield Finding(code="P627", message=f"the page brings {said}", page=page)


def _settings(held: DictionaryObject) -> Iterator[str]:
    is_state = "/Type" not in held or name(entry(held, "/Type")) == "ExtGState"
    if is_state and not isinstance(held, StreamObject):
        if "/TR" in held or ("/TR2" in held and name(entry(held, "/TR2")) != "Default"):
            yield "a transfer function, which changes tones"
        if "/HTP" in held:
            yield "the place of a halftone screen"
    if "/HalftoneType" in held:
        kind = number(entry(held, "/HalftoneType"))
        if kind not in _HALFTONES or "/HalftoneName" in held:
            yield "a halftone screen of its own"
    for key in ("/RI", "/Intent"):
        intent = name(entry(held, key))
        drawn = is_state if key == "/RI" else name(entry(held, "/Subtype")) == "Image"
        if drawn and intent and intent not in _INTENTS:
            yield f"a rendering intent that there is not: “{intent[:30]}”"


@rule("P628", on=IN_INK)
def content_that_is_elsewhere(examined: Examined) -> Iterator[Finding]:
    """P628: part of a page is not in the file, or is there in two versions.

    Why it matters:
        What is printed is then fetched or chosen at the printer’s: a picture may be missing,
        or be another one than on the screen.
    How to fix:
        Place pictures and pages themselves, not links to them, and export anew.
    Source:
        ISO 15930-7:2010, 6.2; ISO 32000-1:2008, 7.3.8.2, 8.8.2, 8.9.5.4, 8.10.4 and 14.11.7.
    """
    for page, held in used(examined):
        if isinstance(held, StreamObject):
            for said in _elsewhere(held):
                yield Finding(code="P628", message=f"the page uses {said}", page=page)


def _elsewhere(stream: StreamObject) -> Iterator[str]:
    if "/F" in stream or "/FFilter" in stream:
        yield "data from a file of its own"
    if "/OPI" in stream:
        yield "a picture that stands in for another (OPI)"
    if "/Ref" in stream:
        yield "a page of another file"
    kinds = {name(entry(stream, "/Subtype")), name(entry(stream, "/Subtype2"))}
    if "PS" in kinds or "/PS" in stream:
        yield "a program for the printer (PostScript)"
    if any(
        str(entry(one, "/DefaultForPrinting")) == "True"
        for one in array(entry(stream, "/Alternates"))
    ):
        yield "a picture of which another version is printed"


@rule("P629", on=IN_INK)
def unknown_instructions(examined: Examined) -> Iterator[Finding]:
    """P629: a page is painted with instructions that there are not.

    Why it matters:
        Each machine passes over them in its own way, or stops; something may be missing.
    How to fix:
        Save the file anew from the program that made it, or print it to a PDF.
    Source:
        ISO 15930-7:2010, 6.2; ISO 32000-1:2008, annex A and annex C.
    """
    assert examined.painted is not None
    unknown = sorted(examined.walker.unknown)
    if unknown:
        shown = [one.decode("latin-1")[:10] for one in unknown[:5]]
        printable = ("".join(filter(str.isprintable, one)) for one in shown)
        message = f"unknown instructions: {listed(f'“{one}”' for one in printable)}"
        yield Finding(code="P629", message=message)
    if examined.walker.deepest > _DEEPEST:
        yield Finding(
            code="P629",
            message=f"settings are put aside {examined.walker.deepest} deep; machines keep"
            f" {_DEEPEST}",
        )


_DEEPEST = 28
"""How many graphics states a machine keeps (ISO 32000-1:2008, annex C, table C.1)."""
