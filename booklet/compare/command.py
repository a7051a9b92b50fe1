"""``compare OLD NEW``: the arguments, the process apart, and what is said.

Exit codes, as of diff: 0 if nothing changed, 1 if something did, 2 if a file cannot be read.
"""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.assemble.files import write_atomically
from booklet.assemble.sandbox import ask
from booklet.compare.plain import as_plain, from_plain, pictures_from_plain
from booklet.compare.report import report_html
from booklet.compare.say import Voice
from booklet.compare.worker import Request
from booklet.diagnostics import BookletError, Diagnostic
from booklet.preflight.command import ALLOWANCE, faults
from booklet.values import changed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from booklet.compare.findings import Comparison
    from booklet.compare.pictures import Pictures

SAME, DIFFERENT = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``compare``."""
    parser.add_argument("old", type=Path, metavar="OLD", help="the PDF as it was")
    parser.add_argument("new", type=Path, metavar="NEW", help="the PDF as it is")
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="where the report goes: a file that ends in .html; default: beside NEW,"
        " with .compare.html for .pdf",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="say everything as JSON, and make a report only if --report asks for it;"
        " see docs/comparing.md",
    )


def compare_files(
    options: argparse.Namespace, *, say: Callable[[str], None], coloured: bool = False
) -> int:
    """Compare two files, say what changed and write the report.

    Args:
        options: of the command line.
        say: prints a line.
        coloured: whether the terminal shows colours.

    Returns:
        The exit code.

    Raises:
        BookletError: if a file is not there, cannot be read, or the report’s name says no kind
            (E020, E021, E022).
    """
    report = options.report
    if report is None and not options.json:
        report = options.new.with_suffix(".compare.html")
    wrong = list(faults((options.old, options.new), report))
    if wrong:
        raise BookletError(wrong)
    found, old, new = _apart(options.old, options.new, report=report is not None)
    if report is not None:
        write_atomically(report, report_html(found, old, new).encode())
    if options.json:
        say(json.dumps(as_plain(found), ensure_ascii=False, indent=2))
    else:
        for line in Voice(coloured=coloured).lines(found):
            say(line)
        say(f"report: {report}")
    return SAME if found.same else DIFFERENT


def _apart(old: Path, new: Path, *, report: bool) -> tuple[Comparison, Pictures, Pictures]:
    """Have a process apart compare two files."""
    request = Request(
        old=old.read_bytes(), new=new.read_bytes(), names=(str(old), str(new)), report=report
    )
    said = ask("booklet.compare.worker", "respond", pickle.dumps(request), allowance=ALLOWANCE)
    if said is None:
        most = f"{ALLOWANCE.seconds:g} seconds"
        why = f"they took longer than {most} to compare, or more memory than is allowed"
        raise _unread(f"{old} and {new}", why)
    plain = json.loads(said)
    if "unread" in plain:
        raise _unread(str(plain["file"]), str(plain["unread"]))
    found = from_plain(plain["found"])
    found = changed(
        found,
        old=changed(found.old, saved=_saved(old)),
        new=changed(found.new, saved=_saved(new)),
    )
    return found, pictures_from_plain(plain["old"]), pictures_from_plain(plain["new"])


def _unread(file: str, why: str) -> BookletError:
    hint = "open it in a viewer and save it anew, without a password"
    return BookletError([Diagnostic("E022", f"“{file}” cannot be compared: {why}", None, (hint,))])


def _saved(path: Path) -> str:
    return f"{datetime.fromtimestamp(path.stat().st_mtime, tz=UTC):%Y-%m-%d %H:%M} UTC"
