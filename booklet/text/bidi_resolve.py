"""Weak and neutral characters within an isolating run sequence (UAX #9, W1 to N2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from booklet.text.bidi_brackets import CANONICAL, CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence as Many

_BRACKETS_OPEN = 63
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"))
_ISOLATING = frozenset(("FSI", "LRI", "RLI", "PDI"))
_STRONG = {"R": "R", "EN": "R", "AN": "R", "L": "L"}
"""Direction in which each class counts for neutral characters."""


class Sequence(NamedTuple):
    """An isolating run sequence (BD13).

    Attributes:
        indices: of its characters in the paragraph.
        level: of all of them.
        sos: direction before its first character.
        eos: direction after its last.
    """

    indices: tuple[int, ...]
    level: int
    sos: str
    eos: str

    @property
    def embedding(self) -> str:
        """The direction of its level."""
        return "LR"[self.level % 2]


def resolve(sequence: Sequence, *, text: str, types: list[str], classes: Many[str]) -> None:
    """Turn every type of the sequence into L, R, EN or AN.

    Args:
        sequence: the characters to resolve.
        text: of the paragraph, for its brackets.
        types: of its characters; changed in place.
        classes: their classes before any rule, for accents on brackets.
    """
    run = [types[index] for index in sequence.indices]
    _weak(run, sequence.sos)
    chars = [text[index] for index in sequence.indices]
    accents = [classes[index] == "NSM" for index in sequence.indices]
    _brackets(run, chars=chars, accents=accents, sequence=sequence)
    _neutral(run, sequence)
    for index, kind in zip(sequence.indices, run, strict=True):
        types[index] = kind


def _weak(run: list[str], sos: str) -> None:
    """Rules W1 to W7, in order; later rules see what earlier ones made."""
    previous = sos
    for place, kind in enumerate(run):  # W1
        if kind == "NSM":
            run[place] = "ON" if previous in _ISOLATING else previous
        previous = run[place]
    strong = sos
    for place, kind in enumerate(run):  # W2
        if kind in {"R", "L", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            run[place] = "AN"
    run[:] = ["R" if kind == "AL" else kind for kind in run]  # W3
    _separators(run)
    _terminators(run)
    strong = sos
    for place, kind in enumerate(run):
        if kind in {"ES", "ET", "CS"}:  # W6
            run[place] = "ON"
        elif kind in {"R", "L"}:
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            run[place] = "L"


def _separators(run: list[str]) -> None:
    """Rule W4: a separator between two numbers of one kind."""
    for place in range(1, len(run) - 1):
        before, kind, after = run[place - 1 : place + 2]
        if before == after and (
            (kind == "ES" and before == "EN") or (kind == "CS" and before in {"EN", "AN"})
        ):
            run[place] = before


def _terminators(run: list[str]) -> None:
    """Rule W5: terminators beside a European number."""
    for start, end in _stretches(run, frozenset(("ET",))):
        if (start and run[start - 1] == "EN") or (end < len(run) and run[end] == "EN"):
            run[start:end] = ["EN"] * (end - start)


def _stretches(run: Many[str], kinds: frozenset[str]) -> list[tuple[int, int]]:
    """Start and end of every stretch of some kinds."""
    found = []
    start = None
    for place, kind in enumerate((*run, "")):
        if kind in kinds:
            start = place if start is None else start
        elif start is not None:
            found.append((start, place))
            start = None
    return found


def _bracket_pairs(run: Many[str], chars: Many[str]) -> list[tuple[int, int]]:
    """Places of opening and closing brackets, in the order of the opening ones (BD16)."""
    pairs = []
    waiting: list[tuple[str, int]] = []
    for place, (kind, char) in enumerate(zip(run, chars, strict=True)):
        if kind != "ON":
            continue
        if char in OPENING:
            if len(waiting) == _BRACKETS_OPEN:
                return []
            closing = OPENING[char]
            waiting.append((CANONICAL.get(closing, closing), place))
        elif char in CLOSING:
            wanted = CANONICAL.get(char, char)
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == wanted:
                    pairs.append((waiting[depth][1], place))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _brackets(run: list[str], *, chars: Many[str], accents: Many[bool], sequence: Sequence) -> None:
    """Rule N0: both brackets of a pair take one direction."""
    for opening, closing in _bracket_pairs(run, chars):
        direction = _bracket_direction(run, opening, closing, sequence)
        if direction is None:
            continue
        for bracket in (opening, closing):
            run[bracket] = direction
            place = bracket + 1
            while place < len(run) and accents[place]:
                run[place] = direction
                place += 1


def _bracket_direction(
    run: Many[str], opening: int, closing: int, sequence: Sequence
) -> str | None:
    inside = {_STRONG.get(kind) for kind in run[opening + 1 : closing]} - {None}
    if sequence.embedding in inside:  # N0 b
        return sequence.embedding
    if not inside:  # N0 d
        return None
    context = (_STRONG[kind] for kind in reversed(run[:opening]) if kind in _STRONG)
    # N0 c: the other direction if that is also the one before, else the embedding's
    return next(context, sequence.sos)


def _neutral(run: list[str], sequence: Sequence) -> None:
    """Rules N1 and N2."""
    for start, end in _stretches(run, _NEUTRAL):
        before = _STRONG[run[start - 1]] if start else sequence.sos
        after = _STRONG[run[end]] if end < len(run) else sequence.eos
        direction = before if before == after else sequence.embedding
        run[start:end] = [direction] * (end - start)
