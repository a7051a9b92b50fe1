"""The page about the rules is what their docstrings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.manual import with_rules
from booklet.preflight.registry import rules

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_page_is_up_to_date(project: Path, pytestconfig: pytest.Config) -> None:
    path = project / "docs" / "preflight-rules.md"
    page = path.read_text("utf-8")
    expected = with_rules(page)

    assert all(f"### {rule.code} · " in expected for rule in rules())
    if pytestconfig.getoption("--update-golden"):
        path.write_text(expected, "utf-8", newline="\n")
        return
    assert page == expected, "pytest --update-golden tests/unit/preflight/test_manual.py"
