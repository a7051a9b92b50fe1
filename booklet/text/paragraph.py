"""Paragraphs: runs of text, shaped once, broken into lines for any measure.

Text is ranged to its start edge, never justified, never hyphenated. Words are shaped with the
space that follows, so a kern between a space and the next letter (a hundredth or two of
the em) is left out; in return a word is shaped once however often it occurs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from booklet.text.breaks import LONGEST_WORD, address_cuts, line_breaks
from booklet.text.fill import Filler, Row, without_runt
from booklet.text.itemise import Item, plain_items
from booklet.text.line import Line, Unit, set_line
from booklet.text.shape import TRAILING
from booklet.text.words import Word, known_words, unbreakable, units_of, word_in, word_of
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from booklet.text.style import StyledRun, TextStyle

Direction = Literal["ltr", "rtl"]

_HARD = "\n"
_WORD_ENDS = frozenset(TRAILING + _HARD + "—")
_SOFT_HYPHEN = "\u00ad"
_NUMBER = frozenset("+-.() \u00a0\u2010\u2011\u2013")
_CLOSE_ENOUGH = 0.25  # points, when balancing


class Paragraph:
    r"""Text to be broken into lines.

    Soft hyphens are taken out: there is no hyphenation, and left in they would be found by
    whoever searches or copies. A ``\n`` in a run ends a line; it is painted and extracted as
    a space, lest the words around it be joined.

    Attributes:
        runs: as given.
        language: BCP 47 tag; decides on line breaks and on forms of letters.
        direction: of the paragraph: ``ltr`` or ``rtl``.
        protrude: whether opening quotation marks at the start of a line hang out.
        avoid_runts: whether to keep a short word from ending the paragraph alone on a line.
        text: all its characters in logical order, as they are painted.
        is_plain: whether it is all Latin, in the first font of its style.
    """

    __slots__ = (
        "_lines",
        "_wanted",
        "_words",
        "avoid_runts",
        "direction",
        "is_plain",
        "language",
        "protrude",
        "runs",
        "text",
    )

    def __init__(
        self,
        runs: Iterable[StyledRun],
        *,
        language: str,
        direction: Direction = "ltr",
        protrude: bool = False,
        avoid_runts: bool = True,
    ) -> None:
        self.runs = tuple(runs)
        self.language = language
        self.direction: Direction = direction
        self.protrude = protrude
        self.avoid_runts = avoid_runts
        self._wanted: tuple[float, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._words = self._make_words()

    def lines(
        self, measure: float, *, first_indent: float = 0, following_indent: float = 0
    ) -> tuple[Line, ...]:
        """Break into lines; the lines for the last measure are remembered.

        Args:
            measure: in points.
            first_indent: what the first line is shorter by, in points. Lines do not include
                their indent: whoever paints them adds it.
            following_indent: what all other lines are shorter by.
        """
        wanted = (measure, first_indent, following_indent)
        if wanted != self._wanted:
            filler = self._filler(measure, first_indent, following_indent)
            rows = filler.fill(self._words)
            if self.avoid_runts:
                rows = without_runt(rows, measure - following_indent)
            self._lines = self._set(rows, filler)
            self._wanted = wanted
        return self._lines

    def balanced(self, measure: float) -> tuple[Line, ...]:
        """Break into as few lines as the measure allows, all nearly equally long.

        For headings and other short display text. The lines are remembered as those of
        :meth:`lines` are.
        """
        if self._wanted != (measure,):
            self._lines = self._balance(measure)
            self._wanted = (measure,)
        return self._lines

    def _balance(self, measure: float) -> tuple[Line, ...]:
        fewest = len(self._display(measure).fill(self._words))
        widest = measure
        narrowest = min(self.min_width, measure)
        while fewest > 1 and widest - narrowest > _CLOSE_ENOUGH:
            tried = (widest + narrowest) / 2
            if len(self._display(tried).fill(self._words)) > fewest:
                narrowest = tried
            else:
                widest = tried
        filler = self._display(widest)
        return self._set(filler.fill(self._words), filler)

    def resized(self, size: float, leading: float) -> Paragraph:
        """The same paragraph with all of its type in another size; nothing is shaped again."""
        styles: dict[int, TextStyle] = {}

        def style_of(style: TextStyle) -> TextStyle:
            known = styles.get(id(style))
            if known is None:
                known = styles[id(style)] = style.resized(size, leading)
            return known

        other = object.__new__(Paragraph)
        for name in Paragraph.__slots__:
            setattr(other, name, getattr(self, name))
        other.runs = tuple([changed(run, style=style_of(run.style)) for run in self.runs])
        other._words = [word.restyled(style_of) for word in self._words]
        other._wanted = ()
        return other

    @property
    def min_width(self) -> float:
        """The longest part that cannot be broken, in points."""
        return max((unbreakable(word) for word in self._words), default=0.0)

    @property
    def first_unit(self) -> Unit | None:
        """What it begins with, in the font that was found for it; None if it is empty."""
        return self._words[0].units[0] if self._words else None

    @property
    def natural_width(self) -> float:
        """How wide it is when only the author's own line ends break it, in points."""
        widest = width = 0.0
        for word in self._words:
            widest = max(widest, width + word.width - word.trailing)
            width = 0.0 if word.is_hard else width + word.width
        return widest

    def _filler(self, measure: float, first: float = 0, following: float = 0) -> Filler:
        base = 1 if self.direction == "rtl" else 0
        return Filler(measure, first, following, self.protrude, base, self.language)

    def _display(self, measure: float) -> Filler:
        return changed(self._filler(measure), well_filled=0.0)

    def _set(self, rows: Iterable[Row], filler: Filler) -> tuple[Line, ...]:
        lines = []
        start = 0
        for row in rows:
            line = set_line(
                [unit for word in row.words for unit in word.units],
                start=start,
                base=filler.base,
                protrusion=filler.protrusion(row.words[0]),
                is_cut=row.is_cut,
            )
            lines.append(line)
            start += len(line.text)
        return tuple(lines)

    def _make_words(self) -> list[Word]:
        texts = [run.text.replace(_SOFT_HYPHEN, "") for run in self.runs]
        shown = [text.replace(_HARD, " ") for text in texts]
        rtl = self.direction == "rtl"
        written = "".join(texts)
        items = None if rtl else plain_items(shown, self.runs, self.language)
        self.is_plain = items is not None
        if items is None:
            from booklet.text.scripts import items_of, without_controls  # for other scripts

            if rtl:
                from booklet.text.isolates import isolated_runs

                shown = isolated_runs(self.runs, shown, self.language)
            items = items_of(shown, self.runs, language=self.language, rtl=rtl)
            texts = [without_controls(text) for text in texts]
            written = "".join(texts)
        written = written.rstrip(_HARD)
        self.text = written.replace(_HARD, " ")
        ends, at_need = self._ends(written, texts)
        return self._cut_into_words(written, items, ends, at_need)

    def _ends(self, written: str, texts: Sequence[str]) -> tuple[Iterable[int], frozenset[int]]:
        """Every place at which a line may end, and those of them in addresses: only at need.

        A number or an address that is a link is kept whole as a name is; elsewhere words are not
        looked at for them.
        """
        ends: Iterable[int] = line_breaks(written, self.language)
        at = 0
        cuts: set[int] = set()
        for run, text in zip(self.runs, texts, strict=True):
            begin, at = at, at + len(text)
            if run.mark is None or not run.mark.uri or not _is_one(text):
                continue
            ends = [end for end in ends if not begin < end < at]
            cuts.update(begin + cut for cut in address_cuts(text))
        return (sorted({*ends, *cuts}), frozenset(cuts)) if cuts else (ends, frozenset())

    def _cut_into_words(
        self, written: str, items: list[Item], ends: Iterable[int], at_need: frozenset[int]
    ) -> list[Word]:
        """Cut the items at every place where a line may end.

        Args:
            written: the text with the author's line ends.
            items: what is shaped alike.
            ends: every place at which a line may end.
            at_need: those of them at which it ends only at need, as in “single-handed”.
        """
        joins = self.is_plain
        words: list[Word] = []
        cuts: list[int] = []
        waiting = list(reversed(items))
        known: dict[str, Word] | None = None
        start = 0
        length = len(written)
        for end in ends:
            ending = written[end - 1]
            inside = end in at_need or (joins and ending not in _WORD_ENDS)
            if inside and end < length and end - start < LONGEST_WORD:
                cuts.append(end - start)
                continue
            item = waiting[-1]
            if known is None:
                known = known_words(item)
            text = self.text[start:end]
            if end > item.end:
                units = units_of(waiting, text, start)
                words.append(word_of(units, is_hard=ending == _HARD, cuts=cuts))
                known = None
            elif cuts or ending == _HARD:
                words.append(
                    word_in(item, text)._replace(is_hard=ending == _HARD, cuts=tuple(cuts))
                )
            else:
                word = known.get(text)
                if word is None:
                    word = known[text] = word_in(item, text)
                words.append(word)
            if end == waiting[-1].end:
                waiting.pop()
                known = None
            start = end
            if cuts:
                cuts = []
        return words


def _is_one(text: str) -> bool:
    """Whether words of a link are an address, or a telephone number with its spaces."""
    is_number = all(char.isdecimal() or char in _NUMBER for char in text)
    return is_number or (" " not in text and "." in text)
