"""Tasks on processes of this machine, which stop when they are asked to.

Processes are started anew (“spawn”), as Windows and macOS do it, so that it is the same
everywhere. The first Ctrl-C asks them to begin no other file; the second ends them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from booklet.batch.tasks import Outcome, Stopping, build_all, lost
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.context import SpawnContext
    from multiprocessing.synchronize import Event
    from pathlib import Path
    from types import FrameType

    from booklet.batch.tasks import Task

_MOST = 61  # what Windows can wait for


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Processes for the tasks of one command.

    Args:
        count: at most so many at a time.
    """

    def __init__(self, count: int) -> None:
        self._count = min(count, _MOST)
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._stop: Event = self._context.Event()
        self._ended: list[int | None] = []

    @property
    def stopped(self) -> bool:
        """Whether somebody has asked to stop."""
        return self._stop.is_set()

    def outcomes(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """What comes of the tasks, as it comes.

        When a process ends before its time (no memory, a fault in a library), no task that was
        under way or waiting is blamed: each is done again by a process of its own, in halves
        where that ends too, until the one job is found.

        Raises:
            KeyboardInterrupt: at the second Ctrl-C, when all processes have been ended.
        """
        with self._until_interrupted():
            again: list[Task] = []
            for outcome in self._pooled(tasks, self._count):
                if any(made.lost for made in outcome.made):
                    again.append(outcome.task)
                else:
                    yield outcome
            for task in again:
                yield from self._apart(task)

    def _apart(self, task: Task) -> Iterator[Outcome]:
        (outcome,) = self._pooled([task], 1)
        if not any(made.lost for made in outcome.made):
            yield outcome
        elif len(task.jobs) == 1:
            yield Outcome(task=task, made=(lost(task.jobs[0]),))
        else:
            middle = len(task.jobs) // 2
            for half in (task.jobs[:middle], task.jobs[middle:]):
                yield from self._apart(changed(task, jobs=half))

    def _pooled(self, tasks: Sequence[Task], count: int) -> Iterator[Outcome]:
        pool = ProcessPoolExecutor(
            max(1, min(count, len(tasks))),
            mp_context=self._context,
            initializer=_begin,
            initargs=(self._stop,),
        )
        with pool:
            # A worker that is still being started must not die of the Ctrl-C meant for us.
            with _deaf():
                outcomes = build_all(tasks, pool)
            yield from outcomes

    def clear(self, folder: Path) -> None:
        """Remove what processes that were ended at once had begun to write."""
        for number in self._ended:
            for left in (*folder.glob(f".*.{number}.part"), *folder.glob(f".*.{number}.last")):
                left.unlink(missing_ok=True)

    @contextmanager
    def _until_interrupted(self) -> Iterator[None]:
        """Take Ctrl-C as a wish to stop; a second time, as an order."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return

        def asked(_signal: int, _frame: FrameType | None) -> None:
            if self._stop.is_set():
                for process in multiprocessing.active_children():
                    self._ended.append(process.pid)
                    process.kill()
                raise KeyboardInterrupt
            self._stop.set()

        before = signal.signal(signal.SIGINT, asked)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


@contextmanager
def _deaf() -> Iterator[None]:
    """Hear no Ctrl-C; processes that are started meanwhile do not hear it either."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin(stop: Event) -> None:
    """What each process does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Stopping.asked = stop.is_set
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
