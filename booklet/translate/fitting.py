"""The longest text that fits, measured by setting real words until they do.

All places that are too full are tried at once: each draft of the booklet halves what is still
unknown of every one, so that ten cost no more than one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.words import Pattern, pieces_of
from booklet.source.passage import Passage, Run
from booklet.text.breaks import line_breaks
from booklet.values import changed, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from booklet.l10n.catalogue import Key
    from booklet.l10n.messages import Words
    from booklet.translate.overflow import Overflow

    Cuts = Mapping[Key, int]
    StillWrong = Callable[[Cuts], tuple[Overflow, ...]]
    Case = tuple[Key, ...]


@value(kw_only=True)
class Fit:
    """How much of a message fits, wherever it stands.

    Attributes:
        over: the first place that is too full of it.
        key: of the message.
        text: its longest beginning that fits; empty if no word of it does.
        whole: all of it.
    """

    over: Overflow
    key: Key
    text: str
    whole: str


class Fitting:
    """Finds the longest texts that fit.

    Args:
        words: of every message.
        still_wrong: sets the booklet with so many words of some messages, and says what is
            too full then.
        language: BCP 47 tag of the words.
    """

    def __init__(
        self, words: Mapping[Key, Words], still_wrong: StillWrong, *, language: str
    ) -> None:
        self.words, self.still_wrong, self.language = words, still_wrong, language

    def fits(self, wrong: Iterable[Overflow]) -> tuple[Fit, ...]:
        """How much of which messages fits, so that every place has room.

        It is enough to shorten the one to blame; where it is not, all that stand there are
        shortened alike.
        """
        places: dict[Case, Overflow] = {}
        for one in wrong:
            places.setdefault((one.uses[0][0],), one)
        found = self._search(places)
        alike = {
            tuple(dict.fromkeys(key for key, _ in over.uses)): over
            for case, over in places.items()
            if not found[case] and len(over.uses) > 1
        }
        if alike:
            kept = {case: over for case, over in places.items() if found[case]}
            found = self._search(alike, self._cuts({case: found[case] for case in kept})) | {
                case: found[case] for case in kept
            }
            places = kept | alike
        return tuple(
            fit for case, over in places.items() for fit in self._fits(case, over, found[case])
        )

    def _search(
        self, cases: Mapping[Case, Overflow], kept: Mapping[Key, int] | None = None
    ) -> dict[Case, int]:
        """Of each case, how many words of its longest message fit.

        Args:
            cases: messages that are shortened together, with a place they are too much for.
            kept: how many words of others there are meanwhile.
        """
        low = dict.fromkeys(cases, 0)
        high = {case: max(map(self._count, case)) for case in cases}
        while any(high[case] - low[case] > 1 for case in cases):
            tried = {case: max(1, (low[case] + high[case]) // 2) for case in cases}
            wrong = self.still_wrong({**(kept or {}), **self._cuts(tried)})
            there = {frozenset(one.uses) for one in wrong}
            blamed = {one.uses[0][0] for one in wrong}
            for case, over in cases.items():
                is_wrong = frozenset(over.uses) in there or not blamed.isdisjoint(case)
                (high if is_wrong else low)[case] = tried[case]
        return low

    def _cuts(self, tried: Mapping[Case, int]) -> dict[Key, int]:
        cuts: dict[Key, int] = {}
        for case, count in tried.items():
            for key, share in self._shares(case, count).items():
                cuts[key] = min(share, cuts.get(key, share))
        return cuts

    def _shares(self, keys: Case, count: int) -> Mapping[Key, int]:
        """So many words of the longest of some messages, and of the others in proportion."""
        longest = max(map(self._count, keys))
        return {key: max(1, self._count(key) * count // longest) for key in keys}

    def _fits(self, keys: Case, over: Overflow, count: int) -> list[Fit]:
        shares = self._shares(keys, count)
        return [
            Fit(
                over=over,
                key=key,
                text=plain(cut(self.words[key], shares[key], self.language)) if count else "",
                whole=plain(self.words[key]),
            )
            for key in keys
            if shares[key] < self._count(key) or not count
        ]

    def _count(self, key: Key) -> int:
        return max(1, len(_ends(plain(self.words[key]), self.language)))


def plain(words: Words) -> str:
    """The words alone; of a pattern, with its placeholders."""
    if isinstance(words, Passage):
        return words.plain
    if isinstance(words, Pattern):
        return "".join(
            f"{{{piece}}}" if index % 2 else piece for index, piece in enumerate(words.pieces)
        )
    return words


def cut(words: Words, count: int, language: str) -> Words:
    """The first words of a message; a pattern keeps all of its placeholders."""
    text = plain(words)
    ends = _ends(text, language)
    if count >= len(ends):
        return words
    if isinstance(words, Pattern):
        starts = (0, *ends[:-1])
        parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        kept = [part for index, part in enumerate(parts) if index < count or "{" in part]
        return words.changed(pieces=pieces_of("".join(kept).rstrip()))
    length = len(text[: ends[count - 1]].rstrip())
    if isinstance(words, Passage):
        return changed(words, runs=_beginning(words.runs, length))
    return words[:length]


def _beginning(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    kept: list[Run] = []
    for run in runs:
        text = run.text[:length]
        length -= len(text)
        if text:
            kept.append(changed(run, text=text))
    return tuple(kept)


def _ends(text: str, language: str) -> list[int]:
    """Where words end: at spaces, and in scripts that have none where a line may end."""
    return [
        end
        for end in line_breaks(text, language)
        if end == len(text)
        or text[end - 1].isspace()
        or (text[end - 1].isalpha() and text[end].isalpha())
    ]
