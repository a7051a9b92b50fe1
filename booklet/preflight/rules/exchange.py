"""Rules of PDF/X-4 on a file as printers hand it on: its metadata, its profile, its boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import StreamObject

from booklet.preflight.findings import Finding
from booklet.preflight.objects import array, dictionary, entry, name, number, within
from booklet.preflight.packet import moment, said
from booklet.preflight.registry import IN_INK, rule
from booklet.preflight.rules.saying import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined

_X4 = "PDF/X-4"
_ASKED = (
    *("dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"),
    *("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"),
)
_TWICE = (
    ("/Title", "dc:title"),
    ("/Creator", "xmp:CreatorTool"),
    ("/Producer", "pdf:Producer"),
    ("/Trapped", "pdf:Trapped"),
    ("/GTS_PDFXVersion", "pdfxid:GTS_PDFXVersion"),
    ("/CreationDate", "xmp:CreateDate"),
    ("/ModDate", "xmp:ModifyDate"),
)
_HEADER = 128
_INKS = {b"CMYK": 4, b"GRAY": 1}


@rule("P108", on=IN_INK)
def cut_in_two_places(examined: Examined) -> Iterator[Finding]:
    """P108: a page has a TrimBox and an ArtBox.

    Why it matters:
        Both may say where the page is cut. PDF/X allows one of them, and programs at
        printers refuse a file with both.
    How to fix:
        Export the file anew as PDF/X-4, which keeps the TrimBox alone.
    Source:
        ISO 15930-7:2010, 6.2; ISO 32000-1:2008, 14.11.2.
    """
    for page in examined.pages:
        if page.trim_written is not None and "/ArtBox" in page.page:
            yield Finding(
                code="P108", message="the page has a TrimBox and an ArtBox", page=page.number
            )


@rule("P611", on=IN_INK)
def only_part_of_a_page_is_printed(examined: Examined) -> Iterator[Finding]:
    """P611: viewers are asked to show or print only part of the page.

    Why it matters:
        Bleed and marks then vanish on a proof or in print, and nobody sees why.
    How to fix:
        Export the file anew; in Acrobat, leave out “crop to” when saving.
    Source:
        ISO 15930-7:2010, 6.2; ISO 32000-1:2008, 12.2.
    """
    wishes = within(examined.reader.root_object, "/ViewerPreferences")
    for key in ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip"):
        if key in wishes and name(entry(wishes, key)) not in {"MediaBox", "BleedBox"}:
            found = name(entry(wishes, key))[:20]
            yield Finding(code="P611", message=f"{key[1:]} is “{found}”; expected the MediaBox")


@rule("P624", on=IN_INK)
def told_in_two_ways(examined: Examined) -> Iterator[Finding]:
    """P624: the metadata say something else than the document information.

    Why it matters:
        A file says its title and its dates twice. If they differ, a printer’s system shows
        one and files it under the other, and takes two versions for the same.
    How to fix:
        Build the booklet anew. In a file made elsewhere, save it anew as PDF/X-4 and do not
        edit its properties with another program.
    Source:
        ISO 15930-7:2010, 6.7; ISO 32000-1:2008, 14.3.
    """
    info = dictionary(examined.reader.trailer.get("/Info"))
    for key, twin in _TWICE:
        one, other = str(entry(info, key) or "").removeprefix("/"), said(examined.xmp, twin)
        if key.endswith("Date"):
            differ = moment(one) != moment(other)
        else:
            differ = " ".join(one.split()) != other
        if one and other and differ:
            message = f"{key[1:]} is “{one[:40]}”, but {twin} is “{other[:40]}”"
            yield Finding(code="P624", message=message)


@rule("P625", on=IN_INK)
def claim_without_its_papers(examined: Examined) -> Iterator[Finding]:
    """P625: the file claims PDF/X-4 without all that goes with it.

    Why it matters:
        A printer’s program reads the claim, looks for the rest, and refuses the file.
    How to fix:
        Build the press edition; in a file made elsewhere, export anew with the preset
        “PDF/X-4” instead of editing the metadata.
    Source:
        ISO 15930-7:2010, 6.1 and 6.7.
    """
    xmp = examined.xmp
    if not said(xmp, "pdfxid:GTS_PDFXVersion").startswith(_X4):
        return
    lacking = [key for key in _ASKED if not said(xmp, key)]
    if lacking:
        yield Finding(code="P625", message=f"the metadata lack {listed(lacking)}")
    trapped = said(xmp, "pdf:Trapped")
    if trapped not in {"True", "False"}:
        found = f"“{trapped[:20]}”" if trapped else "nothing"
        yield Finding(code="P625", message=f"pdf:Trapped is {found}; expected True or False")


@rule("P626", on=IN_INK)
def profile_of_no_press(examined: Examined) -> Iterator[Finding]:
    """P626: the profile of the output intent is broken, or is not that of a press.

    Why it matters:
        Proofs and conversions are worked out from it: with a wrong profile they show colours
        that no press will print.
    How to fix:
        Give the printer’s profile an ICC profile that the printer names, of the class
        “output” and for its inks.
    Source:
        ISO 15930-7:2010, 6.2.3; ICC.1:2010, 7.2.
    """
    for intent in array(entry(examined.reader.root_object, "/OutputIntents")):
        profile = entry(intent, "/DestOutputProfile")
        if name(entry(intent, "/S")) != "GTS_PDFX" or not isinstance(profile, StreamObject):
            continue
        data = examined.walker.data_of(profile)
        fault = _fault(data, int(number(entry(profile, "/N"))))
        if fault:
            yield Finding(code="P626", message=f"the profile of the output intent {fault}")


def _fault(data: bytes, components: int) -> str:
    """What is wrong with an ICC profile of inks; empty if nothing is."""
    if len(data) < _HEADER or data[36:40] != b"acsp":
        return "is broken"
    if data[8] > 4:  # noqa: PLR2004 - the last version that PDF 1.6 to 2.0 know
        return f"is of version {data[8]}; expected 4 or earlier"
    if data[12:16] != b"prtr":
        return "is not that of a printing condition (class “prtr”)"
    if data[16:20] in _INKS and _INKS[data[16:20]] != components:
        return f"has other inks than the {components} that the file says"
    return ""
