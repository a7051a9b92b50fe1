"""Words compared over the whole document, so that what only moved is not called changed."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.compare.splitting import Word

_CHANCE = 2
"""Of two changed stretches with few words between them these are changed too: each such word
weighs this many changed ones."""
_LEAST_MOVED = 6
"""Words: fewer are the same elsewhere by chance."""


@value
class Hunk:
    """Words that went and words that came at one place; half-open ranges of words."""

    old: tuple[int, int]
    new: tuple[int, int]


@value
class Matched:
    """The words of two documents, matched.

    Attributes:
        same: indices of equal words, in order.
        moved: indices of equal words that stand elsewhere in the order of reading.
        broken: the same letters, divided at a line’s end here and not there.
        hunks: what is left.
    """

    same: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]
    broken: tuple[Hunk, ...]
    hunks: tuple[Hunk, ...]


def matched(old: Sequence[Word], new: Sequence[Word]) -> Matched:
    """Match the words of two documents."""
    found = _closed(list(_hunks(old, new)), old, new)
    same = tuple(_between(found, len(old), len(new)))
    broken = [one for one in found if _only_broken(old[slice(*one.old)], new[slice(*one.new)])]
    hunks = [one for one in found if one not in broken]
    moved = _moved(hunks, old, new)
    left = tuple(_without(hunks, moved))
    return Matched(same, tuple(moved), tuple(broken), left)


def _hunks(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Hunk]:
    """Where the paragraphs differ, and in these the words: much quicker than all at once."""
    old_blocks, new_blocks = _blocks(old), _blocks(new)
    paragraphs = SequenceMatcher(
        None,
        [tuple(word.text for word in old[slice(*span)]) for span in old_blocks],
        [tuple(word.text for word in new[slice(*span)]) for span in new_blocks],
        autojunk=False,
    )
    for tag, a0, a1, b0, b1 in paragraphs.get_opcodes():
        if tag == "equal":
            continue
        first = old_blocks[a0][0] if a0 < len(old_blocks) else len(old)
        begin = new_blocks[b0][0] if b0 < len(new_blocks) else len(new)
        last = old_blocks[a1 - 1][1] if a1 > a0 else first
        end = new_blocks[b1 - 1][1] if b1 > b0 else begin
        words = SequenceMatcher(
            None,
            [word.text for word in old[first:last]],
            [word.text for word in new[begin:end]],
            autojunk=False,
        )
        for kind, i0, i1, j0, j1 in words.get_opcodes():
            if kind != "equal":
                yield Hunk((first + i0, first + i1), (begin + j0, begin + j1))


def _blocks(words: Sequence[Word]) -> list[tuple[int, int]]:
    spans = []
    begin = 0
    for _, group in groupby(words, key=lambda word: word.block):
        end = begin + sum(1 for _ in group)
        spans.append((begin, end))
        begin = end
    return spans


def _closed(hunks: list[Hunk], old: Sequence[Word], new: Sequence[Word]) -> list[Hunk]:
    """Hunks with the few words between them that are the same by chance."""
    closed: list[Hunk] = []
    for hunk in hunks:
        last = closed[-1] if closed else None
        if last is not None and _by_chance(last, hunk, old, new):
            closed[-1] = Hunk((last.old[0], hunk.old[1]), (last.new[0], hunk.new[1]))
        else:
            closed.append(hunk)
    return closed


def _by_chance(one: Hunk, other: Hunk, old: Sequence[Word], new: Sequence[Word]) -> bool:
    between = other.old[0] - one.old[1]
    if between == 0:
        return True
    return (
        old[one.old[1]].block == old[other.old[0] - 1].block
        and new[one.new[1]].block == new[other.new[0] - 1].block
        and between * _CHANCE <= min(_size(one), _size(other))
    )


def _size(hunk: Hunk) -> int:
    return max(hunk.old[1] - hunk.old[0], hunk.new[1] - hunk.new[0])


def _only_broken(old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether the same letters are only broken into lines elsewhere."""
    return bool(old and new) and not set(_joined(old)).isdisjoint(_joined(new))


def _joined(words: Sequence[Word]) -> tuple[str, ...]:
    """Readings of a stretch: a hyphen at a line’s end may be the word’s own or not."""
    plain = kept = words[0].text
    spaced = plain
    for word in words[1:]:
        gap = " " if word.before.strip("\n") or word.before == "\n\n" else ""
        at_end = word.before == "\n"
        plain = (plain.rstrip("-‐") if at_end else plain) + gap + word.text
        kept += gap + word.text
        spaced += (" " if at_end else gap) + word.text
    return plain, kept, spaced


def _between(hunks: Sequence[Hunk], old: int, new: int) -> Iterator[tuple[int, int]]:
    """Equal words: all outside the hunks."""
    begin_old = begin_new = 0
    for hunk in [*hunks, Hunk((old, old), (new, new))]:
        yield from zip(range(begin_old, hunk.old[0]), range(begin_new, hunk.new[0]), strict=True)
        begin_old, begin_new = hunk.old[1], hunk.new[1]


def _moved(
    hunks: Sequence[Hunk], old: Sequence[Word], new: Sequence[Word]
) -> list[tuple[int, int]]:
    """Words that went at one place and came at another."""
    went = [at for hunk in hunks for at in range(*hunk.old)]
    came = [at for hunk in hunks for at in range(*hunk.new)]
    moved: list[tuple[int, int]] = []
    while True:
        found = SequenceMatcher(
            None, [old[at].text for at in went], [new[at].text for at in came], autojunk=False
        ).find_longest_match()
        if found.size < _LEAST_MOVED:
            return moved
        these = list(
            zip(
                went[found.a : found.a + found.size],
                came[found.b : found.b + found.size],
                strict=True,
            )
        )
        moved += these
        del went[found.a : found.a + found.size]
        del came[found.b : found.b + found.size]


def _without(hunks: Sequence[Hunk], moved: Sequence[tuple[int, int]]) -> Iterator[Hunk]:
    """The hunks less the words that are only elsewhere."""
    gone, here = {a for a, _ in moved}, {b for _, b in moved}
    for hunk in hunks:
        left = _runs([at for at in range(*hunk.old) if at not in gone], hunk.old[0])
        right = _runs([at for at in range(*hunk.new) if at not in here], hunk.new[0])
        if len(left) == len(right) == 1:
            if left[0][0] < left[0][1] or right[0][0] < right[0][1]:
                yield Hunk(left[0], right[0])
            continue
        yield from (Hunk(run, (hunk.new[0], hunk.new[0])) for run in left if run[0] < run[1])
        yield from (Hunk((hunk.old[0], hunk.old[0]), run) for run in right if run[0] < run[1])


def _runs(indices: Sequence[int], otherwise: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at in indices:
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs or [(otherwise, otherwise)]
