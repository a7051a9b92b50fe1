"""Many editions checked by one command, none of them made."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from booklet.arguments import parsed
from booklet.batch.checking import check_many
from booklet.batch.telling import Voice
from booklet.diagnostics import BookletError
from layouts import BookletLayouts
from tests.support.batches import CONTENT, job
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Content with a service that is well written and one that is not."""
    shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("services"))
    folder = tmp_path / "content"
    (folder / "services").mkdir()
    for name, phone in (("east", "phone"), ("west", "phon")):
        words = f"kind: service\nname: {name.title()}\n{phone}: 01632 960 001\n"
        (folder / f"services/{name}.yaml").write_text(words, "utf-8")
    return folder


def checked(content: Path, *arguments: str) -> tuple[int, list[str]]:
    lines: list[str] = []
    voice = Voice(say=lines.append, hum=None, coloured=False)
    options = parsed(["check", *arguments], PROJECT)
    return check_many(options, job(content=content), BookletLayouts(), voice=voice), lines


def test_each_is_told_and_one_that_is_wrong_stops_no_other(content: Path) -> None:
    code, lines = checked(content, *"--edition facts --locale pl --service all".split())

    assert code == 2
    assert set(lines[:3]) == {
        "facts in pl: 1 page, 0 findings",
        "facts in pl for east: 1 page, 0 findings",
        "facts in pl for west: failed",
    }
    assert any("west.yaml:3:1: error[C013]: unknown key “phon”" in line for line in lines)


def test_what_is_warned_of_is_told_once() -> None:
    given = "--edition large-print --edition giant-print --locale en-GB --service harbour-lane"
    code, lines = checked(CONTENT, *given.split())

    assert code == 0
    assert [line.split(" in ")[0] for line in lines[:2]] == ["large-print", "giant-print"]
    assert all(line.endswith(" pages, 1 finding") for line in lines[:2])
    assert lines[2].startswith("warning[T009]: the insert “Your first visit")
    assert lines[3:] == ["  large-print in en-GB for harbour-lane and 1 more"]


def test_a_name_that_is_nobodys_is_told_first(content: Path) -> None:
    with pytest.raises(BookletError):
        checked(content, "--edition", "fcts", "--locale", "all")
