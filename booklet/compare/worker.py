"""The child that compares two files: reads one request, answers with plain JSON.

The parent is trusted, so the request is pickled; the child reads hostile files, so what it
says is only JSON.
"""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

from booklet.compare.differ import Opened, compare
from booklet.compare.pictures import pictures
from booklet.compare.plain import as_plain, pictures_as_plain
from booklet.preflight.examined import Examined
from booklet.preflight.meant import Meant
from booklet.preflight.worker import unreadable
from booklet.values import value

if TYPE_CHECKING:
    from booklet.compare.findings import Comparison

_LONGEST = 120


@value(kw_only=True)
class Request:
    """What the child is told.

    Attributes:
        old: the bytes of the old file.
        new: the bytes of the new file.
        names: of both, as they were given.
        report: whether the pictures of a report are wanted.
    """

    old: bytes
    new: bytes
    names: tuple[str, str]
    report: bool = True


def respond(request: bytes) -> bytes:
    """Answer a request with JSON: what was found, or which file cannot be read and why."""
    told: Request = pickle.loads(request)  # noqa: S301 - the parent's own words
    return json.dumps(answer(told)).encode()


def answer(told: Request) -> dict[str, Any]:
    """Compare two files; whatever they make a parser raise is something to be told."""
    files = [
        Examined(data, Meant(), name=name)
        for data, name in zip((told.old, told.new), told.names, strict=True)
    ]
    for file in files:
        why = _why_not(file)
        if why:
            return {"file": file.name, "unread": why}
    try:
        return _compared(told, *files)
    except MemoryError:
        why = "it takes more memory than is allowed"
    except RecursionError:
        why = "it is nested too deeply"
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes a parser raise
        why = _reason(error)
    return {"file": " or ".join(told.names), "unread": why}


def _compared(told: Request, old: Examined, new: Examined) -> dict[str, Any]:
    opened = None if old.data == new.data else (Opened(old), Opened(new))
    found: Comparison = compare(old, new, opened)
    drawn = pictures(found, *opened) if told.report and opened else ({}, {})
    return {
        "found": as_plain(found),
        "old": pictures_as_plain(drawn[0]),
        "new": pictures_as_plain(drawn[1]),
    }


def _why_not(file: Examined) -> str:
    """Why a file cannot be read; empty if it can, as far as one sees."""
    try:
        return unreadable(file)
    except RecursionError:
        return "it is nested too deeply"
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes pypdf raise
        return _reason(error)


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:_LONGEST] or "its structure is broken"
