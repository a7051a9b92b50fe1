"""Looks into PDF objects that may be anything: no answer is better than an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

if TYPE_CHECKING:
    from collections.abc import Iterator

Box = tuple[float, float, float, float]
"""Left, bottom, right, top; points."""


def entry(holder: object, key: str) -> PdfObject | None:
    """What a dictionary says under a key, references followed; None if it says nothing."""
    held = holder.get_object() if isinstance(holder, PdfObject) else None
    if not isinstance(held, DictionaryObject) or key not in held:
        return None
    return resolved(held.raw_get(key))


def resolved(found: object) -> PdfObject | None:
    """An object, its reference followed; None for what is not there."""
    held = found.get_object() if isinstance(found, PdfObject) else None
    return held if isinstance(held, PdfObject) else None


def dictionary(found: object) -> DictionaryObject:
    """The dictionary (or stream) that something is or refers to; else an empty one."""
    held = resolved(found)
    return held if isinstance(held, DictionaryObject) else DictionaryObject()


def array(found: object) -> ArrayObject:
    """The array that something is or refers to; else an empty one."""
    held = resolved(found)
    return held if isinstance(held, ArrayObject) else ArrayObject()


def within(holder: object, *path: str) -> DictionaryObject:
    """The dictionary at a path of keys; an empty one if there is none."""
    for key in path:
        holder = entry(holder, key)
    return dictionary(holder)


def name(found: object) -> str:
    """A name without its slash; empty for what is no name."""
    text = str(found) if found is not None else ""
    return text[1:] if text.startswith("/") else ""


def number(found: object, otherwise: float = 0.0) -> float:
    """A number, or something else instead."""
    held = found.get_object() if isinstance(found, PdfObject) else found
    return float(held) if isinstance(held, (int, float)) else otherwise


def numbers(found: object) -> tuple[float, ...]:
    """The numbers of an array; empty if one of them is none."""
    held: list[object] = [resolved(item) for item in array(found)]
    if not all(isinstance(item, (int, float)) for item in held):
        return ()
    return tuple(number(item) for item in held)


def items(holder: DictionaryObject) -> Iterator[tuple[str, PdfObject]]:
    """Keys and what they say, references followed, keys without their slash."""
    for key in holder:
        held = resolved(holder.raw_get(key))
        if held is not None:
            yield str(key).removeprefix("/"), held


def box(found: object) -> Box | None:
    """A rectangle with its corners in order (ISO 32000-1:2008, 7.9.5)."""
    sides = numbers(found)
    if len(sides) != 4:  # noqa: PLR2004 - two corners
        return None
    a, b, c, d = sides
    return min(a, c), min(b, d), max(a, c), max(b, d)
