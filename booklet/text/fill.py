"""Filling lines with words: greedy, ranged to the start edge, never hyphenated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from booklet.text.breaks import cluster_breaks
from booklet.text.harfbuzz import EM
from booklet.text.words import Word, cut_to_fit, cut_word
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUNDING = 0.001
_RUNT_LETTERS = 5
_WORDS_LEFT = 3


class Row(NamedTuple):
    """The words of one line; ``is_cut`` if the last had to be cut."""

    words: list[Word]
    is_cut: bool = False


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
        well_filled: part of the measure from which on a line may end before a word that could
            be cut at a hyphen.
    """

    measure: float
    first_indent: float
    following_indent: float
    protrudes: bool
    base: int
    language: str
    well_filled: float = 0.5

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
        if row and sum(before.width for before in row) >= self.measure * self.well_filled:
            waiting.append(word)
            return Row(row)
        parts = cut_to_fit(word, reversed(word.cuts), room)
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
        parts = cut_to_fit(word, reversed(places), room) or cut_word(word, places[0])
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
