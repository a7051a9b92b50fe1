"""Copies objects out of a foreign file, keeping only what a booklet may hold."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from booklet.assemble.inserts.cleaning import Cleaner

if TYPE_CHECKING:
    from booklet.assemble.assembly import Assembly
    from booklet.assemble.inserts import Limits
    from booklet.assemble.inserts.findings import Findings

_DEEPEST = 60
_REPLACED_FILTERS = frozenset({"/LZWDecode", "/LZW"})


class Copier:
    """Brings objects of a reader into an assembly, each once.

    Attributes:
        numbers: number in the foreign file to number in the assembly; what is made anew
            (pages, elements, annotations) is entered before anything refers to it.
    """

    def __init__(self, target: Assembly, findings: Findings, limits: Limits) -> None:
        self.target = target
        self.numbers: dict[int, int] = {}
        self._findings = findings
        self._limits = limits
        self.cleaner = Cleaner(findings, limits)
        self._waiting: list[IndirectObject] = []

    def copy(self, value: PdfObject) -> PdfObject:
        """A value for the assembly; what it refers to is brought as well."""
        copied = self._copy(value, 0)
        while self._waiting:
            reference = self._waiting.pop()
            found = self._look_up(reference)
            self.target.put(self.numbers[reference.idnum], self._copy(found, 0))
        return copied

    def known(self, value: PdfObject) -> IndirectObject | None:
        """The reference that stands for one already entered; None: there is none."""
        if isinstance(value, IndirectObject) and value.idnum in self.numbers:
            return self.target.reference(self.numbers[value.idnum])
        return None

    def _look_up(self, reference: IndirectObject) -> PdfObject:
        found = reference.get_object()
        if found is None or isinstance(found, NullObject):
            self._findings.refuse("I001", found=f"object {reference.idnum} is missing")
        if isinstance(found, DictionaryObject) and found.get("/Type") == "/Page":
            self._findings.refuse("I001", found="something refers to a page it does not have")
        return found

    def _copy(self, value: PdfObject, depth: int) -> PdfObject:
        if depth > _DEEPEST:
            self._findings.refuse("I001", found="it is nested too deeply")
        if isinstance(value, IndirectObject):
            return self._refer(value)
        if isinstance(value, StreamObject):
            return self._copy_stream(value, depth)
        if isinstance(value, DictionaryObject):
            return self._copy_entries(self.cleaner.dictionary(value), DictionaryObject(), depth)
        if isinstance(value, ArrayObject):
            return ArrayObject(self._copy(item, depth + 1) for item in value)
        return value

    def _refer(self, reference: IndirectObject) -> IndirectObject:
        number = self.numbers.get(reference.idnum)
        if number is None:
            if len(self.numbers) >= self._limits.objects:
                self._findings.refuse(
                    "I003",
                    found="too many objects",
                    limit=f"{self._limits.objects:,}",
                )
            number = self.numbers[reference.idnum] = self.target.allocate()
            self._waiting.append(reference)
        return self.target.reference(number)

    def _copy_entries(
        self, entries: dict[str, PdfObject], made: DictionaryObject, depth: int
    ) -> DictionaryObject:
        for name, value in entries.items():
            made[NameObject(name)] = self._copy(value, depth + 1)
        return made

    def _copy_stream(self, stream: StreamObject, depth: int) -> StreamObject:
        entries = self.cleaner.stream(stream)
        data = stream._data  # noqa: SLF001 - pypdf 7.1 has no other way to the encoded bytes
        filters = stream.get("/Filter")
        held = filters if isinstance(filters, ArrayObject) else [filters]
        if _REPLACED_FILTERS.intersection(str(name) for name in held):
            # ISO 19005-2:2011, 6.1.7.2 allows no LZW.
            data = zlib.compress(stream.get_data())
            entries["/Filter"] = NameObject("/FlateDecode")
            entries.pop("/DecodeParms", None)
        made = EncodedStreamObject()
        self._copy_entries(entries, made, depth)
        made._data = data  # noqa: SLF001 - as above
        return made
