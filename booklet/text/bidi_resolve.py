"""Weak and neutral characters within an isolating run sequence (UAX #9, W1 to N2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from booklet.text.bidi_brackets import CANONICAL, OPENING
from booklet.text.bidi_classes import NEUTRALS

if TYPE_CHECKING:
    from collections.abc import Callable

_BRACKETS_OPEN = 63
_STRONG = {"R": "R", "0": "R", "1": "R", "L": "L"}
"""Direction in which each class counts for neutral characters."""
_TO_NEUTRAL = str.maketrans("+%,", "NNN")
_TO_EMBEDDING = {way: str.maketrans(NEUTRALS, way * len(NEUTRALS)) for way in "LR"}


class Sequence(NamedTuple):
    """An isolating run sequence (BD13), its characters side by side.

    Attributes:
        text: its characters, for their brackets.
        classes: theirs before any rule, for accents on brackets.
        types: theirs after overrides.
        level: of all of them.
        sos: direction before its first character.
        eos: direction after its last.
    """

    text: str
    classes: str
    types: str
    level: int
    sos: str
    eos: str

    @property
    def embedding(self) -> str:
        """The direction of its level."""
        return "LR"[self.level % 2]


def resolve(sequence: Sequence) -> str:
    """Turn every type of the sequence into L, R, EN or AN."""
    # sos and eos stand at its ends, as characters would, until the rules are done.
    run = _weak(f"{sequence.sos}{sequence.types}{sequence.eos}")
    if ")" in run:
        run = _brackets(run, sequence)
    return _neutral(run, sequence.embedding)[1:-1]


def _weak(run: str) -> str:
    """Rules W1 to W7, in order; later rules see what earlier ones made."""
    if "M" in run:  # W1
        run = re.sub("([^M])M+", _marked, run)
    has_numbers = "0" in run or "1" in run
    if has_numbers:  # W2
        run = re.sub("A[^LRA]+", _with("0", "1"), run)
    run = run.replace("A", "R")  # W3
    if has_numbers:  # W4, W5
        run = re.sub("(?<=0)[+,](?=0)|(?<=1),(?=1)", _as_before, run)
        run = re.sub("(?<=0)%+|%+(?=0)", _as_number, run)
    run = run.translate(_TO_NEUTRAL)  # W6
    if has_numbers:  # W7
        run = re.sub("L[^LR]+", _with("0", "L"), run)
    return run


def _marked(found: re.Match[str]) -> str:
    before = found[1]
    return before + ("N" if before in NEUTRALS else before) * (len(found[0]) - 1)


def _with(old: str, new: str) -> Callable[[re.Match[str]], str]:
    return lambda found: found[0].replace(old, new)


def _as_before(found: re.Match[str]) -> str:
    return found.string[found.start() - 1]


def _as_number(found: re.Match[str]) -> str:
    return "0" * len(found[0])


def _bracket_pairs(run: str, text: str) -> list[tuple[int, int]]:
    """Places of opening and closing brackets, in the order of the opening ones (BD16)."""
    pairs = []
    waiting: list[tuple[str, int]] = []
    for found in re.finditer("[()]", run):
        place = found.start()
        char = text[place]
        if found[0] == "(":
            if len(waiting) == _BRACKETS_OPEN:
                return []
            closing = OPENING[char]
            waiting.append((CANONICAL.get(closing, closing), place))
            continue
        wanted = CANONICAL.get(char, char)
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == wanted:
                pairs.append((waiting[depth][1], place))
                del waiting[depth:]
                break
    return sorted(pairs)


def _brackets(run: str, sequence: Sequence) -> str:
    """Rule N0: both brackets of a pair take one direction."""
    result = list(run)
    # With sos and eos at the ends of the run, its places are one further on.
    for opening, closing in _bracket_pairs(run[1:-1], sequence.text):
        direction = _bracket_direction(result, opening + 1, closing + 1, sequence.embedding)
        if direction is None:
            continue
        for place in (opening, closing):
            accents = len(sequence.classes) - place - 1
            accents -= len(sequence.classes[place + 1 :].lstrip("M"))
            result[place + 1 : place + 2 + accents] = direction * (accents + 1)
    return "".join(result)


def _bracket_direction(run: list[str], opening: int, closing: int, embedding: str) -> str | None:
    inside = {_STRONG.get(kind) for kind in run[opening + 1 : closing]} - {None}
    if embedding in inside:  # N0 b
        return embedding
    if not inside:  # N0 d
        return None
    # N0 c: the other direction if that is also the one before, else the embedding's
    return next(_STRONG[kind] for kind in reversed(run[:opening]) if kind in _STRONG)


def _neutral(run: str, embedding: str) -> str:
    """Rules N1 and N2."""
    if embedding == "R":
        run = re.sub(f"(?<=L)[{NEUTRALS}]+(?=L)", lambda found: "L" * len(found[0]), run)
    else:
        run = re.sub(f"(?<=[R01])[{NEUTRALS}]+(?=[R01])", lambda found: "R" * len(found[0]), run)
    return run.translate(_TO_EMBEDDING[embedding])
