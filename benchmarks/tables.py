"""The figures as Markdown."""

from __future__ import annotations

import json
import math
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Builder, Run, run_once

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"
PACKAGES = ("reportlab", "pypdf", "uharfbuzz", "icu4py", "typst", "weasyprint")
MEGABYTE, KILOBYTE = 1_000_000, 1000
MISSING = "not installed"


def machine_line(rounds: int) -> str:
    """On what it was measured; the versions that matter."""
    versions = []
    for package in PACKAGES:
        try:
            versions.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            versions.append(f"no {package}")
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}; {', '.join(versions)}."
        f" Medians [least–most] of {rounds} fresh processes each, run in turn;"
        f" load {os.getloadavg()[0]:.1f} at the beginning."
    )


def peer_table(rows: Sequence[Builder], words: Path, *, ours: str, plain: str) -> str:
    """The builders side by side."""
    head = [
        f"| builder | CPU s | ÷ {plain} | wall s | peak MB | file KB | pages | tagged | links |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    by_name = {row.name: row for row in rows}
    assert ours in by_name
    return "\n".join([*head, *(_peer_row(row, words, by_name[plain]) for row in rows)])


def _peer_row(row: Builder, words: Path, plain: Builder) -> str:
    if row.problem:
        return f"| {row.name} | not run: {row.problem} | | | | | | | |"
    ratio = f"{row.of(cpu) / plain.of(cpu):.2f}" if plain.runs else "–"
    cells = [row.name, spread(row, cpu), ratio, spread(row, wall), megabytes(row)]
    if row.output is None:
        return f"| {' | '.join([*cells, '–', '–', '–', '–'])} |"
    made = _examine(row, words)
    lost = made["lost"]
    if lost:
        sys.stderr.write(f"{row.name} lost {len(lost)} words: {' '.join(lost[:12])}\n")
    cells += [f"{made['size'] / KILOBYTE:.0f}", str(made["pages"])]
    cells += ["yes" if made["tagged"] else "no", str(made["links"])]
    return f"| {' | '.join(cells)} |"


def warm_table(said: str, *, cold: Builder) -> str:
    """A build in a process that has built before, one word changed."""
    first, *again = json.loads(said)
    whole = cold.of(cpu) * 1000
    share = median(again) / whole
    rows = (
        ("a fresh process, start to end", f"{whole:.0f}", "1"),
        ("first build in a running interpreter", f"{first:.0f}", f"{first / whole:.2f}"),
        (
            "again, one word changed",
            f"{median(again):.0f} [{min(again):.0f}–{max(again):.0f}]",
            f"{share:.2f}",
        ),
    )
    head = ["| one process | CPU ms | ÷ fresh process |", "|---|---|---|"]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)])


def growth_table(rows: Sequence[Builder], words: Path) -> str:
    """Longer and longer booklets; the exponent is 1 where twice the pages take twice as long."""
    head = [
        "| content | pages | CPU s | ms a page | exponent | peak MB | file KB |",
        "|---|---|---|---|---|---|---|",
    ]
    lines: list[str] = []
    before: tuple[int, float] | None = None
    for row in rows:
        if row.problem:
            lines.append(f"| {row.name} | not run: {row.problem} | | | | | |")
            continue
        made = _examine(row, words)
        pages, seconds = made["pages"], row.of(cpu)
        exponent = "–"
        if before:
            exponent = f"{math.log(seconds / before[1]) / math.log(pages / before[0]):.2f}"
        cells = [row.name, str(pages), spread(row, cpu), f"{seconds / pages * 1000:.1f}", exponent]
        cells += [megabytes(row), f"{made['size'] / KILOBYTE:.0f}"]
        lines.append(f"| {' | '.join(cells)} |")
        before = pages, seconds
    return "\n".join([*head, *lines])


def write_into(document: Path, report: str) -> None:
    """Replace what stands between the markers of a document."""
    text = document.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    assert end, f"{document} has no markers {BEGIN} … {END}"
    document.write_text(f"{head}{BEGIN}\n\n{report}\n\n{END}{tail}", encoding="utf-8")


def _examine(row: Builder, words: Path) -> dict[str, Any]:
    """What the builder made; in a process of its own, to keep this one small."""
    assert row.output is not None
    file = row.output
    if file.is_dir():
        (file,) = file.glob("*.pdf")
    command = [sys.executable, "-m", "benchmarks.made", str(file), str(words)]
    _, code, said = run_once(command)
    assert code == 0, said
    seen: dict[str, Any] = json.loads(said.splitlines()[-1])
    return seen


def spread(row: Builder, pick: Callable[[Run], float]) -> str:
    """The median of a row's runs, the least and the most."""
    values = [pick(run) for run in row.runs]
    return f"{median(values):.3f} [{min(values):.3f}–{max(values):.3f}]"


def megabytes(row: Builder) -> str:
    """The largest of a row's peaks of memory."""
    return f"{max(run.memory for run in row.runs) / MEGABYTE:.0f}"


def cpu(run: Run) -> float:
    """Processor seconds."""
    return run.cpu


def wall(run: Run) -> float:
    """Seconds."""
    return run.wall
