"""What becomes of tasks when a process ends before its time; no process is started here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from booklet.batch.tasks import Outcome, Task, lost
from booklet.batch.workers import Workers
from layouts import BookletLayouts
from tests.support.batches import job

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class Simulated(Workers):
    """Processes that end at jobs of some services, and nothing that they had done is told.

    Args:
        deadly: services whose jobs end a process, whenever they are begun.
        once: services whose jobs end one the first time.
    """

    def __init__(self, deadly: set[str], once: set[str]) -> None:
        super().__init__(4)
        self.deadly, self.once, self.pools = deadly, set(once), 0

    def _pooled(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        self.pools += 1
        broken = False
        for task in tasks:
            ends = {one.service for one in task.jobs} & (self.deadly | self.once)
            broken = broken or bool(ends)
            self.once -= ends
            made = tuple(lost(one) for one in task.jobs) if broken else ()
            yield Outcome(task=task, made=made)


def tasks_of_services(count: int, jobs: int) -> list[Task]:
    numbers = range(count * jobs)
    all_jobs = [job(service=f"s{number}") for number in numbers]
    return [
        Task(jobs=tuple(all_jobs[n : n + jobs]), layouts=BookletLayouts())
        for n in range(0, count * jobs, jobs)
    ]


SERVICES = st.sets(st.integers(0, 29).map("s{}".format), max_size=3)


@given(deadly=SERVICES, once=SERVICES, jobs=st.integers(1, 6))
def test_each_job_is_done_or_blamed_once(deadly: set[str], once: set[str], jobs: int) -> None:
    tasks = tasks_of_services(30 // jobs, jobs)

    outcomes = list(Simulated(deadly, once).outcomes(tasks))

    told = [one.service for outcome in outcomes for one in outcome.task.jobs]
    assert sorted(told) == sorted(one.service for task in tasks for one in task.jobs)
    blamed = {made.job.service for outcome in outcomes for made in outcome.made if made.lost}
    assert deadly & set(told) <= blamed <= deadly | once


def test_a_process_that_somebody_killed_costs_no_more_than_a_few_new_ones() -> None:
    workers = Simulated(set(), {"s0"})

    outcomes = list(workers.outcomes(tasks_of_services(100, 4)))

    assert not any(outcome.made for outcome in outcomes)
    assert workers.pools <= 5


def test_one_deadly_job_is_found_without_doing_all_others_alone() -> None:
    workers = Simulated({"s1"}, set())

    outcomes = list(workers.outcomes(tasks_of_services(100, 4)))

    blamed = [made.job.service for outcome in outcomes for made in outcome.made]
    assert blamed == ["s1"]
    assert workers.pools < 30


def test_only_what_our_processes_left_behind_is_removed(tmp_path: Path) -> None:
    names = [".a.pdf.17.part", ".a.pdf.17.last", ".a.pdf.18.part", "a.pdf", ".part"]
    for name in names:
        (tmp_path / name).touch()
    workers = Simulated(set(), set())
    workers._numbers = {"17"}

    workers.clear(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".a.pdf.18.part",
        ".part",
        "a.pdf",
    ]
