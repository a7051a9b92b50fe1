"""``build_report.py translate`` run on a small project."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from booklet.translate.command import Outcome, add_arguments, run
from booklet.translate.exchange import xliff, xlsx
from booklet.values import changed
from tests.support.content import PROJECT, SmallProject, small_project

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.translate.exchange.rows import Parcel, Row


def translated_project(folder: Path) -> SmallProject:
    """A small project that can be translated."""
    project = small_project(folder)
    project.write("content/en-GB/sheets.yaml", (PROJECT / "content/en-GB/sheets.yaml").read_bytes())
    return project


def do(small: SmallProject, *arguments: str) -> Outcome:
    parser = argparse.ArgumentParser()
    add_arguments(parser, small.folder)
    return run(parser.parse_args(arguments), project=small.folder)


def catalogue(small: SmallProject) -> str:
    return (small.folder / "content/locales/pl.po").read_text("utf-8")


def sent(small: SmallProject) -> Parcel:
    path = small.folder / "out.xliff"
    do(small, "export", "pl", "--output", str(path))
    return xliff.read(path.read_bytes(), "out.xliff")


def back(
    small: SmallProject,
    parcel: Parcel,
    *rows: Row,
    options: tuple[str, ...] = (),
    module: Any = xlsx,
) -> Outcome:
    kind = module.__name__.rpartition(".")[2]
    path = small.folder / f"back.{kind}"
    path.write_bytes(module.write(changed(parcel, rows=rows or parcel.rows)))
    return do(small, "import", str(path), *options)


def row_of(parcel: Parcel, context: str) -> Row:
    return next(row for row in parcel.rows if row.context == context)


def translate_all(small: SmallProject, **said: str) -> None:
    """Every message as is said of its context, others in what passes for Polish."""
    do(small, "init", "pl")
    parcel = sent(small)
    rows = [
        changed(
            row, target=said.get(row.context.replace(".", "_"), f"Pl {row.source}"), state="done"
        )
        for row in parcel.rows
    ]
    assert not any(one.severity == "error" for one in back(small, parcel, *rows).findings)
