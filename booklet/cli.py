"""The command line: exit codes and printing; nothing else.

Exit codes: 0 all is well; 1 a finished file has faults, or two differ; 2 the author can mend it
and is told how; 130 stopped by the author, who is left with the last good file.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

from booklet.batch.arguments import NOBODY, is_batch
from booklet.diagnostics import BookletError, Diagnostic, counted, format_diagnostic
from booklet.values import changed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from booklet.pipeline import Draft, Job, Shelf
    from booklet.typeset.layout import Layouts

OK, MENDABLE, INTERRUPTED = 0, 2, 130


def run(arguments: Sequence[str], *, project: Path, layouts: Layouts) -> int:
    """Do what the command line says; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console that cannot show “ must not end a build.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    from booklet.arguments import parsed

    options = parsed(arguments, project)
    try:
        return _done(options, project, layouts)
    except BookletError as error:
        _report(error.diagnostics, project)
        return MENDABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _done(options: argparse.Namespace, project: Path, layouts: Layouts) -> int:
    """The exit code of the command that was asked for."""
    if options.command == "impose":
        _impose(options, project)
        return OK
    if options.command == "translate":
        return _translate(options, project, layouts)
    if options.command == "compare" or getattr(options, "files", ()):
        return _look_at(options, project, layouts)
    if is_batch(options):
        return _many(options, project, layouts)
    from booklet.jobs import Shelf

    shelf = Shelf()
    return max(
        _build(job, layouts, shelf, look=options.look)
        if options.command == "build"
        else _check(job, layouts, shelf)
        for job in _jobs(options, project)
    )


def _jobs(options: argparse.Namespace, project: Path) -> list[Job]:
    from booklet.pipeline import takes_printer

    editions = list(dict.fromkeys(options.edition or ["screen"]))
    printed = editions
    if len(editions) > 1:
        # All are looked up before the first is built. Of several, a printer is meant for those
        # on paper; if none is, the first says so.
        printed = [edition for edition in editions if takes_printer(project, edition)] or editions
    job = _job(options, project)
    return [
        changed(
            job,
            edition=edition,
            printer=options.printer if edition in printed else "",
            locale=locale,
            service="" if service == NOBODY else service,
        )
        for locale in options.locale or [""]
        for service in options.service or [NOBODY]
        for edition in editions
    ]


def _job(options: argparse.Namespace, project: Path) -> Job:
    """What all that is asked for has in common."""
    from booklet.jobs import Job

    return Job(
        project=project,
        content=options.content.resolve(),
        output=getattr(options, "output", project / "build"),
        printer=options.printer,
        incomplete=options.draft,
        mono=options.mono,
        created=_source_date(),
    )


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


def _build(job: Job, layouts: Layouts, shelf: Shelf, *, look: bool) -> int:
    from booklet.pipeline import build

    built = build(job, layouts, stage=_stage, shelf=shelf)
    _report(built.draft.warnings, job.project)
    if built.sheets is not None:
        from booklet.prepress.laying import summary

        _report(built.sheets.warnings, job.project)
        for line in summary(_shown(built.path), built.sheets):
            _say(line)
    for file in built.files if built.sheets is None else ():
        _say(f"{_shown(file.path)}: {counted(file.pages, 'page')}, {file.size / 1024:.0f} KB")
    for line in _made_up(built.draft):
        _say(f"  {line}")
    if not look:
        return OK
    from booklet.inspection import look_over, told

    code, lines = told(look_over(job, built, stage=_stage), coloured=_takes_colours(sys.stderr))
    for line in lines:
        _say(line, to=sys.stderr)
    return code


def _many(options: argparse.Namespace, project: Path, layouts: Layouts) -> int:
    """Build or check many editions."""
    from booklet.batch.telling import Voice

    if options.command == "check":
        from booklet.batch.checking import check_many as do
    else:
        from booklet.batch.command import build_many as do
    terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    voice = Voice(
        say=_say,
        hum=partial(_say, to=sys.stderr, end="") if terminal else None,
        coloured=_takes_colours(sys.stdout),
    )
    return do(options, _job(options, project), layouts, voice=voice)


def _look_at(options: argparse.Namespace, project: Path, layouts: Layouts) -> int:
    """Check finished files, or compare two."""
    colours = _takes_colours(sys.stdout)
    if options.command == "compare":
        from booklet.compare.command import compare_files

        return compare_files(options, say=_say, coloured=colours)
    from booklet.inspection import check

    return check(options, _jobs(options, project)[0], layouts, say=_say, coloured=colours)


def _impose(options: argparse.Namespace, project: Path) -> None:
    from booklet.prepress.command import run as run_impose

    outcome = run_impose(options, project=project)
    _report(outcome.warnings, project)
    for line in outcome.lines:
        _say(line)


def _translate(options: argparse.Namespace, project: Path, layouts: Layouts) -> int:
    from booklet.translate.command import run as run_translate

    outcome = run_translate(options, project=project, layouts=layouts)
    _report(outcome.findings, project)
    for line in outcome.lines:
        _say(line)
    return MENDABLE if any(one.severity == "error" for one in outcome.findings) else OK


def _check(job: Job, layouts: Layouts, shelf: Shelf) -> int:
    from booklet.model.walk import passages
    from booklet.pipeline import draft

    made = draft(job, layouts, stage=_stage, shelf=shelf)
    _report(made.warnings, job.project)
    words = sum(len(passage.plain.split()) for passage in passages(made.booklet))
    pages, found = made.composition.count, len(made.warnings)
    said = ", ".join((counted(pages, "page"), f"{words} words", counted(found, "finding")))
    _say(f"{_shown(job.content)}: {said}")
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
        _say(f"{counted(errors, 'error')}; no further file was written", to=sys.stderr)


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


def _takes_colours(stream: TextIO) -> bool:
    """Whether a stream is a terminal whose owner has nothing against colours (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _shown(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
