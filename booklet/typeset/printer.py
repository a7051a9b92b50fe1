"""Printers’ profiles: what a press asks of a file, read from ``layouts/printers/*.yaml``.

An edition says what is printed, a profile on what. The same profile gives the file its
boxes and its colours and gives the preflight its limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic
from booklet.model.collections import ListOf, Nested
from booklet.model.files import ProjectFile
from booklet.model.numbers import LengthOf, Number, Whole
from booklet.model.reading import read_file
from booklet.model.schema import Reader, Record, key
from booklet.model.values import Flag, Id, Line, OneOf
from booklet.model.words import Pattern, PatternOf
from booklet.source.near import did_you_mean
from booklet.tagging.metadata import OutputIntent
from booklet.typeset.exemption import ExemptionRecord, SeverityRecord
from booklet.units import ZERO, Length, mm, pt

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.typeset.edition import Edition


class Limits(Record):
    """Where a finding begins, and where it stops a build."""

    warn: float = key(Number(0, 10_000), "From here on it is a warning.")
    fail: float = key(Number(0, 10_000), "From here on it is an error.")


class IntentRecord(Record):
    """The printing condition that the colours of a file are mixed for."""

    name: str = key(Line(), "Its name in the registry of the ICC: FOGRA39.")
    condition: str = key(Line(), "The same for people: which press, which paper.")
    profile: str = key(ProjectFile("assets/icc", ".icc"), "The ICC profile in assets/icc.")


class PaperRecord(Record):
    """How thick the paper is; a booklet’s inner sheets creep outwards by it."""

    inside: Length = key(LengthOf(minimum=ZERO, maximum=mm(2)), "One sheet of the inside: 0.1 mm.")
    cover: Length = key(LengthOf(minimum=ZERO, maximum=mm(2)), "The sheet of the cover: 0.2 mm.")


class SafeRecord(Record):
    """How far text stays from where a page is cut and bound."""

    trim: Length = key(LengthOf(minimum=ZERO), "From the edges that are cut: 5 mm.")
    spine: Length = key(LengthOf(minimum=ZERO), "From the fold or the glue: 10 mm.")


class SmallestRecord(Record):
    """What still comes out on paper."""

    text: Length = key(LengthOf(minimum=pt(1)), "Type size, as it is on the paper: 7 pt.")
    line: Length = key(LengthOf(minimum=ZERO), "Weight of a line: 0.25 pt.")


class SmallTextRecord(Record):
    """Plates never meet exactly: small letters are set in few inks."""

    below: Length = key(LengthOf(minimum=ZERO), "Smaller than this is small: 12 pt.")
    inks: int = key(Whole(1, 4), "At most so many inks.")


class Printer(Record, kind="printer"):
    """What one kind of printer asks for."""

    name: str = key(Id(), "The same as the file’s name.")
    audience: str = key(Line(), "Which printer, which machine, which paper.", name="for")
    intent: IntentRecord | None = key(
        Nested(IntentRecord),
        "The printing condition; left out: the printer takes RGB, as office printers do.",
        default=None,
    )
    bleed: Length = key(LengthOf(minimum=ZERO, maximum=mm(10)), "How far art reaches over the cut.")
    marks: bool = key(
        Flag(), "Whether crop and fold marks and a line about the page stand round it."
    )
    room: Length = key(
        LengthOf(minimum=mm(7), maximum=mm(50)), "Paper round the bleed for the marks.",
        default=mm(10),
    )  # fmt: skip
    slug: Pattern | None = key(
        PatternOf("title", "edition", "page", "pages", "date"),
        "The line about the page, outside the bleed.",
        default=None,
    )
    cover: str = key(
        OneOf("separate", "together"), "Whether cover and inside are also made as files apart."
    )
    multiple: int = key(Whole(1, 64), "The number of pages is a multiple of this.")
    paper: PaperRecord = key(Nested(PaperRecord), "How thick the paper is.")
    safe: SafeRecord = key(Nested(SafeRecord), "How far text stays from cut and fold.")
    ink: Limits = key(Nested(Limits), "Total ink on one place, per cent: 300 of 400.")
    resolution: Limits = key(Nested(Limits), "Fewer pixels an inch than this in a photograph.")
    smallest: SmallestRecord = key(Nested(SmallestRecord), "What still comes out on paper.")
    small_text: SmallTextRecord = key(Nested(SmallTextRecord), "Small letters, few inks.")
    severities: tuple[SeverityRecord, ...] = key(
        ListOf(Nested(SeverityRecord)), "Rules of preflight that are graver or lighter.", default=()
    )
    exempt: tuple[ExemptionRecord, ...] = key(
        ListOf(Nested(ExemptionRecord)), "What preflight finds and this printer takes.", default=()
    )

    def check(self, reader: Reader) -> None:
        """Warnings come before errors: more ink is worse, fewer pixels are."""
        for limits, rises in ((self.ink, True), (self.resolution, False)):
            if limits.warn != limits.fail and (limits.fail > limits.warn) != rises:
                reader.findings.add(
                    "C019",
                    f"`fail: {limits.fail:g}` comes before `warn: {limits.warn:g}`",
                    limits.location,
                    "let the warning come first: change the two numbers round",
                )

    @property
    def margin(self) -> Length:
        """From the trim to the edge of the sheet of film: bleed, and room for marks."""
        return self.bleed + self.room if self.marks else self.bleed

    def output_intent(self, project: Path) -> OutputIntent | None:
        """The printing condition with its profile; None for a printer that takes RGB."""
        if self.intent is None:
            return None
        return OutputIntent(
            name=self.intent.name,
            condition=self.intent.condition,
            profile=(project / self.intent.profile).read_bytes(),
            components=4,
            subtype="GTS_PDFX",
        )


def load_printer(project: Path, name: str) -> Printer:
    """Read a printer’s profile by its name.

    Raises:
        BookletError: with everything that is wrong with it, or E003 if there is none.
    """
    folder = project / "layouts" / "printers"
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    if name not in known:
        message = f"there is no printer “{name}”"
        raise _fault("E003", message, *did_you_mean(name, known), f"there is {', '.join(known)}")
    reader = Reader(project)
    printer = read_file(Printer, reader, folder / f"{name}.yaml")
    reader.findings.stop()
    assert printer is not None
    return printer


def printer_for(project: Path, edition: Edition, name: str = "") -> Printer | None:
    """The printer of an edition: the one asked for, or the edition’s own.

    Args:
        project: has ``layouts/printers``.
        edition: what is built.
        name: asked for on the command line; empty for the edition’s own.

    Returns:
        None for an edition that is not printed.

    Raises:
        BookletError: E004 if the edition is not printed, E005 if it is in inks and the
            printer takes none, and what :func:`load_printer` raises.
    """
    if not edition.printer:
        if not name:
            return None
        message = f"the edition “{edition.name}” is not printed, so it has no printer “{name}”"
        raise _fault("E004", message, "leave `--printer` out, or ask for an edition on paper")
    printer = load_printer(project, name or edition.printer)
    if edition.colour == "cmyk" and printer.intent is None:
        message = f"the edition “{edition.name}” is in CMYK; the printer “{printer.name}” takes RGB"
        hint = f"add an `intent:` to layouts/printers/{printer.name}.yaml"
        raise _fault("E005", message, "ask for another printer, or for an edition in RGB", hint)
    return printer


def _fault(code: str, message: str, *hints: str) -> BookletError:
    return BookletError([Diagnostic(code=code, message=message, location=None, hints=hints)])
