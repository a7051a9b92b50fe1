"""``build_report.py impose``: its arguments, and what it says when it is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError
from booklet.prepress.codes import diagnose
from booklet.values import value

if TYPE_CHECKING:
    import argparse

    from booklet.diagnostics import Diagnostic
    from booklet.prepress.laying import Wanted


@value(kw_only=True)
class Outcome:
    """What a run has to say.

    Attributes:
        lines: for people.
        warnings: what does not stop anyone.
    """

    lines: tuple[str, ...]
    warnings: tuple[Diagnostic, ...] = ()


_OPTIONS = (
    # option, default, what stands for its value, help
    (
        "--scheme",
        "saddle-stitch",
        "NAME",
        (
            "saddle-stitch: fold and staple (the default); perfect-bound: fold and glue;"
            " cut-and-stack; n-up: several pages to read side by side; step-and-repeat: the same"
            " page many times"
        ),
    ),
    ("--sheet", "A4", "SIZE", "A4, A3, SRA3, SRA2, or any “320 x 450 mm”; default: A4"),
    ("--orientation", "auto", "WAY", "how the sheet stands: portrait, landscape; default: as fits"),
    (
        "--binding",
        "",
        "SIDE",
        (
            "where the spine of page 1 is: left, or right (Arabic, Urdu); default: as the file"
            " says, else left"
        ),
    ),
    (
        "--flip",
        "short",
        "EDGE",
        (
            "the edge your printer turns the sheet about: short (the default) or long; none: print"
            " one side only"
        ),
    ),
    ("--section", "4", "N", "pages on a folded sheet, both sides: 4, 8, 16, 32; default: 4"),
    (
        "--signature",
        "0",
        "N",
        "sheets put inside one another; default: all when stitched, 1 when glued",
    ),
    ("--grid", "", "CxR", "pages across and down, where nothing is folded: 2x2; default: as fit"),
    (
        "--blanks",
        "before-back",
        "WHERE",
        "where empty pages go: before-back, before-back-leaf, end, or refuse them",
    ),
    ("--paper-thickness", "", "LENGTH", "of one sheet, for creep; office paper has 0.1 mm"),
    ("--cover-paper", "", "LENGTH", "of the outermost sheet of a stitched booklet, if thicker"),
    ("--creep", "", "LENGTH", "instead: how far the innermost sheet of a folded dummy stands out"),
    ("--safe", "10 mm", "LENGTH", "warn when creep brings text nearer to the spine than this"),
    ("--bleed", "", "LENGTH", "how much bleed shows; default: what the file has, up to 3 mm"),
    ("--gutter", "", "LENGTH", "paper between pages that are cut apart; default: twice the bleed"),
    ("--milled", "0 mm", "LENGTH", "what is milled off the spine before it is glued: 3 mm"),
    (
        "--margins",
        "0 mm",
        "LENGTHS",
        (
            "what the machine cannot print: “4 mm”, or top, right, bottom, left:"
            " “10 mm, 4 mm, 4 mm, 4 mm”"
        ),
    ),
    ("--scale", "", "HOW", "none, or fit: fill the sheet; default: fit for n-up, else none"),
    (
        "--marks",
        "none",
        "NAMES",
        "crop,fold,registration,collation,slug; or all; default: none",
    ),
    ("--marks-colour", "black", "INK", "black: the black plate alone; grey: for office printers"),
    ("--locale", "en-GB", "TAG", "language of the words on sheets"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything that can be asked of sheets."""
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="the PDF whose pages go on sheets"
    )
    for option, default, stands_for, said in _OPTIONS:
        parser.add_argument(option, default=default, metavar=stands_for, help=said)
    parser.add_argument(
        "--plan",
        action="store_true",
        help="print the sheets as a table; with this alone, nothing is written",
    )
    parser.add_argument(
        "--plan-picture", type=Path, metavar="FILE", help="draw the sheets, as .png or .pdf"
    )
    parser.add_argument(
        "--calibration",
        action="store_true",
        help="write a sheet that shows which flip your printer wants; needs no FILE",
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="the file of sheets; default: beside FILE, named after the scheme",
    )


def run(options: argparse.Namespace, *, project: Path) -> Outcome:
    """Do what the arguments say.

    Raises:
        BookletError: if an argument, the file or the fit is at fault.
    """
    if options.calibration:
        return _calibrate(options, project)
    from booklet.assemble.files import write_atomically
    from booklet.prepress.apart import laid_apart

    laid = laid_apart(_wanted(options, project))
    for path, data in laid.files.items():
        write_atomically(path, data)
    return Outcome(lines=laid.lines, warnings=laid.warnings)


def _wanted(options: argparse.Namespace, project: Path) -> Wanted:
    """What the arguments ask for.

    Raises:
        BookletError: with what makes no sense.
    """
    from booklet.prepress.arguments import imposition_of
    from booklet.prepress.laying import Wanted

    if options.file is None:
        expected = "name the PDF whose pages go on sheets"
        raise BookletError([diagnose("M011", option="FILE", found="", expected=expected)])
    asked = imposition_of(options)
    picture: Path | None = options.plan_picture
    if picture is not None and picture.suffix.lower() not in {".png", ".pdf"}:
        expected = "end the name with .png or .pdf"
        found = picture.name
        raise BookletError(
            [diagnose("M011", option="--plan-picture", found=found, expected=expected)]
        )
    sheets: Path | None = options.output
    if sheets is None and not (options.plan or picture):
        sheets = options.file.with_name(f"{options.file.stem}.{asked.scheme.value}.pdf")
    for written in (sheets, picture):
        if written is not None and written.resolve() == options.file.resolve():
            raise BookletError([diagnose("M013", file=written.name)])
    return Wanted(
        file=options.file,
        asked=asked,
        project=project,
        locale=options.locale,
        as_it_reads=not options.binding,
        table=options.plan,
        picture=picture,
        sheets=sheets,
    )


def _calibrate(options: argparse.Namespace, project: Path) -> Outcome:
    from booklet.assemble.files import write_atomically
    from booklet.prepress.calibration import draw_calibration
    from booklet.prepress.words import load_words

    words = load_words(project, options.locale)
    path: Path = options.output or project / "build" / "calibration.pdf"
    write_atomically(path, draw_calibration(project=project, words=words.calibration))
    return Outcome(lines=(f"{path}: print its two pages on one sheet, and read what it says",))
