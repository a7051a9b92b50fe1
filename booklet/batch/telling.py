"""What is told while many files are built, and of all of them at the end."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

from booklet.batch.grouping import family_of
from booklet.diagnostics import counted, format_diagnostic
from booklet.source.files import source_line
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from booklet.batch.tasks import Made
    from booklet.diagnostics import Diagnostic
    from booklet.jobs import Job

_WIDTH = 30
_RED, _PLAIN = "\x1b[31m", "\x1b[0m"


@value(kw_only=True)
class Voice:
    """Where words go.

    Attributes:
        say: prints a line.
        hum: prints on the terminal without ending the line; None where there is none.
        coloured: whether colours are shown.
    """

    say: Callable[[str], None]
    hum: Callable[[str], None] | None
    coloured: bool


class Progress:
    """A line for each file, and below them a bar on a terminal.

    Args:
        count: how many jobs there are to be done.
        voice: where it is told.
    """

    def __init__(self, count: int, voice: Voice) -> None:
        self._count, self._voice = count, voice
        self._done = self._failed = 0

    def tell(self, made: Iterable[Made]) -> None:
        """Tell of jobs that are done."""
        lines: list[str] = []
        for one in made:
            self._done += 1
            self._failed += one.failed
            lines += self._lines(one)
        self.end()
        for line in lines:
            self._voice.say(line)
        self.show()

    def _lines(self, made: Made) -> Iterator[str]:
        place = f"{self._done:>{len(str(self._count))}}/{self._count}"
        if made.failed:
            failed = f"{_RED}failed{_PLAIN}" if self._voice.coloured else "failed"
            yield f"{place} {failed} {described(made.job)}"
        for file in made.files:
            counts = Counter(remark.severity for remark in file.remarks)
            found = "".join(f", {counted(counts[one], one)}" for one in counts)
            pages = counted(file.pages, "page")
            yield f"{place} {file.name}: {pages}, {file.size / 1024:.0f} KB{found}"

    def show(self) -> None:
        """Draw the bar."""
        if self._voice.hum and self._count:
            failed = f", {self._failed} failed" if self._failed else ""
            said = f"{self._done} of {self._count}{failed}"
            width = max(0, min(_WIDTH, _columns() - len(f"[] {said}")))
            filled = width * self._done // self._count
            bar = "#" * filled + "-" * (width - filled)
            self._voice.hum(f"\r[{bar}] {said}")

    def end(self) -> None:
        """Take the bar away."""
        if self._voice.hum:  # spaces: not every console knows how to clear a line
            self._voice.hum(f"\r{' ' * _columns()}\r")


def _columns() -> int:
    """How many letters a line of the terminal has room for; one more would begin the next."""
    return shutil.get_terminal_size().columns - 1


def described(job: Job) -> str:
    """A job in few words: ``press in ur for rowan-house, in one ink``."""
    service = f" for {job.service}" if job.service else ""
    return f"{job.edition} in {job.locale}{service}" + (", in one ink" if job.mono else "")


def errors_told(
    made: Sequence[Made], project: Path, *, beside: Sequence[Diagnostic] = ()
) -> Iterator[str]:
    """What went wrong, in full; the same error of several files once, with their number.

    Args:
        made: what came of jobs.
        project: has the files that errors lie in.
        beside: errors that are of no job.
    """

    def shown(errors: Sequence[Diagnostic]) -> list[str]:
        lines = [source_line(project, d.location) if d.location else None for d in errors]
        return [format_diagnostic(*one) for one in zip(errors, lines, strict=True)]

    reasons: dict[str, list[Job]] = {}
    for one in made:
        if one.failed:
            reason = "\n".join([*shown(one.errors), one.bug.rstrip()]).strip()
            reasons.setdefault(reason, []).append(one.job)
    for reason, jobs in reasons.items():
        more = f" and {len(jobs) - 1} more" if len(jobs) > 1 else ""
        yield f"{described(jobs[0])}{more}:"
        yield from (f"  {line}" for line in reason.splitlines())
    for one in made:
        yield from one.told
    yield from shown(beside)


def faults_kept(entries: Iterable[Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    """The errors that are known of files that were not made again, a line each."""
    for entry in (entry for of_job in entries for entry in of_job):
        for one in entry["findings"]:
            if one["severity"] == "error":
                yield f"{entry['file']}: error[{one['code']}]: {one['message']}"


def warnings_told(entries: Iterable[Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    """What else was found in files that lie there."""
    return told_once(
        (f"warning[{one['code']}]: {one['message']}", entry["file"])
        for of_job in entries
        for entry in of_job
        for one in entry["findings"]
        if one["severity"] == "warning"
    )


def told_once(found: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What is said of several, once, with the first of them and how many more."""
    whose: dict[str, dict[str, None]] = {}
    for said, name in found:
        whose.setdefault(said, {})[name] = None
    for said, names in whose.items():
        yield said
        yield f"  {_and_more(list(names))}"


