"""Brings the objects of a part into the assembly, each once, and what is equal only once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from booklet.assemble.assembly import Assembly, Verbatim, parse

if TYPE_CHECKING:
    from pypdf.generic import PdfObject

    from booklet.assemble.partfile import PartFile

Shared = dict[tuple[bytes, bytes | None], int]
"""Objects that any page may use, by their text and data, with their number."""

# Strings are matched so that nothing within them is taken for a reference.
_TOKENS = re.compile(rb"\((?:[^()\\]|\\.)*\)|/StructParents? (\d+)|(\d+) 0 R", re.DOTALL)

# What hangs together by its place in the file and so is never the same as anything else.
_UNIQUE = re.compile(rb"/StructElem|/Parent\b|/StructParent|/P ")


class _Nobody:
    """Owns the references of objects that are not renumbered: following one is a bug."""


class Importer:
    """Copies a part's objects, from a page or element to all that it leads to.

    Attributes:
        numbers: number in the part to number in the assembly. Filled beforehand for what
            the assembly has one of: the page tree, the structure tree, the outline.
    """

    def __init__(
        self,
        assembly: Assembly,
        part: PartFile,
        *,
        shared: Shared,
        numbers: dict[int, int],
        first_key: int,
    ) -> None:
        self._assembly = assembly
        self._part = part
        self._shared = shared
        self._first_key = first_key
        self._waiting: list[int] = []
        self._open: set[int] = set()
        self.numbers = numbers

    def place(self, number: int) -> int:
        """Bring an object and all that it leads to; its number in the assembly."""
        placed = self._place(number)
        self._drain()
        return placed

    def raw(self, number: int) -> PdfObject:
        """An object as the part has it; its references lead nowhere."""
        return parse(self._part.bodies[number], _Nobody())

    def adopted(self, value: PdfObject) -> PdfObject:
        """A value of the part with its references renumbered, and what they lead to brought."""
        if isinstance(value, IndirectObject):
            return self._assembly.reference(self.place(value.idnum))
        if isinstance(value, ArrayObject):
            return ArrayObject(self.adopted(item) for item in value)
        if isinstance(value, DictionaryObject):
            return DictionaryObject({name: self.adopted(value.raw_get(name)) for name in value})
        return value

    def _drain(self) -> None:
        while self._waiting:
            waiting = self._waiting.pop()
            self._assembly.put(self.numbers[waiting], self._copy(waiting))

    def _place(self, number: int) -> int:
        placed = self.numbers.get(number)
        if placed is not None:
            return placed
        if number in self._open or _UNIQUE.search(self._part.bodies[number]):
            # Unique, or a ring of objects: give it its number before looking inside.
            placed = self.numbers[number] = self._assembly.allocate()
            if number not in self._open:
                self._waiting.append(number)
            return placed
        return self._share(number)

    def _share(self, number: int) -> int:
        """Bring an object that may be the same as one already here."""
        self._open.add(number)
        verbatim = self._copy(number)
        self._open.discard(number)
        if number in self.numbers:
            self._assembly.put(self.numbers[number], verbatim)
            return self.numbers[number]
        key = (verbatim.body, verbatim.data)
        placed = self._shared.get(key)
        if placed is None:
            placed = self._shared[key] = self._assembly.allocate(verbatim)
        self.numbers[number] = placed
        return placed

    def _copy(self, number: int) -> Verbatim:
        part = self._part
        return Verbatim(self._renumbered(part.bodies[number]), part.streams.get(number))

    def _renumbered(self, body: bytes) -> bytes:
        return _TOKENS.sub(self._replace, body)

    def _replace(self, match: re.Match[bytes]) -> bytes:
        key, number = match.groups()
        if number is not None:
            return b"%d 0 R" % self._place(int(number))
        if key is not None:
            start, _ = match.span(1)
            name = match.string[match.start() : start]
            return b"%b%d" % (name, int(key) + self._first_key)
        return match[0]
