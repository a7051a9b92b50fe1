"""What can go wrong when pages are put on sheets: one code each, with the way out.

Data only, so that ``docs/errors.md`` and a test can list it.
"""

from __future__ import annotations

from booklet.assemble.codes import Finding
from booklet.diagnostics import Diagnostic

_SAVE_ANEW = "open the file and save it anew as PDF, or print it to a PDF"

CODES: dict[str, Finding] = {
    "M001": Finding("“{file}” cannot be read as a PDF: {found}", (_SAVE_ANEW,)),
    "M002": Finding(
        "“{file}” is encrypted or asks for a password",
        ("save it without a password and without restrictions",),
    ),
    "M003": Finding(
        "the pages take {needed}, but the sheet has room for {room}",
        (
            "choose a larger sheet: `--sheet SRA3`",
            "let the pages be made to fit: `--scale fit`",
            "or put fewer of them on a sheet",
        ),
    ),
    "M004": Finding(
        "{found} are not a multiple of {multiple}, and empty pages were refused",
        ("let empty pages stand before the last one: `--blanks before-back`", "or add pages"),
    ),
    "M005": Finding(
        "empty pages at the end would take the place of the back cover",
        ("let them stand before it: `--blanks before-back`",),
    ),
    "M006": Finding(
        "sheets that are folded are printed on both sides",
        ("say about which edge the printer turns them: `--flip short` or `--flip long`",),
    ),
    "M007": Finding(
        "pages have different sizes: page 1 has {first}, but {found}",
        (
            "give all pages one size in the program that made the file",
            "or let each be made to fit: `--scale fit`",
        ),
    ),
    "M008": Finding(
        "where to cut (TrimBox) is not said on {found}; the whole area of the page was taken",
        ("in the program that made it, save as PDF/X, or with a trim box",),
        "ISO 32000-1:2008, 14.11.2",
    ),
    "M009": Finding(
        "page {page}: creep moves text to {after} from the spine ({before} before), less than"
        " {safe}",
        (
            "widen the inner margin of the pages",
            "choose thinner paper, or several signatures: `--signature 4`",
        ),
    ),
    "M010": Finding(
        "the sheet has no room for marks: {found} beside the pages, {needed} are needed",
        ("choose a larger sheet: `--sheet SRA3`", "or leave the marks out: `--marks none`"),
    ),
    "M011": Finding("{option} is “{found}”: {expected}", ("`impose --help` shows examples",)),
    "M012": Finding(
        "the file has {found} of bleed, less than the {asked} asked for",
        ("make the file with more bleed, or ask for less: `--bleed`",),
    ),
    "M013": Finding(
        "“{file}” would be written over itself",
        ("choose another name: `--output NAME.pdf`",),
    ),
    "M014": Finding(
        "the edition “{found}” is made from “{source}”, which is made from sheets itself",
        ("name an edition of pages after `from:`",),
    ),
    "M015": Finding(
        "notes, stamps or form fields of the file are not on the sheets: {found}",
        ("print the file to a PDF first: they become part of its pages",),
    ),
    "M016": Finding(
        "“{file}” takes more than {limit} to put on sheets",
        (_SAVE_ANEW, "or divide it into smaller files"),
    ),
}


def diagnose(code: str, *, severity: str = "error", **found: object) -> Diagnostic:
    """The finding ``code``, with what was found written into its message."""
    kind = CODES[code]
    return Diagnostic(
        code=code,
        message=kind.message.format(**found),
        location=None,
        hints=kind.hints,
        clause=kind.clause,
        severity=severity,
    )
