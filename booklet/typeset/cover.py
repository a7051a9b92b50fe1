"""The cover apart: its four pages in parts of their own, for a sheet of heavier paper."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic
from booklet.typeset.page import PartPages
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.typeset.compose import Composition, InsertedPart
    from booklet.typeset.page import Page

_LEAF = 2
"""Pages of a leaf: the cover’s sheet has one before the inside and one behind it."""


def with_cover_apart(composition: Composition) -> Composition:
    """Divide parts where the sheet of the cover ends, and mark those that are on it.

    The pages stay the same and in the same order; a booklet of four pages is all cover.

    Raises:
        BookletError: if a PDF made elsewhere lies half on the cover (T005).
    """
    inside = range(_LEAF + 1, composition.count - _LEAF + 1)
    parts: list[PartPages | InsertedPart] = []
    for part in composition.parts:
        if isinstance(part, PartPages):
            parts += _divided(part, inside)
            continue
        on_cover = {n not in inside for n in range(part.first_page, part.first_page + part.count)}
        if True in on_cover:
            raise BookletError(
                [
                    Diagnostic(
                        code="T005",
                        message=f"the insert “{part.insert.id}” lies on the cover’s sheet",
                        location=part.insert.location,
                        hints=(
                            "move it further inside, in content/booklet.yaml",
                            "or ask for a printer that takes the cover together with the rest",
                        ),
                    )
                ]
            )
        parts.append(part)
    return changed(composition, parts=tuple(parts))


def _divided(part: PartPages, inside: range) -> Iterator[PartPages]:
    def is_inside(page: Page) -> bool:
        return page.number in inside

    for within, pages in groupby(part.pages, is_inside):
        yield changed(part, pages=tuple(pages), on_cover=not within)
