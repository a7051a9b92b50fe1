"""Explicit levels: embeddings, overrides and isolates (UAX #9, rules P2 to X8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_OPENING = frozenset(("RLE", "LRE", "RLO", "LRO"))
EMBEDDINGS = _OPENING | {"PDF", "BN"}
"""Classes that rule X9 takes out."""

_DEEPEST = 125


def first_strong(classes: Sequence[str]) -> str | None:
    """The class of the first strong character outside any isolate (P2), if there is one.

    Ends at a PDI without an isolate of its own, as rule X5c asks.
    """
    depth = 0
    for kind in classes:
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            if not depth:
                return None
            depth -= 1
        elif not depth and kind in {"L", "R", "AL"}:
            return kind
    return None


def isolate_pairs(classes: Sequence[str]) -> dict[int, int]:
    """Index of each isolate's PDI by its own, and the reverse (BD9)."""
    pairs = {}
    waiting = []
    for index, kind in enumerate(classes):
        if kind in ISOLATES:
            waiting.append(index)
        elif kind == "PDI" and waiting:
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
        level = self._next_level(ltr=kind[0] == "L")
        if level <= _DEEPEST and not self.isolates_over and not self.embeddings_over:
            override = kind[0] if kind.endswith("O") else None
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


def explicit_levels(
    classes: Sequence[str], base: int
) -> tuple[list[int], list[str], dict[int, int]]:
    """Rules X1 to X8.

    Returns:
        The level of each character; its class where no override changed it, else L or R;
        and the pairs of isolates.
    """
    levels = [base] * len(classes)
    types = list(classes)
    pairs = isolate_pairs(classes)
    status = _Status([_Entry(base, None, is_isolate=False)])
    for index, kind in enumerate(classes):
        if kind == "PDI":
            status.end_isolate()
        entry = status.stack[-1]
        levels[index] = base if kind == "B" else entry.level
        if entry.override and kind not in EMBEDDINGS and kind != "B":
            types[index] = entry.override
        if kind in _OPENING:
            status.embed(kind)
        elif kind in ISOLATES:
            if kind == "FSI":
                inside = classes[index + 1 : pairs.get(index, len(classes))]
                status.isolate(ltr=first_strong(inside) not in {"R", "AL"})
            else:
                status.isolate(ltr=kind == "LRI")
        elif kind == "PDF":
            status.end_embedding()
    return levels, types, pairs
