"""What can go wrong when parts are put together: one code each, with the way out.

Data only, so that ``docs/errors.md`` and a test can list it. ``A`` codes are about the
booklet as a whole, ``I`` codes about a PDF made elsewhere.
"""

from __future__ import annotations

from booklet.diagnostics import Diagnostic, Location
from booklet.values import value


@value
class Finding:
    """One kind of finding.

    Attributes:
        message: with ``{found}`` and the like for what was found.
        hints: what to do, in the order in which to try it.
        clause: the standard that asks for it, if one does.
    """

    message: str
    hints: tuple[str, ...]
    clause: str = ""


_SAVE_ANEW = "open the file and save it anew as PDF, or print it to a PDF"
_ARCHIVE = "in the program that made it, save as PDF/A-2"
_ACCESSIBLE = "in the program that made it, save as an accessible (tagged) PDF"

CODES: dict[str, Finding] = {
    "A001": Finding(
        "a link leads to “{found}”, which is nowhere in the booklet",
        ("link to a section that the booklet has, or take the link out",),
    ),
    "A002": Finding(
        "“{found}” cannot be written: {reason}",
        (
            "close the file if a viewer shows it",
            "make room on the disk, or choose another folder: `--output DIR`",
        ),
    ),
    "I001": Finding("the insert cannot be read as a PDF: {found}", (_SAVE_ANEW,)),
    "I002": Finding(
        "the insert is encrypted or asks for a password",
        ("save it without a password and without restrictions",),
        "ISO 19005-2:2011, 6.1.3",
    ),
    "I003": Finding(
        "the insert is too large: {found}, at most {limit}",
        ("insert fewer pages", "save it with smaller pictures"),
    ),
    "I004": Finding(
        "the insert took longer than {limit} to read, or more memory than is allowed",
        (_SAVE_ANEW,),
    ),
    "I005": Finding(
        "the insert contains a program or an action: {found}",
        (_SAVE_ANEW,),
        "ISO 19005-2:2011, 6.5.1",
    ),
    "I006": Finding(
        "the insert carries other files: {found}",
        ("take the attachments out",),
        "ISO 19005-2:2011, 6.8",
    ),
    "I007": Finding(
        "the insert has fields to fill in",
        ("print it to a PDF: the fields become part of the page",),
        "ISO 19005-2:2011, 6.4",
    ),
    "I008": Finding(
        "page {page} of the insert has a note or another annotation: {found}",
        ("print it to a PDF without comments",),
        "ISO 19005-2:2011, 6.3",
    ),
    "I009": Finding(
        "the insert uses the font “{found}” but does not contain it",
        (_ARCHIVE, "or embed all fonts when saving"),
        "ISO 19005-2:2011, 6.2.11.4.1",
    ),
    "I010": Finding(
        "the insert’s font “{found}” does not say which letters its shapes stand for",
        (_ARCHIVE,),
        "ISO 19005-2:2011, 6.2.11.7.2",
    ),
    "I011": Finding(
        "the insert has {found} colours, but this edition is in RGB",
        ("save it with sRGB colours", _ARCHIVE),
        "ISO 19005-2:2011, 6.2.4.3",
    ),
    "I012": Finding(
        "the insert has no tags, so each page needs a text alternative: {found}",
        (
            "say under `pages:` what each page tells the reader, one text a page",
            _ACCESSIBLE,
        ),
        "ISO 14289-1:2014, 7.1",
    ),
    "I013": Finding(
        "the insert has {found}, but text alternatives are given for {given}",
        ("write one text under `pages:` for each page, in order",),
    ),
    "I014": Finding(
        "the insert is tagged, so its pages need no text alternatives",
        ("delete `pages:`; a screen reader reads the insert itself",),
    ),
    "I015": Finding(
        "the insert’s tags cannot be used: {found}",
        (_ACCESSIBLE, "or save it without tags and describe each page under `pages:`"),
        "ISO 14289-1:2014, 7.1",
    ),
    "I016": Finding(
        "a picture on page {page} of the insert has no text alternative",
        ("give the picture a text alternative in the program that made it",),
        "ISO 14289-1:2014, 7.3",
    ),
    "I017": Finding(
        "the insert has layers that are switched off: {found}",
        ("save it with all layers merged",),
        "ISO 19005-2:2011, 6.9",
    ),
    "I018": Finding(
        "the insert uses {found}, which files for keeping may not",
        (_ARCHIVE, _SAVE_ANEW),
        "ISO 19005-2:2011, 6.1 and 6.2",
    ),
    "I019": Finding(
        "a link on page {page} of the insert is not https, mailto or tel: “{found}”",
        ("take the link out or mend it in the program that made the insert",),
    ),
}


def diagnose(code: str, location: Location | None, **found: object) -> Diagnostic:
    """The finding ``code``, with what was found written into its message."""
    kind = CODES[code]
    return Diagnostic(
        code=code,
        message=kind.message.format(**found),
        location=location,
        hints=kind.hints,
        clause=kind.clause,
    )
