"""Rules on the file as a whole: version, keys, programs, output intent, dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, StreamObject

from booklet.preflight.findings import Finding, Severity
from booklet.preflight.objects import array, dictionary, entry, name, number, within
from booklet.preflight.registry import IN_INK, ON_PAPER, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined

_LATEST_FOR_PRESS = (1, 6)
_ACTIONS = {
    "JavaScript": "a program (JavaScript)",
    "Launch": "a command that starts a program",
    "SubmitForm": "a form that is sent",
    "ImportData": "data that is fetched",
    "Rendition": "a film or sound",
    "Movie": "a film",
    "Sound": "a sound",
}
_PRINTING_ANNOTATIONS = {"PrinterMark", "TrapNet"}
_INTENT = "/OutputIntents"


def version_of(examined: Examined) -> tuple[int, int]:
    """The version of PDF: the header’s, or the catalogue’s if that is later (7.2.2)."""
    found = re.search(rb"%PDF-(\d)\.(\d)", examined.data[:1024])
    header = (int(found[1]), int(found[2])) if found else (1, 0)
    later = name(entry(examined.reader.root_object, "/Version")).split(".")
    if len(later) == 2 and all(part.isdecimal() for part in later):  # noqa: PLR2004
        return max(header, (int(later[0]), int(later[1])))
    return header


@rule("P601")
def not_all_could_be_read(examined: Examined) -> Iterator[Finding]:
    """P601: part of the file could not be looked at.

    Why it matters:
        What cannot be read here may be read differently by a viewer or at the printer’s;
        nothing more can be said about it.
    How to fix:
        Save the file anew from the program that made it, or print it to a PDF.
    Source:
        ISO 32000-1:2008, 7.8.
    """
    assert examined.painted is not None
    if examined.walker.incomplete:
        yield Finding(code="P601", message=examined.walker.incomplete)


@rule("P602", walks=False)
def encrypted(examined: Examined) -> Iterator[Finding]:
    """P602: the file is encrypted or restricted.

    Why it matters:
        Printers’ programs cannot open it, and a screen reader may be shut out.
    How to fix:
        Save it without a password and without restrictions.
    Source:
        ISO 15930-7:2010, 6.1.6; ISO 19005-2:2011, 6.1.3.
    """
    if "/Encrypt" in examined.reader.trailer:
        yield Finding(code="P602", message="the file is encrypted")


@rule("P603", walks=False)
def program_inside(examined: Examined) -> Iterator[Finding]:
    """P603: the file contains something that runs by itself or when clicked.

    Why it matters:
        Mail filters and careful readers refuse such files, and a printed page does nothing.
    How to fix:
        Save the file without scripts and actions; print it to a PDF if in doubt.
    Source:
        ISO 19005-2:2011, 6.5.1; ISO 15930-7:2010, 6.2.13.
    """
    root = examined.reader.root_object
    if within(root, "/Names", "/JavaScript"):
        yield Finding(code="P603", message=f"the file contains {_ACTIONS['JavaScript']}")
    for holder, number_ in [(root, None), *((p.page, p.number) for p in examined.pages)]:
        if "/AA" in holder:
            yield Finding(code="P603", message="the file does something by itself", page=number_)
    opening = name(entry(entry(root, "/OpenAction"), "/S"))
    if opening in _ACTIONS:
        yield Finding(code="P603", message=f"opening the file starts {_ACTIONS[opening]}")
    for page in examined.pages:
        for annotation in array(entry(page.page, "/Annots")):
            kind = name(entry(entry(annotation, "/A"), "/S"))
            if kind in _ACTIONS or "/AA" in dictionary(annotation):
                said = _ACTIONS.get(kind, "something that runs by itself")
                yield Finding(code="P603", message=f"a link starts {said}", page=page.number)


@rule("P604", walks=False)
def attached_files(examined: Examined) -> Iterator[Finding]:
    """P604: other files are attached.

    Why it matters:
        They are not printed and often not noticed: somebody’s draft or data may go out with
        the booklet.
    How to fix:
        Take the attachments out, unless they are meant to be there.
    Source:
        ISO 19005-2:2011, 6.8; ISO 15930-7:2010, 6.2.
    """
    root = examined.reader.root_object
    names = entry(within(root, "/Names", "/EmbeddedFiles"), "/Names")
    if within(root, "/Names", "/EmbeddedFiles") or "/AF" in root or "/Collection" in root:
        files = len(names) // 2 if isinstance(names, ArrayObject) else 0
        message = f"{files} files are attached" if files > 1 else "a file is attached"
        yield Finding(code="P604", message=message)


@rule("P605", on=ON_PAPER, walks=False)
def hidden_layers(examined: Examined) -> Iterator[Finding]:
    """P605: a layer is switched off.

    Why it matters:
        What you see is not what the printer’s machine may print: it can switch the layer on.
    How to fix:
        Delete the layer, or merge all layers, and save anew.
    Source:
        ISO 15930-7:2010, 6.2.12; ISO 19005-2:2011, 6.9.
    """
    default = within(examined.reader.root_object, "/OCProperties", "/D")
    for layer in array(entry(default, "/OFF")):
        called = entry(layer, "/Name")
        yield Finding(code="P605", message=f"the layer “{str(called)[:60]}” is switched off")


@rule("P610", on=ON_PAPER, walks=False)
def links_on_a_printed_page(examined: Examined) -> Iterator[Finding]:
    """P610: there is a link, a comment or a field on a printed page.

    Why it matters:
        Paper has no links. Comments may be printed, and PDF/X allows none of them on the page.
    How to fix:
        Build the press edition, which has none. In a file made elsewhere, export it without
        interactive elements and delete comments.
    Source:
        ISO 15930-7:2010, 6.2.14.
    """
    for page in examined.pages:
        for annotation in array(entry(page.page, "/Annots")):
            kind = name(entry(annotation, "/Subtype")) or "annotation"
            rect = array(entry(annotation, "/Rect"))
            sides = [number(side) for side in rect]
            if kind in _PRINTING_ANNOTATIONS or len(sides) != 4:  # noqa: PLR2004
                continue
            bleed = page.bleed
            x0, y0, x1, y1 = sides
            if x0 < bleed[2] and x1 > bleed[0] and y0 < bleed[3] and y1 > bleed[1]:
                yield Finding(
                    code="P610",
                    message=f"there is a {kind.lower()} on the page",
                    page=page.number,
                    place=page.place((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))),
                )


@rule("P620", on=IN_INK, walks=False)
def output_intent_missing(examined: Examined) -> Iterator[Finding]:
    """P620: the file does not say for which press its colours are mixed.

    Why it matters:
        The same inks look different on coated and uncoated paper. Without an output intent
        the printer has to guess, or asks.
    How to fix:
        Give the printer’s profile an `intent:`; in a file made elsewhere, export as PDF/X-4.
    Source:
        ISO 15930-7:2010, 6.2.2; ISO 32000-1:2008, 14.11.5.
    """
    intents = [dictionary(one) for one in array(entry(examined.reader.root_object, _INTENT))]
    for_press = [one for one in intents if name(entry(one, "/S")) == "GTS_PDFX"]
    if len(for_press) != 1:
        found = "none" if not for_press else str(len(for_press))
        yield Finding(code="P620", message=f"expected one output intent for a press, found {found}")
    for intent in for_press:
        profile = entry(intent, "/DestOutputProfile")
        if "/OutputConditionIdentifier" not in intent:
            yield Finding(code="P620", message="the output intent does not name its condition")
        if not isinstance(profile, StreamObject) and "/RegistryName" not in intent:
            yield Finding(code="P620", message="the output intent has no profile")
        if isinstance(profile, StreamObject) and number(entry(profile, "/N")) == 3:  # noqa: PLR2004
            yield Finding(code="P620", message="the output intent is for RGB, not for inks")


@rule("P621", on=IN_INK, walks=False)
def not_pdf_x(examined: Examined) -> Iterator[Finding]:
    """P621: the file does not say that it is PDF/X-4.

    Why it matters:
        Printers ask for PDF/X because it promises what they need: fonts, boxes, one output
        intent. A file that does not claim it is checked by hand, or sent back.
    How to fix:
        Build the press edition; in a file made elsewhere, export with the preset “PDF/X-4”.
    Source:
        ISO 15930-7:2010, 6.1.2 and 6.5.
    """
    info = dictionary(examined.reader.trailer.get("/Info"))
    if "GTS_PDFXVersion" not in examined.xmp and "/GTS_PDFXVersion" not in info:
        yield Finding(code="P621", message="there is no GTS_PDFXVersion")
    if "Trapped" not in examined.xmp and "/Trapped" not in info:
        yield Finding(code="P621", message="nothing says whether it is trapped")


@rule("P622", walks=False)
def metadata_missing(examined: Examined) -> Iterator[Finding]:
    """P622: the file lacks its title, its dates or its identity.

    Why it matters:
        A catalogue, an archive and a printer’s system know a file by these; without them
        two versions cannot be told apart.
    How to fix:
        Build the booklet anew. In a file made elsewhere, fill in the title under
        “properties” and save as PDF/A or PDF/X.
    Source:
        ISO 15930-7:2010, 6.1.3 and 6.5; ISO 19005-2:2011, 6.6; ISO 14289-1:2014, 7.1.
    """
    xmp = examined.xmp
    info = dictionary(examined.reader.trailer.get("/Info"))
    if not xmp:
        yield Finding(code="P622", message="there is no metadata (XMP)")
    for key, written, said in (
        ("dc:title", "/Title", "title"),
        ("xmp:CreateDate", "/CreationDate", "date of creation"),
        ("xmp:ModifyDate", "/ModDate", "date of change"),
    ):
        if key not in xmp and written not in info:
            yield Finding(code="P622", message=f"there is no {said}")
    identity = examined.reader.trailer.get("/ID")
    if identity is None or len(array(identity)) != 2:  # noqa: PLR2004 - two halves (14.4)
        yield Finding(code="P622", message="the file has no ID")


@rule("P623", on=IN_INK, walks=False)
def version_too_new(examined: Examined) -> Iterator[Finding]:
    """P623: the file is of a later version of PDF than the standard knows.

    Why it matters:
        A printer’s older machine may not read it.
    How to fix:
        Export as PDF/X-4, which is PDF 1.6.
    Source:
        ISO 15930-7:2010, 6.1.1.
    """
    found = version_of(examined)
    if found > _LATEST_FOR_PRESS:
        yield Finding(code="P623", message=f"the file is PDF {found[0]}.{found[1]}; expected 1.6")


@rule("P630", severity=Severity.WARNING, walks=False)
def large_file(examined: Examined) -> Iterator[Finding]:
    """P630: the file is large.

    Why it matters:
        Many mail boxes refuse it, and on a phone it takes long to open.
    How to fix:
        Scale photographs down to the size of their places; see P502.
    Source:
        Figures of the house: size of the output.
    """
    found, most = len(examined.data) / 1_000_000, examined.limits.megabytes
    if found > most:
        yield Finding(
            code="P630", message=f"the file has {found:.1f} MB; expected {most:g} or less"
        )
