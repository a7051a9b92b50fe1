"""Dates, and the same bytes whatever is around a build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "family-stories.en-GB.screen.pdf"


def process(project: Path, *arguments: str | Path, cwd: Path, **environment: str) -> str:
    """What a build in a process of its own says; it must end well."""
    command = [sys.executable, project / "build_report.py", *arguments]
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=os.environ | environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# -- dates and names ---------------------------------------------------------------------


@pytest.mark.parametrize("epoch", ["soon", "1e9", "99999999999999999999"])
def test_a_date_that_is_none_is_refused(
    say: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    code, _, errors = say("check")

    assert code == 2
    assert f"SOURCE_DATE_EPOCH is “{epoch}”; expected seconds since 1970" in errors


def test_the_file_has_the_date_that_the_environment_asks_for(
    say: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")  # 9 September 2001, as is well known

    say("build", "--output", tmp_path)

    reader = PdfReader(tmp_path / NAME)
    assert reader.metadata is not None
    assert reader.metadata.creation_date == datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.xmp_create_date is not None
    assert reader.xmp_metadata.xmp_create_date.replace(tzinfo=UTC) == datetime(
        2001, 9, 9, 1, 46, 40, tzinfo=UTC
    )


def test_an_edition_asked_for_twice_is_built_once(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    _, said, _ = say("build", "--edition", "screen", "--edition", "screen", "--output", tmp_path)

    assert said.count(NAME) == 1


# -- the same bytes, whatever is around it -----------------------------------------------


def test_the_same_content_gives_the_same_bytes(
    project: Path, tmp_path: Path, built: Callable[[str], Path]
) -> None:
    """Whatever hash seed, time zone, locale, folder and working folder a process has."""
    expected = built("screen").read_bytes()
    copy = tmp_path / "a copy of the project"
    for name in ("booklet", "layouts", "content", "assets"):
        shutil.copytree(project / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(project / "build_report.py", copy)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    surroundings = [
        (project, {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati"}),
        (project, {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "America/Los_Angeles"}),
        (copy, {"PYTHONHASHSEED": "random", "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "20"}),
    ]
    for number, (folder, environment) in enumerate(surroundings):
        output = tmp_path / f"output-{number}"
        process(folder, "--output", output, cwd=elsewhere, **environment)
        assert (output / NAME).read_bytes() == expected
    assert not list(elsewhere.iterdir())


def test_a_second_build_in_one_process_gives_the_same_bytes(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    for folder in ("first", "second"):
        say("build", "--output", tmp_path / folder)

    assert (tmp_path / "first" / NAME).read_bytes() == (tmp_path / "second" / NAME).read_bytes()
