"""The command line, called within the process of the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.cli import run
from layouts import BookletLayouts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def say(project: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """``say("check")`` returns the exit code and what was said on both streams."""

    def called(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            code = run([str(a) for a in arguments], project=project, layouts=BookletLayouts())
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return called
