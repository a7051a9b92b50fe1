"""What a comparison says to a person: in a console, and the words that its report shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.compare.findings import Aspect, Side, Standing
from booklet.preflight.rules.saying import counted, listed
from booklet.preflight.template import ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.compare.findings import Comparison, Difference, Paired

CALLED = {
    Aspect.WORDS: "in words",
    Aspect.READER: "for a screen reader, not for the eye",
    Aspect.LOOKS: "in looks",
    Aspect.FORM: "in form",
    Aspect.REFLOW: "only in where words stand",
    Aspect.NUMBER: "only in page numbers",
}
_COLOURS = {"old": "31", "new": "32", "title": "1", "good": "32;1", "quiet": "2"}
_MOST = 3
_LONGEST = 150


class Voice:
    """Says a comparison line by line.

    Args:
        coloured: for a terminal that shows colours.
    """

    def __init__(self, *, coloured: bool) -> None:
        self.coloured = coloured

    def lines(self, found: Comparison) -> Iterator[str]:
        """A line for each page that changed, then the sum."""
        for one in found.whole:
            yield f"{self._in('title', 'the file')}: {self._told(one)}"
        for pair in found.told:
            told = found.of(pair)
            name = self._in("title", page_name(pair))
            kinds = [] if None in {pair.old, pair.new} else _kinds(told)
            what = listed([standing(pair)] * bool(standing(pair)) + kinds)
            first = [self._told(one) for one in told if one.aspect in _WORTH][:_MOST]
            more = sum(1 for one in told if one.aspect in _WORTH) - len(first)
            yield f"{name}: {what}"
            yield from (f"  {line}" for line in first)
            if more:
                yield self._in("quiet", f"  and {more} more")
        kept = len(found.pages) - len(found.told)
        if found.same:
            yield self._in("good", f"nothing changed on {counted(kept, 'page')}")
        else:
            yield f"{listed(summary(found))}; {counted(kept, 'page')} unchanged"

    def _told(self, one: Difference) -> str:
        said = [f"{one.title}:"] if one.title and one.pieces else [one.title] * bool(one.title)
        sides = [piece.side for piece in one.pieces]
        for at, piece in enumerate(one.pieces):
            text = piece.text if len(piece.text) <= _LONGEST else piece.text[:_LONGEST] + "…"
            if piece.side is Side.OLD:
                changed = sides[at + 1 : at + 2] == [Side.NEW]
                said.append(self._in("old", f"[{text} →" if changed else f"[− {text}]"))
            elif piece.side is Side.NEW:
                changed = sides[at - 1 : at] == [Side.OLD]
                said.append(self._in("new", f"{text}]" if changed else f"[+ {text}]"))
            else:
                said.append(text)
        return " ".join(said)

    def _in(self, kind: str, text: str) -> str:
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.coloured else text


_STANDINGS = tuple(one.value for one in Standing)
_WORTH = {Aspect.WORDS, Aspect.READER, Aspect.LOOKS, Aspect.FORM}
"""What is worth a line of its own in a console."""


def _kinds(told: Sequence[Difference]) -> list[str]:
    return [
        CALLED[aspect].replace("only ", "")
        for aspect in Aspect
        if any(one.aspect is aspect for one in told)
    ]


def gravest(found: Comparison, pair: Paired) -> Aspect | None:
    """What a page is counted under: the gravest of what changed; None for nothing."""
    aspects = {one.aspect for one in found.of(pair)}
    return next((aspect for aspect in Aspect if aspect in aspects), None)


def pages_by(found: Comparison) -> dict[str, list[int]]:
    """Pages by what became of them, in words: those of the new file, removed ones of the old."""
    by: dict[str, list[int]] = {}
    for pair in found.told:
        if pair.standing is Standing.REMOVED and pair.old:
            by.setdefault("removed", []).append(pair.old)
            continue
        if pair.standing is not Standing.KEPT and pair.new:
            by.setdefault(pair.standing.value, []).append(pair.new)
        aspects = {one.aspect for one in found.of(pair)} - _quiet(found, pair)
        for aspect in Aspect:
            if aspect in aspects and pair.new and pair.standing is not Standing.ADDED:
                by.setdefault(CALLED[aspect], []).append(pair.new)
    order = [*_STANDINGS, *CALLED.values()]
    return dict(sorted(by.items(), key=lambda item: order.index(item[0])))


def _quiet(found: Comparison, pair: Paired) -> set[Aspect]:
    """What goes without saying beside something graver."""
    if gravest(found, pair) in {Aspect.REFLOW, Aspect.NUMBER}:
        return set()
    return {Aspect.REFLOW, Aspect.NUMBER}


def summary(found: Comparison) -> list[str]:
    """Counts: ``2 pages changed in words``."""
    said = [
        f"{counted(len(pages), 'page')} {kind if kind in _STANDINGS else f'changed {kind}'}"
        for kind, pages in pages_by(found).items()
    ]
    return ([f"{counted(len(found.whole), 'difference')} of the file as a whole"] * bool(
        found.whole) + said)  # fmt: skip


def page_name(pair: Paired) -> str:
    """A page as both files count it: ``page 12 (was 11)``, with the numbers readers see."""
    if pair.new is None:
        return f"old page {pair.old}{_label(pair.old, pair.old_label)}"
    said = f"page {pair.new}{_label(pair.new, pair.new_label)}"
    if pair.old not in {None, pair.new}:
        said += f", was page {pair.old}"
    return said


def _label(number: int | None, label: str) -> str:
    return f" (numbered {label})" if label not in {"", str(number)} else ""


def standing(pair: Paired) -> str:
    """What became of a page, in words; empty if it stayed."""
    return {
        Standing.ADDED: "added",
        Standing.REMOVED: "removed",
        Standing.MOVED: f"moved from page {pair.old}",
        Standing.REPLACED: "replaced by another page",
    }.get(pair.standing, "")


def short(pages: Sequence[int]) -> str:
    """``page 3`` or ``pages 3–5, 8``."""
    return f"{'page' if len(pages) == 1 else 'pages'} {ranges(sorted(pages))}"
