"""Rules on words: the file says what the content says, no less and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.preflight.findings import Finding
from booklet.preflight.registry import rule
from booklet.preflight.rules.letters import letters
from booklet.preflight.rules.saying import shortened
from booklet.preflight.walking.painted import Kind
from booklet.units import Length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.sheet import SheetPage
    from booklet.preflight.walking.painted import Painted

_INSERT = "insert"


@rule("P801")
def words_missing_on_a_page(examined: Examined) -> Iterator[Finding]:
    """P801: words that were set on a page do not come back from the file.

    Why it matters:
        They are not there, or they are there only for the eye: a search and a screen reader
        will not find them.
    How to fix:
        This is a fault of the builder or of a font: tell whoever looks after it, and name
        the passage.
    Source:
        Rule of the house: every word of the content appears in the booklet.
    """
    trace = examined.meant.trace
    if trace is None:
        return
    for page, canvas in examined.painted:
        said = _said(page, canvas)
        for block in trace.on(page.number):
            wanted = block.seen or (block.text,)
            if any(letters(words) not in said for words in wanted):
                yield Finding(
                    code="P801",
                    message=f"“{shortened(block.text)}” does not come back from the page",
                    page=page.number,
                    place=Rect(*(Length(side) for side in block.box)),
                    location=block.location,
                    thing=block.thing,
                    text=shortened(block.text),
                )


@rule("P802")
def words_that_nobody_wrote(examined: Examined) -> Iterator[Finding]:
    """P802: a page has words that do not come from the content.

    Why it matters:
        Nobody has read or approved them.
    How to fix:
        If the file was changed after it was built, build it anew. Else tell whoever looks
        after the builder.
    Source:
        Rule of the house: no word that a reader sees comes from anywhere but the content.
    """
    trace = examined.meant.trace
    if trace is None:
        return
    for page, canvas in examined.painted:
        blocks = trace.on(page.number)
        if any(block.thing == _INSERT for block in blocks):
            continue
        known = letters(" ".join("".join(block.seen) or block.text for block in blocks))
        for painted in _words(page, canvas):
            found = letters(painted.text)
            if found and found not in known:
                yield Finding(
                    code="P802",
                    message=f"“{shortened(painted.text)}” is not in the content",
                    page=page.number,
                    place=page.place(painted.box),
                    text=shortened(painted.text),
                )


@rule("P803")
def passage_left_out(examined: Examined) -> Iterator[Finding]:
    """P803: a passage of the content is not in the booklet.

    Why it matters:
        Somebody wrote it to be read. (A handout has a part of the booklet: it is not asked.)
    How to fix:
        This is a fault of a layout: tell whoever looks after the builder, and name the
        passage.
    Source:
        Rule of the house: every word of the content appears in the booklet.
    """
    trace, meant = examined.meant.trace, examined.meant
    if trace is None or not meant.whole:
        return
    said = letters(" ".join(passage.text for passage in trace.reading))
    told = "".join(_alternatives(examined))
    for passage in meant.words:
        wanted = letters(passage.text)
        if wanted and wanted not in said and wanted not in told:
            yield Finding(
                code="P803",
                message=f"“{shortened(passage.text)}” is in the content, not in the booklet",
                location=passage.location,
                text=shortened(passage.text),
            )


def _alternatives(examined: Examined) -> Iterator[str]:
    """Text alternatives; on paper there are none, and none are missed."""
    trace = examined.meant.trace
    yield from (letters(words) for words in (trace.unseen if trace else ()))


def _words(page: SheetPage, canvas: tuple[Painted, ...]) -> Iterator[Painted]:
    """What is written on the page itself, not beside it: the slug line."""
    trim = page.trim
    for painted in canvas:
        box = painted.box
        across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        inside = trim[0] <= across <= trim[2] and trim[1] <= up <= trim[3]
        if painted.kind is Kind.TEXT and inside:
            yield painted


def _said(page: SheetPage, canvas: tuple[Painted, ...]) -> str:
    return letters("".join(painted.text for painted in _words(page, canvas)))
