"""Makes a trace of a composition: where every block stands, and from which line it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.trace import Trace, Traced, Worded
from booklet.typeset.block import Block, blocks_of
from booklet.typeset.boxes import Stack
from booklet.typeset.compose import InsertedPart
from booklet.typeset.text import Text
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from booklet.text.shape import Shaped
    from booklet.typeset.page import Page, PartPages

_THINGS = {
    "Figure": "illustration",
    "P": "paragraph",
    "LI": "list item",
    "LBody": "list item",
    "TOCI": "line of the contents",
    "BlockQuote": "quotation",
}
_HEADING_TAG = 2  # H1 to H6


def trace_of(parts: Iterable[PartPages | InsertedPart]) -> Trace:
    """The trace of a file that holds these parts of a composition, in this order."""
    pages: list[tuple[Traced, ...]] = []
    reading: list[Worded] = []
    unseen: list[str] = []
    for part in parts:
        if isinstance(part, InsertedPart):
            # Its pages are one thing to us: the line that names the insert.
            whole = Traced((-1e4, -1e4, 1e4, 1e4), part.insert.location, "insert")
            pages += [(whole,)] * part.count
            unseen += [part.insert.title.plain, *(page.plain for page in part.insert.pages)]
            continue
        pages += [tuple(_page(page)) for page in part.pages]
        reading += _reading(part)
        unseen += [b.tag.alt for b in blocks_of(part.items) if b.tag and b.tag.alt]
    return Trace(tuple(pages), tuple(reading), tuple(unseen))


def _page(page: Page) -> Iterator[Traced]:
    for placed in page.placed:
        yield from _block(placed.block, page, placed.x, placed.top, depth=0)
    middle = max((placed.top for placed in page.furniture), default=0.0) / 2
    for placed in page.furniture:
        thing = "running head" if placed.top > middle else "page number"
        for traced in _block(placed.block, page, placed.x, placed.top, depth=0):
            words = thing if traced.text else "furniture of the page"
            yield changed(traced, thing=words, furniture=True)


def _block(block: Block, page: Page, x: float, top: float, *, depth: int) -> Iterator[Traced]:
    left = page.left(x, block.width)
    box = (left, top - block.height, left + block.width, top)
    inside = list(block.places(x, top))
    text = "" if inside else "".join(line.text for line in block.lines_of_text())
    seen = () if inside else _seen(block)
    yield Traced(box, block.location, thing_of(block), depth, text, seen=seen)
    for inner, across, down in inside:
        yield from _block(inner, page, across, down, depth=depth + 1)


def _seen(block: Block) -> tuple[str, ...]:
    """Words in the order of the file: glyphs that run to the left stand there as they are seen."""
    shown = [segment.shaped for line in block.lines_of_text() for segment in line.segments]
    return tuple(map(_turned, shown)) if any(one.rtl for one in shown) else ()


def _turned(shaped: Shaped) -> str:
    """A word's clusters from left to right; what is in a cluster keeps its order."""
    if not shaped.rtl:
        return shaped.text
    starts = sorted({glyph[1] for glyph in shaped.glyphs})
    ends = [*starts[1:], len(shaped.text)]
    clusters = [shaped.text[start:end] for start, end in zip(starts, ends, strict=True)]
    return "".join(reversed(clusters))


def thing_of(block: Block) -> str:
    """What people call a block."""
    name = block.tag.name if block.tag else ""
    if len(name) == _HEADING_TAG and name[0] == "H" and name[1].isdigit():
        return "heading"
    if name in _THINGS:
        return _THINGS[name]
    if isinstance(block, Stack):
        return "panel" if block.box.fill else "group"
    return "words" if isinstance(block, Text) else "ornament"


def _reading(part: PartPages) -> Iterator[Worded]:
    """Whole paragraphs in the order of the structure tree."""
    for block in blocks_of(part.items):
        if isinstance(block, Text) and block.tag is not None:
            yield Worded("".join(run.text for run in block.paragraph.runs), block.location)
