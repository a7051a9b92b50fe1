"""Content streams as operators and their operands (ISO 32000-1:2008, 7.8.2).

Written for speed and for files that are broken on purpose: whatever the bytes, it ends,
and what cannot be read is left out. Numbers become floats, names ``str`` with their
slash, strings ``bytes``, arrays lists, dictionaries dicts; an inline image is one operator
``BI`` with its dictionary and its data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Operand = float | str | bytes | list["Operand"] | dict[str, "Operand"] | None
"""A number, a name, a string, an array, a dictionary, or nothing; true and false are 1 and 0."""

_SPACE = rb"\x00\t\n\x0c\r "
_NUMBER = rb"[+-]?(?:\d+\.?\d*|\.\d+)"
_TOKEN = re.compile(
    # Numbers come in rows, and are most of a drawing: a row is one token.
    rb"(?P<numbers>" + _NUMBER + rb"(?:[\t\n\x0c\r ]+" + _NUMBER + rb")*)"
    rb"|(?P<word>[A-Za-z'\"][A-Za-z0-9*'\"]*)"
    rb"|(?P<name>/[^" + _SPACE + rb"()<>\[\]{}/%]*)"
    rb"|<(?P<hex>[0-9A-Fa-f" + _SPACE + rb"]*)>"
    rb"|\((?P<plain>[^()\\]*)\)"
    rb"|(?P<open>\[|<<|\()"
    rb"|(?P<close>\]|>>)"
    rb"|%[^\r\n]*"
)
_WORDS: dict[bytes, Operand] = {b"true": 1.0, b"false": 0.0, b"null": None}
_STRING_STOP = re.compile(rb"[()\\]")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.)|$)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NAME_ESCAPE = re.compile(r"#([0-9A-Fa-f]{2})")
_INLINE_END = re.compile(rb"[" + _SPACE + rb"]EI(?![^" + _SPACE + rb"])")
_MOST_OPERANDS = 400  # of one operator; an array is one operand
_DEEPEST = 32


def operations(data: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Every operator of a stream with its operands, in order."""
    held: list[Operand] = []
    search, position = _TOKEN.search, 0
    while found := search(data, position):
        position = found.end()
        kind = found.lastgroup
        if kind == "numbers":
            held += map(float, found["numbers"].split())
        elif kind == "word":
            word = found["word"]
            if word in _WORDS:
                held.append(_WORDS[word])
                continue
            if word == b"BI":
                held, position = _inline_image(data, position)
            yield word, held
            held = []
        elif kind is not None and kind != "close":
            operand, position = _operand(data, found, 0)
            held.append(operand)
        if len(held) > _MOST_OPERANDS:
            held = []


def _operand(data: bytes, found: re.Match[bytes], depth: int) -> tuple[Operand, int]:
    """An operand that begins with a token, and where it ends."""
    kind = found.lastgroup
    if kind == "hex":
        digits = found["hex"].translate(None, b"\x00\t\n\x0c\r ").decode("ascii")
        return bytes.fromhex(digits + "0" * (len(digits) % 2)), found.end()
    if kind == "plain":
        return found["plain"], found.end()
    if kind == "name":
        return _name(found["name"]), found.end()
    opened = found["open"]
    if opened == b"(":
        return _string(data, found.end())
    items, end = _items(data, found.end(), depth + 1)
    return (items if opened == b"[" else _dictionary(items)), end


def _items(data: bytes, position: int, depth: int) -> tuple[list[Operand], int]:
    """What stands up to the next closing bracket."""
    items: list[Operand] = []
    while found := _TOKEN.search(data, position):
        position = found.end()
        kind = found.lastgroup
        if kind == "numbers":
            items += map(float, found["numbers"].split())
        elif kind == "word":
            items.append(_WORDS.get(found["word"]))
        elif kind == "close":
            return items, position
        elif kind is not None and depth < _DEEPEST:
            operand, position = _operand(data, found, depth)
            items.append(operand)
    return items, len(data)


def _dictionary(items: list[Operand]) -> dict[str, Operand]:
    pairs = zip(items[::2], items[1::2], strict=False)
    return {key: found for key, found in pairs if isinstance(key, str)}


def _name(written: bytes) -> str:
    name = written.decode("latin-1")
    if "#" in name:
        name = _NAME_ESCAPE.sub(lambda found: chr(int(found[1], 16)), name)
    return name


def _string(data: bytes, position: int) -> tuple[bytes, int]:
    """A literal string with brackets or escapes inside (7.3.4.2), from after its first one."""
    begin, depth = position, 1
    while found := _STRING_STOP.search(data, position):
        position = found.end()
        if found[0] == b"\\":
            position += 1
        elif found[0] == b"(":
            depth += 1
        else:
            depth -= 1
            if not depth:
                return _ESCAPE.sub(_unescaped, data[begin : position - 1]), position
    return b"", len(data)


def _unescaped(found: re.Match[bytes]) -> bytes:
    octal, line_end, other = found.groups()
    if octal:
        return bytes([int(octal, 8) & 0xFF])
    return b"" if line_end or not other else _ESCAPED.get(other, other)


def _inline_image(data: bytes, position: int) -> tuple[list[Operand], int]:
    """The dictionary and the data of an inline image (8.9.7)."""
    entries: list[Operand] = []
    while found := _TOKEN.search(data, position):
        position = found.end()
        kind = found.lastgroup
        if kind == "word" and found["word"] == b"ID":
            ending = _INLINE_END.search(data, position)
            end = ending.end() if ending else len(data)
            return [_dictionary(entries), data[position + 1 : end - 3]], end
        if kind == "numbers":
            entries += map(float, found["numbers"].split())
        elif kind == "word":
            entries.append(_WORDS.get(found["word"]))
        elif kind is not None and kind != "close":
            operand, position = _operand(data, found, 0)
            entries.append(operand)
    return [_dictionary(entries), b""], len(data)
