"""Grafts the structure trees of parts onto one (ISO 32000-1:2008, 14.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from booklet.assemble.assembly import Assembly, Verbatim
from booklet.assemble.names import direct, name_bytes, name_tree, pairs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from booklet.assemble.importing import Importer

_TYPE = re.compile(rb"/S ?/([^\s/<>\[\]()]+)")


class StructureTree:
    """The one tree of the assembly, to which each part adds its sections.

    Attributes:
        root: number of the tree.
        document: number of its ``Document`` element.
        next_key: first key of the parent tree that no part has used.
    """

    def __init__(self, assembly: Assembly, *, language: str, right_to_left: bool = False) -> None:
        self._assembly = assembly
        self.root = assembly.allocate()
        self.document = assembly.allocate()
        self.next_key = 0
        self._language, self._right_to_left = language, right_to_left
        self._kids = ArrayObject()
        self._parents = ArrayObject()
        self._roles: dict[str, str] = {}
        self._classes = DictionaryObject()
        self._ids: dict[bytes, PdfObject] = {}

    def continue_from(self, other: StructureTree) -> None:
        """Take what another has; it stays as it is."""
        self.next_key = other.next_key
        self._kids += other._kids
        self._parents += other._parents
        self._roles |= other._roles
        self._classes.update(other._classes)
        self._ids |= other._ids

    def graft(self, importer: Importer, tree: DictionaryObject, document: PdfObject) -> None:
        """Add a part's elements behind those that are here.

        Args:
            importer: of the part; its pages have been brought.
            tree: the part's structure tree, its references not yet renumbered.
            document: its ``Document`` element, likewise.
        """
        before = len(self._assembly.slots)
        assert isinstance(document, DictionaryObject)
        kids = document.raw_get("/K")
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            assert isinstance(kid, IndirectObject), "a Document holds elements only"
            self._kids.append(self._assembly.reference(importer.place(kid.idnum)))
        first = self.next_key
        for key, owner in pairs_of(direct(tree, "/ParentTree", importer), "/Nums", importer):
            assert isinstance(owner, IndirectObject), "an entry of the parent tree is an object"
            self._parents.append(NumberObject(int(str(key)) + first))
            self._parents.append(self._assembly.reference(importer.place(owner.idnum)))
        self.next_key = first + int(str(tree["/ParentTreeNextKey"]))
        self._add_ids(importer, tree)
        self._add_roles(importer, tree, before)
        if "/ClassMap" in tree:
            classes = importer.adopted(direct(tree, "/ClassMap", importer))
            assert isinstance(classes, DictionaryObject)
            self._classes.update(classes)

    def _add_ids(self, importer: Importer, tree: DictionaryObject) -> None:
        if "/IDTree" not in tree:
            return
        for name, element in pairs_of(direct(tree, "/IDTree", importer), "/Names", importer):
            key = name_bytes(name)
            assert key not in self._ids, f"two elements have the ID {key!r}"
            assert isinstance(element, IndirectObject)
            self._ids[key] = self._assembly.reference(importer.place(element.idnum))

    def _add_roles(self, importer: Importer, tree: DictionaryObject, before: int) -> None:
        """Add the part's role map; a type that means something else here is renamed."""
        if "/RoleMap" not in tree:
            return
        renamed: dict[bytes, bytes] = {}
        for name, role in direct(tree, "/RoleMap", importer).items():
            free = str(name)
            while self._roles.get(free, role) != role:
                free += "_"
            self._roles[free] = str(role)
            if free != name:
                renamed[str(name)[1:].encode()] = free[1:].encode()
        if renamed:
            self._rename(renamed, before)

    def _rename(self, renamed: Mapping[bytes, bytes], before: int) -> None:
        for slot in self._assembly.slots[before:]:
            if isinstance(slot, Verbatim) and b"/StructElem" in slot.body:
                slot.body = _TYPE.sub(
                    lambda found: b"/S/" + renamed.get(found[1], found[1]), slot.body
                )

    def finish(self) -> IndirectObject:
        """Write the tree's own objects; a reference for the catalogue."""
        assembly = self._assembly
        element = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject("/Document"),
                NameObject("/P"): assembly.reference(self.root),
                NameObject("/Lang"): TextStringObject(self._language),
                NameObject("/K"): self._kids,
            }
        )
        if self._right_to_left:
            # ISO 32000-1:2008, 14.8.5.4.2: the start edge of everything is the right one.
            element[NameObject("/A")] = DictionaryObject(
                {
                    NameObject("/O"): NameObject("/Layout"),
                    NameObject("/WritingMode"): NameObject("/RlTb"),
                }
            )
        assembly.put(self.document, element)
        tree = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructTreeRoot"),
                NameObject("/K"): assembly.reference(self.document),
                NameObject("/ParentTree"): DictionaryObject({NameObject("/Nums"): self._parents}),
                NameObject("/ParentTreeNextKey"): NumberObject(self.next_key),
            }
        )
        if self._roles:
            tree[NameObject("/RoleMap")] = DictionaryObject(
                {NameObject(name): NameObject(role) for name, role in sorted(self._roles.items())}
            )
        if self._classes:
            tree[NameObject("/ClassMap")] = self._classes
        if self._ids:
            tree[NameObject("/IDTree")] = name_tree(self._ids)
        assembly.put(self.root, tree)
        return assembly.reference(self.root)
