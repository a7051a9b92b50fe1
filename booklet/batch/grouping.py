"""Jobs → tasks: those that share much go together, and no process waits long for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.batch.tasks import Task
from booklet.diagnostics import BookletError
from booklet.prepress import is_sheets, pages_of
from booklet.typeset.edition import load_edition

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from booklet.jobs import Job
    from booklet.typeset.layout import Layouts

A_PROCESS = 2
"""Tasks that there should be for each process at least: then all are busy to the end."""

MOST = 100.0
"""Effort of a task at most: some ten or twenty seconds, after which its lines are told."""

PRINTED, SHEETS, BOOKLET, PAPER = 5.0, 3.0, 2.0, 1.0
"""Effort of a file, roughly, as measured: one for a press is looked over page by page."""


def tasks_of(
    jobs: Sequence[Job], *, layouts: Layouts, look: bool = True, processes: int = 1
) -> tuple[Task, ...]:
    """Group jobs: one locale, one edition with its family and its sheets, every service.

    That is what shares most: words that are set once for all services, pages that sheets
    take. Editions of other pages share nothing but reading, which costs little beside the
    rest. The largest are halved between services, while they are too large or too few.
    Large tasks come first, so that no long one is left for the end.

    Args:
        jobs: what is to be built.
        layouts: how pages look.
        look: whether finished files are looked over.
        processes: how many there are to fill.
    """
    if not jobs:
        return ()
    project, names = jobs[0].project, {job.edition for job in jobs}
    efforts = {name: _effort(project, name, look=look) for name in names}

    def effort(part: Sequence[Job]) -> float:
        return sum(efforts[job.edition] for job in part)

    def divisible(part: Sequence[Job]) -> float:
        return effort(part) if len({job.service for job in part}) > 1 else 0

    pages = {name: _pages(project, name) for name in names}
    groups: dict[tuple[str, str, bool], list[Job]] = {}
    for job in jobs:
        group = (job.locale, pages[job.edition], job.mono)
        groups.setdefault(group, []).append(job)
    parts = list(groups.values())
    largest = max(parts, key=divisible)
    while divisible(largest) > (MOST if len(parts) >= A_PROCESS * processes else 0):
        parts.remove(largest)
        parts += _halves(largest)
        largest = max(parts, key=divisible)
    parts.sort(key=effort, reverse=True)
    return tuple(Task(jobs=tuple(part), layouts=layouts, look=look) for part in parts)


def edition_names(project: Path) -> tuple[str, ...]:
    """The names of all files of editions."""
    return tuple(sorted(path.stem for path in (project / "layouts" / "editions").glob("*.yaml")))


def family_of(edition: str, files: Collection[str]) -> str:
    """The file of an edition: its own, or that of the family it is a member of."""
    if edition in files:
        return edition
    return max((name for name in files if edition.startswith(f"{name}-")), key=len, default="")


def _pages(project: Path, edition: str) -> str:
    """The file of the edition whose pages an edition has."""
    try:
        pages, _ = pages_of(project, edition, "")
    except BookletError:  # told when it is built
        pages = edition
    return family_of(pages, edition_names(project))


def _effort(project: Path, edition: str, *, look: bool) -> float:
    if is_sheets(project, edition):
        return SHEETS
    try:
        loaded = load_edition(project, edition)
    except BookletError:
        return PAPER
    if loaded.printer and look:
        return PRINTED
    return BOOKLET if len(loaded.parts) > 1 else PAPER


def _halves(jobs: Sequence[Job]) -> tuple[list[Job], list[Job]]:
    services = list(dict.fromkeys(job.service for job in jobs))
    first = set(services[: len(services) // 2])
    return (
        [job for job in jobs if job.service in first],
        [job for job in jobs if job.service not in first],
    )
