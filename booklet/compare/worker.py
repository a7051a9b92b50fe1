"""The child that compares two files: reads one request, answers with plain JSON.

The parent is trusted, so the request is pickled; the child reads hostile files, so what it
says is only JSON.
"""

from __future__ import annotations

import json
import pickle
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from booklet.compare.differ import Opened, compare
from booklet.compare.pictures import pictures
from booklet.compare.plain import as_plain, pictures_as_plain
from booklet.preflight.examined import Examined
from booklet.preflight.meant import Meant
from booklet.preflight.worker import unreadable
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        Opened(Examined(data, Meant(), name=name))
        for data, name in zip((told.old, told.new), told.names, strict=True)
    ]
    try:
        for file in files:
            with _blaming(file.examined.name):
                _require(file)
        with _blaming(" or ".join(told.names)):
            return _compared(told, *files)
    except _UnreadError as why:
        return {"file": why.file, "unread": why.reason}


def _compared(told: Request, old: Opened, new: Opened) -> dict[str, Any]:
    found = compare(old, new)
    drawn = pictures(found, old, new) if told.report else ({}, {})
    return {
        "found": as_plain(found),
        "old": pictures_as_plain(drawn[0]),
        "new": pictures_as_plain(drawn[1]),
    }


def _require(file: Opened) -> None:
    """Read a file as far as it takes to know that it can be."""
    why = unreadable(file.examined)
    if why:
        raise _UnreadError(file.examined.name, why)
    _ = file.reading, file.images


class _UnreadError(Exception):
    """A file cannot be read."""

    def __init__(self, file: str, reason: str) -> None:
        self.file, self.reason = file, reason


@contextmanager
def _blaming(file: str) -> Iterator[None]:
    """Whatever is raised here is the fault of a file."""
    try:
        yield
    except _UnreadError:
        raise
    except MemoryError:
        raise _UnreadError(file, "it takes more memory than is allowed") from None
    except RecursionError:
        raise _UnreadError(file, "it is nested too deeply") from None
    except Exception as error:
        reason = " ".join(str(error).split())[:_LONGEST] or "its structure is broken"
        raise _UnreadError(file, reason) from error
