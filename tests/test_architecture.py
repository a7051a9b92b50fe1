"""The house keeps its plan: one direction of data, and what may be said where.

Every guard also asserts that it saw something to guard.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.support.code import Module, dotted, modules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ORDER = (
    "source",
    "model",
    "l10n",
    "text",
    "tagging",
    "colour",
    "typeset",
    "paint",
    "assemble",
    "prepress",
    "preflight",
)
# What every stage may use.
COMMON = {"units", "geometry", "diagnostics"}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60


def stage_of(name: str) -> str:
    """``text`` for ``booklet.text.shape``; empty outside the engine."""
    parts = name.split(".")
    return parts[1] if parts[0] == "booklet" and len(parts) > 1 else ""


def engine() -> tuple[Module, ...]:
    return modules("booklet")


def layouts() -> tuple[Module, ...]:
    return modules("layouts")


# -- the direction of imports ---------------------------------------------------------------


def test_every_part_of_the_engine_is_a_stage_or_common() -> None:
    known = {*ORDER, *COMMON, "pipeline", "cli", ""}

    assert {stage_of(module.name) for module in engine()} <= known


def test_a_stage_imports_only_earlier_stages() -> None:
    wrong, seen = [], 0
    for module in engine():
        stage = stage_of(module.name)
        if stage not in ORDER:
            continue
        allowed = {*ORDER[: ORDER.index(stage) + 1], *COMMON, "__version__"}
        for line, imported in module.imports():
            if imported.startswith("booklet"):
                seen += 1
                if stage_of(imported) not in allowed:
                    wrong.append(f"{module.path}:{line} imports {imported}, a later stage")
    assert seen > 50, "few imports found: this test is looking in the wrong place"
    assert not wrong, "\n".join(wrong)


def test_what_is_common_imports_no_stage() -> None:
    imported = {
        (module.name, stage_of(name))
        for module in engine()
        if stage_of(module.name) in COMMON
        for _, name in module.imports()
        if name.startswith("booklet")
    }
    assert ("booklet.geometry", "units") in imported, "geometry measures in lengths"
    assert {stage for _, stage in imported} <= COMMON


def test_only_the_pipeline_knows_the_order() -> None:
    known = {
        module.name: {stage_of(name) for _, name in module.imports()} & set(ORDER)
        for module in engine()
    }
    assert len(known.pop("booklet.pipeline")) > 4
    # The command line shows the line of a file that a finding is about.
    assert known.pop("booklet.cli") <= {"source", "typeset"}
    outside = {name: stages for name, stages in known.items() if stage_of(name) not in ORDER}
    assert len(outside) > 2
    assert not set().union(*outside.values())


def test_layouts_import_the_engine_and_never_the_reverse() -> None:
    forward = [name for module in layouts() for _, name in module.imports() if stage_of(name)]
    reverse = [
        f"{module.path}:{line}"
        for module in engine()
        for line, name in module.imports()
        if name.split(".")[0] in {"layouts", "build_report"}
    ]
    assert len(forward) > 20
    assert not reverse


def test_layouts_neither_paint_nor_read_nor_write() -> None:
    used = {stage_of(name) for module in layouts() for _, name in module.imports()} - {""}

    assert "typeset" in used
    assert used <= {"diagnostics", "units", "geometry", "source", "model", "text", "typeset"}


# -- sizes ----------------------------------------------------------------------------------


def test_a_module_fits_on_a_few_screens() -> None:
    everything = modules("booklet", "layouts", "tests", "benchmarks")
    long = [f"{m.path}: {m.lines} lines" for m in everything if m.lines > LONGEST_MODULE]

    assert len(everything) > 50
    assert not long, "\n".join(long)


def test_a_function_fits_on_one() -> None:
    seen, long = 0, []
    for module in modules("booklet", "layouts", "tests", "benchmarks"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef):
                seen += 1
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{module.place(node)} {node.name}: {lines} lines")
    assert seen > 200
    assert not long, "\n".join(long)


# -- what may be said where -----------------------------------------------------------------


def expressions(module: Module) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, (ast.Name, ast.Attribute)):
            yield node, dotted(node)


UNREPEATABLE = re.compile(
    r"(.*\.)?(now|utcnow|today|urandom|uuid1|uuid4|getenv|environ|perf_counter|monotonic)"
    r"|(time|random|secrets|locale|socket|urllib)\..*"
)


def test_nothing_but_the_command_line_asks_the_clock_chance_or_the_machine() -> None:
    asked = [
        (module.name, f"{module.place(node)} {name}")
        for module in (*engine(), *layouts())
        for node, name in expressions(module)
        if UNREPEATABLE.fullmatch(name)
    ]
    assert any(name == "booklet.cli" for name, _ in asked), "the command line times its stages"
    assert not [where for name, where in asked if name != "booklet.cli"]


def test_only_the_command_line_prints() -> None:
    printing = [
        (module.name, f"{module.place(node)} {name}")
        for module in (*engine(), *layouts())
        for node, name in expressions(module)
        if name in {"print", "sys.stdout", "sys.stderr"} or name.startswith("logging.")
    ]
    assert any(name == "booklet.cli" for name, _ in printing)
    assert not [where for name, where in printing if name != "booklet.cli"]


def test_only_the_last_stages_write_files() -> None:
    writing = [
        (stage_of(module.name), f"{module.place(node)} {name}")
        for module in (*engine(), *layouts())
        for node, name in expressions(module)
        if re.search(r"(^|\.)(write_text|write_bytes|mkstemp|NamedTemporaryFile|replace)$", name)
        # A text is replaced in, a file is replaced: only os and Path objects move files.
        and (not name.endswith(".replace") or name == "os.replace")
    ]
    assert any(stage == "assemble" for stage, _ in writing), "assemble writes the finished file"
    assert not [where for stage, where in writing if stage not in {"assemble", "prepress"}]


# -- imports cost more than the layout itself -----------------------------------------------

HEAVY = {
    "babel",
    "fontTools",
    "lxml",
    "markdown_it",
    "pydantic",
    "reportlab.platypus",
    "rich",
    "svglib",
    "typer",
}
REPORT_MODULES = """
import runpy, sys
sys.argv = ["build_report.py", *sys.argv[1:]]
try:
    runpy.run_path("build_report.py", run_name="__main__")
finally:
    print("\\nMODULES", *sorted(sys.modules))
"""


def test_the_default_build_imports_nothing_it_does_not_need(project: Path, tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-c", REPORT_MODULES, "build", "--output", str(tmp_path)],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert list(tmp_path.glob("*.pdf")), built.stdout + built.stderr
    imported = set(built.stdout.rpartition("\nMODULES ")[2].split())

    assert {"reportlab.pdfgen.canvas", "uharfbuzz", "booklet.pipeline"} <= imported
    assert not HEAVY & imported
