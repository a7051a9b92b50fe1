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
    "compare",
    "translate",
)
# What every stage may use.
COMMON = {"units", "geometry", "diagnostics", "values", "naming"}
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
    above = {"jobs", "sharing", "pipeline", "inspection", "batch", "arguments", "cli"}
    known = {*ORDER, *COMMON, *above, ""}

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
    # Values that the stages make, by their types alone.
    assert known.pop("booklet.jobs") <= {"model", "typeset", "paint", "prepress"}
    # Keeps what some stages make for all services.
    assert known.pop("booklet.sharing") <= {
        *("tagging", "typeset", "paint", "assemble", "prepress")
    }
    # Sets an edition anew to say what a finished file was meant to be.
    assert known.pop("booklet.inspection") <= {"typeset", "prepress", "preflight"}
    # Many files at once: names what there is, and groups what has pages in common.
    batch = [name for name in known if stage_of(name) == "batch"]
    assert len(batch) > 5
    allowed = {"source", "model", "l10n", "typeset", "assemble", "prepress", "preflight"}
    assert set().union(*(known.pop(name) for name in batch)) <= allowed
    # Each stage that has a command of its own says what it takes.
    commands = {"prepress", "preflight", "compare", "translate"}
    assert known.pop("booklet.arguments") <= {"source", *commands}
    # The command line shows the line a finding is about, counts words and pages, and hands a
    # finished file to the stage that was asked for.
    assert known.pop("booklet.cli") <= {"source", "model", "typeset", *commands}
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
    values = {"diagnostics", "units", "geometry", "values"}
    assert used <= values | {"source", "model", "text", "typeset"}


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
)
UNREPEATABLE_MODULES = re.compile(
    r"(time|random|secrets|locale|socket|http|urllib\.request)(\..*)?"
)


def test_only_the_command_line_asks_the_clock_chance_or_the_machine() -> None:
    allowed = {
        "booklet.cli": "times the stages, and reads the date that the environment asks for",
        "booklet.batch.tasks": "times each file, to be told and nowhere kept",
        "booklet.batch.command": "times them all",
        "booklet.assemble.files": "removes what killed builds left an hour ago",
    }
    asked = []
    for module in (*engine(), *layouts()):
        for node, name in expressions(module):
            if UNREPEATABLE.fullmatch(name):
                asked.append((module.name, f"{module.place(node)} {name}"))
        for line, name in module.imports():
            if UNREPEATABLE_MODULES.fullmatch(name):
                asked.append((module.name, f"{module.path}:{line} {name}"))
    assert_only(allowed, asked)


def test_only_the_command_line_prints() -> None:
    allowed = {
        "booklet.cli": "prints",
        "booklet.assemble.sandbox": "a process apart, which answers on standard output",
    }
    printing = [
        (module.name, f"{module.place(node)} {name}")
        for module in (*engine(), *layouts())
        for node, name in expressions(module)
        if name in {"print", "sys.stdout", "sys.stderr"} or name.startswith("logging.")
    ]
    assert_only(allowed, printing)


def test_only_the_last_stages_write_files() -> None:
    allowed = {
        "booklet.assemble.files": "the finished file",
        "booklet.model.json_schema": "the schemas of content, which a person asks for",
    }
    writing = [
        (module.name, module.place(node))
        for module in (*engine(), *layouts())
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and writes(node)
    ]
    assert_only(allowed, writing)


def writes(call: ast.Call) -> bool:
    name = dotted(call.func).rpartition(".")[2]
    modes = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    opens = any(
        isinstance(mode, str) and re.fullmatch(r"[rwaxbt+]*[wax+]b?", mode) for mode in modes
    )
    return name in {"write_text", "write_bytes"} or (name == "open" and opens)


def assert_only(allowed: dict[str, str], found: list[tuple[str, str]]) -> None:
    """Every place found is in a module that may; and each that may was seen, or it is forgotten."""
    assert {name for name, _ in found} >= set(allowed), "an exception that nobody needs"
    assert not [where for name, where in found if name not in allowed]


# -- imports cost more than the layout itself -----------------------------------------------

# Not in requirements.txt, or slow to import: pypdf takes fontTools if it happens to be there.
HEAVY = (
    "babel docx fontTools lxml markdown_it openpyxl pydantic reportlab.platypus rich svglib typer"
).split()
BUILD_WITHOUT = """
import sys
sys.path.insert(0, ".")
heavy, sys.argv = sys.argv[1].split(), ["build_report.py", *sys.argv[2:]]
sys.modules.update(dict.fromkeys(heavy))  # None there: whoever imports it fails
try:
    import build_report
    build_report.main()
finally:
    print("\\nMODULES", *sorted(name for name, module in sys.modules.items() if module))
"""


def test_the_default_build_imports_nothing_it_does_not_need(project: Path, tmp_path: Path) -> None:
    arguments = [" ".join(HEAVY), "build", "--output", str(tmp_path)]
    built = subprocess.run(
        [sys.executable, "-c", BUILD_WITHOUT, *arguments],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert list(tmp_path.glob("*.pdf")), built.stdout + built.stderr
    imported = set(built.stdout.rpartition("\nMODULES ")[2].split())

    assert {"reportlab.pdfgen.canvas", "uharfbuzz", "booklet.pipeline"} <= imported
    assert "PIL.ImageFont" not in imported, "pictures are vectors: no raster code is needed"
    assert "ssl" not in imported, "nothing is fetched"
    assert "multiprocessing" not in imported, "one booklet is built by one process"
