"""A build that is killed, at fifty moments of its life, leaves the last good file or the new one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed so here"),
]

NAME = "family-stories.en-GB.screen.pdf"
OLD, NEW = {"SOURCE_DATE_EPOCH": "1000000000"}, {"SOURCE_DATE_EPOCH": "1700000000"}
AT_A_TIME = 2
BY_THE_CLOCK, WHILE_WRITING = 38, 12

# Kills itself when it touches the folder of the finished files for the n-th time: as it makes
# the folder, opens a file in it, renames one, removes one. Prints how often it did at the end.
DRIVER = """
import os, sys
sys.path.insert(0, {project!r})
import build_report
seen = 0
def watch(event, arguments):
    global seen
    if event == "import" or not any({output!r} in str(a) for a in arguments):
        return
    seen += 1
    if seen == {moment}:
        os.kill(os.getpid(), 9)
sys.addaudithook(watch)
sys.argv[1:] = ["--output", {output!r}]
build_report.main()
print(seen)
"""


class Workshop:
    """Builds in folders that each hold a good file from before.

    Attributes:
        old, new: the two files that may be found there, to the byte.
    """

    def __init__(self, project: Path, folder: Path) -> None:
        self.project, self.folder = project, folder
        began = perf_counter()
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            files = pool.map(lambda job: self.whole(*job), [("old", OLD), ("new", NEW)])
            self.old, self.new = files
        self.duration = perf_counter() - began

    def start(self, output: Path, **environment: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, str(self.project / "build_report.py"), "--output", str(output)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | environment,
        )

    def whole(self, name: str, environment: dict[str, str]) -> bytes:
        output = self.folder / name
        assert self.start(output, **environment).wait() == 0
        return (output / NAME).read_bytes()

    def prepared(self, name: str) -> Path:
        output = self.folder / name
        output.mkdir()
        (output / NAME).write_bytes(self.old)
        return output

    def killed_after(self, seconds: float) -> int:
        """Kill a build by the clock; its exit code, once the folder was found sound."""
        output = self.prepared(f"clock-{seconds:.4f}")
        build = self.start(output, **NEW)
        try:
            code = build.wait(seconds)
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGKILL)
            code = build.wait()
        self.look(output)
        return code

    def killed_at(self, moment: int) -> tuple[int, str]:
        """Kill a build at the n-th thing it does in the folder; exit code and output."""
        output = self.prepared(f"moment-{moment}")
        script = DRIVER.format(project=str(self.project), output=str(output), moment=moment)
        command = [sys.executable, "-c", script]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", env=os.environ | NEW, check=False
        )
        self.look(output)
        return done.returncode, done.stdout

    def look(self, output: Path) -> None:
        """The finished file is the old or the new one; what else lies there hides itself."""
        found = (output / NAME).read_bytes()
        assert found in (self.old, self.new), f"{output}: {len(found)} bytes of neither file"
        others = [path.name for path in output.iterdir() if path.name != NAME]
        assert all(name.startswith(".") and not name.endswith(".pdf") for name in others)


@pytest.fixture(scope="module")
def workshop(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    made = Workshop(project, tmp_path_factory.mktemp("workshop"))
    assert made.old != made.new, "the two cannot be told apart"
    return made


def test_whenever_a_build_is_killed_a_whole_file_stays(workshop: Workshop) -> None:
    step = workshop.duration * 1.05 / BY_THE_CLOCK
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        codes = list(pool.map(workshop.killed_after, [step * n for n in range(BY_THE_CLOCK)]))

    assert codes.count(-signal.SIGKILL) > BY_THE_CLOCK / 2, "hardly any build was killed"
    assert set(codes) <= {0, -signal.SIGKILL}


def test_whatever_it_was_writing_a_whole_file_stays(workshop: Workshop) -> None:
    _, said = workshop.killed_at(10_000)
    things = int(said.split()[-1])
    assert things >= 4, "it should open, rename and clean up at the least"

    moments = range(1, min(things, WHILE_WRITING) + 1)
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        codes = [code for code, _ in pool.map(workshop.killed_at, moments)]

    assert codes == [-signal.SIGKILL] * len(moments)


def test_a_build_after_a_killed_one_is_whole(workshop: Workshop) -> None:
    output = workshop.prepared("again")
    left = output / f".{NAME}.1.part"
    left.write_bytes(workshop.new[:5000])

    assert workshop.start(output, **NEW).wait() == 0

    assert (output / NAME).read_bytes() == workshop.new
