"""Builds as tasks: plain values that any executor of :mod:`concurrent.futures` can run.

::

    tasks = tasks_of(jobs, layouts=BookletLayouts())
    with Executor(…) as cluster:  # whose workers see the same folders
        for outcome in build_all(tasks, cluster):
            ...

The files are written where the task runs; what comes back says what they are. One task at a
time in a process: the engine's caches are not for threads.
"""

from __future__ import annotations

import os
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from booklet.diagnostics import BookletError
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from booklet.diagnostics import Diagnostic
    from booklet.jobs import Built, Job
    from booklet.typeset.layout import Layouts

_TICK = 0.2
"""Seconds after which whoever waits may be interrupted: Windows does it only between waits."""

LOST = "the process that built it ended before it was done"


@value(kw_only=True)
class Task:
    """Jobs that have so much in common that one process should do them.

    Attributes:
        jobs: one after the other.
        layouts: how pages look.
        look: whether the finished files are looked over.
    """

    jobs: tuple[Job, ...]
    layouts: Layouts
    look: bool = True


@value(kw_only=True)
class Remark:
    """What was found in a file, in few words.

    Attributes:
        code: of the rule or message.
        severity: ``error`` or ``warning``.
        message: as it is told.
        page: counted from 1; None for the file as a whole.
    """

    code: str
    severity: str
    message: str
    page: int | None = None


@value(kw_only=True)
class MadeFile:
    """A file that lies finished in its folder.

    Attributes:
        name: in the folder of finished files.
        size: bytes.
        pages: how many.
        sha256: of its bytes, in hexadecimal digits.
        remarks: what was found.
    """

    name: str
    size: int
    pages: int
    sha256: str
    remarks: tuple[Remark, ...] = ()


@value(kw_only=True)
class Made:
    """What came of a job.

    Attributes:
        job: the job.
        files: whole, and in their place; none if it failed.
        conforms: standards that they claim to keep: ``ua1``, ``2a``, ``x4``.
        errors: what the author can mend.
        bug: what is ours to mend, as Python tells it.
        told: what preflight says of errors, line by line.
        cpu: seconds of the processor, those of its child processes too, where they are told.
        wall: seconds.
        lost: whether the process ended.
    """

    job: Job
    files: tuple[MadeFile, ...] = ()
    conforms: tuple[str, ...] = ()
    errors: tuple[Diagnostic, ...] = ()
    bug: str = ""
    told: tuple[str, ...] = ()
    cpu: float = 0.0
    wall: float = 0.0
    lost: bool = False

    @property
    def failed(self) -> bool:
        """Whether there is no new file."""
        return bool(self.errors or self.bug)


@value(kw_only=True)
class Outcome:
    """What came of a task.

    Attributes:
        task: the task.
        made: of each job that was begun, in order.
    """

    task: Task
    made: tuple[Made, ...]


class Stopping:
    """Whether a worker has been asked to begin nothing more; a task asks between two jobs."""

    asked: ClassVar[Callable[[], bool]] = staticmethod(lambda: False)


def run(task: Task) -> Outcome:
    """Do the jobs of a task; the failure of one is told and the others are done."""
    import gc

    from booklet.jobs import Shelf

    # As in build_report.py: looking for what lives no more costs a tenth. Between two
    # jobs is enough, and not among what all of them share: it is there after the first.
    watched = gc.isenabled()
    gc.disable()
    shelf = Shelf()
    made: list[Made] = []
    try:
        for job in task.jobs:
            if Stopping.asked():
                break
            if made:
                gc.collect()
            if len(made) == 1:
                gc.freeze()
            made.append(_timed(job, task, shelf))
    finally:
        del shelf
        gc.unfreeze()
        gc.collect()
        if watched:
            gc.enable()
    return Outcome(task=task, made=tuple(made))


def build_all(tasks: Sequence[Task], executor: Executor) -> Iterator[Outcome]:
    """Run tasks on an executor; the outcomes in the order in which they come.

    All are handed in at once. The outcome of a task whose process ended says so of each job
    (``lost``).
    """
    waiting = {executor.submit(run, task): task for task in tasks}
    return _as_they_come(waiting)


def _as_they_come(waiting: dict[Future[Outcome], Task]) -> Iterator[Outcome]:
    while waiting:
        done, _ = wait(waiting, timeout=_TICK, return_when=FIRST_COMPLETED)
        # In their order, where several are done.
        for future in [one for one in waiting if one in done]:
            task = waiting.pop(future)
            try:
                yield future.result()
            except BrokenExecutor:
                yield Outcome(task=task, made=tuple(lost(job) for job in task.jobs))


def lost(job: Job) -> Made:
    """What came of a job whose process ended."""
    return Made(job=job, bug=LOST, lost=True)


# -- one job --------------------------------------------------------------------------------


def _timed(job: Job, task: Task, shelf: object) -> Made:
    from booklet.values import changed

    began, spent = perf_counter(), _spent()
    made = _made(job, task, shelf)
    return changed(made, wall=perf_counter() - began, cpu=_spent() - spent)


def _spent() -> float:
    return sum(os.times()[:4])


def _made(job: Job, task: Task, shelf: object) -> Made:
    from booklet.jobs import Shelf
    from booklet.pipeline import build

    assert isinstance(shelf, Shelf)
    try:
        built = build(job, task.layouts, shelf=shelf)
        return _finished(job, built, look=task.look)
    except BookletError as error:
        return Made(job=job, errors=error.diagnostics)
    except Exception:  # noqa: BLE001 - a bug of ours, told in full; the other files are made
        from traceback import format_exc

        return Made(job=job, bug=format_exc())


def _finished(job: Job, built: Built, *, look: bool) -> Made:
    from hashlib import sha256

    found, told = _looked(job, built) if look else ({}, ())
    warned = (*built.draft.warnings, *(built.sheets.warnings if built.sheets else ()))
    first = tuple(Remark(code=w.code, severity=w.severity, message=w.message) for w in warned)
    files = tuple(
        MadeFile(
            name=file.path.name,
            size=file.size,
            pages=file.pages,
            # Read back: what lies there is what counts.
            sha256=sha256(file.path.read_bytes()).hexdigest(),
            remarks=(*(first if file is built.files[0] else ()), *found.get(str(file.path), ())),
        )
        for file in built.files
    )
    claimed = built.draft.setting.edition.conforms
    if built.sheets is not None:
        claimed = tuple(standard for standard in claimed if standard == "x4")
    return Made(job=job, files=files, conforms=claimed, told=told)


def _looked(job: Job, built: Built) -> tuple[dict[str, tuple[Remark, ...]], tuple[str, ...]]:
    """What preflight found in each file, and what it says where that is an error."""
    from booklet.inspection import look_over, told
    from booklet.preflight.findings import Severity

    results = look_over(job, built)
    remarks = {
        result.file: tuple(
            Remark(
                code=one.code,
                severity=one.severity.value if one.severity else "error",
                message=one.message,
                page=one.page,
            )
            for one in result.findings
        )
        for result in results
    }
    wrong = [one for one in results if one.unread or one.count(Severity.ERROR)]
    return remarks, told(wrong, coloured=False)[1]
