"""The command line: arguments, exit codes, printing; nothing else.

Exit codes: 0 all is well; 1 a finished file has faults; 2 the author can mend it and is told
how; 130 stopped by the
author, who is left with the last good file.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

from booklet import __version__
from booklet.diagnostics import BookletError, Diagnostic, format_diagnostic

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from booklet.pipeline import Draft, Job
    from booklet.preflight.findings import Result
    from booklet.typeset.layout import Layouts

OK, MENDABLE, INTERRUPTED = 0, 2, 130
_COMMANDS = ("build", "check", "impose")


def run(arguments: Sequence[str], *, project: Path, layouts: Layouts) -> int:
    """Do what the command line says; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console that cannot show “ must not end a build.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _options(arguments, project)
    try:
        if options.command == "impose":
            _impose(options, project)
            return OK
        if getattr(options, "files", ()):
            return _preflight(options, project, layouts)
        codes = [
            _build(job, layouts, look=options.look) if options.command == "build"
            else _check(job, layouts)
            for job in _jobs(options, project)
        ]  # fmt: skip
    except BookletError as error:
        _report(error.diagnostics, project)
        return MENDABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return max(codes)


def _options(arguments: Sequence[str], project: Path) -> argparse.Namespace:
    import argparse

    given = list(arguments)
    if not given or given[0] not in (*_COMMANDS, "-h", "--help", "--version"):
        given.insert(0, "build")
    parser = argparse.ArgumentParser(
        prog="build_report.py",
        description="Make the booklet from the files in content/.",
        epilog="Without a command the booklet is built for the screen. The finished file lies in"
        " build/. Documents: README.md, docs/content-format.md, docs/errors.md.",
    )
    parser.add_argument("--version", action="version", version=f"Booklet builder {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    build = commands.add_parser("build", help="make the booklet")
    check = commands.add_parser(
        "check", help="check the content, or finished files, and say what was found"
    )
    if given[0] == "check":
        from booklet.preflight.command import add_arguments as add_check_arguments

        add_check_arguments(check)
    impose = commands.add_parser(
        "impose", help="put the pages of a PDF on sheets, to print, fold, cut and bind"
    )
    if given[0] == "impose":
        from booklet.prepress.command import add_arguments

        add_arguments(impose)
    for command in (build, check):
        command.add_argument(
            "--edition", action="append", metavar="NAME", help="which edition; default: screen"
        )
        command.add_argument(
            "--printer",
            metavar="NAME",
            default="",
            help="whose press an edition on paper is for, as in layouts/printers",
        )
        command.add_argument(
            "--locale", metavar="TAG", default="", help="which language, as in en-GB"
        )
        command.add_argument(
            "--content",
            metavar="DIR",
            type=Path,
            default=project / "content",
            help="folder of the content files; default: content",
        )
    build.add_argument(
        "--no-check", action="store_false", dest="look", help="do not look the finished files over"
    )
    build.add_argument(
        "--output",
        metavar="DIR",
        type=Path,
        default=project / "build",
        help="folder for the finished files; default: build",
    )
    return parser.parse_args(given)


def _jobs(options: argparse.Namespace, project: Path) -> list[Job]:
    from booklet.pipeline import Job, takes_printer

    created = _source_date()
    editions = list(dict.fromkeys(options.edition or ["screen"]))
    printed = editions
    if options.printer and len(editions) > 1:
        # Of several, it is meant for those on paper; if none is, the first says so.
        printed = [edition for edition in editions if takes_printer(project, edition)] or editions
    return [
        Job(
            project=project,
            content=options.content.resolve(),
            output=getattr(options, "output", project / "build"),
            edition=edition,
            printer=options.printer if edition in printed else "",
            locale=options.locale,
            created=created,
        )
        for edition in editions
    ]


def _source_date() -> datetime | None:
    """The date of the file that the environment asks for (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC)
    except (ValueError, OverflowError, OSError):
        raise BookletError(
            [
                Diagnostic(
                    code="E001",
                    message=f"SOURCE_DATE_EPOCH is “{epoch}”; expected seconds since 1970",
                    location=None,
                    hints=("unset it, or write a whole number",),
                )
            ]
        ) from None


# -- commands -----------------------------------------------------------------------------


def _build(job: Job, layouts: Layouts, *, look: bool) -> int:
    from booklet.pipeline import build

    built = build(job, layouts, stage=_stage)
    _report(built.draft.warnings, job.project)
    if built.sheets is not None:
        from booklet.prepress.command import summary

        _report(built.sheets.warnings, job.project)
        for line in summary(_shown(built.path), built.sheets):
            _say(line)
    for file in built.files if built.sheets is None else ():
        _say(f"{_shown(file.path)}: {file.pages} pages, {file.size / 1024:.0f} KB")
    for line in _made_up(built.draft):
        _say(f"  {line}")
    if not look:
        return OK
    from booklet.inspection import look_over

    return _told(look_over(job, built, stage=_stage))


def _told(results: Sequence[Result]) -> int:
    """Say what a look over finished files found; nothing if nothing was."""
    if not any(result.findings for result in results):
        return OK
    from booklet.preflight.command import exit_code
    from booklet.preflight.say import Voice

    voice = Voice(coloured=sys.stderr.isatty())
    for result in results:
        for line in voice.lines(result) if result.findings else ():
            _say(line, to=sys.stderr)
    return exit_code(results)


def _preflight(options: argparse.Namespace, project: Path, layouts: Layouts) -> int:
    """Check finished files: ours against the content, others against a printer's profile."""
    from booklet.inspection import meaning
    from booklet.preflight.command import Order, check_files

    job = _jobs(options, project)[0]
    editions = sorted(path.stem for path in (project / "layouts" / "editions").glob("*.yaml"))
    return check_files(
        Order.of(options),
        meaning=meaning(job, layouts),
        editions=editions,
        say=_say,
        coloured=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
    )


def _impose(options: argparse.Namespace, project: Path) -> None:
    from booklet.prepress.command import run as run_impose

    outcome = run_impose(options, project=project)
    _report(outcome.warnings, project)
    for line in outcome.lines:
        _say(line)


def _check(job: Job, layouts: Layouts) -> int:
    from booklet.model.walk import passages
    from booklet.pipeline import draft

    made = draft(job, layouts, stage=_stage)
    _report(made.warnings, job.project)
    words = sum(len(passage.plain.split()) for passage in passages(made.booklet))
    findings = len(made.warnings)
    _say(
        f"{_shown(job.content)}: {made.composition.count} pages, {words} words, {findings} findings"
    )
    return OK


def _made_up(made: Draft) -> Iterator[str]:
    """Which pages were added, and why."""
    composition, multiple = made.composition, made.setting.multiple
    if composition.made_up:
        roles = ", ".join(f"{one.role} {one.count}" for one in composition.made_up)
        came, total = composition.count - composition.added, composition.count
        yield f"{came} pages made up to {total}, a multiple of {multiple}: {roles}"
    for section in composition.left_out:
        yield f"{section.id} left out: it is optional, and no page was free for it"


@contextmanager
def _stage(name: str) -> Iterator[None]:
    """Say which stage runs: with its time on a terminal, as a plain line otherwise."""
    if not sys.stderr.isatty():
        _say(name, to=sys.stderr)
        yield
        return
    began = perf_counter()
    _say(f"  {name} …", end="", to=sys.stderr)
    try:
        yield
    except BaseException:
        _say("", to=sys.stderr)
        raise
    _say(f"\r  {name:<10} {(perf_counter() - began) * 1000:6.0f} ms", to=sys.stderr)


def _report(diagnostics: Sequence[Diagnostic], project: Path) -> None:
    from booklet.source.files import source_line

    for diagnostic in diagnostics:
        where = diagnostic.location
        line = source_line(project, where) if where else None
        _say(format_diagnostic(diagnostic, line), to=sys.stderr)
    errors = sum(1 for d in diagnostics if d.severity == "error")
    if errors:
        counted = "1 error" if errors == 1 else f"{errors} errors"
        _say(f"{counted}; nothing was written", to=sys.stderr)


def _say(words: str, *, to: TextIO | None = None, end: str = "\n") -> None:
    """Print; that nobody reads any more must not stop a build."""
    stream = to or sys.stdout
    try:
        print(words, file=stream, end=end, flush=True)
    except BrokenPipeError:
        # What is still in the buffer goes nowhere, at the end of the program too.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _shown(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
