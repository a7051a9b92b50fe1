"""The first line that somebody types, and what it says where nothing is installed."""

from __future__ import annotations

import subprocess
import sys

from tests.support.content import PROJECT


def test_a_python_without_the_packages_says_which_python_has_them() -> None:
    bare = [sys.executable, "-S", "build_report.py"]
    done = subprocess.run(bare, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "error: this Python does not have the package" in done.stderr
    assert "hint: write .venv" in done.stderr
    assert "Traceback" not in done.stderr
