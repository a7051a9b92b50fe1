"""Files that say only what is different: the rest is as in another file of their folder.

An edition for a press has the pages of the one for screens; written twice, they would soon
differ. ``like: screen`` takes every key that the file itself does not have, inside its
mappings too. A theme has variants in the same way: ``theme-large-print.yaml`` says only which
sizes are others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from booklet.model.reading import read_document
from booklet.model.schema import Record
from booklet.source.nodes import Entry, Mapping, Scalar
from booklet.source.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from booklet.model.schema import Reader
    from booklet.source.nodes import Node

R = TypeVar("R", bound=Record)

LIKE = "like"
"""The key that names the other file; a record that may have it declares it by this name."""


def read_heir(record: type[R], reader: Reader, path: Path) -> R | None:
    """Read a file that may be like another; None after noting what is wrong with it."""
    node = _whole(reader, path)
    return None if node is None else read_document(record, reader, node)


def read_layers(record: type[R], reader: Reader, paths: Sequence[Path]) -> R | None:
    """Read files of which each says only what is different from those before it."""
    whole: Node | None = None
    for path in paths:
        node = read_yaml(reader.project, path, reader.findings)
        if isinstance(node, Mapping) and isinstance(whole, Mapping):
            node = laid_over(whole, node)
        if node is None:
            return None
        whole = node
    return None if whole is None else read_document(record, reader, whole)


def _whole(reader: Reader, path: Path) -> Node | None:
    """A file's keys, and behind them those of the files it is like."""
    node = read_yaml(reader.project, path, reader.findings)
    whole, read = node, [path.stem]
    while isinstance(node, Mapping) and isinstance(whole, Mapping):
        like = node.get(LIKE)
        if not isinstance(like, Scalar):
            break
        if like.text in read:
            message = f"“{like.text}” is like itself: {' → '.join([*read, like.text])}"
            hint = "write in one of these files all there is to say, without `like:`"
            reader.findings.add("C018", message, like.location, hint)
            return None
        read.append(like.text)
        other = path.with_name(f"{like.text}.yaml")
        node = read_yaml(reader.project, other, reader.findings, named_at=like.location)
        if isinstance(node, Mapping):
            whole = laid_over(node, whole)
    return None if node is None else whole


def laid_over(lower: Mapping, upper: Mapping) -> Mapping:
    """All keys of two mappings, however deep; of a key in both, what the upper one says.

    A list is taken whole: nobody could say which of its entries is meant to be gone.
    """
    entries = dict(lower.entries)
    for name, entry in upper.entries.items():
        below, said = lower.get(name), entry.value
        if isinstance(below, Mapping) and isinstance(said, Mapping):
            said = laid_over(below, said)
        entries[name] = Entry(name, entry.location, said)
    return Mapping(entries, upper.location)
