"""The file being put together: a pypdf writer whose objects may wait to be parsed."""

from __future__ import annotations

import io
from types import MappingProxyType
from typing import TYPE_CHECKING

from pypdf import PdfWriter
from pypdf.generic import (
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
    read_object,
)

from booklet.assemble.syntax import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf._utils import StreamType

_NONE: Mapping[str, str] = MappingProxyType({})


class Verbatim(PdfObject):
    """An object that nobody has looked at yet: its text, numbered for the new file.

    Attributes:
        body: the object's text; of a stream, its dictionary, with the length.
        data: encoded bytes of a stream; None for every other object.
    """

    def __init__(self, body: bytes, data: bytes | None = None) -> None:
        self.body = body
        self.data = data

    def write_to_stream(self, stream: StreamType) -> None:
        """Write the object as it stands; called by pypdf's own writer."""
        stream.write(self.body)
        if self.data is not None:
            stream.write(b"\nstream\n" + self.data + b"\nendstream")

    def parsed(self, writer: PdfWriter) -> PdfObject:
        """The same object in pypdf's terms."""
        found = parse(self.body, writer)
        if self.data is not None:
            assert isinstance(found, DictionaryObject)
            return StreamObject.initialize_from_dictionary({**found, "__streamdata__": self.data})
        return found


def parse(body: bytes, owner: object) -> PdfObject:
    """Read one object; its references belong to ``owner``, a writer."""
    return read_object(io.BytesIO(body), owner)  # type: ignore[arg-type]  # any owner will do


class Assembly(PdfWriter):
    """A writer that parses an object when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        # Else pypdf 7.1 takes pages for those added one by one, of which there are none.
        self.flattened_pages = None

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject:
        """The object of that number, parsed."""
        found = super().get_object(indirect_reference)
        if not isinstance(found, Verbatim):
            return found
        number = (
            indirect_reference if isinstance(indirect_reference, int) else indirect_reference.idnum
        )
        parsed = found.parsed(self)
        parsed.indirect_reference = self.reference(number)
        self._objects[number - 1] = parsed
        return parsed

    def allocate(self, obj: PdfObject | None = None) -> int:
        """A new object number, for ``obj`` or for one that :meth:`put` brings later."""
        self._objects.append(obj)
        if obj is not None:
            obj.indirect_reference = self.reference(len(self._objects))
        return len(self._objects)

    def put(self, number: int, obj: PdfObject) -> None:
        """Fill a number that was allocated empty."""
        self._objects[number - 1] = obj

    def continue_from(self, other: Assembly) -> None:
        """Take what another has beyond the objects that both began with; it stays as it is."""
        self._objects += [
            obj if obj is None or isinstance(obj, Verbatim) else Verbatim(write(obj))
            for obj in other._objects[len(self._objects) :]
        ]

    def describe(self, entries: Mapping[str, str], *, names: Mapping[str, str] = _NONE) -> None:
        """Fill the information dictionary (ISO 32000-1:2008, 14.3.3).

        Args:
            entries: those that are text.
            names: those that are names.
        """
        assert self._info_obj is not None
        info = self._info_obj.get_object()
        assert isinstance(info, DictionaryObject)
        info.clear()
        for name, text in entries.items():
            info[NameObject(f"/{name}")] = TextStringObject(text)
        for name, word in names.items():
            info[NameObject(f"/{name}")] = NameObject(f"/{word}")

    def reference(self, number: int) -> IndirectObject:
        """A reference to the object of that number."""
        return IndirectObject(number, 0, self)

    @property
    def slots(self) -> list[PdfObject | None]:
        """All objects, the first numbered 1, unparsed where nobody has looked."""
        return self._objects
