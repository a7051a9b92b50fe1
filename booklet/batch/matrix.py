"""``content/matrix.yaml``: named sets of what is built together, and what “all” leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.diagnostics import BookletError, Diagnostic
from booklet.model.collections import ListOf, MapOf, Nested
from booklet.model.plan import Reference
from booklet.model.reading import read_file
from booklet.model.schema import INVALID, Invalid, Reader, Record, Spec, key
from booklet.model.values import Flag, Line
from booklet.source.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from booklet.source.nodes import Node

NAME = "matrix.yaml"

_NAMES = "names; * stands for any letters: [handout*, facts]; [all] is every one"


class Name(Spec[Reference]):
    """A name or a pattern, and where it stands; whose it is, is asked when all are known."""

    __slots__ = ()

    def read(self, node: Node, reader: Reader) -> Reference | Invalid:
        """The name."""
        name = Line().read(node, reader)
        return INVALID if name is INVALID else Reference(text=name, location=node.location)

    def schema(self) -> dict[str, Any]:
        """A line."""
        return Line().schema()


class NamedSet(Record):
    """What is built together, by one word."""

    audience: str = key(Line(), "For whom.", name="for")
    editions: tuple[Reference, ...] = key(ListOf(Name()), f"Editions: {_NAMES}.")
    locales: tuple[Reference, ...] = key(
        ListOf(Name()), f"Languages: {_NAMES}. Left out: that of the content.", default=()
    )
    services: tuple[Reference, ...] = key(
        ListOf(Name()),
        f"Services: {_NAMES}; none is nobody’s, which all has too. Left out: nobody’s.",
        default=(),
    )
    mono: bool = key(Flag(), "Whether all of it is in one ink.", default=False)


class LeftOut(Record):
    """Files that nobody needs, though each of their names is asked for."""

    because: str = key(Line(), "Why; it is said when they are left out.")
    editions: tuple[Reference, ...] = key(
        ListOf(Name()), f"Editions: {_NAMES}. Left out: every one.", default=()
    )
    locales: tuple[Reference, ...] = key(
        ListOf(Name()), f"Languages: {_NAMES}. Left out: every one.", default=()
    )
    services: tuple[Reference, ...] = key(
        ListOf(Name()), f"Services: {_NAMES}. Left out: every one.", default=()
    )


class Matrix(Record, kind="matrix"):
    """What is built together."""

    sets: Mapping[str, NamedSet] = key(MapOf(Nested(NamedSet)), "Sets by name: handouts.")
    left_out: tuple[LeftOut, ...] = key(
        ListOf(Nested(LeftOut)),
        "What is left out wherever several are asked for; all that an entry says must fit.",
        default=(),
        name="leave-out",
    )

    def names(self) -> Iterator[tuple[str, Reference]]:
        """Every name in it, each behind what it is a name of."""
        for record in (*self.sets.values(), *self.left_out):
            for what in ("editions", "locales", "services"):
                for name in getattr(record, what):
                    yield what, name


def load_matrix(project: Path, content: Path) -> Matrix | None:
    """Read the matrix; None if there is none.

    Raises:
        BookletError: with everything that is wrong with it.
    """
    path = content / NAME
    if not path.exists():
        return None
    reader = Reader(project)
    matrix = read_file(Matrix, reader, path)
    reader.findings.stop()
    return matrix


def set_named(name: str, matrix: Matrix | None) -> NamedSet:
    """A set of the matrix.

    Raises:
        BookletError: if there is none of that name (E007).
    """
    sets = matrix.sets if matrix else {}
    if name in sets:
        return sets[name]
    there = f"there is {', '.join(sets)}" if sets else f"there is no content/{NAME}"
    message = f"there is no set “{name}” in content/{NAME}"
    hints = (*did_you_mean(name, sets), there)
    raise BookletError([Diagnostic(code="E007", message=message, location=None, hints=hints)])
