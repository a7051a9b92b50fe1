"""Time whole processes, in turn, so that a drift of the machine hits them all alike."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from statistics import median
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import resource
    from collections.abc import Callable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: processor seconds (user and system), seconds, bytes at the peak."""

    cpu: float
    wall: float
    memory: int


@dataclass(slots=True)
class Builder:
    """A command that makes the booklet, and what its runs took.

    Attributes:
        name: what the table calls it.
        command: the process, with its arguments.
        output: the file or the folder it makes; None if it makes nothing.
        runs: in the order in which they were done.
        problem: why there are none; empty if there are.
    """

    name: str
    command: Sequence[str]
    output: Path | None
    runs: list[Run] = field(default_factory=list)
    problem: str = ""

    def of(self, pick: Callable[[Run], float]) -> float:
        """The median over the runs."""
        return median(map(pick, self.runs))


def run_once(command: Sequence[str]) -> tuple[Run, int, str]:
    """Run a process: what it took, its exit code, and what it said."""
    with tempfile.TemporaryFile() as said:
        begun = monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode(errors="replace")
    run = Run(cpu=used.ru_utime + used.ru_stime, wall=wall, memory=_bytes(used))
    return run, process.returncode, text


def _bytes(used: resource.struct_rusage) -> int:
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def time_in_turn(builders: Sequence[Builder], *, rounds: int) -> None:
    """Run every builder once to warm the file cache, then all of them in turn, round by round."""
    for builder in builders:
        _, code, said = run_once(builder.command)
        if code:
            builder.problem = said.strip().splitlines()[-1] if said.strip() else f"exit {code}"
    for _ in range(rounds):
        for builder in builders:
            if not builder.problem:
                builder.runs.append(run_once(builder.command)[0])
