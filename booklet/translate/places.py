"""Places: what words share room in, and how much of it is free.

A place is the frame of a page, a box of its own on one, or the margin that a running head
stands in.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.typeset.block import Block, Fixed, Group
from booklet.typeset.page import PartPages
from booklet.units import Length
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from booklet.l10n.catalogue import Key
    from booklet.translate.pages import Pages
    from booklet.typeset.block import Item
    from booklet.typeset.page import Page
    from booklet.typeset.trace import SetText

IN_FRAME = 0
"""In the place of a block's identity: the page's frame, with all that runs on in it."""


@value(kw_only=True)
class Room:
    """How long a message may be in its place.

    Attributes:
        lines: all that it may have, if every message there grows alike; None where text runs
            on to another page.
        characters: that a line of it has, about.
    """

    lines: int | None
    characters: int


class Places:
    """All places of a booklet.

    Attributes:
        pages: of the booklet.
        by_place: what is set in each, by page number and block.
    """

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self._fixed = {
            id(item.block): item.area
            for part in pages.composition.parts
            if isinstance(part, PartPages)
            for item in _fixed(part.items)
        }
        self._spilt = {id(spill.block): spill.room for spill in pages.setting.spills}
        self.by_place: dict[tuple[int, int], list[SetText]] = defaultdict(list)
        for one in pages.seen:
            self.by_place[self._place(one)].append(one)

    def uses(self, one: SetText) -> list[tuple[Key, str]]:
        """The messages in a paragraph, each with the look that it has there."""
        return [(self.pages.keys[span.index], one.text.look.name) for span in one.spans]

    def room(self, one: SetText) -> Room:
        """The room of a paragraph; what is free is shared out among all in its place."""
        text = one.text
        width = sum(line.width for line, _, _ in one.lines)
        letters = sum(len(line.text.rstrip()) for line, _, _ in one.lines)
        characters = int(text.width * letters / width) if width else 0
        free = self.free(one)
        if free is None:
            return Room(lines=None, characters=characters)
        there = sum(len(o.lines) * o.text.leading for o in self.by_place[self._place(one)])
        share = len(one.lines) * text.leading / there
        more = int((free * share + 0.01) // text.leading)
        return Room(lines=max(1, len(one.lines) + more), characters=characters)

    def free(self, one: SetText) -> float | None:
        """How many points are free in a paragraph's place, below 0 if it is too full.

        None where text runs on to another page.
        """
        page, block = one.page, one.home.block
        if one.is_furniture or id(block) in self._fixed:
            return self.box(one).height.pt - block.height
        if not (page.design.one_page or page.design.shrinks):
            spilt = self._spilt.get(id(block))
            return None if spilt is None else spilt - block.height
        flowing = [p for p in page.placed if id(p.block) not in self._fixed]
        used = max(p.top for p in flowing) - min(p.top - p.block.height for p in flowing)
        return self._frame(page).height.pt - used

    def box(self, one: SetText) -> Rect:
        """A paragraph's place on the page as it is seen, with what is free in it."""
        page, home = one.page, one.home
        name = self._fixed.get(id(home.block))
        if name is not None:
            area = self.pages.setting.geometry.area(page.design, name)
            trim = self.pages.setting.geometry.trim
            return _seen(page, area.on(trim, spine_at_start=page.spine_at_start))
        frame = self._frame(page)
        if not one.is_furniture:
            return _seen(page, frame)
        # A running head grows downwards, to where the content begins; a foot upwards.
        foot, top = Length(home.top - home.block.height), Length(home.top)
        y0, y1 = (frame.y1, top) if top > frame.y1 else (foot, frame.y0)
        x0 = Length(home.x)
        return _seen(page, Rect(x0, y0, x0 + Length(home.block.width), y1))

    def _place(self, one: SetText) -> tuple[int, int]:
        block = one.home.block
        alone = one.is_furniture or id(block) in self._fixed
        # A box that is taller than a page of running text is alone with that.
        alone = alone or (id(block) in self._spilt and not one.page.design.one_page)
        return one.page.number, id(block) if alone else IN_FRAME

    def _frame(self, page: Page) -> Rect:
        trim = self.pages.setting.geometry.trim
        return page.design.frame.on(trim, spine_at_start=page.spine_at_start)


def _seen(page: Page, box: Rect) -> Rect:
    x0 = Length(page.left(box.x0.pt, box.width.pt))
    return Rect(x0, box.y0, x0 + box.width, box.y1)


def _fixed(items: Iterable[Item | Block]) -> Iterator[Fixed]:
    for item in items:
        if isinstance(item, Fixed):
            yield item
        elif isinstance(item, Group):
            yield from _fixed(item.children)
