"""Bidirectional text: which characters run from right to left (UAX #9, Unicode 15).

:func:`embedding_levels` applies rules P2 to I2 to a paragraph, :func:`line_levels` rule L1,
:func:`visual_order` rule L2. The tests hold them against all of Unicode's
``BidiCharacterTest.txt``. Only text that is not plainly Latin comes here.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar
from unicodedata import bidirectional

from booklet.text.bidi_explicit import EMBEDDINGS, ISOLATES, explicit_levels, first_strong
from booklet.text.bidi_resolve import Sequence, resolve
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable


@value
class Levels:
    """The embedding levels of a paragraph.

    Attributes:
        base: of the paragraph itself: 0 if it runs from left to right, 1 otherwise.
        levels: of each character; odd levels run from right to left.
        classes: the characters' bidirectional classes, before any rule.
    """

    base: int
    levels: tuple[int, ...]
    classes: tuple[str, ...]


def needs_levels(text: str) -> bool:
    """Whether anything in a left-to-right paragraph may run from right to left."""
    return not _RIGHT_TO_LEFT.isdisjoint(map(bidirectional, set(text)))


_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", *EMBEDDINGS, *ISOLATES))


def embedding_levels(text: str, base: int | None = None) -> Levels:
    """Find the level of every character of a paragraph.

    Args:
        text: the paragraph, in logical order.
        base: its level; None to take it from its first strong character (P2, P3).
    """
    # Characters that this Python's tables do not know count as left-to-right.
    classes = tuple([bidirectional(char) or "L" for char in text])
    if base is None:
        base = 1 if first_strong(classes) in {"R", "AL"} else 0
    levels, types, pairs = explicit_levels(classes, base)
    for sequence in _isolating_runs(classes, levels, pairs, base):
        resolve(sequence, text=text, types=types, classes=classes)
        for index in sequence.indices:
            levels[index] = _implicit(sequence.level, types[index])
    for index, kind in enumerate(classes):
        if kind in EMBEDDINGS:  # X9 takes them out; here they keep to their neighbour
            levels[index] = levels[index - 1] if index else base
    return Levels(base, tuple(levels), classes)


def _implicit(level: int, kind: str) -> int:
    """Rules I1 and I2."""
    if level % 2:
        return level if kind == "R" else level + 1
    if kind == "R":
        return level + 1
    return level if kind == "L" else level + 2


def _isolating_runs(
    classes: tuple[str, ...], levels: list[int], pairs: dict[int, int], base: int
) -> list[Sequence]:
    """Rule X10: level runs, joined over the isolates inside them, with sos and eos."""
    kept = [index for index, kind in enumerate(classes) if kind not in EMBEDDINGS]
    runs: list[list[int]] = []
    for index in kept:
        if runs and levels[runs[-1][-1]] == levels[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    by_start = {run[0]: run for run in runs}
    before = {later: earlier for earlier, later in pairwise(kept)}
    after = dict(pairwise(kept))
    sequences = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in pairs:
            continue  # continues the sequence of its isolate
        indices = list(run)
        while classes[indices[-1]] in ISOLATES and indices[-1] in pairs:
            indices += by_start[pairs[indices[-1]]]
        level = levels[indices[0]]
        previous, following = before.get(indices[0]), after.get(indices[-1])
        if classes[indices[-1]] in ISOLATES:
            following = None
        start = max(level, base if previous is None else levels[previous])
        end = max(level, base if following is None else levels[following])
        sequences.append(Sequence(tuple(indices), level, "LR"[start % 2], "LR"[end % 2]))
    return sequences


def line_levels(paragraph: Levels, start: int = 0, end: int | None = None) -> tuple[int, ...]:
    """Rule L1 for the line from ``start`` to ``end``: white space takes the paragraph's level."""
    levels = list(paragraph.levels[start:end])
    classes = paragraph.classes[start:end]
    at_end = True
    for index in range(len(levels) - 1, -1, -1):
        kind = classes[index]
        if kind in {"S", "B"}:
            at_end = True
        elif kind != "WS" and kind not in ISOLATES and kind != "PDI" and kind not in EMBEDDINGS:
            at_end = False
        if at_end:
            levels[index] = paragraph.base
    return tuple(levels)


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
