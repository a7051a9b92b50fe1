"""Tasks: what goes together, on any executor, whatever becomes of the others."""

from __future__ import annotations

import pickle
import shutil
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from typing import TYPE_CHECKING

from booklet.batch.grouping import MOST, PAPER, PRINTED, tasks_of
from booklet.batch.tasks import Task, build_all, run
from booklet.batch.workers import Workers
from booklet.pipeline import build
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.batches import Broken, Deadly, Here, asked_for, job, named
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.batch.tasks import Outcome


def tasks(*arguments: str, processes: int = 1) -> tuple[Task, ...]:
    jobs = asked_for(*arguments).jobs
    found = tasks_of(jobs, layouts=BookletLayouts(), processes=processes)
    assert sorted(map(str, jobs)) == sorted(str(one) for task in found for one in task.jobs)
    return found


def test_sheets_go_with_the_pages_that_lie_on_them_and_families_together() -> None:
    found = tasks(*"--edition all --locale pl --service none".split())
    together = [{name for (name,) in named(task.jobs, "edition")} for task in found]

    assert {"screen", "booklet", "press-booklet"} & set().union(*together)
    assert [one for one in together if "screen" in one] == [
        one for one in together if "booklet" in one
    ]
    assert [one for one in together if "handout" in one] == [
        one for one in together if "handout-anna" in one
    ]
    assert {"takeaways"} in together


def test_a_task_has_one_locale_and_every_service() -> None:
    found = tasks(*"--edition facts --edition press --locale all --service all".split())

    for task in found:
        assert len({locale for (locale,) in named(task.jobs, "locale")}) == 1
        assert len(task.jobs) == len(found[0].jobs)
    assert len(found) == 8


def test_where_there_are_few_tasks_services_are_parted() -> None:
    given = "--edition facts --service all".split()
    services = len(asked_for(*given).jobs)

    assert len(tasks(*given)[0].jobs) < services or services == 1
    assert len(tasks(*given, processes=20)) == services


def test_large_tasks_are_parted_and_come_first() -> None:
    given = "--edition facts --edition press --locale en-GB".split()
    (like, press) = asked_for(*given).jobs
    services = [f"service-{number}" for number in range(60)]
    jobs = [changed(one, service=service) for service in services for one in (like, press)]

    found = tasks_of(jobs, layouts=BookletLayouts(), processes=1)

    assert sorted(map(str, jobs)) == sorted(str(one) for task in found for one in task.jobs)
    efforts = [sum({"press": PRINTED}.get(j.edition, PAPER) for j in task.jobs) for task in found]
    assert max(efforts) <= MOST
    assert efforts == sorted(efforts, reverse=True)
    assert len(found) < len(jobs) / 10


def test_an_edition_that_is_not_well_written_stops_no_other(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "layouts", tmp_path / "layouts")
    for name in ("press", "booklet", "facts"):
        (tmp_path / f"layouts/editions/{name}.yaml").write_text("kind: sheets\nname: [", "utf-8")
    jobs = [job(project=tmp_path, edition=one) for one in ("press", "booklet", "facts", "screen")]

    found = tasks_of(jobs, layouts=BookletLayouts())

    assert len([one for task in found for one in task.jobs]) == len(jobs)


def test_a_task_and_its_outcome_travel(tmp_path: Path) -> None:
    task = Task(jobs=(job(output=tmp_path),), layouts=BookletLayouts())
    sent = pickle.loads(pickle.dumps(task))  # noqa: S301 - our own

    assert sent.jobs == task.jobs
    outcome = pickle.loads(pickle.dumps(run(sent)))  # noqa: S301
    assert outcome.made[0].files[0].name == "family-stories.en-GB.facts.pdf"


def test_any_executor_makes_the_files_of_a_single_build(tmp_path: Path) -> None:
    single = build(job(output=tmp_path / "single"), BookletLayouts()).path.read_bytes()

    def made_by(name: str) -> Task:
        return Task(jobs=(job(output=tmp_path / name),), layouts=BookletLayouts())

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        outcomes = [*build_all([made_by("pool")], pool), *build_all([made_by("here")], Here())]

    for name, outcome in zip(("pool", "here"), outcomes, strict=True):
        (file,) = outcome.made[0].files
        assert (tmp_path / name / file.name).read_bytes() == single
        assert (file.sha256, file.size, file.pages) == (sha256(single).hexdigest(), len(single), 1)
        assert outcome.made[0].conforms == ("ua1", "2a")


def test_the_failure_of_one_job_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    jobs = [job(output=tmp_path, locale="de"), job(output=tmp_path, edition="takeaways")]
    task = Task(jobs=(*jobs, job(output=tmp_path)), layouts=Broken())

    missing, wrong, good = run(task).made

    assert missing.failed
    assert [error.code for error in missing.errors] == ["C044"]
    assert wrong.failed
    assert "ZeroDivisionError: nobody thought of this" in wrong.bug
    assert not good.failed
    assert [path.name for path in tmp_path.iterdir()] == [good.files[0].name]


def test_a_process_that_ends_takes_one_job_with_it(tmp_path: Path) -> None:
    first = (job(output=tmp_path, edition="takeaways"), job(output=tmp_path))
    other = (job(output=tmp_path, locale="pl"),)
    asked = [Task(jobs=jobs, layouts=Deadly(), look=False) for jobs in (first, other)]

    outcomes: list[Outcome] = list(Workers(1).outcomes(asked))

    made = {(one.job.edition, one.job.locale): one for each in outcomes for one in each.made}
    assert made["takeaways", "en-GB"].lost
    assert made["takeaways", "en-GB"].failed
    assert not made["facts", "en-GB"].failed
    assert not made["facts", "pl"].failed
    assert len(list(tmp_path.iterdir())) == 2
