"""How long a file in the name of a service takes, once another has been made."""

from __future__ import annotations

import json
import sys
from statistics import mean, median
from typing import TYPE_CHECKING

from benchmarks.measure import Builder, run_once, time_in_turn
from benchmarks.tables import MEGABYTE, cpu, spread

if TYPE_CHECKING:
    from pathlib import Path

EDITIONS = ("screen", "booklet", "large-print", "press", "handout-anna")
SERVICES = 40
PROCESSES = 3
NAME = "service-{:02}"
LOGOS = ("rowan-house.svg", "moor-and-vale.svg", "harbour-lane.png")
FILE = """\
kind: service
name: Family Support {place} {number}
logo: {{image: {logo}, alt: Logo of Family Support {place}}}
strapline: For families of {place} and all who care for them
phone: 01632 960 {number:03}
email: hello@{name}.example
web: https://{name}.example/{place}
hours: Monday to Friday, {hour} am to 5 pm
support:
  - name: Night line of {place}
    details: ["Every night from {hour} pm: [01632 961 {number:03}](tel:01632961{number:03})"]
accent: {{rgb: "#{red:02X}3A5C", cmyk: [90, 57, 0, 64]}}
"""
PLACES = ("Ashby", "Brigg", "Corby", "Diss", "Esher", "Frome", "Goole", "Hexham", "Ilkley")


def invent_services(content: Path, *, count: int) -> list[str]:
    """Put services into a content folder that have nothing in common; their names."""
    (content / "services").mkdir(exist_ok=True)
    names = [NAME.format(number) for number in range(1, count + 1)]
    for number, name in enumerate(names, start=1):
        text = FILE.format(
            name=name,
            number=number,
            place=PLACES[number % len(PLACES)],
            logo=LOGOS[number % len(LOGOS)],
            hour=8 + number % 3,
            red=number,
        )
        (content / "services" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return names


def services_table(project: Path, folder: Path, *, rounds: int) -> str:
    """A row for each edition: a build alone, and one after others in a process."""
    from benchmarks.content import multiply_stories

    content = folder / "content-services"
    multiply_stories(project / "content", content, times=1)
    names = invent_services(content, count=SERVICES)
    alone = [_alone(project, content, folder, edition, names[0]) for edition in EDITIONS]
    time_in_turn(alone, rounds=rounds)
    columns = [
        *("in the name of a service", "alone, CPU s", f"first of {SERVICES}, ms"),
        *(f"2nd to {SERVICES}th, mean ms", "÷ alone", "looking over, ms"),
        *("peak MB of 2", f"of {SERVICES}"),
    ]
    head = [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
    return "\n".join([*head, *(_row(project, content, row) for row in alone)])


def _alone(project: Path, content: Path, folder: Path, edition: str, service: str) -> Builder:
    output = folder / f"alone-{edition}"
    command = [sys.executable, str(project / "build_report.py"), "build", "--no-check"]
    command += ["--edition", edition, "--service", service]
    return Builder(edition, [*command, "--content", str(content), "--output", str(output)], output)


def _row(project: Path, content: Path, alone: Builder) -> str:
    if alone.problem:
        return f"| {alone.name} | not run: {alone.problem} | | | | | | |"
    few = [_many(project, content, alone, 2)]
    many = [_many(project, content, alone, SERVICES) for _ in range(PROCESSES)]
    looked = [_many(project, content, alone, SERVICES, look=True)]
    first = median(times[0] for _, times in many)
    means, and_looked = (sorted(mean(times[1:]) for _, times in runs) for runs in (many, looked))
    middle = median(means)
    cells = [alone.name, spread(alone, cpu), f"{first:.0f}"]
    cells += [f"{middle:.0f} [{means[0]:.0f}–{means[-1]:.0f}]"]
    cells += [f"{middle / (alone.of(cpu) * 1000):.3f}", f"{median(and_looked) - middle:.0f}"]
    cells += [f"{max(peak for peak, _ in runs) / MEGABYTE:.0f}" for runs in (few, many)]
    return f"| {' | '.join(cells)} |"


def _many(
    project: Path, content: Path, alone: Builder, count: int, *, look: bool = False
) -> tuple[int, list[float]]:
    """The peak of memory in bytes, and the CPU milliseconds of each of ``count`` services."""
    arguments = [project, content, alone.output, alone.name, count, int(look)]
    run, code, said = run_once([sys.executable, "-m", "benchmarks.many", *map(str, arguments)])
    assert code == 0, said
    times: list[float] = json.loads(said)
    return run.memory, times
