"""Joins the ways through the parts: named destinations, outline and page labels."""

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
)

from booklet.assemble.assembly import Assembly, Verbatim
from booklet.assemble.codes import diagnose
from booklet.assemble.names import direct, name_bytes, name_tree, pairs_of
from booklet.assemble.syntax import escaped, unescaped
from booklet.diagnostics import BookletError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.assemble.importing import Importer

_TARGET = re.compile(rb"(/Dest ?|/D ?)\(((?:[^()\\]|\\.)*)\)", re.DOTALL)


class Navigation:
    """What the catalogue of the assembly knows of ways through it.

    Attributes:
        outline: number of the outline's root.
    """

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self.outline = assembly.allocate()
        self._destinations: dict[bytes, PdfObject] = {}
        self._ends: list[tuple[IndirectObject, IndirectObject]] = []
        self._lines = 0
        self._labels = ArrayObject()
        self._sought: set[bytes] = set()

    def continue_from(self, other: Navigation) -> None:
        """Take what another has; it stays as it is."""
        self._destinations |= other._destinations
        self._ends += other._ends
        self._lines += other._lines
        self._labels += other._labels
        self._sought |= other._sought

    def join(
        self, importer: Importer, catalog: DictionaryObject, *, first_page: int, first_slot: int
    ) -> None:
        """Add what a part has, behind what is here.

        Args:
            importer: of the part; its pages have been brought.
            catalog: the part's, its references not yet renumbered.
            first_page: index of the part's first page in the assembly.
            first_slot: index of the first object that came with the part.
        """
        if "/PageLabels" in catalog:
            labels = direct(catalog, "/PageLabels", importer)
            for page, label in pairs_of(labels, "/Nums", importer):
                self._labels.append(NumberObject(int(str(page)) + first_page))
                self._labels.append(label)
        if "/Outlines" in catalog:
            self._bring_outline(importer, direct(catalog, "/Outlines", importer))
        # Once every object that names a destination has been brought, and none is parsed yet.
        if "/Names" in catalog:
            names = direct(catalog, "/Names", importer)
            if "/Dests" in names:
                tree = direct(names, "/Dests", importer)
                self._add_destinations(importer, tree, before=first_slot)
        self._sought |= set(self._targets(first_slot))
        if "/Outlines" in catalog:
            self._lengthen_outline()

    def _add_destinations(self, importer: Importer, tree: DictionaryObject, *, before: int) -> None:
        """Add named destinations; in this part, a name that is taken becomes another."""
        renamed: dict[bytes, bytes] = {}
        for name, place in pairs_of(tree, "/Names", importer):
            wanted = free = name_bytes(name)
            clashes = 1
            while free in self._destinations:
                clashes += 1
                free = b"%b.%d" % (wanted, clashes)
            if free != wanted:
                renamed[wanted] = free
            self._destinations[free] = importer.adopted(place)
        if renamed:
            self._redirect(renamed, before)

    def _redirect(self, renamed: dict[bytes, bytes], before: int) -> None:
        for slot in self._assembly.slots[before:]:
            if isinstance(slot, Verbatim):
                slot.body = _TARGET.sub(
                    lambda found: (
                        b"%b(%b)"
                        % (found[1], escaped(renamed.get(unescaped(found[2]), unescaped(found[2]))))
                    ),
                    slot.body,
                )

    def _bring_outline(self, importer: Importer, outline: DictionaryObject) -> None:
        first, last = (importer.adopted(outline.raw_get(key)) for key in ("/First", "/Last"))
        assert isinstance(first, IndirectObject)
        assert isinstance(last, IndirectObject)
        self._ends.append((first, last))
        self._lines += abs(int(str(outline.get("/Count", 0))))

    def _lengthen_outline(self) -> None:
        """Join the lines brought last to those before."""
        if len(self._ends) > 1:
            before, first = self._ends[-2][1], self._ends[-1][0]
            self._item(first)[NameObject("/Prev")] = before
            self._item(before)[NameObject("/Next")] = first

    def _item(self, reference: IndirectObject) -> DictionaryObject:
        item = self._assembly.get_object(reference.idnum)
        assert isinstance(item, DictionaryObject)
        return item

    def finish(self, catalog: DictionaryObject) -> None:
        """Give the catalogue of the assembly what was joined.

        Raises:
            BookletError: if a link or a line of the outline leads nowhere.
        """
        self._check()
        if self._destinations:
            tree = name_tree(self._destinations)
            catalog[NameObject("/Names")] = DictionaryObject({NameObject("/Dests"): tree})
        if self._labels:
            catalog[NameObject("/PageLabels")] = DictionaryObject(
                {NameObject("/Nums"): self._labels}
            )
        if self._ends:
            self._assembly.put(
                self.outline,
                DictionaryObject(
                    {
                        NameObject("/Type"): NameObject("/Outlines"),
                        NameObject("/First"): self._ends[0][0],
                        NameObject("/Last"): self._ends[-1][1],
                        NameObject("/Count"): NumberObject(self._lines),
                    }
                ),
            )
            catalog[NameObject("/Outlines")] = self._assembly.reference(self.outline)
            catalog[NameObject("/PageMode")] = NameObject("/UseOutlines")

    def _check(self) -> None:
        lost = self._sought - set(self._destinations)
        if lost:
            raise BookletError(
                diagnose("A001", None, found=name.decode("latin-1")) for name in sorted(lost)
            )

    def _targets(self, first: int) -> Iterator[bytes]:
        """The names to which links and the outline lead, of objects from one on."""
        for slot in self._assembly.slots[first:]:
            if isinstance(slot, Verbatim):
                for _, target in _TARGET.findall(slot.body):
                    yield unescaped(target)
