"""Nodes → records: every key known, none missing, each value of its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from booklet.model.schema import INVALID, Record
from booklet.source.near import listed, suggestions
from booklet.source.nodes import Mapping, Scalar, describe
from booklet.source.yaml_reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.model.schema import Invalid, Key, Reader, RecordType
    from booklet.source.nodes import Node

R = TypeVar("R", bound=Record)


def read_file(record: type[R], reader: Reader, path: Path) -> R | None:
    """Read a file of one kind; None after noting what is wrong with it."""
    node = read_yaml(reader.project, path, reader.findings)
    return None if node is None else read_document(record, reader, node)


def read_document(record: type[R], reader: Reader, node: Node) -> R | None:
    """Read the root of a file, which names its kind; None after noting what is wrong."""
    if not isinstance(node, Mapping):
        reader.findings.add(
            "C016",
            f"expected keys and values, found {describe(node)}",
            node.location,
            f"begin with `kind: {record.kind}`",
        )
        return None
    if not _kind_fits(record, reader, node):
        return None
    value = read_record(record, reader, node, besides=("kind",))
    return None if value is INVALID else value


def read_record(
    record: type[R], reader: Reader, node: Node, *, besides: tuple[str, ...] = ()
) -> R | Invalid:
    """Read a mapping into a record.

    Args:
        record: its type.
        reader: the project and the findings.
        node: the mapping.
        besides: keys that may stand there and mean nothing to the record.
    """
    if not isinstance(node, Mapping):
        message = f"expected keys and values, found {describe(node)}"
        keys = [declared.name for declared in record.keys.values() if declared.required]
        hint = "write them below, two spaces further in: " + ", ".join(f"`{k}:`" for k in keys)
        reader.findings.add("C016", message, node.location, hint)
        return INVALID
    before = len(reader.findings)
    meant = _refuse_unknown(record, reader, node, besides)
    values: dict[str, object] = {}
    for name, declared in record.keys.items():
        entry = node.entries.get(declared.name)
        if entry is not None:
            values[name] = declared.spec.read(entry.value, reader)
        elif declared.required and declared.name not in meant:
            _report_missing(reader, node, declared)
    if len(reader.findings) > before:
        return INVALID
    made = record(location=node.location, **values)
    made.check(reader)
    return INVALID if len(reader.findings) > before else made


def _report_missing(reader: Reader, node: Mapping, declared: Key) -> None:
    hint = f"add `{declared.name}: …` – {declared.help}"
    message = f"the key “{declared.name}” is missing"
    reader.findings.add("C015", message, node.location, hint)


def _refuse_unknown(
    record: RecordType, reader: Reader, node: Mapping, besides: tuple[str, ...]
) -> set[str]:
    """Note every key that the record does not have; give those that were meant, perhaps."""
    known = {declared.name for declared in record.keys.values()}
    meant: set[str] = set()
    for name, entry in node.entries.items():
        if name in known or name in besides:
            continue
        near = suggestions(name, (one for one in known if one not in node.entries))
        meant.update(near)
        all_of_them = [declared.name for declared in record.keys.values()]
        hints = [f"did you mean “{one}”?" for one in near]
        message = f"unknown key “{name[:60]}”"
        reader.findings.add(
            "C013", message, entry.location, *hints, f"there can be {listed(all_of_them)}"
        )
    return meant


def _kind_fits(record: RecordType, reader: Reader, node: Mapping) -> bool:
    kind = node.get("kind")
    if kind is None:
        message = "the key “kind” is missing"
        reader.findings.add("C015", message, node.location, f"add `kind: {record.kind}`")
        return False
    if not isinstance(kind, Scalar) or kind.text != record.kind:
        message = f"expected `kind: {record.kind}`, found {describe(kind)}"
        reader.findings.add("C018", message, kind.location, f"write `kind: {record.kind}`")
        return False
    return True
