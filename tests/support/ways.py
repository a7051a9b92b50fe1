"""Where links and outlines lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfReader


def page_of(reader: PdfReader, place: Any) -> int:
    """The page a destination is on, counted from 1."""
    index = reader.get_destination_page_number(place)
    assert index is not None
    return index + 1
