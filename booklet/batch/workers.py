"""Tasks on processes of this machine, which stop when they are asked to.

Processes are started anew (“spawn”), as Windows and macOS do it, so that it is the same
everywhere. The first Ctrl-C, or SIGTERM, asks them to begin no other file; the second ends them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
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
_PARTS = 4
"""Tasks whose process ended are done again in so many parts, until it is known which ended it."""
_ASKING = (signal.SIGINT, signal.SIGTERM)


def processes(asked: int) -> int:
    """How many processes there will be: as many as asked for, or one for each processor."""
    if hasattr(os, "sched_getaffinity"):
        found = len(os.sched_getaffinity(0))
    else:
        found = os.cpu_count() or 1
    return min(asked or found, _MOST)


class Workers:
    """Processes for the tasks of one command.

    Args:
        count: at most so many at a time.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._stop: Event = self._context.Event()
        self._numbers: set[str] = set()

    @property
    def stopped(self) -> bool:
        """Whether somebody has asked to stop."""
        return self._stop.is_set()

    def outcomes(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """What comes of the tasks, as it comes.

        When a process ends before its time (no memory, a fault in a library), all tasks that
        were under way or waiting are lost with it, and none is blamed: they are done again, in
        parts where that happens again, until the one job is found.

        Raises:
            KeyboardInterrupt: at the second Ctrl-C, when all processes have been ended.
        """
        with self._until_stopped():
            yield from self._done(tasks)

    def _done(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        again: list[Task] = []
        for outcome in self._pooled(tasks):
            if any(made.lost for made in outcome.made):
                again.append(outcome.task)
            else:
                yield outcome
        if not again or self.stopped:
            return
        if len(tasks) == 1 and len(tasks[0].jobs) == 1:
            yield Outcome(task=tasks[0], made=(lost(tasks[0].jobs[0]),))
            return
        if len(tasks) == 1:
            again = [changed(tasks[0], jobs=(job,)) for job in tasks[0].jobs]
        few = -(-len(again) // _PARTS)
        for first in range(0, len(again), few):
            yield from self._done(again[first : first + few])

    def _pooled(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        pool = ProcessPoolExecutor(
            max(1, min(self._count, len(tasks))),
            mp_context=self._context,
            initializer=_begin,
            initargs=(self._stop,),
        )
        with pool:
            # A worker that is still being started must not die of the Ctrl-C meant for us.
            with _deaf():
                outcomes = build_all(tasks, pool)
            self._numbers |= {str(one.pid) for one in multiprocessing.active_children()}
            yield from outcomes

    def clear(self, folder: Path) -> None:
        """Remove what processes that were ended had begun to write."""
        for left in (*folder.glob(".*.part"), *folder.glob(".*.last")):
            if left.name.split(".")[-2] in self._numbers:
                with suppress(OSError):  # it does no harm
                    left.unlink()

    @contextmanager
    def _until_stopped(self) -> Iterator[None]:
        """Take Ctrl-C as a wish to stop; a second time, as an order."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return

        def asked(_signal: int, _frame: FrameType | None) -> None:
            if self._stop.is_set():
                for process in multiprocessing.active_children():
                    process.kill()
                raise KeyboardInterrupt
            self._stop.set()

        before = {one: signal.signal(one, asked) for one in _ASKING}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


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
