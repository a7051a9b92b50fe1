"""Where each message stands on the pages, and how much room it has there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.translate.places import Places
from booklet.units import Length
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from booklet.l10n.catalogue import Key
    from booklet.text.line import Line
    from booklet.translate.pages import Pages
    from booklet.translate.places import Room
    from booklet.typeset.marks import Span
    from booklet.typeset.page import Page
    from booklet.typeset.trace import SetText


@value(kw_only=True)
class Placement:
    """A message on a page, or the piece of one that stands there.

    Attributes:
        context, source: what the message is known by.
        page: its number, from 1.
        label: the number as readers see it.
        box: where the words stand, as the page is seen, from the lower left corner of its trim.
        lines: how many lines they take here.
        characters: of the message in its paragraph, marks not counted.
        tag: structure element of the words, or of the line of the contents that they are in.
        look: of the theme; empty for what is heard.
        scale: the part of the look’s size in which it is set.
        measure: how long a line may be.
        room: how long the message may be; None for what is heard.
        is_furniture: whether it stands beside the content: a running head.
        is_alternative: whether it is heard in the place of a picture, in this box.
        piece, pieces: which of how many pieces that stand on pages one after the other.
    """

    context: str
    source: str
    page: int
    label: str
    box: Rect
    lines: int = 0
    characters: int = 0
    tag: str = ""
    look: str = ""
    scale: float = 1.0
    measure: Length = Length(0)
    room: Room | None = None
    is_furniture: bool = False
    is_alternative: bool = False
    piece: int = 1
    pieces: int = 1

    @property
    def key(self) -> Key:
        """Context and source."""
        return self.context, self.source

    @property
    def is_seen(self) -> bool:
        """Whether it is set, not only heard."""
        return self.room is not None


def placements(pages: Pages) -> Mapping[Key, tuple[Placement, ...]]:
    """All places of every message that is on a page.

    The first is where it is set largest: the title over a story, then its line in the
    contents, then running heads; what is heard comes last.
    """
    rooms = Places(pages)
    pieces: dict[tuple[int, object, int], list[tuple[SetText, Span]]] = defaultdict(list)
    for one in pages.seen:
        for number, span in enumerate(one.spans):
            if any(_within(line, span) for line, _, _ in one.lines):
                # A line of the contents and its page number are each a paragraph.
                pieces[span.index, one.text, number].append((one, span))
    found: dict[Key, list[Placement]] = defaultdict(list)
    sizes: dict[Placement, float] = {}
    for (index, _, _), parts in pieces.items():
        for number, (one, span) in enumerate(parts, 1):
            made = _placement(pages, rooms, index, one=one, span=span, piece=(number, len(parts)))
            sizes[made] = one.text.look.size
            found[pages.keys[index]].append(made)
    for places in found.values():
        places.sort(key=lambda one: (one.is_furniture, -sizes[one]))
    for spoken in pages.heard:
        context, source = pages.keys[spoken.index]
        found[context, source].append(
            Placement(
                context=context,
                source=source,
                page=spoken.page.number,
                label=pages.setting.number(spoken.page.number),
                box=_seen(spoken.page, *spoken.box),
                is_alternative=spoken.is_alternative,
            )
        )
    return {key: tuple(found[key]) for key in pages.keys if key in found}


def _placement(
    pages: Pages, rooms: Places, index: int, *, one: SetText, span: Span, piece: tuple[int, int]
) -> Placement:
    context, source = pages.keys[index]
    lines = [place for place in one.lines if _within(place[0], span)]
    return Placement(
        context=context,
        source=source,
        page=one.page.number,
        label=pages.setting.number(one.page.number),
        box=_around([_box(one, span, *place) for place in lines]),
        lines=len(lines),
        characters=span.end - span.begin,
        tag=_tag(one),
        look=one.text.look.name,
        scale=one.text.scale,
        measure=Length(one.text.width),
        room=rooms.room(one),
        is_furniture=one.is_furniture,
        piece=piece[0],
        pieces=piece[1],
    )


def _tag(one: SetText) -> str:
    for block in (one.text, one.home.block):
        if block.tag is not None:
            return block.tag.name
    return ""


# -- boxes ------------------------------------------------------------------------------------


def _within(line: Line, span: Span) -> bool:
    return line.start < span.end and span.begin < line.start + len(line.text.rstrip())


def _box(one: SetText, span: Span, line: Line, x: float, y: float) -> Rect:
    """Where the words of a message stand on a line: the whole line, or some words of it."""
    leading = one.text.leading
    top = y + max(line.ink_top, 0.75 * leading)
    bottom = y + min(line.ink_bottom, -0.25 * leading)
    left, right = 0.0, line.width
    if span.begin > line.start or span.end < line.start + len(line.text.rstrip()):
        own = [s for s in line.segments if span.begin < s.start + len(s.shaped.text)
               and s.start < span.end]  # fmt: skip
        left = min(s.x for s in own)
        right = max(s.x + (s.shaped.width - s.shaped.trailing) * s.style.size / 1000 for s in own)
    edge = one.page.left(x, line.width)
    return _rect(edge + left, bottom, right - left, top - bottom)


def _seen(page: Page, x: float, y: float, width: float, height: float) -> Rect:
    return _rect(page.left(x, width), y, width, height)


def _rect(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Length(x), Length(y), Length(x + width), Length(y + height))


def _around(boxes: Sequence[Rect]) -> Rect:
    return Rect(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
