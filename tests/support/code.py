"""The project's own source, parsed, for tests that guard how it is built."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROJECT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """One source file.

    Attributes:
        name: dotted, ``booklet.text.shape``; a package goes by its own name.
        path: relative to the project, with forward slashes.
        lines: how many the file has.
        tree: what it says.
    """

    name: str
    path: str
    lines: int
    tree: ast.Module

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and dotted name of everything imported, inside functions and for types too."""
        package = self.name if self.path.endswith("__init__.py") else self.name.rpartition(".")[0]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node.lineno, alias.name
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    parents = package.split(".")[: len(package.split(".")) - node.level + 1]
                    base = ".".join([*parents, *([base] if base else [])])
                for alias in node.names:
                    yield node.lineno, f"{base}.{alias.name}"

    def place(self, node: ast.expr | ast.stmt) -> str:
        """Where a node stands, as an editor opens it."""
        return f"{self.path}:{node.lineno}"


def dotted(node: ast.expr) -> str:
    """``datetime.now`` for the expression that reads so; empty for any other."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Every module below these folders of the project, in the order of their paths."""
    paths = sorted(path for folder in folders for path in (_PROJECT / folder).rglob("*.py"))
    assert paths, f"no module below {folders}: looking in the wrong place"
    return tuple(map(_module, paths))


def _module(path: Path) -> Module:
    relative = path.relative_to(_PROJECT)
    source = path.read_text(encoding="utf-8")
    parts = relative.with_suffix("").parts
    return Module(
        name=".".join(parts[:-1] if parts[-1] == "__init__" else parts),
        path=relative.as_posix(),
        lines=source.count("\n"),
        tree=ast.parse(source),
    )
