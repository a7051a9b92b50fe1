"""Equal words that stand elsewhere, or are set otherwise: seen, but not read."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from booklet.compare.findings import Aspect, Difference, Piece, Side
from booklet.compare.telling import places, rect, replaced, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from booklet.compare.splitting import Style, Word
    from booklet.geometry import Rect

    Pairs = Sequence[tuple[Word, Word]]

_STAYS = 0.6
"""Points, 0.2 mm: words that move less stand where they were."""
_TOLD = 6


def strays(word: Word, other: Word) -> bool:
    """Whether equal words of paired pages stand at different places."""
    return any(abs(a - b) > _STAYS for a, b in zip(word.box, other.box, strict=True))


def reflowed(pairs: Pairs, page_of: Mapping[int, int]) -> Iterator[Difference]:
    """Words that stand elsewhere on their page, or came from another."""
    for page, group in groupby(pairs, key=lambda pair: pair[1].page):
        members = list(group)
        came = [(a, b) for a, b in members if page_of.get(a.page) != page]
        for old_page, others in groupby(came, key=lambda pair: pair[0].page):
            these = list(others)
            yield _flowed(these, f"from page {old_page} of the old file", old_page, page)
        moved = [(a, b) for a, b in members if page_of.get(a.page) == page and strays(a, b)]
        if moved:
            yield _flowed(moved, "elsewhere on the page", moved[0][0].page, page)


def moved(pairs: Pairs, page_of: Mapping[int, int], pages_moved: set[int]) -> Iterator[Difference]:
    """Passages that come at another place in the order of reading."""
    for run in _runs(pairs):
        old_page, page = run[0][0].page, run[0][1].page
        at_home = page_of.get(old_page) == page
        if at_home and old_page in pages_moved:
            continue
        seen = not at_home or any(strays(a, b) for a, b in run)
        yield Difference(
            aspect=Aspect.WORDS if seen else Aspect.READER,
            title="moved" if seen else "read at another place, seen where it was",
            pieces=(Piece(Side.BOTH, _short([b for _, b in run])),),
            old_page=old_page,
            new_page=page,
            old=places([a for a, _ in run]),
            new=places([b for _, b in run]),
        )


def restyled(pairs: Pairs) -> Iterator[Difference]:
    """Words in another font, size or colour, page by page."""
    groups: dict[tuple[int, Style, Style], list[tuple[Word, Word]]] = {}
    for old, new in pairs:
        if styled(old, new):
            groups.setdefault((new.page, old.style, new.style), []).append((old, new))
    for (page, was, later), members in groups.items():
        yield Difference(
            aspect=Aspect.LOOKS,
            title=f"type of “{_short([new for _, new in members])}”",
            pieces=replaced(_said(was, later), _said(later, was)),
            old_page=members[0][0].page,
            new_page=page,
            old=_blocks([old for old, _ in members]),
            new=_blocks([new for _, new in members]),
        )


def styled(old: Word, new: Word) -> bool:
    """Whether equal words are set in other type."""
    return old.style != new.style and bool(old.style[0] and new.style[0])


def furniture(
    old: Sequence[Word], new: Sequence[Word], pages: tuple[int, int]
) -> Difference | None:
    """Running heads and page numbers that differ; None if they do not."""
    was, later = [word.text for word in old], [word.text for word in new]
    if was == later:
        return None
    went = [word for word in old if word.text not in later]
    came = [word for word in new if word.text not in was]
    if not (went or came):  # the same words in another order
        went, came = list(old), list(new)
    numbers = all(word.text.isdecimal() for word in (*went, *came)) and len(was) == len(later)
    return Difference(
        aspect=Aspect.NUMBER if numbers else Aspect.WORDS,
        title="page number" if numbers else "running head or page number",
        pieces=replaced(text_of(went), text_of(came)),
        old_page=pages[0],
        new_page=pages[1],
        old=places(went),
        new=places(came),
    )


def _flowed(pairs: Pairs, how: str, old_page: int, page: int) -> Difference:
    count = len(pairs)
    title = f"{count} {'word stands' if count == 1 else 'words stand'} {how}" if how.startswith(
        "elsewhere") else f"{count} {'word' if count == 1 else 'words'} came {how}"  # fmt: skip
    return Difference(
        aspect=Aspect.REFLOW,
        title=title,
        pieces=(Piece(Side.BOTH, _short([new for _, new in pairs])),),
        old_page=old_page,
        new_page=page,
        old=_blocks([old for old, _ in pairs]),
        new=_blocks([new for _, new in pairs]),
    )


def _runs(pairs: Pairs) -> Iterator[list[tuple[Word, Word]]]:
    run: list[tuple[Word, Word]] = []
    for old, new in pairs:
        same = run and (run[-1][1].block, run[-1][1].page, run[-1][0].page) == (
            new.block, new.page, old.page)  # fmt: skip
        if run and not same:
            yield run
            run = []
        run.append((old, new))
    if run:
        yield run


def _blocks(words: Sequence[Word]) -> tuple[Rect, ...]:
    """Boxes around the words of each paragraph."""
    boxes = []
    for _, group in groupby(words, key=lambda word: word.block):
        x0, y0, x1, y1 = zip(*(word.box for word in group), strict=True)
        boxes.append(rect((min(x0), min(y0), max(x1), max(y1))))
    return tuple(boxes)


def _short(words: Sequence[Word]) -> str:
    if len(words) <= 2 * _TOLD:
        return text_of(words)
    return f"{text_of(words[:_TOLD])} … {text_of(words[-_TOLD:])}"


def _said(style: Style, other: Style) -> str:
    """What of a style is not as in another."""
    font, size, colour = style
    said = [font if font != other[0] else "", f"{size:g} pt" if size != other[1] else "",
            colour if colour != other[2] else ""]  # fmt: skip
    return ", ".join(part for part in said if part)
