"""The text of each marked-content sequence of a page, as its fonts say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PdfReader

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(
    rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", re.DOTALL
)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_DEEPEST = 8


class MarkedTexts:
    """Reads pages of one file; keeps how to read each of its fonts."""

    def __init__(self, reader: PdfReader) -> None:
        self._reader = reader
        self._decoders: dict[int, Callable[[bytes], str]] = {}
        self._found: dict[int, list[str]] = {}

    def of(self, page: DictionaryObject) -> dict[int, str]:
        """A page's text by MCID; text of forms counts to the sequence that paints them."""
        self._found = {}
        if "/Contents" in page:
            contents = ContentStream(page["/Contents"].get_object(), self._reader)
            self._paint(contents, _entry(page, "/Resources"), None, 0)
        return {mcid: "".join(pieces) for mcid, pieces in self._found.items()}

    def _decoder(self, font: DictionaryObject) -> Callable[[bytes], str]:
        # The reader keeps its objects, so that their identity is theirs alone.
        key = id(font)
        if key not in self._decoders:
            self._decoders[key] = decoder(font)
        return self._decoders[key]

    def _paint(
        self,
        contents: ContentStream,
        resources: DictionaryObject,
        mcid: int | None,
        depth: int,
    ) -> None:
        """Gather the text that these operators show."""
        open_marks = [_Mark(mcid)]
        decode: Callable[[bytes], str] = _no_text
        for operands, operator in contents.operations:
            mark = open_marks[-1]
            if operator in {b"BDC", b"BMC"}:
                properties = _properties(operands, resources)
                open_marks.append(mark.inner(str(operands[0]), properties))
                if "/ActualText" in properties:
                    self._show(mark, str(properties["/ActualText"]))
            elif operator == b"EMC":
                if len(open_marks) > 1:
                    open_marks.pop()
            elif operator == b"Tf":
                decode = self._decoder(_entry(_entry(resources, "/Font"), str(operands[0])))
            elif operator in {b"Tj", b"TJ", b"'", b'"'}:
                self._show(mark, _shown(operands[-1], decode))
            elif operator == b"Do":
                form = _entry(_entry(resources, "/XObject"), str(operands[0]))
                if form.get("/Subtype") == "/Form" and depth < _DEEPEST:
                    inner = _entry(form, "/Resources") if "/Resources" in form else resources
                    painted = ContentStream(form, self._reader)
                    self._paint(painted, inner, mark.mcid, depth + 1)

    def _show(self, mark: _Mark, text: str) -> None:
        if mark.mcid is not None and not mark.said:
            self._found.setdefault(mark.mcid, []).append(text)


class _Mark(NamedTuple):
    """A marked-content sequence that is open.

    Attributes:
        mcid: of the sequence or the nearest one around it; None: no content.
        said: what it shows has been said by its ``ActualText``.
    """

    mcid: int | None
    said: bool = False

    def inner(self, tag: str, properties: DictionaryObject) -> _Mark:
        """The sequence that a ``BDC`` opens within this one."""
        if tag == "/Artifact":
            return _Mark(None)
        mcid = int(str(properties["/MCID"])) if "/MCID" in properties else self.mcid
        return _Mark(mcid, self.said or "/ActualText" in properties)


def _properties(operands: list[PdfObject], resources: DictionaryObject) -> DictionaryObject:
    """The properties of a sequence, given with it or by name (14.6.2)."""
    if len(operands) <= 1:
        return DictionaryObject()
    given = operands[1]
    if isinstance(given, NameObject):
        return _entry(_entry(resources, "/Properties"), str(given))
    return given if isinstance(given, DictionaryObject) else DictionaryObject()


def _shown(operand: PdfObject, decode: Callable[[bytes], str]) -> str:
    items = operand if isinstance(operand, ArrayObject) else [operand]
    return "".join(
        decode(item.original_bytes)
        for item in items
        if isinstance(item, (TextStringObject, ByteStringObject))
    )


def decoder(font: DictionaryObject) -> Callable[[bytes], str]:
    """How to read the codes of a font (ISO 32000-1:2008, 9.10)."""
    wide = font.get("/Subtype") == "/Type0"
    mapping: dict[int, str] = {}
    if "/ToUnicode" in font:
        stream = font["/ToUnicode"]
        assert isinstance(stream, StreamObject)
        mapping = _to_unicode(stream.get_data())
    elif not wide:
        mapping = _simple_encoding(font)
    width = 2 if wide else 1

    def decode(codes: bytes) -> str:
        numbers = (
            int.from_bytes(codes[at : at + width], "big") for at in range(0, len(codes), width)
        )
        return "".join(mapping.get(number, "\ufffd") for number in numbers)

    return decode


def _to_unicode(cmap: bytes) -> dict[int, str]:
    mapping: dict[int, str] = {}
    for kind, block in _BLOCK.findall(cmap):
        if kind == b"bfchar":
            for code, text in _CHAR.findall(block):
                mapping[int(code, 16)] = _utf16(text)
            continue
        for first, last, start, listed in _RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            if listed:
                texts = [_utf16(text) for text in _HEX.findall(listed)]
                mapping.update(zip(codes, texts, strict=False))
            else:
                text = _utf16(start)
                for step, code in enumerate(codes):
                    mapping[code] = text[:-1] + chr(ord(text[-1]) + step)
    return mapping


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _simple_encoding(font: DictionaryObject) -> dict[int, str]:
    """The codes of a font with a standard encoding, and what it changes of it."""
    from pypdf._codecs.adobe_glyphs import adobe_glyphs

    encoding = font.get("/Encoding")
    held = encoding.get_object() if isinstance(encoding, PdfObject) else None
    base = held.get("/BaseEncoding") if isinstance(held, DictionaryObject) else held
    codec = "mac_roman" if str(base) == "/MacRomanEncoding" else "cp1252"
    mapping = {code: bytes([code]).decode(codec, "replace") for code in range(256)}
    if isinstance(held, DictionaryObject) and "/Differences" in held:
        code = 0
        for item in _array(held["/Differences"]):
            if isinstance(item, int):
                code = int(item)
            else:
                mapping[code] = adobe_glyphs.get(str(item), "\ufffd")
                code += 1
    return mapping


def _array(value: PdfObject) -> ArrayObject:
    assert isinstance(value, ArrayObject)
    return value


def _entry(holder: DictionaryObject, key: str) -> DictionaryObject:
    found = holder.get(key)
    held = found.get_object() if isinstance(found, PdfObject) else None
    return held if isinstance(held, DictionaryObject) else DictionaryObject()


def _no_text(_codes: bytes) -> str:
    return ""
