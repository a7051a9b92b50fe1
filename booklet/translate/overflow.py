"""Overflow in the real layout: what has no room, and which message is to blame.

A *place* is what words share: the frame of a page that must hold them all, a box of their
own, the margin of a running head. What does not fit is a place; what can be mended is a message.
The one to blame is that which has grown most over the English.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from enum import Enum
from typing import TYPE_CHECKING

from booklet.translate.places import IN_FRAME, Places
from booklet.typeset.layout import is_page_reference
from booklet.units import Length
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from booklet.geometry import Rect
    from booklet.l10n.catalogue import Key
    from booklet.translate.pages import Pages
    from booklet.typeset.text import Text
    from booklet.typeset.trace import SetText

    Use = tuple[Key, str]

_HAIR = 0.05  # points
_SMALLER = 0.995
_PLACEHOLDER = re.compile(r"\{\w+\}")


class Fault(Enum):
    """What may be wrong with a place."""

    FULL = "has no room"
    RUNS_OVER = "runs over to another page"
    SMALLER = "is set smaller"
    SCRIPT = "has less room because lines are further apart in this script"
    WORD = "has a word that is longer than its line"


@value(kw_only=True)
class Overflow:
    """A place with more words than it has room for.

    Attributes:
        fault: what is wrong.
        uses: every message there, with its look; the one to blame first.
        page: number of the page.
        box: all the room there is, as the page is seen.
        lines: by how many lines of the message to blame it is too long, or, of one that is
            set smaller, how many it has in its own size.
        english: how many lines that message has in English.
        scale: in what part of its size it is set.
        measure: how long a line of it may be.
        word: that is longer than its line.
    """

    fault: Fault
    uses: tuple[Use, ...]
    page: int
    box: Rect
    lines: int
    english: int
    scale: float
    measure: Length
    word: str = ""


def overflows(
    pages: Pages, english: Pages, *, blamed: Iterable[Key] | None = None
) -> tuple[Overflow, ...]:
    """Every place with too many words, in the order of pages.

    Args:
        pages: of a locale.
        english: of the source.
        blamed: messages that can be mended; all, if None.
    """
    seen, before = Places(pages), Places(english)
    can_mend = set(pages.keys if blamed is None else blamed)
    return tuple(_Search(seen, before, can_mend).run())


class _Search:
    """Looks through the places of a booklet, beside those of the English."""

    def __init__(self, places: Places, english: Places, can_mend: set[Key]) -> None:
        self.places, self.can_mend = places, can_mend
        self.before = _lines(english)
        self.scale_before = _scales(english)
        self.together = _together(english)
        self.is_airy = _airiness(places.pages, english.pages) > 1

    def run(self) -> Iterator[Overflow]:
        for texts in self.places.by_place.values():
            uses = self._uses(texts)
            if not uses:
                continue
            worst = next(iter(uses.values()))[0]
            over = self._over(texts)
            if over:
                lines = math.ceil(over / worst.text.leading)
                yield self._made(Fault.FULL, worst, uses, lines=lines)
            else:
                yield from self._small_or_cut(texts)
        yield from self._run_over()

    def _over(self, texts: list[SetText]) -> float:
        """By how many points words are taller than their place; 0 if they are not."""
        free = self.places.free(texts[0])
        if free is None or free > -_HAIR:
            return 0.0
        # A running head of one line is as short as it can be.
        is_shortest = texts[0].is_furniture and all(len(one.lines) == 1 for one in texts)
        return 0.0 if is_shortest else -free - _HAIR

    def _uses(self, texts: Iterable[SetText]) -> dict[Use, list[SetText]]:
        """Messages that can be mended, each with what is set of it; the one to blame first."""
        found: dict[Use, list[SetText]] = defaultdict(list)
        for one in texts:
            for span in one.spans:
                key = self.places.pages.keys[span.index]
                if key in self.can_mend:
                    found[key, one.text.look.name].append(one)
        return dict(sorted(found.items(), key=self._growth, reverse=True))

    def _growth(self, use: tuple[Use, list[SetText]]) -> tuple[float, float]:
        """How much taller a message is than in English, and how tall, each in its own size."""
        if not any(letter.isalpha() for letter in _PLACEHOLDER.sub("", use[0][0][1])):
            return -math.inf, 0.0  # only a place for other words
        size = use[1][0].text.look.size / use[1][0].text.scale
        by_text: dict[Text, int] = defaultdict(int)
        for one in use[1]:
            by_text[one.text] += _own_lines(one)
        lines = max(by_text.values())
        return (lines - self.before.get(use[0], 0)) * size, lines * size

    def _made(
        self,
        fault: Fault,
        one: SetText,
        uses: dict[Use, list[SetText]],
        *,
        lines: int,
        word: str = "",
    ) -> Overflow:
        return Overflow(
            fault=fault,
            uses=tuple(uses),
            page=one.page.number,
            box=self.places.box(one),
            lines=lines,
            english=self.before.get(next(iter(uses)), 0),
            scale=one.text.scale,
            measure=Length(one.text.width),
            word=word,
        )

    def _small_or_cut(self, texts: list[SetText]) -> Iterator[Overflow]:
        """Display type that was set smaller for its page, or for a word; a word that was cut."""
        smaller = []
        for one in texts:
            uses = self._uses([one])
            if not uses:
                continue
            word = _long_word(one)
            scale = one.text.scale
            use = next(iter(uses))
            if scale >= min(_SMALLER, self.scale_before.get(use, 1.0)) and not word:
                continue
            if word:
                yield self._made(Fault.WORD, one, uses, lines=len(one.lines), word=word)
            else:
                smaller.append(one)
        if smaller:
            uses = self._uses(smaller)
            worst = next(iter(uses.values()))[0]
            fault = self._cause(Fault.SMALLER, uses)
            yield self._made(fault, worst, uses, lines=_own_lines(worst))

    def _cause(self, fault: Fault, uses: dict[Use, list[SetText]]) -> Fault:
        """Whether it is the words' fault, or that of a script whose lines are further apart."""
        worst = next(iter(uses.items()))
        return Fault.SCRIPT if self.is_airy and self._growth(worst)[0] <= 0 else fault

    def _run_over(self) -> Iterator[Overflow]:
        """Pages that hold everything in English, and not here."""
        here: dict[Use, list[SetText]] = defaultdict(list)
        for one in self.places.pages.seen:
            for use in self.places.uses(one):
                here[use].append(one)
        for uses in self.together:
            there = dict.fromkeys(one for use in uses for one in here.get(use, ()))
            texts = [one for one in there if not one.is_furniture]
            first = min(map(_page, texts), default=0)
            later = [one for one in texts if _page(one) > first]
            grown = self._uses(texts)
            if later and grown:
                worst = next(iter(grown.values()))[0]
                over = sum(len(one.lines) * one.text.leading for one in later)
                lines = math.ceil(over / worst.text.leading)
                cause = self._cause(Fault.RUNS_OVER, grown)
                yield self._made(cause, min(texts, key=_page), grown, lines=lines)


