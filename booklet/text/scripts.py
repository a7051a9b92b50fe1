"""Itemising text of any script: by direction, by font, by script (UAX #9, UAX #24).

Only paragraphs that are not plainly Latin come here.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from booklet.text import harfbuzz
from booklet.text.bidi import embedding_levels, line_levels, needs_levels
from booklet.text.breaks import cluster_breaks
from booklet.text.faces import IGNORABLE
from booklet.text.harfbuzz import EM
from booklet.text.itemise import Item
from booklet.text.shape import shaper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.text.faces import Face
    from booklet.text.style import Choice, StyledRun

BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""What only says how text runs: once that is settled, it is neither painted nor extracted."""

_CHARACTERS_KEPT = 4096
_DEFAULT_SCRIPT = "Latn"


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
    text = "".join(texts)
    levels = _levels(text, rtl=rtl)
    items: list[Item] = []
    end = 0
    look: Look | None = None
    for cluster, new in _looks(texts, runs, levels, language):
        end += len(cluster)
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


def _levels(text: str, *, rtl: bool) -> Sequence[int]:
    if rtl or needs_levels(text):
        return line_levels(embedding_levels(text, int(rtl)))
    return (0,) * len(text)


def _looks(
    texts: Sequence[str], runs: Sequence[StyledRun], levels: Sequence[int], language: str
) -> Iterator[tuple[str, Look]]:
    """Every character as a reader counts them, with its look."""
    scripts = scripts_of("".join(texts))
    start = 0
    for text, run in zip(texts, runs, strict=True):
        chains: dict[str, tuple[Choice, ...]] = {}
        previous: Look | None = None
        first: Choice | None = None
        for cluster in _clusters(text):
            level, script = levels[start], scripts[start]
            start += len(cluster)
            if previous and previous.level == level and previous.script == script:
                known = previous.choice.face.coverage
                if (
                    cluster in known
                    and cluster not in BIDI_CONTROLS
                    and (previous.choice is first or not cluster.isalnum())
                ):
                    yield cluster, previous
                    continue
            shown = without_controls(cluster)
            if not shown:
                continue
            chain = chains.get(script)
            if chain is None:
                chain = chains[script] = run.style.chain(script, run.lang or language)
            first = chain[0]
            before = previous.choice if previous and previous.script == script else None
            choice = _choose(shown, chain, before)
            if run.style.others is not None and not choice.face.covers(shown[0]):
                choice = run.style.others.holding(shown[0], run.lang or language) or choice
            previous = Look(run, choice, script, level)
            yield shown, previous


def _clusters(text: str) -> Iterator[str]:
    start = 0
    for end in cluster_breaks(text, "und"):
        yield text[start:end]
        start = end


_CLOSED_BY = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "„": "”", "‹": "›"}
_PAIRED = frozenset(_CLOSED_BY) | frozenset(_CLOSED_BY.values())


def scripts_of(text: str) -> list[str]:
    """The script of every character; what belongs to none takes that of its neighbours.

    A mark that opens takes that of a letter beside it, and the mark that closes takes the
    same, lest two fonts share a pair of brackets (UAX #24, 5.1).
    """
    found = [script_of(char) for char in text]
    current = next((script for script in found if script), _DEFAULT_SCRIPT)
    result = []
    open_marks: list[tuple[str, str]] = []
    for char, script, following in zip(text, found, [*found[1:], None], strict=True):
        current = script or current
        if char in _PAIRED:
            if char in _CLOSED_BY:
                current = following or current
                open_marks.append((_CLOSED_BY[char], current))
            elif open_marks and open_marks[-1][0] == char:
                current = open_marks.pop()[1]
        result.append(current)
    return result


@lru_cache(maxsize=_CHARACTERS_KEPT)
def script_of(char: str) -> str | None:
    """The script of a character (ISO 15924); None if it belongs to many, or to none."""
    return harfbuzz.script_of(char)


def language_fits(language: str, languages: Sequence[str]) -> int:
    """How well a language fits a list of BCP 47 tags.

    Returns:
        2 if it, or what its tag begins with, is named; 1 for a list that names none; 0.
    """
    if not languages:
        return 1
    tag = f"{language}-".lower()
    return 2 if any(tag.startswith(f"{one}-".lower()) for one in languages) else 0


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
