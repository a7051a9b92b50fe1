"""Where a line may end (UAX #14) and where a word may be cut at worst (UAX #29)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icu4py.breakers import CharacterBreaker, LineBreaker

if TYPE_CHECKING:
    from collections.abc import Iterator


LONGEST_WORD = 200
"""Characters. What is longer may be cut anywhere, lest nonsense takes a minute to set."""


def line_breaks(text: str, language: str) -> Iterator[int]:
    """Yield every index at which a new line may begin, the end of the text last.

    ICU leaves white space at the end of the line before. Thai, Lao, Khmer and Burmese are
    cut into words by its dictionaries. There is no hyphenation: readers with low vision or
    dyslexia lose their place at a cut word (UKAAF G003).
    """
    for start, end in LineBreaker(text, language).segments():
        if end - start > LONGEST_WORD:
            yield from _cuts(text[start:end], start, language)
        yield end


def _cuts(word: str, start: int, language: str) -> Iterator[int]:
    previous = 0
    for at in cluster_breaks(word, language):
        if at - previous >= LONGEST_WORD and at < len(word):
            yield start + at
            previous = at


def cluster_breaks(text: str, language: str) -> Iterator[int]:
    """Yield the index after every character as a reader counts them."""
    return (end for _, end in CharacterBreaker(text, language).segments())
