"""Writes a file: small, and the same bytes whenever the objects are the same."""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from pypdf.generic import IndirectObject, StreamObject

from booklet.assemble.assembly import Verbatim
from booklet.assemble.syntax import write

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import PdfObject

# Bytes above 127 tell transfer programs that the file is not text (ISO 19005-2:2011, 6.1.2).
_HEADER = b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n"
_IN_ONE_STREAM = 200
_ELEMENT = b"/StructElem"
_OFFSET_WIDTH = 4


class _Output:
    """The bytes so far, and where each object stands in them.

    Attributes:
        places: number to type and two fields (ISO 32000-1:2008, 7.5.8.3).
    """

    def __init__(self, version: str) -> None:
        header = _HEADER % version.encode()
        self.pieces = [header]
        self.length = len(header)
        self.places = {0: (0, 0, 65535)}

    def add(self, number: int, body: bytes, data: bytes | None = None) -> None:
        """Write an object of its own; with ``data``, a stream."""
        stream = b"" if data is None else b"\nstream\n%b\nendstream" % data
        text = b"%d 0 obj\n%b%b\nendobj\n" % (number, body, stream)
        self.places[number] = (1, self.length, 0)
        self.pieces.append(text)
        self.length += len(text)


def serialise(writer: PdfWriter, *, version: str = "1.7") -> bytes:
    """The file, with object streams and a cross-reference stream (7.5.7 and 7.5.8)."""
    output = _Output(version)
    small: list[tuple[int, bytes]] = []
    for number, body, data in _objects(writer):
        if data is None:
            small.append((number, body))
        else:
            output.add(number, body, data)
    number = len(writer._objects)  # noqa: SLF001 - pypdf 7.1 has no other way
    # A reader takes a stream apart whole: who wants the pages is spared the structure elements.
    elements = [one for one in small if _ELEMENT in one[1]]
    for group in ([one for one in small if _ELEMENT not in one[1]], elements):
        for begin in range(0, len(group), _IN_ONE_STREAM):
            number += 1
            _add_object_stream(output, number, group[begin : begin + _IN_ONE_STREAM])
    return _with_reference_stream(output, number + 1, writer)


def serialise_plain(writer: PdfWriter) -> bytes:
    """The file with a cross-reference table: the form in which a part is merged."""
    output = _Output("1.7")
    for number, body, data in _objects(writer):
        output.add(number, body, data)
    size = len(writer._objects) + 1  # noqa: SLF001 - as above
    lines = [
        b"%010d %05d n \n" % (output.places[n][1], 0) if n in output.places and n else _FREE
        for n in range(size)
    ]
    trailer = b"<</Size %d%b>>" % (size, _trailer(writer, output))
    output.pieces += [
        b"xref\n0 %d\n" % size,
        *lines,
        b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer, output.length),
    ]
    return b"".join(output.pieces)


_FREE = b"0000000000 65535 f \n"


def _objects(writer: PdfWriter) -> list[tuple[int, bytes, bytes | None]]:
    """Number, text and stream data of every object."""
    found: list[tuple[int, bytes, bytes | None]] = []
    for number, obj in enumerate(writer._objects, start=1):  # noqa: SLF001 - as above
        if isinstance(obj, Verbatim):
            found.append((number, obj.body, obj.data))
        elif isinstance(obj, StreamObject):
            found.append((number, _stream_dictionary(obj), obj._data))  # noqa: SLF001
        elif obj is not None:
            found.append((number, write(obj), None))
    return found


def _stream_dictionary(stream: PdfObject) -> bytes:
    assert isinstance(stream, StreamObject)
    length = b"/Length %d>>" % len(stream._data)  # noqa: SLF001 - the encoded bytes
    return write(stream).removesuffix(b">>") + length


def _add_object_stream(output: _Output, number: int, objects: list[tuple[int, bytes]]) -> None:
    offset = 0
    heads = []
    for index, (held, body) in enumerate(objects):
        heads.append(b"%d %d" % (held, offset))
        offset += len(body) + 1
        output.places[held] = (2, number, index)
    head = b" ".join(heads) + b"\n"
    packed = zlib.compress(head + b"\n".join(body for _, body in objects))
    entries = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>"
    output.add(number, entries % (len(objects), len(head), len(packed)), packed)


def _with_reference_stream(output: _Output, number: int, writer: PdfWriter) -> bytes:
    start = output.length
    output.places[number] = (1, start, 0)
    rows = b"".join(
        kind.to_bytes(1, "big") + first.to_bytes(_OFFSET_WIDTH, "big") + second.to_bytes(2, "big")
        for kind, first, second in (output.places.get(n, (0, 0, 65535)) for n in range(number + 1))
    )
    packed = zlib.compress(rows)
    entries = b"<</Type/XRef/Size %d/W[1 %d 2]%b/Filter/FlateDecode/Length %d>>" % (
        number + 1,
        _OFFSET_WIDTH,
        _trailer(writer, output),
        len(packed),
    )
    output.add(number, entries, packed)
    output.pieces.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(output.pieces)


def _trailer(writer: PdfWriter, output: _Output) -> bytes:
    """Root, Info and an ID that tells this content from any other (14.4)."""
    root = writer.root_object.indirect_reference
    assert root is not None
    info = writer._info_obj  # noqa: SLF001 - as above
    about = b"/Info %b" % write(info) if isinstance(info, IndirectObject) else b""
    digest = sha256()
    for piece in output.pieces:
        digest.update(piece)
    identity = digest.hexdigest()[:32].upper().encode()
    return b"/Root %d 0 R%b/ID[<%b><%b>]" % (root.idnum, about, identity, identity)
