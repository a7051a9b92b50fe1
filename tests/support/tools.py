"""Programs the tests ask for a second opinion, and what to do where they are missing.

A laptop need not have poppler, qpdf or Java: there the test is skipped and says why. With
``CI=true`` a missing program is a failure, so that no green run looked at nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# The Debian package that has each program.
_PACKAGES = {
    "java": "default-jdk-headless",
    "javac": "default-jdk-headless",
    "msgcat": "gettext",
    "msgfmt": "gettext",
    "pdfdetach": "poppler-utils",
    "pdffonts": "poppler-utils",
    "pdfimages": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
}


def on_ci() -> bool:
    """Whether this run decides about a change, and so may skip nothing."""
    return os.environ.get("CI", "").lower() == "true"


def lacking(what: str, remedy: str) -> NoReturn:
    """Skip the test for want of ``what``; on CI fail it."""
    reason = f"{what} is not on this machine; {remedy}"
    if on_ci():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def find(name: str) -> str:
    """Where the program is; without it the test is skipped, or fails on CI."""
    assert name in _PACKAGES, f"say in {__name__} which package has {name}"
    found = shutil.which(name)
    if found is None:
        lacking(name, f"install {_PACKAGES[name]}")
    return found


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that is called with arguments and answers with what it prints."""

    path: str

    def __call__(self, *arguments: str | Path, timeout: float = 60) -> str:
        """Run the program and return its output; an exit code other than 0 fails the test."""
        command = [self.path, *map(str, arguments)]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=timeout, check=False
        )
        assert done.returncode == 0, (
            f"{' '.join(command)}\nexit code {done.returncode}\n{done.stdout}{done.stderr}"
        )
        return done.stdout
