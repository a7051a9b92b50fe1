"""Times the default build beside others of the same content, and prints Markdown tables.

``python -m benchmarks`` needs ``benchmarks/requirements.txt`` besides ``requirements.txt``, and
Linux or macOS. Every figure is of whole fresh processes, run in turn.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.editions import editions_table
from benchmarks.imposition import imposition_table
from benchmarks.locales import locales_table
from benchmarks.measure import Builder, run_once, time_in_turn
from benchmarks.services import services_table
from benchmarks.tables import growth_table, machine_line, peer_table, warm_table, write_into

PROJECT = Path(__file__).resolve().parent.parent
CONTENT = PROJECT / "content"
FONTS = PROJECT / "assets" / "fonts" / "atkinson-hyperlegible-next"
OURS, PLAIN = "this builder", "plain ReportLab Platypus"
TABLES = ("peers", "editions", "services", "imposition", "locales")
PEERS = {
    "Typst, PDF/UA-1": "in_typst",
    "WeasyPrint, PDF/UA-1": "in_weasyprint",
    PLAIN: "in_reportlab",
}


def main() -> None:
    """Measure what was asked for."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        report = _measure(options, Path(folder))
    print(report)
    if options.write:
        write_into(PROJECT / "docs" / "performance.md", report)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=11, help="runs of each row; default: 11")
    parser.add_argument(
        "--times",
        type=int,
        nargs="*",
        default=[10, 100],
        help="how many times over the stories are set, to see growth; default: 10 100",
    )
    parser.add_argument(
        "--tables",
        nargs="+",
        choices=TABLES,
        default=TABLES,
        help=f"which to measure; default: {' '.join(TABLES)}",
    )
    parser.add_argument(
        "--write", action="store_true", help="put the tables into docs/performance.md"
    )
    options = parser.parse_args()
    if options.write and set(options.tables) != set(TABLES):
        parser.error("--write is for all tables; leave out --tables")
    return options


def _measure(options: argparse.Namespace, folder: Path) -> str:
    # Said first: the load is what others do.
    report = [machine_line(options.rounds)]
    if "peers" in options.tables:
        report += _peers(options, folder)
    wanted = {
        "editions": editions_table,
        "services": services_table,
        "imposition": imposition_table,
        "locales": locales_table,
    }
    report += [
        make(PROJECT, folder, rounds=options.rounds)
        for table, make in wanted.items()
        if table in options.tables
    ]
    return "\n\n".join(report)


def _peers(options: argparse.Namespace, folder: Path) -> list[str]:
    words = folder / "words.json"
    _run("benchmarks.words", PROJECT, CONTENT, words)
    rows = [
        _ours(CONTENT, folder / "ours"),
        *(_peer(name, module, words, folder) for name, module in PEERS.items()),
        Builder("an empty interpreter", [sys.executable, "-c", "pass"], None),
    ]
    time_in_turn(rows, rounds=options.rounds)
    report = [peer_table(rows, words, ours=OURS, plain=PLAIN)]
    if not rows[0].problem:
        report.append(_warm(folder, cold=rows[0], rounds=options.rounds))
        if options.times:
            report.append(_growth(rows[0], options, folder, words))
    return report


def _ours(content: Path, output: Path, name: str = OURS) -> Builder:
    script = str(PROJECT / "build_report.py")
    places = ["--content", str(content), "--output", str(output)]
    return Builder(name, [sys.executable, script, "build", *places], output)


def _peer(name: str, module: str, words: Path, folder: Path) -> Builder:
    output = folder / f"{module}.pdf"
    arguments = [str(words), str(FONTS), str(output)]
    return Builder(name, [sys.executable, "-m", f"benchmarks.peers.{module}", *arguments], output)


def _warm(folder: Path, *, cold: Builder, rounds: int) -> str:
    copy = folder / "content"
    multiply(copy, times=1)
    said = _run("benchmarks.warm", PROJECT, copy, folder / "warm", rounds)
    return warm_table(said, cold=cold)


def _growth(once: Builder, options: argparse.Namespace, folder: Path, words: Path) -> str:
    rows = [once]
    for times in options.times:
        copy = folder / f"content-{times}"
        multiply(copy, times=times)
        rows.append(_ours(copy, folder / f"ours-{times}", f"stories {times} times over"))
    # The long ones are steadier, and take long.
    time_in_turn(rows[1:], rounds=max(1, options.rounds // 3))
    return growth_table(rows, words)


def multiply(copy: Path, *, times: int) -> None:
    """A copy of the content with the stories so many times over."""
    from benchmarks.content import multiply_stories

    multiply_stories(CONTENT, copy, times=times)


def _run(module: str, *arguments: object) -> str:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    _, code, said = run_once(command)
    if code:
        sys.exit(f"{' '.join(command)}\n{said}")
    return said


if __name__ == "__main__":
    main()
