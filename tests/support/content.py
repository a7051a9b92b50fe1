"""Small content for tests: a project in a temporary folder, and YAML read from a string."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic, format_diagnostic
from booklet.model.load import load_booklet
from booklet.source.files import SourceText, source_line
from booklet.source.findings import Findings
from booklet.source.nodes import Mapping, Scalar
from booklet.source.yaml_reader import parse_text

if TYPE_CHECKING:
    from booklet.model.content import Booklet
    from booklet.source.nodes import Node

PROJECT = Path(__file__).resolve().parents[2]

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="1mm" height="1mm" viewBox="0 0 1 1"/>'

CLOSING = """\
kind: closing
id: closing
title: Thanks
message: Be kind.
further: There is more here.
web: {label: example.org, url: https://example.org}
picture: {image: hills.svg, decorative: true}
"""

PLAN = """\
kind: booklet
id: small
title: A small booklet
date: 2023-11
language: en-GB
authors: [Somebody]
sections: [closing]
"""


@dataclass(frozen=True, slots=True)
class SmallProject:
    """A project with one section, to be broken in one place."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def section(self, text: str | bytes) -> None:
        self.write("content/en-GB/closing.yaml", text)

    def load(self) -> Booklet:
        return load_booklet(self.folder, self.content)

    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong with it; nothing if nothing is."""
        try:
            self.load()
        except BookletError as error:
            return error.diagnostics
        return ()

    def shown(self) -> str:
        """The findings as an author sees them."""
        return "\n".join(
            format_diagnostic(one, source_line(self.folder, one.location) if one.location else None)
            for one in self.findings()
        )


def small_project(folder: Path) -> SmallProject:
    """A project that is whole: one section, its words, one drawing."""
    project = SmallProject(folder)
    project.write("content/booklet.yaml", PLAN)
    project.write("content/en-GB/words.yaml", words())
    project.write("assets/illustrations/hills.svg", DRAWING)
    project.section(CLOSING)
    return project


def words() -> str:
    return (PROJECT / "content/en-GB/words.yaml").read_text("utf-8")


def yaml(text: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The root of a YAML text, and what is wrong with it."""
    findings = Findings()
    node = parse_text(SourceText("small.yaml", dedent(text)), findings)
    return node, findings.diagnostics


def scalar(text: str) -> Scalar:
    """The value of ``a:``, written as a literal block."""
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    node, diagnostics = yaml("a: |\n" + lines)
    assert not diagnostics
    assert isinstance(node, Mapping)
    value = node.get("a")
    assert isinstance(value, Scalar)
    return value
