"""The child that examines a file: reads one request, answers with plain JSON.

The parent is trusted, so the request is pickled; the child reads a hostile file, so what
it says is only JSON, and the pages of a report.
"""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

from booklet.preflight.examine import examine
from booklet.preflight.examined import Examined
from booklet.preflight.findings import Result
from booklet.preflight.plain import as_plain
from booklet.values import value

if TYPE_CHECKING:
    from booklet.preflight.meant import Meant

_HEAD_WITHIN = 1024
_LONGEST = 120


@value(kw_only=True)
class Request:
    """What the child is told.

    Attributes:
        data: the file.
        name: of the file, as it was given.
        meant: what it was meant to be.
        pixels: whether pages are shown and judged by their looks.
        report: whether the pictures of a report are wanted.
    """

    data: bytes
    name: str
    meant: Meant
    pixels: bool = True
    report: bool = False


def respond(request: bytes) -> bytes:
    """Answer a request: a line of JSON, and after it the file's part of the report."""
    told: Request = pickle.loads(request)  # noqa: S301 - the parent's own words
    result, section = answer(told)
    return json.dumps(as_plain(result)).encode() + b"\n" + section


def answer(told: Request) -> tuple[Result, bytes]:
    """Examine a file; whatever it makes a parser raise is something to be told."""
    examined = Examined(told.data, told.meant, name=told.name)
    try:
        unread = unreadable(examined)
        if unread:
            return Result(file=told.name, unread=unread), b""
        result = examine(examined, pixels=told.pixels)
        return result, _section(told, examined, result)
    except MemoryError:
        unread = "it takes more memory than is allowed"
    except RecursionError:
        unread = "it is nested too deeply"
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes pypdf raise
        unread = " ".join(str(error).split())[:_LONGEST] or "its structure is broken"
    return Result(file=told.name, unread=unread), b""


def unreadable(examined: Examined) -> str:
    """Why nothing can be said of a file; empty if something can."""
    if b"%PDF-" not in examined.data[:_HEAD_WITHIN]:
        return "it does not begin like a PDF"
    if "/Encrypt" in examined.reader.trailer and not examined.reader.decrypt(""):
        return "it asks for a password"
    return "" if examined.pages else "it has no pages"


def _section(told: Request, examined: Examined, result: Result) -> bytes:
    if not told.report:
        return b""
    from booklet.preflight.report import section

    return section(examined, result)
