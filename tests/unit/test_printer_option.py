"""``--printer`` is for editions on paper, however many are asked for at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.arguments import parsed
from booklet.cli import _jobs
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path


def printers(*arguments: str, project: Path = PROJECT) -> list[str]:
    return [job.printer for job in _jobs(parsed(["build", *arguments], project), project)]


def test_of_several_editions_those_on_paper_get_the_printer() -> None:
    asked = printers("--edition", "screen", "--edition", "press", "--printer", "digital")

    assert asked == ["", "digital"]


def test_a_single_edition_gets_it_and_refuses_it_itself() -> None:
    assert printers("--edition", "screen", "--printer", "digital") == ["digital"]


def test_without_the_option_each_has_its_own() -> None:
    assert printers("--edition", "screen", "--edition", "press") == ["", ""]
