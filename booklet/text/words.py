"""Words: what stands between two places at which a line may end, shaped and measured."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from booklet.text.harfbuzz import EM
from booklet.text.itemise import JOINING
from booklet.text.line import Unit, cut_unit, trailing_space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from booklet.text.itemise import Item
    from booklet.text.shape import Shaper
    from booklet.text.style import TextStyle

_WIDEST_KERN = 0.2  # of the em
_LOOKS_KEPT = 64
_WORDS_KEPT = 20_000


class Word(NamedTuple):
    """What stands between two places at which a line may end.

    Attributes:
        units: at least one, in logical order.
        width: in points, with the white space at its end.
        trailing: that white space.
        is_hard: whether the author wants the line to end here.
        cuts: places inside at which a line may end at need (after the hyphen of
            “single-handed”), as indices in the word. The word is shaped whole, so it is
            kerned whole, and kept whole unless the line would be left less than half full:
            readers lose their place at a cut word, and viewers take a hyphen that ends a line
            for one that does not belong there when they extract text.
    """

    units: tuple[Unit, ...]
    width: float
    trailing: float
    is_hard: bool = False
    cuts: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """Its characters, with the white space at its end."""
        return "".join(unit.shaped.text for unit in self.units)

    def restyled(self, style_of: Callable[[TextStyle], TextStyle]) -> Word:
        """The same word in other sizes of its styles."""
        units = []
        for unit in self.units:
            style = style_of(unit.style)
            width = unit.shaped.width * (style.size / EM)
            units.append(unit._replace(style=style, width=width))
        return word_of(units, is_hard=self.is_hard, cuts=self.cuts)


def word_of(units: Iterable[Unit], *, is_hard: bool = False, cuts: Iterable[int] = ()) -> Word:
    """Make a word and measure it."""
    parts = tuple(units)
    return Word(
        parts, sum(unit.width for unit in parts), trailing_space(parts), is_hard, tuple(cuts)
    )


def known_words(item: Item) -> dict[str, Word]:
    """The words already made of an item's look; those of a mark are its own."""
    if item.mark:
        return {}
    known = _known_words(item.shaper, item.style, item.level)
    if len(known) >= _WORDS_KEPT:
        known.clear()
    return known


@lru_cache(maxsize=_LOOKS_KEPT)
def _known_words(shaper: Shaper, style: TextStyle, level: int) -> dict[str, Word]:
    """The words of a look; the arguments are only the key."""
    del shaper, style, level
    return {}


def word_in(item: Item, text: str) -> Word:
    """Shape a word that lies in one item, as nearly all do."""
    _, style, mark, shaper, level, scale = item
    shaped = shaper.shaped.get(text) or shaper(text)
    width = shaped.width * scale
    return Word((Unit(shaped, shaper, style, mark, level, width),), width, shaped.trailing * scale)


def units_of(waiting: list[Item], text: str, start: int) -> list[Unit]:
    """Shape a word that lies in several items, taking those off the stack that end in it.

    Args:
        waiting: items, the next one last.
        text: of the word.
        start: its index in the paragraph, in which the ends of items count.
    """
    units = []
    at = 0
    while at < len(text):
        item = waiting[-1]
        stop = min(item.end - start, len(text))
        if item.shaper.script in JOINING:
            # Two styles or marks within a word of joined letters: they still join.
            shaped = item.shaper.within(text[at:stop], before=text[:at], after=text[stop:])
        else:
            shaped = item.shaper(text[at:stop])
        width = shaped.width * item.scale
        units.append(Unit(shaped, item.shaper, item.style, item.mark, item.level, width))
        if start + stop == item.end and stop < len(text):
            waiting.pop()
        at = stop
    return units


def cut_to_fit(word: Word, places: Iterable[int], room: float) -> tuple[Word, Word] | None:
    """Cut a word at the first of some places before which it fits; None if it fits at none."""
    widths = [0.0]
    for unit in word.units:
        scale = unit.style.size / EM
        advances = [0.0] * len(unit.shaped.text)
        for glyph in unit.shaped.glyphs:
            advances[glyph[1]] += glyph[2] * scale
        widths += accumulate(advances, initial=widths.pop())
    slack = word.units[0].style.size * _WIDEST_KERN
    for at in places:
        if widths[at] - slack <= room:  # a kern over the cut is lost with it
            head, tail = cut_word(word, at)
            if head.width - head.trailing <= room:
                return head, tail
    return None


def cut_word(word: Word, at: int) -> tuple[Word, Word]:
    """Cut a word before its character ``at``."""
    head: list[Unit] = []
    tail: list[Unit] = []
    start = 0
    for unit in word.units:
        end = start + len(unit.shaped.text)
        if end <= at:
            head.append(unit)
        elif start >= at:
            tail.append(unit)
        else:
            first, second = cut_unit(unit, at - start)
            head.append(first)
            tail.append(second)
        start = end
    return (
        word_of(head, cuts=(cut for cut in word.cuts if cut < at)),
        word_of(tail, is_hard=word.is_hard, cuts=(cut - at for cut in word.cuts if cut > at)),
    )


def unbreakable(word: Word) -> float:
    """The longest part of a word between the places at which it may be cut."""
    widest = 0.0
    for at in reversed(word.cuts):
        word, part = cut_word(word, at)
        widest = max(widest, part.width - part.trailing)
    return max(widest, word.width - word.trailing)
