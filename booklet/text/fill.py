"""Filling lines with words: greedy, ranged to the start edge, never hyphenated."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from booklet.text.breaks import cluster_breaks
from booklet.text.harfbuzz import EM
from booklet.text.line import Unit, cut_unit, trailing_space
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROUNDING = 0.001
_RUNT_LETTERS = 5
_WORDS_LEFT = 3
_WELL_FILLED = 0.5
_WIDEST_KERN = 0.2  # of the em


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


class Row(NamedTuple):
    """The words of one line; ``is_cut`` if the last had to be cut."""

    words: list[Word]
    is_cut: bool = False


def word_of(units: Iterable[Unit], *, is_hard: bool = False, cuts: Iterable[int] = ()) -> Word:
    """Make a word and measure it."""
    parts = tuple(units)
    return Word(
        parts, sum(unit.width for unit in parts), trailing_space(parts), is_hard, tuple(cuts)
    )


@value
class Filler:
    """How to fill lines.

    Attributes:
        measure: in points.
        first_indent: taken from the first line, in points.
        following_indent: taken from every other line.
        protrudes: whether opening quotation marks hang out at the start of a line.
        base: embedding level of the paragraph.
        language: BCP 47 tag, for cutting words at worst.
    """

    measure: float
    first_indent: float
    following_indent: float
    protrudes: bool
    base: int
    language: str

    def fill(self, words: Sequence[Word]) -> list[Row]:
        """Put as many words on every line as it holds."""
        rows: list[Row] = []
        waiting = list(reversed(words))  # a stack: the end of a cut word goes back on it
        row: list[Word] = []
        room = self._room(rows, waiting)
        while waiting:
            word = waiting.pop()
            if word.width - word.trailing <= room:
                row.append(word)
                room -= word.width
                if not word.is_hard:
                    continue
                rows.append(Row(row))
            else:
                rows.append(self._overfull(row, word, room=room, waiting=waiting))
            row = []
            room = self._room(rows, waiting)
        if row:
            rows.append(Row(row))
        return rows

    def _room(self, rows: list[Row], waiting: list[Word]) -> float:
        indent = self.following_indent if rows else self.first_indent
        hanging = self.protrusion(waiting[-1]) if waiting else 0.0
        return self.measure - indent + hanging + _ROUNDING

    def _overfull(self, row: list[Word], word: Word, *, room: float, waiting: list[Word]) -> Row:
        """End a row at the word that does not fit: before it, within it, or through it."""
        if row and sum(before.width for before in row) >= self.measure * _WELL_FILLED:
            waiting.append(word)
            return Row(row)
        parts = _cut_to_fit(word, reversed(word.cuts), room)
        if parts:
            waiting.append(parts[1])
            return Row([*row, parts[0]])
        if row:
            waiting.append(word)
            return Row(row)
        # The shortest part that may stand alone is still too long: cut it, at worst after one
        # character, rather than let it run out of the page.
        inked = len(word.text.rstrip())
        places = [at for at in cluster_breaks(word.text, self.language) if at < inked]
        if not places:
            return Row([word])
        parts = _cut_to_fit(word, reversed(places), room) or cut_word(word, places[0])
        waiting.append(parts[1])
        return Row([parts[0]], is_cut=True)

    def protrusion(self, word: Word) -> float:
        """How far a word's opening quotation marks hang out at the start of a line."""
        unit = word.units[0]
        text = unit.shaped.text
        opening = OPENING_MARKS[self.base]
        if not self.protrudes or text[0] not in opening or unit.level % 2 != self.base:
            return 0.0
        marks = len(text) - len(text.lstrip(opening))
        advances = [glyph[2] for glyph in unit.shaped.glyphs if glyph[1] < marks]
        return sum(advances) * unit.style.size / EM


OPENING_MARKS = ("“‘„‚«‹", "”’“‘„‚«‹")
"""Marks that protrude, from left to right and from right to left: in Polish „ opens, in Urdu ”."""


def _cut_to_fit(word: Word, places: Iterable[int], room: float) -> tuple[Word, Word] | None:
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


def without_runt(rows: list[Row], room: float) -> list[Row]:
    """Bring a word down when a paragraph would end on a line of one short word.

    Args:
        rows: of the paragraph.
        room: what the last line holds, in points.
    """
    if len(rows) < 2:  # noqa: PLR2004 - a line above is needed
        return rows
    above, last = rows[-2], rows[-1]
    moved = above.words[-1]
    is_runt = len(last.words) == 1 and len(last.words[0].text.rstrip()) < _RUNT_LETTERS
    can_move = len(above.words) >= _WORDS_LEFT and not moved.is_hard and not above.is_cut
    if is_runt and can_move and moved.width + last.words[0].width <= room:
        rows[-2:] = [Row(above.words[:-1]), Row([moved, *last.words])]
    return rows
