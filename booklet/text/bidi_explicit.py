"""Explicit levels: embeddings, overrides and isolates (UAX #9, rules P2 to X8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from booklet.text.bidi_classes import EMBEDDINGS, ISOLATES

_OPENING = {"e": "L", "f": "R", "o": "L", "p": "R"}
"""LRE, RLE, LRO and RLO, with their directions."""
_OVERRIDES = frozenset("op")
_DEEPEST = 125


def first_strong(classes: str) -> str | None:
    """The class of the first strong character outside any isolate (P2), if there is one.

    Ends at a PDI without an isolate of its own, as rule X5c asks.
    """
    depth = 0
    for found in re.finditer("[LRAijkl]", classes):
        kind = found[0]
        if kind in ISOLATES:
            depth += 1
        elif kind == "l":
            if not depth:
                return None
            depth -= 1
        elif not depth:
            return kind
    return None


def isolate_pairs(classes: str) -> dict[int, int]:
    """Index of each isolate's PDI by its own, and the reverse (BD9)."""
    pairs = {}
    waiting: list[int] = []
    for found in re.finditer("[ijklB]", classes):
        index = found.start()
        if found[0] == "B":
            waiting.clear()
        elif found[0] in ISOLATES:
            waiting.append(index)
        elif waiting:
            opened = waiting.pop()
            pairs[opened] = index
            pairs[index] = opened
    return pairs


class _Entry(NamedTuple):
    """An entry of the directional status stack."""

    level: int
    override: str | None
    is_isolate: bool


@dataclass(slots=True)
class _Status:
    """The stack and the counts of what it could not take (X1)."""

    stack: list[_Entry]
    isolates_over: int = 0
    embeddings_over: int = 0
    isolates_open: int = 0

    def embed(self, kind: str) -> None:
        """Rules X2 to X5."""
        direction = _OPENING[kind]
        level = self._next_level(ltr=direction == "L")
        if level <= _DEEPEST and not self.isolates_over and not self.embeddings_over:
            override = direction if kind in _OVERRIDES else None
            self.stack.append(_Entry(level, override, is_isolate=False))
        elif not self.isolates_over:
            self.embeddings_over += 1

    def isolate(self, *, ltr: bool) -> None:
        """Rules X5a to X5c."""
        level = self._next_level(ltr=ltr)
        if level <= _DEEPEST and not self.isolates_over and not self.embeddings_over:
            self.isolates_open += 1
            self.stack.append(_Entry(level, None, is_isolate=True))
        else:
            self.isolates_over += 1

    def end_isolate(self) -> None:
        """Rule X6a."""
        if self.isolates_over:
            self.isolates_over -= 1
        elif self.isolates_open:
            self.embeddings_over = 0
            while not self.stack[-1].is_isolate:
                self.stack.pop()
            self.stack.pop()
            self.isolates_open -= 1

    def end_embedding(self) -> None:
        """Rule X7."""
        if self.isolates_over:
            return
        if self.embeddings_over:
            self.embeddings_over -= 1
        elif not self.stack[-1].is_isolate and len(self.stack) > 1:
            self.stack.pop()

    def _next_level(self, *, ltr: bool) -> int:
        level = self.stack[-1].level
        return (level + 2) & ~1 if ltr else (level + 1) | 1


def explicit_levels(classes: str, base: int) -> tuple[bytearray, str]:
    """Rules X1 to X8.

    Returns:
        The level of each character, and its class where no override changed it, else L or R.
    """
    levels = bytearray([base]) * len(classes)
    types: list[str] = []
    pairs: dict[int, int] | None = None
    status = _Status([_Entry(base, None, is_isolate=False)])
    # Plain text is taken a stretch at a time, up to the next character that changes anything.
    for found in re.finditer("[efopqbijklB]|[^efopqbijklB]+", classes):
        kind = found[0]
        start, end = found.span()
        if kind == "l":
            status.end_isolate()
        level, override, _ = status.stack[-1]
        levels[start:end] = bytes([base if kind == "B" else level]) * (end - start)
        keeps = kind in EMBEDDINGS or kind == "B"
        types.append(override * (end - start) if override and not keeps else kind)
        if kind == "B":  # X8
            status = _Status([_Entry(base, None, is_isolate=False)])
        elif kind in _OPENING:
            status.embed(kind)
        elif kind == "k":
            pairs = isolate_pairs(classes) if pairs is None else pairs
            inside = classes[start + 1 : pairs.get(start, len(classes))]
            status.isolate(ltr=first_strong(inside) not in {"R", "A"})
        elif kind in ISOLATES:
            status.isolate(ltr=kind == "i")
        elif kind == "q":
            status.end_embedding()
    return levels, "".join(types)
