"""The form of pages: their boxes, which way up they are, and the kinds of colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.compare.findings import Aspect, Difference
from booklet.compare.telling import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.objects import Box
    from booklet.preflight.sheet import SheetPage
    from booklet.preflight.walking.painted import Painted

_MM = 72 / 25.4
_QUIET = {"grey", "Pattern", "unknown"}
"""Kinds of colour that come and go with a hairline."""


def form(
    old: tuple[SheetPage, tuple[Painted, ...]], new: tuple[SheetPage, tuple[Painted, ...]]
) -> Iterator[Difference]:
    """In what two pages are made otherwise, whatever stands on them."""
    was, later = _form(*old), _form(*new)
    for title, said in was.items():
        if said != later[title]:
            yield Difference(
                aspect=Aspect.FORM,
                title=title,
                pieces=replaced(said, later[title]),
                old_page=old[0].number,
                new_page=new[0].number,
            )


def _form(page: SheetPage, canvas: tuple[Painted, ...]) -> dict[str, str]:
    spaces = {piece.space.said for piece in canvas} - _QUIET
    return {
        "finished size": _size((0.0, 0.0, *page.trim_size)),
        "sheet": _size(page.media),
        "bleed": _size(page.bleed_written) if page.bleed_written else "none",
        "turned by": f"{90 * page.rotation}°",
        "colours": ", ".join(sorted(spaces)) or "grey only",
    }


def _size(box: Box) -> str:
    wide, high = (box[2] - box[0]) / _MM, (box[3] - box[1]) / _MM
    return f"{round(wide, 1):g} × {round(high, 1):g} mm"
