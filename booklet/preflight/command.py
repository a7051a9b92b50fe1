"""``check FILES…``: the arguments, the processes apart, and what is said.

Exit codes: 0 if nothing worse than a warning was found, 1 if an error was, 2 if a file cannot
be read or the arguments are wrong.
"""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.assemble.sandbox import Allowance, ask
from booklet.diagnostics import BookletError, Diagnostic
from booklet.preflight.findings import Result, Severity
from booklet.preflight.plain import document, from_plain
from booklet.preflight.say import Voice
from booklet.preflight.worker import Request
from booklet.values import value

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from booklet.naming import FileName
    from booklet.preflight.meant import Meant

    Meaning = Callable[[FileName | None, str], Meant]
    """What a file was meant to be, by what its name says and the printer asked for."""

GOOD, WRONG, UNREADABLE = 0, 1, 2
ALLOWANCE = Allowance(seconds=120.0, memory=3 << 29)
_LARGEST = 500_000_000
_REPORTS = {".html", ".htm"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``check`` that are about finished files."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="finished PDFs to check, or folders of them; ours are known by their names and"
        " checked against the content; without a file the content itself is checked",
    )
    parser.add_argument(
        "--by", choices=("rule", "page"), default="rule", help="how findings are grouped"
    )
    parser.add_argument(
        "--json", action="store_true", help="say everything as JSON; see docs/preflight-rules.md"
    )
    parser.add_argument(
        "--objects",
        action="store_true",
        help="only what can be judged without showing the pages: quicker",
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="also make a report with pictures of the pages: a file that ends in .html",
    )


@value(kw_only=True)
class Order:
    """What is asked for.

    Attributes:
        files: to check.
        printer: name of a printer's profile; empty for the edition's own.
        by: what findings are grouped by.
        as_json: whether a machine reads what is said.
        pixels: whether pages are shown.
        report: where a report goes; None for none.
    """

    files: tuple[Path, ...]
    printer: str = ""
    by: str = "rule"
    as_json: bool = False
    pixels: bool = True
    report: Path | None = None

    @classmethod
    def of(cls, options: argparse.Namespace) -> Order:
        """The order that the command line gives."""
        return cls(
            files=tuple(file for path in options.files for file in _files(path)),
            printer=options.printer,
            by=options.by,
            as_json=options.json,
            pixels=not options.objects,
            report=options.report,
        )


def check_files(
    order: Order,
    *,
    meaning: Meaning,
    named: Callable[[str], FileName | None],
    say: Callable[[str], None],
    coloured: bool = False,
) -> int:
    """Check files and say what was found.

    Args:
        order: which files, how.
        meaning: makes what a file was meant to be.
        named: reads the name of a file, if it is named as ours are.
        say: prints a line.
        coloured: whether the terminal shows colours.

    Returns:
        The exit code.

    Raises:
        BookletError: if a file is not there or the report's name says no kind (E020, E021).
    """
    _require(order)
    results, sections = [], []
    voice = Voice(coloured=coloured, by=order.by)
    for path in order.files:
        meant = meaning(named(path.name), order.printer)
        result, section = _apart(path, meant, pixels=order.pixels, report=bool(order.report))
        results.append(result)
        sections.append(section)
        if not order.as_json:
            for line in voice.lines(result):
                say(line)
    if order.as_json:
        say(json.dumps(document(results), ensure_ascii=False, indent=2))
    elif len(results) > 1:
        say(voice.total(results))
    if order.report:
        _write(order.report, results, sections)
    return exit_code(results)


def exit_code(results: Sequence[Result]) -> int:
    """What the command ends with."""
    if any(result.unread for result in results):
        return UNREADABLE
    return WRONG if any(result.count(Severity.ERROR) for result in results) else GOOD


def _files(path: Path) -> list[Path]:
    """A file, or those of a folder: not every shell knows what ``*.pdf`` is."""
    return (sorted(path.glob("*.pdf")) if path.is_dir() else []) or [path]


def _require(order: Order) -> None:
    wrong = list(faults(order.files, order.report))
    if wrong:
        raise BookletError(wrong)


def faults(files: Sequence[Path], report: Path | None) -> Iterator[Diagnostic]:
    """What is wrong with the names of files to read and of a report to write (E020, E021)."""
    for path in files:
        if not path.is_file():
            yield Diagnostic("E020", f"there is no file “{path}”", None, ("build it first",))
        elif path.stat().st_size > _LARGEST:
            most = f"{_LARGEST // 1_000_000} MB"
            yield Diagnostic("E020", f"“{path}” is larger than {most}", None, ("divide it",))
    if report and report.suffix.lower() not in _REPORTS:
        yield Diagnostic(
            "E021",
            f"“{report.name}” does not say what kind of report is wanted",
            None,
            ("let its name end in .html; a browser prints it to PDF",),
        )


def _apart(path: Path, meant: Meant, *, pixels: bool, report: bool) -> tuple[Result, bytes]:
    """Have a process apart examine a file."""
    request = Request(
        data=path.read_bytes(), name=str(path), meant=meant, pixels=pixels, report=report
    )
    said = ask("booklet.preflight.worker", "respond", pickle.dumps(request), allowance=ALLOWANCE)
    if said is None:
        most = f"{ALLOWANCE.seconds:g} seconds"
        unread = f"it took longer than {most} to read, or more memory than is allowed"
        return Result(file=str(path), unread=unread), b""
    head, _, section = said.partition(b"\n")
    return from_plain(json.loads(head)), section


def _write(path: Path, results: Sequence[Result], sections: Sequence[bytes]) -> None:
    from booklet.assemble.files import write_atomically
    from booklet.preflight.report import whole

    write_atomically(path, whole(results, sections))
