"""Comparisons as plain JSON: what ``compare --json`` prints, and what a process apart answers.

The schema is stable: keys are only ever added, and ``schema`` counts up if one is not. Places
are in millimetres from the lower left corner of the trim, y upwards; pages count from 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from booklet.compare.findings import (
    Aspect,
    Compared,
    Comparison,
    Difference,
    Paired,
    Piece,
    Side,
    Standing,
)
from booklet.compare.pictures import Picture
from booklet.geometry import Rect
from booklet.units import mm

if TYPE_CHECKING:
    from booklet.compare.pictures import Pictures

SCHEMA = 1
_FILE = ("name", "pages", "dated", "sha256", "saved")
_PAIR = ("old", "new", "old_label", "new_label")


def as_plain(found: Comparison) -> dict[str, Any]:
    """A comparison as JSON has it."""
    return {
        "schema": SCHEMA,
        "same": found.same,
        "unread": found.unread,
        "old": {key: getattr(found.old, key) for key in _FILE},
        "new": {key: getattr(found.new, key) for key in _FILE},
        "pages": [
            {"standing": pair.standing.value, **{key: getattr(pair, key) for key in _PAIR}}
            for pair in found.pages
        ],
        "differences": [_difference(one) for one in found.differences],
    }


def from_plain(plain: dict[str, Any]) -> Comparison:
    """A comparison as a process apart told it; only known keys and types are taken."""
    return Comparison(
        old=_file(plain["old"]),
        new=_file(plain["new"]),
        pages=tuple(_pair(one) for one in plain["pages"]),
        differences=tuple(_read(one) for one in plain["differences"]),
        unread=str(plain["unread"]),
    )


def pictures_as_plain(pictures: Pictures) -> dict[str, Any]:
    """Pictures as a process apart sends them."""
    return {
        str(page): [one.width, one.height, one.png, list(one.frame)]
        for page, one in pictures.items()
    }


def pictures_from_plain(plain: dict[str, Any]) -> Pictures:
    """Pictures that a process apart has sent: it read a stranger’s file and is not believed.

    Raises:
        ValueError: if that is not what was sent.
    """
    found = {}
    for page, (width, height, png, frame) in plain.items():
        if not re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", png):
            raise ValueError("a picture is not in base64")
        left, low, right, high = map(float, frame)
        found[int(page)] = Picture(
            width=int(width), height=int(height), png=png, frame=(left, low, right, high)
        )
    return found


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "aspect": one.aspect.value,
        "title": one.title,
        "pieces": [{"side": piece.side.value, "text": piece.text} for piece in one.pieces],
        "old_page": one.old_page,
        "new_page": one.new_page,
        "old": [_place(place) for place in one.old],
        "new": [_place(place) for place in one.new],
    }


def _read(plain: dict[str, Any]) -> Difference:
    return Difference(
        aspect=Aspect(plain["aspect"]),
        title=str(plain["title"]),
        pieces=tuple(Piece(Side(one["side"]), str(one["text"])) for one in plain["pieces"]),
        old_page=_number(plain["old_page"]),
        new_page=_number(plain["new_page"]),
        old=tuple(_rect(place) for place in plain["old"]),
        new=tuple(_rect(place) for place in plain["new"]),
    )


def _place(place: Rect) -> dict[str, float]:
    return {
        "left": round(place.x0.mm, 2),
        "bottom": round(place.y0.mm, 2),
        "width": round(place.width.mm, 2),
        "height": round(place.height.mm, 2),
    }


def _rect(plain: dict[str, Any]) -> Rect:
    left, bottom, width, height = (
        mm(float(plain[key])) for key in ("left", "bottom", "width", "height")
    )
    return Rect.at(left, bottom, width=width, height=height)


def _file(plain: dict[str, Any]) -> Compared:
    return Compared(
        name=str(plain["name"]),
        pages=int(plain["pages"]),
        dated=str(plain["dated"]),
        sha256=str(plain["sha256"]),
        saved=str(plain["saved"]),
    )


def _pair(plain: dict[str, Any]) -> Paired:
    return Paired(
        standing=Standing(plain["standing"]),
        old=_number(plain["old"]),
        new=_number(plain["new"]),
        old_label=str(plain["old_label"]),
        new_label=str(plain["new_label"]),
    )


def _number(found: object) -> int | None:
    return found if isinstance(found, int) else None
