"""Where a message stands and how much room it has, in a line for a translator.

The pages are those of the English, the same for every language, so that a line changes only
when the English or its layout does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.translate.room import Placement

_KINDS = {
    "H1": "title",
    "H2": "heading",
    "H3": "heading",
    "P": "paragraph",
    "LBody": "item of a list",
    "Lbl": "label",
    "Span": "label",
    "Reference": "line of the contents",
}
_NARROW = 40
"""Characters; a line that has fewer is worth telling."""


def whereabouts(places: Sequence[Placement]) -> str:
    """``Page 8 of the English · title · room for 3 lines of about 16 characters``.

    Args:
        places: all of a message; none of what is on no page.
    """
    if not places:
        return "On no page of the booklet itself."
    first = places[0]
    said = [_pages(places)]
    if first.room is None:
        # That it stands for a picture is said before.
        return " · ".join([*said, *([] if first.is_alternative else ["heard of a link"])])
    if first.is_furniture:
        said.append("in the margin of pages")
    elif first.tag in _KINDS:
        said.append(_KINDS[first.tag])
    said.append(_room(first))
    also = _also(first, places)
    return " · ".join([*said, *([f"also {also}"] if also else [])])


def _pages(places: Sequence[Placement]) -> str:
    """The page of the first place, and those that it goes on to."""
    first, last = places[0], places[places[0].pieces - 1]
    if first.page == last.page:
        return f"Page {first.label} of the English"
    return f"Pages {first.label}–{last.label} of the English"


def _room(place: Placement) -> str:
    room = place.room
    assert room is not None
    if room.lines is None:
        said = f"runs on, {place.characters} characters now"
        return f"{said}, in lines of about {room.characters}" if room.characters < _NARROW else said
    lines = "1 line" if room.lines == 1 else f"{room.lines} lines"
    return f"room for {lines} of about {room.characters} characters"


def _also(first: Placement, places: Sequence[Placement]) -> str:
    """Where else it is seen, without the numbers of pages that would only change."""
    others = [one for one in places[first.pieces :] if one.is_seen]
    said = []
    if any(one.tag == "Reference" for one in others):
        said.append("in the contents")
    if not first.is_furniture and any(one.is_furniture for one in others):
        said.append("in the margins")
    return " and ".join(said)
