"""How long the default build takes in the other languages, beside English."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.measure import Builder, time_in_turn
from benchmarks.tables import cpu, megabytes, spread

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "en-GB"


def locales_table(project: Path, folder: Path, *, rounds: int) -> str:
    """A row for each locale that the booklet is in."""
    translated = sorted(file.stem for file in (project / "content" / "locales").glob("*.po"))
    rows = [_build(project, folder, locale) for locale in (SOURCE, *translated)]
    time_in_turn(rows, rounds=rounds)
    head = [f"| locale | CPU s | ÷ {SOURCE} | peak MB |", "|---|---|---|---|"]
    return "\n".join([*head, *(_row(row, rows[0]) for row in rows)])


def _build(project: Path, folder: Path, locale: str) -> Builder:
    script, output = str(project / "build_report.py"), folder / f"locale-{locale}"
    options = ["--locale", locale, "--output", str(output)]
    return Builder(locale, [sys.executable, script, "build", *options], output)


def _row(row: Builder, source: Builder) -> str:
    if row.problem or source.problem:
        return f"| {row.name} | not run: {row.problem or source.problem} | | |"
    ratio = f"{row.of(cpu) / source.of(cpu):.2f}"
    return f"| {row.name} | {spread(row, cpu)} | {ratio} | {megabytes(row)} |"
