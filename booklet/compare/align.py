"""Which page of the new file is which page of the old one, by words and looks.

Pages are paired in order so that they are alike as far as possible (Needleman and Wunsch,
1970); a page that came in or went makes the next ones no others. What is left over is then
looked for elsewhere: it was moved. What stands alone at the place of another has replaced it.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from booklet.compare.findings import Paired, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LIKE = 0.4
"""Pages less alike than this are two pages."""
_MOVED = 0.75
_FEW = 4
"""Words; a page of fewer is not known again elsewhere."""
_BY_WORDS = 0.85
_CONTRAST = 6.0
_MOST_COMPARED = 400_000
_NEAR = 150
Pair = tuple[int | None, int | None]


class Appearance:
    """What a page is known by.

    Attributes:
        words: in reading order, without furniture.
        digest: of its picture.
        thumb: a small picture, a byte a pixel.
    """

    def __init__(self, words: Sequence[str], *, digest: bytes, thumb: bytes) -> None:
        self.words, self.digest, self.thumb = tuple(words), digest, thumb

    @cached_property
    def counted(self) -> Counter[str]:
        """Its words, whatever their order."""
        return Counter(self.words)

    def same(self, other: Appearance) -> bool:
        """Whether nothing at all tells them apart."""
        return self.digest == other.digest and self.words == other.words

    def likeness(self, other: Appearance) -> float:
        """From 0, nothing in common, to 1."""
        if self.same(other):
            return 1.0
        apart = sum(abs(a - b) for a, b in zip(self.thumb, other.thumb, strict=True))
        looks = max(0.0, 1.0 - _CONTRAST * apart / (255 * len(self.thumb) or 1))
        count = len(self.words) + len(other.words)
        if not count:
            return looks
        shared = sum((self.counted & other.counted).values())
        return _BY_WORDS * 2 * shared / count + (1 - _BY_WORDS) * looks


def aligned(old: Sequence[Appearance], new: Sequence[Appearance]) -> tuple[Paired, ...]:
    """Pairs in the order of the new file; a removed page comes where it was."""
    pairs = list(_in_order(old, new))
    left = [a for a, b in pairs if b is None and a is not None]
    right = [b for a, b in pairs if a is None and b is not None]
    moved = _elsewhere(old, new, left, right)
    standings: list[Paired] = []
    for a, b in _replaced([pair for pair in pairs if not _is_moved(pair, moved)]):
        was_pair = (a, b) in pairs
        standing = (Standing.ADDED if a is None else Standing.REMOVED if b is None
                    else Standing.KEPT if was_pair else Standing.REPLACED)  # fmt: skip
        standings.append(_paired(standing, a, b))
    for a, b in moved.items():
        at = next((k for k, one in enumerate(standings) if one.new and one.new > b + 1), None)
        standings.insert(len(standings) if at is None else at, _paired(Standing.MOVED, a, b))
    return tuple(standings)


def _paired(standing: Standing, old: int | None, new: int | None) -> Paired:
    return Paired(
        standing=standing,
        old=None if old is None else old + 1,
        new=None if new is None else new + 1,
    )


def _is_moved(pair: Pair, moved: dict[int, int]) -> bool:
    a, b = pair
    return (b is None and a in moved) or (a is None and b in moved.values())


def _in_order(old: Sequence[Appearance], new: Sequence[Appearance]) -> Iterator[Pair]:
    begin, end = 0, 0
    shorter = min(len(old), len(new))
    while begin < shorter and old[begin].same(new[begin]):
        yield begin, begin
        begin += 1
    while end < shorter - begin and old[-1 - end].same(new[-1 - end]):
        end += 1
    inner_old, inner_new = old[begin : len(old) - end], new[begin : len(new) - end]
    for a, b in _best(inner_old, inner_new):
        yield None if a is None else a + begin, None if b is None else b + begin
    for back in range(end, 0, -1):
        yield len(old) - back, len(new) - back


def _best(old: Sequence[Appearance], new: Sequence[Appearance]) -> list[Pair]:
    """The pairs in order whose likeness, summed, is greatest."""
    rows, columns = len(old), len(new)
    all_compared = rows * columns <= _MOST_COMPARED
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    gain = [[0.0] * columns for _ in range(rows)]
    for a in range(rows - 1, -1, -1):
        for b in range(columns - 1, -1, -1):
            if all_compared or abs(a - b) <= _NEAR:
                gain[a][b] = old[a].likeness(new[b]) - _LIKE
            score[a][b] = max(score[a + 1][b], score[a][b + 1], score[a + 1][b + 1] + gain[a][b])
    pairs: list[Pair] = []
    a = b = 0
    while a < rows and b < columns:
        if gain[a][b] > 0 and score[a][b] == score[a + 1][b + 1] + gain[a][b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif score[a][b] == score[a + 1][b]:
            pairs.append((a, None))
            a += 1
        else:
            pairs.append((None, b))
            b += 1
    pairs += [(rest, None) for rest in range(a, rows)]
    pairs += [(None, rest) for rest in range(b, columns)]
    return pairs


def _elsewhere(
    old: Sequence[Appearance], new: Sequence[Appearance], left: list[int], right: list[int]
) -> dict[int, int]:
    """Removed pages that are added ones, the most alike first."""
    alike = [
        (old[a].likeness(new[b]), a, b)
        for a in left
        for b in right
        if min(len(old[a].words), len(new[b].words)) >= _FEW
    ]
    moved: dict[int, int] = {}
    for likeness, a, b in sorted(alike, key=lambda one: (-one[0], one[1:])):
        if likeness >= _MOVED and a not in moved and b not in moved.values():
            moved[a] = b
    return moved


def _replaced(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """As many pages that went as came at one place: one for the other."""
    went: list[int] = []
    came: list[int] = []
    for a, b in [*pairs, (-1, -1)]:
        if a is not None and b is not None:
            if len(went) == len(came):
                yield from zip(went, came, strict=True)
            else:
                yield from [(one, None) for one in went]
                yield from [(None, one) for one in came]
            went, came = [], []
            if a >= 0:
                yield a, b
        elif a is not None:
            went.append(a)
        elif b is not None:
            came.append(b)
