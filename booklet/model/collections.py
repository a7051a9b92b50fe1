"""Fields that hold others: lists, tables by name, records, one thing or another."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from booklet.model.reading import read_record
from booklet.model.schema import INVALID, Invalid, Reader, Record, Spec
from booklet.source import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from booklet.source.nodes import Node

T = TypeVar("T")
U = TypeVar("U")
R = TypeVar("R", bound=Record)

_IN_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_.")


class Nested(Spec[R]):
    """A record inside a record."""

    __slots__ = ("record",)

    def __init__(self, record: type[R]) -> None:
        self.record = record

    def read(self, node: Node, reader: Reader) -> R | Invalid:
        """The record."""
        return read_record(self.record, reader, node)

    def schema(self) -> dict[str, Any]:
        """The record's keys."""
        from booklet.model.json_schema import schema_of

        return schema_of(self.record)


class ListOf(Spec[tuple[T, ...]]):
    """A list, of at least ``least`` entries, at most ``most`` or ``exactly`` so many."""

    __slots__ = ("item", "least", "most")

    def __init__(
        self, item: Spec[T], *, least: int = 1, most: int = 1000, exactly: int | None = None
    ) -> None:
        self.item = item
        self.least = least if exactly is None else exactly
        self.most = most if exactly is None else exactly

    def read(self, node: Node, reader: Reader) -> tuple[T, ...] | Invalid:
        """Every entry, in order."""
        if not isinstance(node, nodes.Sequence):
            message = f"expected a list, found {nodes.describe(node)}"
            hint = "begin each entry in a line of its own with `- `"
            reader.findings.add("C016", message, node.location, hint)
            return INVALID
        count = len(node.items)
        if not self.least <= count <= self.most:
            wanted = _count(self.least, self.most)
            message = f"expected {wanted}, found {count}"
            hint = f"write {wanted}"
            if count == 0:
                hint += ", or delete the key if it may be left out"
            reader.findings.add("C036", message, node.location, hint)
            return INVALID
        read = self.item.read
        values: list[T] = []
        for item in node.items:
            value = read(item, reader)
            if value is not INVALID:
                values.append(value)
        return tuple(values) if len(values) == count else INVALID

    def schema(self) -> dict[str, Any]:
        """An array."""
        return {
            "type": "array",
            "items": self.item.schema(),
            "minItems": self.least,
            "maxItems": self.most,
        }


class MapOf(Spec["Mapping[str, T]"]):
    """A table of things by names the author chooses: small letters, digits, ``. - _``."""

    __slots__ = ("item", "least")

    def __init__(self, item: Spec[T], *, least: int = 1) -> None:
        self.item = item
        self.least = least

    def read(self, node: Node, reader: Reader) -> Mapping[str, T] | Invalid:
        """The table, in the order written, read-only."""
        if not isinstance(node, nodes.Mapping):
            message = f"expected keys and values, found {nodes.describe(node)}"
            reader.findings.add("C016", message, node.location, "write names below: `name: …`")
            return INVALID
        before = len(reader.findings)
        if len(node.entries) < self.least:
            message = f"expected at least {self.least}, found {len(node.entries)}"
            reader.findings.add("C036", message, node.location, "write one below: `name: …`")
        values: dict[str, T] = {}
        for name, entry in node.entries.items():
            if not (name and set(name) <= _IN_NAME and name[0].isalpha()):
                message = f"“{name[:60]}” is not a name"
                hint = "use small letters, digits, points, hyphens; a letter first: ink.quiet"
                reader.findings.add("C021", message, entry.location, hint)
            value = self.item.read(entry.value, reader)
            if value is not INVALID:
                values[name] = value
        return INVALID if len(reader.findings) > before else MappingProxyType(values)

    def schema(self) -> dict[str, Any]:
        """An object whose keys are free."""
        return {
            "type": "object",
            "minProperties": self.least,
            "propertyNames": {"pattern": "^[a-z][a-z0-9._-]*$"},
            "additionalProperties": self.item.schema(),
        }


class Either(Spec[T | U]):
    """Text, or keys and values: ``- a paragraph`` beside ``- {quote: …, by: …}``.

    Which of the two is meant shows in how it is written, so that a mistake inside is
    told of the right one.
    """

    __slots__ = ("mapping", "scalar")

    def __init__(self, scalar: Spec[T], mapping: Spec[U]) -> None:
        self.scalar = scalar
        self.mapping = mapping

    def read(self, node: Node, reader: Reader) -> T | U | Invalid:
        """The value of the one that is written."""
        if isinstance(node, nodes.Mapping):
            return self.mapping.read(node, reader)
        return self.scalar.read(node, reader)

    def schema(self) -> dict[str, Any]:
        """Any of both."""
        return {"anyOf": [self.scalar.schema(), self.mapping.schema()]}


class ByKey(Spec[R]):
    """Several records; which one is meant is told by a key that only it has."""

    __slots__ = ("records",)

    def __init__(self, **records: type[R]) -> None:
        self.records = records

    def read(self, node: Node, reader: Reader) -> R | Invalid:
        """The record whose key is there."""
        if isinstance(node, nodes.Mapping):
            for key, record in self.records.items():
                if key in node.entries:
                    return read_record(record, reader, node)
        message = f"expected one of the keys {', '.join(self.records)}"
        hints = [f"write `{key}: …`" for key in self.records]
        reader.findings.add("C015", message, node.location, *hints)
        return INVALID

    def schema(self) -> dict[str, Any]:
        """Any of them."""
        return {"anyOf": [Nested(record).schema() for record in self.records.values()]}


def _count(least: int, most: int) -> str:
    if least == most:
        return f"exactly {least} entries" if least != 1 else "exactly one entry"
    if most >= 1000:  # noqa: PLR2004
        return "at least one entry" if least == 1 else f"at least {least} entries"
    return f"{least} to {most} entries"