def _page(one: SetText) -> int:
    return one.page.number


def _long_word(one: SetText) -> str:
    """A word that made its line longer than the measure, at the size of the look."""
    text = one.text
    if not any(line.is_cut for line, _, _ in one.lines) and (
        text.scale >= _SMALLER or text.whole.min_width <= text.width
    ):
        return ""
    return max(text.whole.text.split(), key=len, default="")


def _own_lines(one: SetText) -> int:
    """How many lines a paragraph has on a page, in the size that its look has in the theme."""
    if one.text.scale >= _SMALLER:
        return len(one.lines)
    return len(one.text.whole.lines(one.text.width))


def _lines(places: Places) -> Mapping[Use, int]:
    by_text: dict[tuple[Use, Text], int] = defaultdict(int)
    for one in places.pages.seen:
        for use in places.uses(one):
            by_text[use, one.text] += len(one.lines)
    found: dict[Use, int] = defaultdict(int)
    for (use, _), lines in by_text.items():
        found[use] = max(found[use], lines)
    return found


def _scales(places: Places) -> dict[Use, float]:
    return {use: one.text.scale for one in places.pages.seen for use in places.uses(one)}


def _together(places: Places) -> list[list[Use]]:
    """Messages that share a page which type is made smaller for, page by page."""
    return [
        [use for one in texts for use in places.uses(one)]
        for (_, block), texts in places.by_place.items()
        if block == IN_FRAME and texts[0].page.design.shrinks
    ]


def grown_sections(pages: Pages, english: Pages) -> Iterator[tuple[str, int, int]]:
    """Sections that take over a page more than in English: id, pages there, and here.

    What the script asks for, whose lines may be further apart, counts for none of it.
    """
    before, here = _section_pages(english), _section_pages(pages)
    script = _airiness(pages, english)
    for name, numbers in here.items():
        if name in before and len(numbers) > script * len(before[name]) + 1:
            yield name, len(before[name]), len(numbers)


def _airiness(pages: Pages, english: Pages) -> float:
    """How much further apart lines are than in English, for the script; in every look alike.

    The baseline grid does not say so: a line of Nastaliq takes two of its steps.
    """
    name, look = next(iter(english.setting.looks.items()))
    return pages.setting.looks[name].leading / look.leading


def _section_pages(pages: Pages) -> Mapping[str, set[int]]:
    sections = {section.id for section in pages.booklet.sections}
    found: dict[str, set[int]] = defaultdict(set)
    for one in pages.seen:
        if one.is_furniture or is_page_reference(one.home.block):
            continue
        for span in one.spans:
            name = pages.keys[span.index][0].partition(".")[0]
            if name in sections:
                found[name].add(one.page.number)
    return found
