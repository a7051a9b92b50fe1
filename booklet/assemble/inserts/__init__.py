"""PDFs made elsewhere: looked at, refused or made ready, always in a process apart.

Nothing of such a file is parsed by the process that builds the booklet: a child with
limits on time and memory reads it and hands back a part in our own plain form.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from booklet.assemble.codes import diagnose
from booklet.diagnostics import BookletError
from booklet.values import fields_of, value

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.geometry import Size
    from booklet.model.content import Insert


@value(kw_only=True)
class Limits:
    """How much an insert may ask for.

    Attributes:
        seconds: from the start of the child to its end.
        memory: bytes of address space; enforced by Linux.
        file: bytes of the PDF.
        pages: their number.
        objects: their number, which bounds what a small file can unfold to.
        decoded: bytes of page contents after decompression.
    """

    seconds: float = 20.0
    memory: int = 1 << 29
    file: int = 50_000_000
    pages: int = 200
    objects: int = 200_000
    decoded: int = 50_000_000


LIMITS = Limits()


@value(kw_only=True)
class ReadyInsert:
    """An insert that can be merged.

    Attributes:
        data: a tagged part; its first page is the destination named by the insert's id.
        pages: number of pages.
        tagged: whether it came with tags; else its pages are figures.
        sizes: width and height of each page in points, as a reader sees it.
    """

    data: bytes
    pages: int
    tagged: bool
    sizes: tuple[tuple[float, float], ...]

    def fits(self, trim: Size) -> bool:
        """Whether its pages are as large as those of an edition."""
        wide, high = trim.width.pt, trim.height.pt
        return all(abs(w - wide) < 1 and abs(h - high) < 1 for w, h in self.sizes)


@value(kw_only=True)
class Request:
    """What the child is told.

    Attributes:
        file: path of the PDF.
        id: of the insert; begins the names of its destinations, IDs and classes.
        title: heading and line of the outline.
        alternatives: one text a page, or none.
        language: of the title and the alternatives.
        limits: for the child to keep.
    """

    file: str
    id: str
    title: str
    alternatives: tuple[str, ...]
    language: str
    limits: Limits


def inspect_insert(
    path: Path, insert: Insert, *, language: str = "en-GB", limits: Limits = LIMITS
) -> ReadyInsert:
    """Look at an insert and make it ready; the same file is looked at once.

    Raises:
        BookletError: with everything that was found wrong, at the insert's place in the
            content.
    """
    request = Request(
        file=str(path.resolve()),
        id=insert.id,
        title=insert.title.plain,
        alternatives=tuple(page.plain for page in insert.pages),
        language=language,
        limits=limits,
    )
    status = path.stat()
    answer = _answer(request, status.st_mtime_ns, status.st_size)
    if not isinstance(answer, ReadyInsert):
        raise BookletError(diagnose(code, insert.location, **dict(found)) for code, found in answer)
    return answer


Refusals = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Codes, each with what its message names."""


@lru_cache(maxsize=8)
def _answer(request: Request, _changed: int, size: int) -> ReadyInsert | Refusals:
    from booklet.assemble.inserts.process import ask

    if size > request.limits.file:
        most = f"{request.limits.file // 1_000_000} MB"
        return (("I003", (("found", f"{size / 1_000_000:.0f} MB"), ("limit", most))),)
    head, data = ask(json.dumps(fields_of(request)).encode(), request.limits)
    told = json.loads(head)
    if told["findings"]:
        return tuple((code, tuple(sorted(found.items()))) for code, found in told["findings"])
    return ReadyInsert(
        data=data,
        pages=told["pages"],
        tagged=told["tagged"],
        sizes=tuple((width, height) for width, height in told["sizes"]),
    )
