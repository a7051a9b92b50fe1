"""A build that is killed, whenever it is, leaves the last good file or the new one."""

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
BY_THE_CLOCK = 24

# Writes the new file over the old one, time and again, and kills itself before the first line
# of the writing module, before the second, and so on until nothing is left to be interrupted.
DRIVER = """
import os, sys
from pathlib import Path
sys.path.insert(0, {project!r})
from booklet.assemble import files
folder = Path({folder!r})
old, new = (folder / "old" / {name!r}).read_bytes(), (folder / "new" / {name!r}).read_bytes()
def write(output, moment):
    seen = 0
    def watch(frame, event, _):
        nonlocal seen
        if frame.f_code.co_filename != files.__file__:
            return None
        seen += event == "line"
        if seen == moment:
            os.kill(os.getpid(), 9)
        return watch
    sys.settrace(watch)
    files.write_atomically(output / {name!r}, new)
    sys.settrace(None)
moment = 0
while True:
    moment += 1
    output = folder / f"line-{{moment}}"
    output.mkdir()
    (output / {name!r}).write_bytes(old)
    child = os.fork()
    if not child:
        write(output, moment)
        os._exit(0)
    if os.waitpid(child, 0)[1] != 9:
        print(moment - 1)
        break
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


def test_whatever_line_of_the_writing_is_the_last_a_whole_file_stays(workshop: Workshop) -> None:
    script = DRIVER.format(project=str(workshop.project), folder=str(workshop.folder), name=NAME)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr

    moments = int(done.stdout)
    assert BY_THE_CLOCK + moments >= 50
    found = []
    for moment in range(1, moments + 1):
        output = workshop.folder / f"line-{moment}"
        workshop.look(output)
        found.append((output / NAME).read_bytes())
    assert found[0] == workshop.old
    assert found[-1] == workshop.new


def test_a_build_after_a_killed_one_is_whole(workshop: Workshop) -> None:
    output = workshop.prepared("again")
    left = output / f".{NAME}.1.part"
    left.write_bytes(workshop.new[:5000])

    assert workshop.start(output, **NEW).wait() == 0

    assert (output / NAME).read_bytes() == workshop.new
