"""Looks into PDF objects by path, following references."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(data: bytes) -> PdfReader:
    """A reader of a file in memory."""
    return PdfReader(io.BytesIO(data))


def at(found: Any, *path: str | int) -> Any:
    """What stands at a path: ``at(catalog, "/Outlines", "/First")``."""
    for step in path:
        found = found[step].get_object() if hasattr(found[step], "get_object") else found[step]
    return found


def objects(data: bytes) -> Iterator[Any]:
    """Every object of a file that is in use."""
    reader = read(data)
    numbers = {number for table in reader.xref.values() for number in table}
    for number in sorted(numbers | set(reader.xref_objStm)):
        if number:
            yield reader.get_object(number)


def fonts(data: bytes) -> int:
    """How many font programs a file carries."""
    programs = ("/FontFile", "/FontFile2", "/FontFile3")
    return sum(
        any(program in found for program in programs)
        for found in objects(data)
        if isinstance(found, dict)
    )
