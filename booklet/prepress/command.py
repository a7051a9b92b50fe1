"""``build_report.py impose``: its arguments, and what it says when it is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic
from booklet.prepress.codes import diagnose
from booklet.values import value

if TYPE_CHECKING:
    import argparse

    from booklet.prepress.impose import Imposed, Prepared
    from booklet.prepress.words import SheetWords


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
    ("--binding", "left", "SIDE", "where the spine of page 1 is: left, or right (Arabic, Urdu)"),
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
    from booklet.prepress.words import load_words

    words = load_words(project, options.locale)
    if options.calibration:
        return _calibrate(options, project, words)
    if options.file is None:
        expected = "name the PDF whose pages go on sheets"
        raise BookletError([diagnose("M011", option="FILE", found="", expected=expected)])
    from booklet.prepress.arguments import imposition_of
    from booklet.prepress.impose import prepare

    asked = imposition_of(options)
    prepared = prepare(options.file, asked)
    lines: list[str] = []
    if options.plan:
        from booklet.prepress.table import plan_table

        lines += plan_table(prepared.plan)
    if options.plan_picture:
        lines.append(_draw(options.plan_picture, prepared, project, words))
    if (options.plan or options.plan_picture) and options.output is None:
        return Outcome(lines=tuple(lines), warnings=prepared.warnings)
    return _impose(options, prepared, project=project, words=words, before=lines)


def _impose(
    options: argparse.Namespace,
    prepared: Prepared,
    *,
    project: Path,
    words: SheetWords,
    before: list[str],
) -> Outcome:
    from booklet.assemble.files import write_atomically
    from booklet.prepress.impose import impose

    scheme = prepared.plan.asked.scheme.value
    path: Path = options.output or options.file.with_name(f"{options.file.stem}.{scheme}.pdf")
    if path.resolve() == options.file.resolve():
        raise BookletError([diagnose("M013", file=path.name)])
    made = impose(prepared, project=project, words=words)
    write_atomically(path, made.data)
    return Outcome(lines=(*before, *summary(str(path), made)), warnings=made.warnings)


def summary(shown: str, made: Imposed) -> tuple[str, ...]:
    """What was made, and what is no longer in it."""
    planned = made.plan
    sheets = len(planned.sheets)
    size = f"{planned.size.width.mm:g} × {planned.size.height.mm:g} mm"
    counted = f"{sheets} sheet" if sheets == 1 else f"{sheets} sheets"
    lines = [f"{shown}: {counted} of {size}, {len(made.data) / 1024:.0f} KB"]
    if planned.blanks:
        places = ", ".join(map(str, planned.blanks))
        lines.append(f"  empty pages were put in as number {places} of {len(planned.pages)}")
    flip = planned.asked.flip.value
    if flip != "none":
        lines.append(f"  print on both sides, at actual size, flipped on the {flip} edge")
    if made.left_out:
        found = ", ".join(f"{n} × {kind}" for kind, n in made.left_out.items())
        lines.append(f"  left out, since paper has none: {found}")
    if made.tagged:
        lines.append(f"  for paper: it has no tags; to read on a screen or aloud, {made.tagged}")
    return tuple(lines)


def _draw(path: Path, prepared: Prepared, project: Path, words: SheetWords) -> str:
    from booklet.assemble.files import write_atomically
    from booklet.prepress.picture import as_png, draw_plan

    if path.suffix.lower() not in {".png", ".pdf"}:
        expected = "end the name with .png or .pdf"
        found = path.name
        raise BookletError(
            [diagnose("M011", option="--plan-picture", found=found, expected=expected)]
        )
    title = prepared.source.name
    data = draw_plan(prepared.plan, project=project, title=title, words=words)
    write_atomically(path, as_png(data) if path.suffix.lower() == ".png" else data)
    return f"{path}: the plan, drawn"


def _calibrate(options: argparse.Namespace, project: Path, words: SheetWords) -> Outcome:
    from booklet.assemble.files import write_atomically
    from booklet.prepress.calibration import draw_calibration

    path: Path = options.output or project / "build" / "calibration.pdf"
    write_atomically(path, draw_calibration(project=project, words=words.calibration))
    return Outcome(lines=(f"{path}: print its two pages on one sheet, and read what it says",))
