"""A locale's own picture, fact, contact or section: ``content/<tag>/…`` over the source.

A file there has the name of the section's own and says only what is different. Keys replace
keys, entries of lists replace those with the same ``id``; a list without ids is replaced
whole. ``whole: true`` puts the file in the place of the section as it is. Its words are in
the locale's language already: no catalogue asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from booklet.source.yaml_reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.model.schema import Reader

REPLACED = "replaced"
"""What the reader notes of every value that a variant gives."""

WHOLE = "whole"


def varied(reader: Reader, node: Node, path: Path) -> Node | None:
    """A section with what a locale has instead; None after noting what is wrong with that.

    Args:
        reader: notes each value that is replaced, by its place in the content.
        node: the section as the source has it.
        path: the locale's own file; there need not be one.
    """
    if not path.exists():
        return node
    over = read_yaml(reader.project, path, reader.findings)
    if not isinstance(over, Mapping) or not isinstance(node, Mapping):
        return over
    if not _of_one_kind(reader, node, over):
        return None
    stem = path.stem
    if isinstance(whole := over.get(WHOLE), Scalar) and whole.text == "true":
        reader.note(REPLACED, stem, over.location)
        kept = {name: entry for name, entry in over.entries.items() if name != WHOLE}
        return Mapping(kept, over.location)
    return _merged(reader, node, over, stem)


def _of_one_kind(reader: Reader, node: Mapping, over: Mapping) -> bool:
    wanted, found = node.get("kind"), over.get("kind")
    kind = wanted.text if isinstance(wanted, Scalar) else ""
    if isinstance(found, Scalar) and found.text == kind:
        return True
    message = f"expected `kind: {kind}`, as in the section whose place this takes"
    where = found.location if found else over.location
    reader.findings.add("C018", message, where, f"write `kind: {kind}`")
    return False


def _merged(reader: Reader, node: Mapping, over: Mapping, path: str) -> Mapping:
    entries = dict(node.entries)
    for name, entry in over.entries.items():
        if name == "kind" and path.count(".") == 0:
            continue
        below = entries.get(name)
        value = _over(reader, below.value if below else None, entry.value, f"{path}.{name}")
        entries[name] = Entry(name, entry.location, value)
    return Mapping(entries, node.location)


def _over(reader: Reader, below: Node | None, above: Node, path: str) -> Node:
    """One value over another."""
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        return _merged(reader, below, above, path)
    if isinstance(below, Sequence) and isinstance(above, Sequence):
        known = {_id(item): item for item in below.items if _id(item)}
        if known and all(_id(item) for item in above.items):
            return _by_id(reader, below, above, path)
    reader.note(REPLACED, path, above.location)
    return above


def _by_id(reader: Reader, below: Sequence, above: Sequence, path: str) -> Sequence:
    """Entries over those with the same id; new ones behind the others."""
    own = {_id(item): item for item in above.items}
    head = path.rpartition(".")[0]
    items: list[Node] = []
    for item in below.items:
        mine = own.pop(_id(item), None)
        if isinstance(item, Mapping) and isinstance(mine, Mapping):
            entries = {name: e for name, e in mine.entries.items() if name != "id"}
            mine = _merged(reader, item, Mapping(entries, mine.location), f"{head}.{_id(item)}")
        items.append(mine or item)
    for name, item in own.items():
        reader.note(REPLACED, f"{head}.{name}", item.location)
        items.append(item)
    return Sequence(tuple(items), below.location)


def _id(item: Node) -> str:
    found = item.get("id") if isinstance(item, Mapping) else None
    return found.text if isinstance(found, Scalar) else ""
