"""Itemising: stretches of a paragraph that have one look, font, script and direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from booklet.text.harfbuzz import EM
from booklet.text.shape import shaper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.text.shape import Shaper
    from booklet.text.style import InlineMark, StyledRun, TextStyle


class Item(NamedTuple):
    """Characters that are shaped alike.

    Attributes:
        end: index after the last character.
        style: its look.
        mark: its structure element, None for the paragraph's own.
        shaper: font, direction, script and language.
        level: embedding level (UAX #9).
        scale: points to a unit of the font at its size.
    """

    end: int
    style: TextStyle
    mark: InlineMark | None
    shaper: Shaper
    level: int
    scale: float


_PLAIN = frozenset(
    map(
        chr,
        (
            *range(0x20, 0x7F),
            *range(0xA0, 0x370),  # Latin 1 to combining accents
            *range(0x1E00, 0x1F00),
            *range(0x2010, 0x2028),
            *range(0x2030, 0x205F),
            *range(0x20A0, 0x20C1),
            0x2122,
            0x2212,
        ),
    )
)
"""Latin letters and what stands among them; none runs from right to left."""


JOINING = frozenset(("Arab", "Syrc", "Nkoo", "Mand", "Mong", "Phag", "Adlm", "Rohg"))
"""Scripts whose letters take their form from their neighbours, as ISO 15924 codes."""


def plain_items(
    texts: Sequence[str], runs: Sequence[StyledRun], language: str
) -> list[Item] | None:
    """Itemise a paragraph that is all Latin and in the first font of each run's chain.

    That is nearly every paragraph of an English booklet, and needs no look at the single
    character.

    Returns:
        One item a run, or None when the paragraph is not so simple.
    """
    items = []
    end = 0
    for text, run in zip(texts, runs, strict=True):
        face = run.style.faces[0]
        if not (_PLAIN.issuperset(text) and face.coverage.issuperset(text)):
            return None
        if not text:
            continue
        end += len(text)
        chosen = shaper(
            face,
            rtl=False,
            script="Latn",
            language=run.lang or language,
            features=run.style.features,
        )
        items.append(Item(end, run.style, run.mark, chosen, 0, run.style.size / EM))
    return items