def stale_told(files: Sequence[str]) -> Iterator[str]:
    """Files from before that nothing would make any more: they stay, for somebody made them."""
    if files:
        lies = "lies" if len(files) == 1 else "lie"
        yield f"{_and_more(files)} {lies} there from before, and nothing makes that now:"
        yield "  its edition, language or service is gone, or the matrix leaves it out"


def _and_more(names: Sequence[str]) -> str:
    return names[0] + (f" and {len(names) - 1} more" if len(names) > 1 else "")


# -- the summary ----------------------------------------------------------------------------


class Row:
    """The files of an edition or family, counted."""

    def __init__(self) -> None:
        self.files = self.kept = self.failed = self.pages = self.size = 0
        self.errors = self.warnings = 0
        self.cpu = self.wall = 0.0

    def add(self, entries: Iterable[Mapping[str, Any]], made: Made | None) -> None:
        """Count what lies there of a job: made now, kept, or from before a failure."""
        if made is not None:
            self.cpu += made.cpu
            self.wall += made.wall
            self.failed += made.failed
        if made is not None and made.failed:
            return
        for entry in entries:
            self.files += 1
            self.kept += made is None
            self.pages += entry["pages"]
            self.size += entry["size"]
            found = Counter(one["severity"] for one in entry["findings"])
            self.errors += found["error"]
            self.warnings += found["warning"]

    def take_in(self, other: Row) -> None:
        """Count what another row counts."""
        for name, count in vars(other).items():
            setattr(self, name, getattr(self, name) + count)

    def cells(self, name: str) -> tuple[str, ...]:
        """What stands in the table."""
        seconds = (f"{self.cpu:.1f}", f"{self.wall:.1f}")
        counts = (self.files, self.kept, self.failed, self.pages, f"{self.size / 1024:.0f}")
        return (name, *map(str, counts), *seconds, str(self.errors), str(self.warnings))


_HEADS = (
    *("edition", "files", "unchanged", "failed", "pages", "KB"),
    *("CPU s", "wall s", "errors", "warnings"),
)


def table(
    jobs: Sequence[Job],
    files: Iterable[str],
    *,
    entries: Callable[[Job], Sequence[Mapping[str, Any]]],
    made: Mapping[Job, Made],
    begun: Callable[[Job], bool],
) -> tuple[Row, tuple[str, ...]]:
    """A row an edition or family, and one of all.

    Args:
        jobs: all that were asked for.
        files: names of the files of editions.
        entries: what the manifest says of a job.
        made: what was built now.
        begun: whether a job was built or found unchanged.
    """
    known, rows, whole = tuple(files), dict[str, Row](), Row()
    for job in jobs:
        if begun(job):
            row = rows.setdefault(family_of(job.edition, known), Row())
            row.add(entries(job), made.get(job))
    for row in rows.values():
        whole.take_in(row)
    lines = [_HEADS, *(row.cells(name) for name, row in rows.items()), whole.cells("all")]
    widths = [max(len(line[n]) for line in lines) for n in range(len(_HEADS))]
    return whole, tuple(
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
