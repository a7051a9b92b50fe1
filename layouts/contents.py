"""The contents page: titles with live page numbers."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from booklet.text.style import InlineMark
from booklet.typeset.block import Block, Fixed, Group, NewPage, Tag
from layouts.blocks.chip import Chip
from layouts.blocks.headings import section
from layouts.blocks.picture import ornament

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.model.content import Booklet, Passage
    from booklet.text.line import Line
    from booklet.typeset.block import Brush, Item
    from booklet.typeset.setting import Setting
    from booklet.typeset.text import Text

LISTED = ("acknowledgements", "about", "story", "takeaways", "insert")


class Entry(Block):
    """A title behind a chip of its accent and, at the end of the measure, its page: one link.

    Attributes:
        target: name of the destination it leads to.
    """

    def __init__(self, words: Passage, setting: Setting, *, target: str, accent: str) -> None:
        super().__init__()
        self._chip = Chip(f"{accent}.mid", setting, look="contents.entry")
        self.words, self.setting, self.target = words, setting, target
        self.tag, self.location = Tag("Reference"), words.location
        self.space_after = setting.length("contents.gap")
        self._number_width = setting.length("contents.number")
        self._title: Text = setting.text(words, "contents.entry", tag=None)
        self._number: Text | None = None
        self._scale = 1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._indent = self.setting.length("contents.indent")
        self._title.wrap(width - self._number_width - self._indent, height)
        if self._number:
            self._number.wrap(self._number_width, height)
        self.width = width
        self.height = self._title.height + self.space_after
        return width, self.height

    def shrink(self, scale: float) -> None:
        self._scale = scale
        for text in filter(None, (self._title, self._number)):
            text.shrink(scale)

    def resolve(self, number: int) -> None:
        """Set the entry as a link that says where it leads."""
        setting = self.setting
        title = self.words.plain.replace("\n", " ")
        mark = InlineMark(
            "Link",
            lang=self.words.lang,
            destination=self.target,
            description=setting.words.contents_entry.fill(title=title, page=setting.number(number)),
        )
        self._title = setting.text(f"{title} ", "contents.entry", tag=None, mark=mark)
        self._number = setting.text(
            setting.number(number), "contents.number", tag=None, align="end", mark=mark
        )
        self.shrink(self._scale)
        self.wrap(self.width, self.height)

    def paint(self, brush: Brush, x: float, top: float) -> None:
        assert self._number is not None, "painted before its page was known"
        number_x = x + self.width - self._number_width
        brush.lines(
            self,
            [
                *self._title.placed_lines(x + self._indent, top),
                *self._number.placed_lines(
                    number_x, top - self._title.height + self._number.height
                ),
            ],
        )
        self._chip.paint(brush, x, top)
        with brush.artifact():
            foot = top - self.height
            weight = self.setting.length("rule.weight")
            brush.rule(x, foot, x + self.width, foot, role="rule", weight=weight)

    def lines_of_text(self) -> Iterator[Line]:
        for text in (self._title, self._number):
            if text:
                yield from text.lines_of_text()


def lay_out(booklet: Booklet, setting: Setting) -> Sequence[Item]:
    """Set the contents of a booklet: a table of contents of links."""
    words = setting.words
    accents = cycle(setting.theme.accents)
    entries = tuple(
        Group(Tag("TOCI"), (Entry(s.title, setting, target=s.id, accent=accent),))
        for s in booklet.sections
        if s.kind in LISTED
        for accent in [next(accents) if s.kind == "story" else setting.theme.house]
    )
    return [
        section(
            [
                NewPage("contents", accent=setting.theme.house, running_title=words.contents.plain),
                setting.text(words.contents, "title", tag="H1"),
                Group(Tag("TOC"), entries),
                Fixed(ornament("hills", setting), "hills", align="bottom", behind=True),
            ],
            of=words.contents.plain,
        )
    ]
