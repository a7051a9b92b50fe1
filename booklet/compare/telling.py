"""Changed words told in the sentence they stand in."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from booklet.compare.findings import Aspect, Difference, Piece, Side
from booklet.compare.wording import Hunk
from booklet.geometry import Rect
from booklet.units import Length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.compare.splitting import Word
    from booklet.preflight.objects import Box

_AROUND = 7
"""Words told before and after a change, within its paragraph."""
_TOGETHER = 10
"""Changes with no more words between them are told in one sentence."""


def changes(
    hunks: Sequence[Hunk], old: Sequence[Word], new: Sequence[Word]
) -> Iterator[Difference]:
    """One difference for each sentence that changed, or paragraph that came or went."""
    divided = [part for hunk in hunks for part in _divided(hunk, old, new)]
    group: list[Hunk] = []
    for hunk in divided:
        if group and not _near(group[-1], hunk, old, new):
            yield _told(group, old, new)
            group = []
        group.append(hunk)
    if group:
        yield _told(group, old, new)


def text_of(words: Sequence[Word]) -> str:
    """Words as they are read."""
    said = ""
    for word in words:
        gap = "" if not word.before or not said else " ¶ " if word.before == "\n\n" else " "
        said += gap + word.text
    return said


def places(words: Sequence[Word]) -> tuple[Rect, ...]:
    """Boxes around words that stand side by side, for those on the page of the first."""
    boxes: list[Box] = []
    for word in words:
        if word.page != words[0].page:
            break
        last = boxes[-1] if boxes else None
        box = word.box
        level = last is not None and abs(last[1] - box[1]) < 1 and abs(last[3] - box[3]) < 1
        if last is not None and level and max(box[0] - last[2], last[0] - box[2]) < box[3] - box[1]:
            boxes[-1] = (min(last[0], box[0]), last[1], max(last[2], box[2]), last[3])
        else:
            boxes.append(box)
    return tuple(rect(box) for box in boxes)


def rect(box: Box) -> Rect:
    """A box of points as a rectangle."""
    return Rect(*map(Length, box))


def replaced(old: str, new: str) -> tuple[Piece, ...]:
    """One text for another."""
    pieces = (Piece(Side.OLD, old), Piece(Side.NEW, new))
    return tuple(piece for piece in pieces if piece.text)


def _divided(hunk: Hunk, old: Sequence[Word], new: Sequence[Word]) -> Iterator[Hunk]:
    """What only came or only went, paragraph by paragraph and page by page."""
    if hunk.old[0] < hunk.old[1] and hunk.new[0] < hunk.new[1]:
        yield hunk
        return
    words, span = (old, hunk.old) if hunk.old[0] < hunk.old[1] else (new, hunk.new)
    for _, group in groupby(range(*span), key=lambda at: (words[at].block, words[at].page)):
        indices = list(group)
        run = (indices[0], indices[-1] + 1)
        yield Hunk(run, hunk.new) if words is old else Hunk(hunk.old, run)


def _near(one: Hunk, other: Hunk, old: Sequence[Word], new: Sequence[Word]) -> bool:
    between = other.old[0] - one.old[1]
    if between != other.new[0] - one.new[1] or not 0 < between <= _TOGETHER:
        return False
    return (
        old[one.old[1] - 1].block == old[other.old[0]].block
        and new[one.new[1] - 1].block == new[other.new[0]].block
        if max(other.old) < len(old) and max(other.new) < len(new) and min(one.old + one.new) > 0
        else False
    )


def _told(group: Sequence[Hunk], old: Sequence[Word], new: Sequence[Word]) -> Difference:
    first, last = group[0], group[-1]
    took = [old[at] for hunk in group for at in range(*hunk.old)]
    gave = [new[at] for hunk in group for at in range(*hunk.new)]
    words, begin, end = (
        (new, first.new[0], last.new[1]) if gave else (old, first.old[0], last.old[1])
    )
    block = words[begin].block
    before, after = _around(words, begin, end, block)
    pieces = [Piece(Side.BOTH, before)]
    for at, hunk in enumerate(group):
        if at:
            between = new[group[at - 1].new[1] : hunk.new[0]]
            pieces.append(Piece(Side.BOTH, text_of(between)))
        pieces.append(Piece(Side.OLD, text_of(old[slice(*hunk.old)])))
        pieces.append(Piece(Side.NEW, text_of(new[slice(*hunk.new)])))
    pieces.append(Piece(Side.BOTH, after))
    return Difference(
        aspect=Aspect.WORDS,
        pieces=tuple(piece for piece in pieces if piece.text),
        old_page=took[0].page if took else None,
        new_page=gave[0].page if gave else None,
        old=places(took),
        new=places(gave),
    )


def _around(words: Sequence[Word], begin: int, end: int, block: int) -> tuple[str, str]:
    """The words before and after, as far as the paragraph goes; with … where it goes on."""
    low, high = max(begin - _AROUND, 0), min(end + _AROUND, len(words))
    before = [word for word in words[low:begin] if word.block == block]
    after = [word for word in words[end:high] if word.block == words[end - 1].block]
    cut_before = low > 0 and bool(before) and words[low - 1].block == block
    cut_after = high < len(words) and bool(after) and words[high].block == after[-1].block
    told_before = ("… " if cut_before and len(before) == begin - low else "") + text_of(before)
    return told_before, text_of(after) + (" …" if cut_after else "")
