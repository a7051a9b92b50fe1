"""Small files to hold against one another, and what is found between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.compare.differ import Opened, compare
from booklet.preflight.examined import Examined
from booklet.preflight.meant import Meant
from tests.support.drawn import drawn

if TYPE_CHECKING:
    from booklet.compare.findings import Comparison

PAGE = (0.0, 0.0, 300.0, 200.0)


def said(*lines: str, at: float = 150, size: float = 12) -> str:
    """Operators for lines of words, one below the other."""
    shown = " ".join(
        f"BT /F1 {size:g} Tf 20 {at - 1.5 * size * row:g} Td ({line}) Tj ET"
        for row, line in enumerate(lines)
    )
    return f"0 g {shown}"


def book(*pages: str, boxes: str = "") -> bytes:
    """A file of pages that are drawn."""
    return drawn(*pages, media=PAGE, boxes=boxes)


def found(old: bytes, new: bytes) -> Comparison:
    """What is found between two files."""
    files = (Opened(Examined(data, Meant(), name="a.pdf")) for data in (old, new))
    return compare(*files)


def told(comparison: Comparison) -> list[tuple[str, int | None, int | None, str]]:
    """Each difference: its aspect, its pages, and its words: ``a [b|c] d``."""
    return [
        (one.aspect.value, one.old_page, one.new_page, _text(one)) for one in comparison.differences
    ]


def _text(one: object) -> str:
    marks = {"both": "{}", "old": "-{}-", "new": "+{}+"}
    pieces = [marks[p.side.value].format(p.text) for p in getattr(one, "pieces", ())]
    title = getattr(one, "title", "")
    return " ".join([f"{title}:"] * bool(title) + pieces)
