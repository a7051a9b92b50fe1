"""Name trees and number trees (ISO 32000-1:2008, 7.9.6 and 7.9.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    TextStringObject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Source(Protocol):
    """Whoever can parse an object of the part by its number, references untouched."""

    def raw(self, number: int) -> PdfObject:
        """The object as the part has it."""


def resolved(value: PdfObject, source: Source) -> PdfObject:
    """The value itself, or the object of the part that it refers to."""
    return source.raw(value.idnum) if isinstance(value, IndirectObject) else value


def direct(holder: DictionaryObject, key: str, source: Source) -> DictionaryObject:
    """The dictionary under a key, wherever the part keeps it."""
    found = resolved(holder.raw_get(key), source)
    assert isinstance(found, DictionaryObject), f"{key} is not a dictionary"
    return found


def pairs_of(
    tree: DictionaryObject, leaf: str, source: Source
) -> Iterator[tuple[PdfObject, PdfObject]]:
    """Keys and values of a tree, in its order.

    Args:
        tree: its root or an inner node.
        leaf: ``/Names`` or ``/Nums``.
        source: of the objects that it refers to; values stay references.
    """
    if leaf in tree:
        entries = resolved(tree.raw_get(leaf), source)
        assert isinstance(entries, ArrayObject)
        yield from zip(entries[::2], entries[1::2], strict=True)
    if "/Kids" in tree:
        kids = resolved(tree.raw_get("/Kids"), source)
        assert isinstance(kids, ArrayObject)
        for kid in kids:
            node = resolved(kid, source)
            assert isinstance(node, DictionaryObject)
            yield from pairs_of(node, leaf, source)


def name_bytes(name: PdfObject) -> bytes:
    """The bytes of a string, which are what a name tree sorts by."""
    if isinstance(name, TextStringObject):
        return name.original_bytes
    assert isinstance(name, ByteStringObject)
    return bytes(name)


def name_tree(entries: Mapping[bytes, PdfObject]) -> DictionaryObject:
    """A tree of one node, sorted by name."""
    names = ArrayObject()
    for name in sorted(entries):
        names.append(ByteStringObject(name))
        names.append(entries[name])
    return DictionaryObject({NameObject("/Names"): names})
