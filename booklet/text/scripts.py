"""Itemising text of any script: by direction, by font, by script (UAX #9, UAX #24).

Only paragraphs that are not plainly Latin come here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from booklet.text.bidi import embedding_levels, line_levels, needs_levels
from booklet.text.breaks import cluster_breaks
from booklet.text.faces import IGNORABLE
from booklet.text.harfbuzz import EM
from booklet.text.itemise import Item
from booklet.text.script_codes import script_named, scripts_of
from booklet.text.shape import shaper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.text.faces import Face
    from booklet.text.style import Choice, StyledRun

BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""What only says how text runs: once that is settled, it is neither painted nor extracted."""


class Look(NamedTuple):
    """What must be the same for characters to be shaped together."""

    run: StyledRun
    choice: Choice
    script: str
    level: int


def items_of(
    texts: Sequence[str], runs: Sequence[StyledRun], *, language: str, rtl: bool
) -> list[Item]:
    """Itemise a paragraph.

    Args:
        texts: of the runs, in logical order; line ends are spaces.
        runs: their looks.
        language: of the paragraph; a run may have another.
        rtl: whether the paragraph runs from right to left.

    Returns:
        Items whose ends count in the text *without* the characters that only say how text
        runs (``BIDI_CONTROLS``).
    """
    items: list[Item] = []
    end = 0
    look: Look | None = None
    for shown, new in _looks(texts, runs, language=language, rtl=rtl):
        end += len(shown)
        if new is look or (look is not None and new == look and new.run is look.run):
            items[-1] = items[-1]._replace(end=end)
            continue
        look = new
        style = new.run.style.scaled(new.choice.scale)
        chosen = shaper(
            new.choice.face,
            rtl=bool(new.level % 2),
            script=new.script,
            language=new.run.lang or language,
            features=style.features,
        )
        items.append(Item(end, style, new.run.mark, chosen, new.level, style.size / EM))
    return items


def without_controls(text: str) -> str:
    """The text as it is painted and extracted."""
    if BIDI_CONTROLS.isdisjoint(text):
        return text
    return "".join(char for char in text if char not in BIDI_CONTROLS)


def _looks(
    texts: Sequence[str], runs: Sequence[StyledRun], *, language: str, rtl: bool
) -> Iterator[tuple[str, Look]]:
    """Every part of a paragraph as it is shown, with its look."""
    whole = "".join(texts)
    levels = bytes(len(whole))
    if rtl or needs_levels(whole):
        levels = line_levels(embedding_levels(whole, int(rtl)))
    scripts = scripts_of(whole)
    begin = 0
    for text, run in zip(texts, runs, strict=True):
        stop = begin + len(text)
        places = _changes(text, levels[begin:stop], scripts[begin:stop])
        fonts = _Fonts(run, language)
        for start, end in pairwise(places):
            first = begin + start
            script = script_named(scripts[first])
            for shown, choice in fonts.of(text[start:end], script):
                yield shown, Look(run, choice, script, levels[first])
        begin = stop


def _changes(text: str, levels: bytes, scripts: str) -> list[int]:
    """Where in a text the direction or the script changes; 0 and its end beside.

    What readers count as one character is never cut: it goes with its beginning.
    """
    places = {0} if text else set()
    places.update(found.end() for found in re.finditer(r"(?s)(.)\1*", scripts))
    places.update(found.end() for found in re.finditer(rb"(?s)(.)\1*", levels))
    if len(places) > 2:  # noqa: PLR2004 - both ends
        ends = [0, *cluster_breaks(text, "und")]
        places = {ends[bisect_left(ends, place)] for place in places}
    return sorted(places)


class _Fonts:
    """Chooses the fonts of a run, from its beginning to its end."""

    def __init__(self, run: StyledRun, language: str) -> None:
        self._run, self._language = run, run.lang or language
        self._chains: dict[str, tuple[Choice, ...]] = {}
        self._before: tuple[Choice, str] | None = None

    def of(self, text: str, script: str) -> Iterator[tuple[str, Choice]]:
        """What is shown of a text of one script and direction, with the font for each part."""
        chain = self._chains.get(script)
        if chain is None:
            chain = self._chains[script] = self._run.style.chain(script, self._language)
        shown = without_controls(text)
        stays = self._before and self._before[1] == script and self._before[0] is not chain[0]
        if not stays and chain[0].face.coverage.issuperset(shown):
            if shown:
                self._before = chain[0], script
                yield shown, chain[0]
            return
        start = 0
        for end in cluster_breaks(text, "und"):
            shown = without_controls(text[start:end])
            start = end
            if shown:
                choice = self._choice(shown, chain, script)
                self._before = choice, script
                yield shown, choice

    def _choice(self, cluster: str, chain: tuple[Choice, ...], script: str) -> Choice:
        before = self._before[0] if self._before and self._before[1] == script else None
        choice = _choose(cluster, chain, before)
        others = self._run.style.others
        if others is not None and not choice.face.covers(cluster[0]):
            choice = others.holding(cluster[0], self._language) or choice
        return choice


def _choose(cluster: str, chain: tuple[Choice, ...], before: Choice | None) -> Choice:
    """The first font of the chain that has all of a cluster, else all of its base.

    Punctuation and spaces stay in the font of what stands before them.
    """
    stays = before is not None and (before is chain[0] or not cluster[0].isalnum())
    if before is not None and stays and _covers(before.face, cluster):
        return before
    for choice in chain:
        if _covers(choice.face, cluster):
            return choice
    return next((choice for choice in chain if choice.face.covers(cluster[0])), chain[0])


def _covers(face: Face, cluster: str) -> bool:
    if face.coverage.issuperset(cluster):
        return True
    # HarfBuzz composes and decomposes as the font can.
    return any(
        all(char in face.coverage or char in IGNORABLE for char in form)
        for form in (
            cluster,
            unicodedata.normalize("NFC", cluster),
            unicodedata.normalize("NFD", cluster),
        )
    )
