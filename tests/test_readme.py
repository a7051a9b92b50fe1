"""What the README promises in one line each, and the files these lines rest on."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {
    "make": (
        "python3 -m venv .venv"
        " && .venv/bin/python -m pip install -q --require-hashes -r requirements.txt"
        " && .venv/bin/python build_report.py"
    ),
    "test": (
        "python3 -m venv .venv-tests"
        " && .venv-tests/bin/python -m pip install -q --require-hashes"
        " -r requirements.txt -r tests/requirements.txt"
        " && .venv-tests/bin/python -m pytest -q -n auto"
    ),
    # PowerShell 5, which Windows brings, has no &&.
    "make on Windows": (
        r"py -m venv .venv"
        r"; .venv\Scripts\python -m pip install -q --require-hashes -r requirements.txt"
        r"; .venv\Scripts\python build_report.py"
    ),
    "test on Windows": (
        r"py -m venv .venv-tests"
        r"; .venv-tests\Scripts\python -m pip install -q --require-hashes"
        r" -r requirements.txt -r tests\requirements.txt"
        r"; .venv-tests\Scripts\python -m pytest -q -n auto"
    ),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_has_each_command_on_one_line(project: Path, name: str) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")

    blocks = re.findall(
        rf"^<!-- command: {name} -->\n```[a-z]+\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL
    )

    assert blocks == [f"{COMMANDS[name]}\n"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no POSIX shell")
def test_ci_runs_the_lines_of_the_readme_and_no_others(project: Path) -> None:
    script = (project / ".ci" / "run").read_text(encoding="utf-8")
    finding = script[script.index("readme() {") : script.index("for name in")]

    for name in ("make", "test"):
        found = subprocess.run(
            ["bash", "-euc", f"{finding} readme {name}"],
            cwd=project,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert found.stdout == f"{COMMANDS[name]}\n"
    assert "for name in make test;" in script
    assert "pytest" not in script


def test_every_command_and_option_is_explained(project: Path) -> None:
    documents = [project / "README.md", *sorted((project / "docs").glob("*.md"))]
    explained = "\n".join(path.read_text(encoding="utf-8") for path in documents)

    shown = [
        usage(project),
        usage(project, "build"),
        usage(project, "check"),
        usage(project, "compare"),
        usage(project, "impose"),
    ]
    options = {option for text in shown for option in re.findall(r"--[a-z][a-z-]+", text)}

    assert {"--edition", "--output"} <= options
    assert [option for option in sorted(options) if option not in explained] == []


def usage(project: Path, *command: str) -> str:
    asked = [sys.executable, "build_report.py", *command, "--help"]
    done = subprocess.run(asked, cwd=project, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


PIN = re.compile(r"([a-z0-9-]+)==[0-9.]+ \\")
HASH_OR_COMMENT = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?| *#.*|")


@pytest.mark.parametrize("folder", [".", "tests", "benchmarks"])
def test_requirements_are_pins_with_hashes_and_say_nothing_of_where_from(
    project: Path, folder: str
) -> None:
    wanted = names((project / folder / "requirements.in").read_text(encoding="utf-8"))
    lines = (project / folder / "requirements.txt").read_text(encoding="utf-8").splitlines()

    pinned = {pin[1] for pin in map(PIN.fullmatch, lines) if pin}
    others = [line for line in lines if not PIN.fullmatch(line)]

    assert wanted
    assert wanted <= pinned
    assert len(others) > len(pinned), "every pin has a hash"
    assert [line for line in others if not HASH_OR_COMMENT.fullmatch(line)] == []
    assert "://" not in "".join(lines)


def names(requirements: str) -> set[str]:
    found = re.findall(r"^([A-Za-z][\w.-]*)", requirements, re.MULTILINE)
    return {name.lower().replace("_", "-") for name in found}
