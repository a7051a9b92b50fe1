"""How long the editions take: built, looked over at the end of the build, checked by all rules."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.measure import Builder, time_in_turn
from benchmarks.tables import KILOBYTE, cpu, spread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SCREEN = "screen"
EDITIONS = (SCREEN, "press", "booklet", "press-booklet")
TOGETHER = (EDITIONS[:3], EDITIONS)
CHECK_ROUNDS = 4  # of the runs of a build, one in so many: a check takes ten times as long


class Measured:
    """Editions built by one command.

    Attributes:
        name: what the table calls them.
        bare: built, and no more.
        looked: built and looked over: the command as it is.
        checked: its files checked by all rules, those that look at page images too.
    """

    def __init__(self, project: Path, editions: Sequence[str], folder: Path) -> None:
        command = [sys.executable, str(project / "build_report.py")]
        named = [word for edition in editions for word in ("--edition", edition)]
        output = folder / "-".join(editions)
        build = [*command, "build", *named, "--output", str(output)]
        self.name, self.output = ", ".join(editions), output
        self.bare = Builder(self.name, [*build, "--no-check"], output)
        self.looked = Builder(self.name, build, output)
        self._check = [*command, "check"]
        self.checked = Builder(self.name, self._check, output)

    def name_files(self) -> None:
        """Say which files are to be checked, once they are there."""
        self.checked.command = [*self._check, *map(str, sorted(self.output.glob("*.pdf")))]

    @property
    def problem(self) -> str:
        """Why something could not be measured."""
        return self.bare.problem or self.looked.problem or self.checked.problem


def editions_table(project: Path, folder: Path, *, rounds: int) -> str:
    """Each edition by itself, and several by one command."""
    alone = [Measured(project, [edition], folder) for edition in EDITIONS]
    rows = [*alone, *(Measured(project, editions, folder) for editions in TOGETHER)]
    time_in_turn([b for row in rows for b in (row.bare, row.looked)], rounds=rounds)
    for row in rows:
        row.name_files()
    time_in_turn([row.checked for row in rows], rounds=max(1, rounds // CHECK_ROUNDS))
    screen = alone[0].bare
    head = [
        "| editions | files | KB | built, CPU s | and looked over | ÷ screen, built | `check` |",
        "|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*head, *(_row(row, screen) for row in rows)])


def _row(row: Measured, screen: Builder) -> str:
    if row.problem or screen.problem:
        return f"| {row.name} | not run: {row.problem or screen.problem} | | | | | |"
    files = list(row.output.glob("*.pdf"))
    size = sum(file.stat().st_size for file in files) / KILOBYTE
    cells = [row.name, str(len(files)), f"{size:.0f}", spread(row.bare, cpu)]
    cells += [spread(row.looked, cpu), f"{row.looked.of(cpu) / screen.of(cpu):.2f}"]
    return f"| {' | '.join([*cells, spread(row.checked, cpu)])} |"
