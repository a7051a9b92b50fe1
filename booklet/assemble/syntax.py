"""How pypdf's objects are written: short, and always the same (ISO 32000-1:2008, 7.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

if TYPE_CHECKING:
    from pypdf.generic import PdfObject

_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_FIRST_PRINTABLE, _DELETE = 32, 127
_SELF_DELIMITED = b"/(<["


def write(obj: PdfObject) -> bytes:
    """The text of an object; of a stream, its dictionary."""
    if isinstance(obj, DictionaryObject):
        return b"<<%b>>" % b"".join(
            _name(str(key)) + _after_name(write(obj.raw_get(key))) for key in obj
        )
    if isinstance(obj, ArrayObject):
        return b"[%b]" % b" ".join(write(item) for item in obj)
    if isinstance(obj, NameObject):
        return _name(str(obj))
    if isinstance(obj, IndirectObject):
        return b"%d %d R" % (obj.idnum, obj.generation)
    return _plain(obj)


def _plain(obj: PdfObject) -> bytes:
    if isinstance(obj, (TextStringObject, ByteStringObject)):
        return _string(obj.original_bytes)
    if isinstance(obj, BooleanObject):
        return b"true" if obj.value else b"false"
    if isinstance(obj, NullObject):
        return b"null"
    assert isinstance(obj, (NumberObject, FloatObject)), f"cannot write {obj!r}"
    return repr(obj).encode()


def _after_name(value: bytes) -> bytes:
    return value if value[0] in _SELF_DELIMITED else b" " + value


def _name(name: str) -> bytes:
    return NameObject(name).renumber()


def _string(text: bytes) -> bytes:
    if text.isascii() and all(_FIRST_PRINTABLE <= byte < _DELETE for byte in text):
        return b"(%b)" % escaped(text)
    return b"<%b>" % text.hex().upper().encode()


def escaped(text: bytes) -> bytes:
    """Bytes as they stand between the parentheses of a string."""
    return text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def unescaped(text: bytes) -> bytes:
    """What stands between the parentheses of a string, as bytes."""

    def plain(match: re.Match[bytes]) -> bytes:
        if match[1]:
            return bytes([int(match[1], 8) & 255])
        if match[2] in {b"\n", b"\r", b"\r\n"}:
            return b""
        return _CONTROLS.get(match[2], match[2])

    return _ESCAPE.sub(plain, text) if b"\\" in text else text
