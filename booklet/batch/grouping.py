"""Jobs → tasks: those that share much go together, and there are enough for every processor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.batch.tasks import Task
from booklet.prepress import is_sheets, pages_of
from booklet.typeset.edition import edition_files

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from booklet.jobs import Job
    from booklet.typeset.layout import Layouts

A_PROCESS = 4
"""Tasks that there should be for each process at least: then all are busy to the end."""


def tasks_of(
    jobs: Sequence[Job], *, layouts: Layouts, look: bool = True, processes: int = 1
) -> tuple[Task, ...]:
    """Group jobs: one locale, one edition with its family and its sheets, every service.

    That is what shares most: words that are set once for all services, pages that sheets
    take. Editions of other pages share nothing but reading, which costs little beside the
    rest. Where that makes too few tasks the largest are halved between services. Tasks of
    many jobs come first, so that no long one is left for the end.

    Args:
        jobs: what is to be built.
        layouts: how pages look.
        look: whether finished files are looked over.
        processes: how many there are to fill.
    """
    files = edition_files(jobs[0].project) if jobs else {}
    groups: dict[tuple[str, str, bool], list[Job]] = {}
    for job in jobs:
        group = (job.locale, _pages(job, files), job.mono)
        groups.setdefault(group, []).append(job)
    parts = list(groups.values())
    while len(parts) < A_PROCESS * processes:
        largest = max(parts, key=_services, default=[])
        if _services(largest) < 2:  # noqa: PLR2004 - nothing is left to divide
            break
        parts.remove(largest)
        parts += _halves(largest)
    parts.sort(key=len, reverse=True)
    return tuple(Task(jobs=tuple(part), layouts=layouts, look=look) for part in parts)


def family_of(edition: str, files: Collection[str]) -> str:
    """The file of an edition: its own, or that of the family it is a member of."""
    if edition in files:
        return edition
    return max((name for name in files if edition.startswith(f"{name}-")), key=len, default="")


def _pages(job: Job, files: Collection[str]) -> str:
    """The file of the edition whose pages a job has."""
    if is_sheets(job.project, job.edition):
        return pages_of(job.project, job.edition, "")[0]
    return family_of(job.edition, files)


def _services(jobs: Sequence[Job]) -> int:
    return len({job.service for job in jobs})


def _halves(jobs: Sequence[Job]) -> tuple[list[Job], list[Job]]:
    services = list(dict.fromkeys(job.service for job in jobs))
    first = set(services[: len(services) // 2])
    return (
        [job for job in jobs if job.service in first],
        [job for job in jobs if job.service not in first],
    )
