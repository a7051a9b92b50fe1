"""Bidirectional text: which characters run from right to left (UAX #9, Unicode 15).

:func:`embedding_levels` applies rules P2 to I2 to a paragraph, :func:`line_levels` rule L1,
:func:`visual_order` rule L2. The tests hold them against all of Unicode's
``BidiCharacterTest.txt``. Only text that is not plainly Latin comes here.

Rules work on strings of one letter a character (:mod:`booklet.text.bidi_classes`), so that
text is looked at by pattern and not character by character.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from booklet.text.bidi_classes import EMBEDDINGS, ISOLATES, RIGHT_TO_LEFT, SEPARATORS, classes_of
from booklet.text.bidi_explicit import explicit_levels, first_strong, isolate_pairs
from booklet.text.bidi_resolve import Sequence, resolve
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@value
class Levels:
    """The embedding levels of a paragraph.

    Attributes:
        base: of the paragraph itself: 0 if it runs from left to right, 1 otherwise.
        levels: of each character; odd levels run from right to left.
        classes: a letter for the class of each character, before any rule.
    """

    base: int
    levels: bytes
    classes: str


def needs_levels(text: str) -> bool:
    """Whether anything in a left-to-right paragraph may run from right to left."""
    return not RIGHT_TO_LEFT.isdisjoint(classes_of(text))


def embedding_levels(text: str, base: int | None = None) -> Levels:
    """Find the level of every character of a paragraph.

    Args:
        text: the paragraph, in logical order.
        base: its level; None to take it from its first strong character (P2, P3).
    """
    classes = classes_of(text)
    if base is None:
        base = int(first_strong(classes) in {"R", "A"})
    if base and not re.search("[L01efopqbijklB]", classes):
        # Most paragraphs of a right-to-left booklet: nothing in them runs the other way.
        return Levels(base, b"\1" * len(classes), classes)
    levels, types = explicit_levels(classes, base)
    if EMBEDDINGS.isdisjoint(classes):
        _resolve_all(_Kept(text, classes, types), levels, base)
        return Levels(base, bytes(levels), classes)
    # Rule X9 takes them out; here they keep to their neighbour.
    kept = [index for index, kind in enumerate(classes) if kind not in EMBEDDINGS]
    left = bytearray([levels[index] for index in kept])
    taken = ["".join([each[index] for index in kept]) for each in (text, classes, types)]
    _resolve_all(_Kept(*taken), left, base)
    levels[:] = bytes([base]) * len(classes)
    for (index, level), end in zip(
        zip(kept, left, strict=True), [*kept[1:], len(classes)], strict=False
    ):
        levels[index:end] = bytes([level]) * (end - index)
    return Levels(base, bytes(levels), classes)


class _Kept(NamedTuple):
    """What rule X9 leaves of a paragraph; a letter for each character.

    Attributes:
        text: its characters.
        classes: before any rule.
        types: after overrides.
    """

    text: str
    classes: str
    types: str

    def joined(self, spans: Iterable[tuple[int, int]]) -> _Kept:
        """Some stretches of it, side by side."""
        return _Kept(*["".join([each[start:end] for start, end in spans]) for each in self])


def _resolve_all(kept: _Kept, levels: bytearray, base: int) -> None:
    """Rules X10 to I2: resolve every isolating run sequence; changes the levels in place."""
    for spans, sos, eos in list(_isolating_runs(kept.classes, levels, base)):
        level = levels[spans[0][0]]
        sequence = Sequence(*kept.joined(spans), level, "LR"[sos % 2], "LR"[eos % 2])
        implicit = resolve(sequence).encode("ascii").translate(_implicit(level))
        at = 0
        for start, end in spans:
            levels[start:end] = implicit[at : at + end - start]
            at += end - start


@lru_cache(maxsize=128)
def _implicit(level: int) -> bytes:
    """Rules I1 and I2 as a table: the level of each type in text of a level."""
    raised = {"L": level % 2, "R": 1 - level % 2, "0": 2 - level % 2, "1": 2 - level % 2}
    table = bytearray(256)
    for kind, rise in raised.items():
        table[ord(kind)] = level + rise
    return bytes(table)


_Spans = list[tuple[int, int]]


def _isolating_runs(
    classes: str, levels: bytearray, base: int
) -> Iterator[tuple[_Spans, int, int]]:
    """Rule X10: level runs, joined over the isolates inside them, with levels of sos and eos."""
    pairs = isolate_pairs(classes)
    runs = dict(_level_runs(levels))
    for start, end in runs.items():
        if classes[start] == "l" and start in pairs:
            continue  # continues the sequence of its isolate
        spans = [(start, end)]
        last = end - 1
        while classes[last] in ISOLATES and last in pairs:
            after = pairs[last]
            spans.append((after, runs[after]))
            last = runs[after] - 1
        level = levels[start]
        before = levels[start - 1] if start else base
        ends = last + 1 == len(classes) or classes[last] in ISOLATES
        yield spans, max(level, before), max(level, base if ends else levels[last + 1])


def _level_runs(levels: bytes | bytearray) -> Iterator[tuple[int, int]]:
    return (found.span() for found in re.finditer(rb"(?s)(.)\1*", levels))


def line_levels(paragraph: Levels, start: int = 0, end: int | None = None) -> bytes:
    """Rule L1 for the line from ``start`` to ``end``: white space takes the paragraph's level."""
    levels = bytearray(paragraph.levels[start:end])
    classes = paragraph.classes[start:end]
    begin = 0
    for stop in (*(found.start() for found in re.finditer("[SB]", classes)), len(classes)):
        kept = begin + len(classes[begin:stop].rstrip(_HANGING))
        levels[kept : stop + 1] = bytes([paragraph.base]) * (min(stop + 1, len(classes)) - kept)
        begin = stop + 1
    return bytes(levels)


_HANGING = "".join(sorted({"W", "l"} | ISOLATES | EMBEDDINGS))
assert SEPARATORS.isdisjoint(_HANGING)


class Levelled(Protocol):
    """Anything that has an embedding level."""

    @property
    def level(self) -> int:
        """The embedding level."""


_Item = TypeVar("_Item", bound=Levelled)


def visual_order(items: Iterable[_Item]) -> list[_Item]:
    """Rule L2: the items of a line from left to right."""
    ordered = list(items)
    levels = {item.level for item in ordered}
    lowest_odd = min((level for level in levels if level % 2), default=None)
    if lowest_odd is None:
        return ordered
    for level in range(max(levels), lowest_odd - 1, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end + 1
    return ordered
