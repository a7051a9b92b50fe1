"""What can go wrong with a translation: one code each, with the way out.

Data only, so that ``docs/errors.md`` and a test can list it. ``K`` is for catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import Diagnostic
from booklet.values import value

if TYPE_CHECKING:
    from booklet.diagnostics import Location


@value
class Finding:
    """One kind of finding.

    Attributes:
        message: with ``{found}`` and the like for what was found.
        hints: what to do, in the order in which to try it.
        severity: ``error`` or ``warning``.
    """

    message: str
    hints: tuple[str, ...]
    severity: str = "error"


_ASK_GETTEXT = "`msgfmt --check` of gettext says what it makes of the file"
_ROOM = "or, if it may be so, add the flag: `#, ignore-room`"
_INIT = "begin with `python build_report.py translate init {tag}`"

CODES: dict[str, Finding] = {
    # The catalogue as a file.
    "K001": Finding("not a line of a catalogue: {found}", ("see the lines around", _ASK_GETTEXT)),
    "K002": Finding(
        "this message stands twice in the catalogue; the first is in line {line}",
        ("delete one of the two",),
    ),
    "K003": Finding(
        "the catalogue is for “{found}”, expected “{tag}”",
        ("put it into content/locales/ by its own name", "or correct its header: Language"),
    ),
    "K004": Finding(
        "{found} plural forms, and {tag} has {expected}: {categories}",
        (
            "run `python build_report.py translate update {tag}`",
            "in a file that came back: the program that wrote it must keep the forms as they are",
        ),
    ),
    "K005": Finding("there is no catalogue of “{tag}”", (_INIT,)),
    "K006": Finding(
        "nothing is known of the language “{tag}”",
        ("write its BCP 47 tag: pl, cy, ur, zh-Hant", "or add it to booklet/translate/cldr.py"),
    ),
    "K007": Finding(
        "“{tag}” is the language the booklet is written in",
        ("name the language that it is translated into",),
    ),
    "K008": Finding(
        "there is a catalogue already, {found}",
        (
            "take changes of the English into it: `python build_report.py translate update {tag}`",
            "or move it away first",
        ),
    ),
    # What a build needs.
    "K010": Finding(
        "no translation of “{found}”",
        ("translate it", "or build a draft, with the English in its place: `--draft`"),
    ),
    "K011": Finding(
        "the English has changed since this was translated: “{found}”",
        (
            "compare it with the old English above it, correct it and delete `fuzzy`",
            "or build a draft, with the English in its place: `--draft`",
        ),
    ),
    "K012": Finding(
        "the catalogue does not have this message: “{found}”",
        (
            "run `python build_report.py translate update {tag}`",
            "or build a draft, with the English in its place: `--draft`",
        ),
    ),
    "K013": Finding(
        "placeholders are lost, added or doubled in “{found}”",
        ("each of these must stand in it once: {wanted}",),
    ),
    "K014": Finding(
        "reviewed for another version of the English, {found}; now it is {version}",
        (
            "let it be reviewed again, then `python build_report.py translate sign-off {tag}`",
            "or build a draft: `--draft`",
        ),
    ),
    # What a translator may have overlooked.
    "K020": Finding(
        "the same as the English: “{found}”",
        ("translate it", "or, if it must be the same, add the flag: `#, ignore-same`"),
        "warning",
    ),
    "K021": Finding(
        "marks are lost or added: {found}",
        ("give the same words the marks that they have in the English",),
    ),
    "K022": Finding(
        "links are lost, added or changed: {found}",
        ("copy the address from the English",),
    ),
    "K023": Finding(
        "numbers are not those of the English: {found}",
        (
            "correct the number",
            "or, if it is written in words, add the flag: `#, ignore-numbers`",
        ),
        "warning",
    ),
    "K024": Finding(
        "“{found}” stays as it is in every language, and is not there",
        (
            "write it as in the English",
            "or add the form that stands there to content/glossary.yaml",
            "or, if the sentence does without it, add the flag: `#, ignore-terms`",
        ),
        "warning",
    ),
    "K025": Finding(
        "“{found}” has an agreed translation, which is not there: “{agreed}”",
        (
            "write it, inflected as the sentence needs it",
            "or add the form that stands there to content/glossary.yaml",
            "or, if the sentence does without it, add the flag: `#, ignore-terms`",
        ),
        "warning",
    ),
    "K026": Finding(
        "{found} are not the quotation marks of this language: {marks}",
        ("write those, or straight ones: the builder sets the language’s marks",),
        "warning",
    ),
    "K027": Finding(
        "letters of another script: {found}",
        ("type them anew on a keyboard of the language",),
        "warning",
    ),
    "K028": Finding(
        "most of this is not in the letters of the language: “{found}”",
        (
            "translate it",
            "or mark words in another language: [words]{{lang=en}}",
            "or add the flag: `#, ignore-script`",
        ),
        "warning",
    ),
    "K029": Finding(
        "the words for a picture are still English: “{found}”",
        ("say in the language what the picture tells somebody who cannot see it",),
    ),
    "K030": Finding(
        "{found}",
        ("correct it, if it was not meant",),
        "warning",
    ),
    "K031": Finding(
        "“{found}” is not in the English",
        (
            "is this the translation of another message?",
            "or, if the sentence needs the name, add the flag: `#, ignore-terms`",
        ),
        "warning",
    ),
    # What comes back from outside.
    "K040": Finding(
        "“{file}” cannot be read: {reason}",
        ("save it anew in the program that made it", "or ask for it again"),
    ),
    "K041": Finding(
        "“{file}” has in it what no translation needs: {found}",
        (
            "copy the translations into the file that went out, as plain text",
            "be careful if you did not expect it: it may do harm",
        ),
    ),
    "K042": Finding(
        "“{file}” is too large: {found}",
        ("is this the right file?", "be careful: small files that unpack to large ones do harm"),
    ),
    "K043": Finding(
        "“{file}” is not as it went out: {found}",
        ("export it anew, and copy the translations into it",),
    ),
    "K044": Finding(
        "no message has the id “{found}”",
        (
            "if the English has changed meanwhile: export that message anew",
            "or take in all the others: `--leave-out`",
        ),
    ),
    "K045": Finding(
        "the English of this message is not ours: “{found}”",
        (
            "leave the column of the English as it is; translate beside it",
            "or take in all the others: `--leave-out`",
        ),
    ),
    "K046": Finding(
        "“{found}” is there twice, with different translations",
        ("delete one of the two",),
    ),
    "K047": Finding(
        "“{file}” has {found}",
        ("accept or reject all changes, and save it: in Word, Review, Accept All Changes",),
    ),
    "K048": Finding(
        "“{file}” is none of the kinds of file that translations travel in",
        ("they end in .po, .xliff (or .xlf), .xlsx, .docx",),
    ),
    "K049": Finding(
        "a character nobody can see: {found}",
        ("delete it; it comes from copying out of another program",),
    ),
    # What the pages have no room for.
    "K050": Finding(
        "“{found}” has no room on page {page}: in its own size {lines} too many in a box of {box},"
        " and smaller still too many",
        ("{fits}", "or shorten what else stands there"),
    ),
    "K051": Finding(
        "page {page} is set smaller to hold everything, “{found}” at {scale} % of its size:"
        " in that it has {lines}, the English {english}",
        ("look at the page; shorten it, or what else stands there", _ROOM),
        "warning",
    ),
    "K052": Finding(
        "what is on one page in English runs over page {page}: “{found}” and what stands with"
        " it have {lines} too many in a box of {box}",
        ("look at the pages; shorten it, or what else stands there", _ROOM),
        "warning",
    ),
    "K053": Finding(
        "“{found}” takes {pages} pages, and {english} in English",
        ("shorten its longest paragraphs", _ROOM),
        "warning",
    ),
    "K054": Finding(
        "a word is longer than its line of {measure} mm on page {page}, and {done}: “{found}”",
        ("choose a shorter word, or two", _ROOM),
        "warning",
    ),
}


def diagnose(code: str, where: Location | None, **found: object) -> Diagnostic:
    """A finding of a translation, in words."""
    known = CODES[code]
    return Diagnostic(
        code=code,
        message=known.message.format(**found),
        location=where,
        hints=tuple(hint.format(**found) for hint in known.hints),
        severity=known.severity,
    )
