"""Where a line may end (UAX #14) and where a word may be cut at worst (UAX #29)."""

from __future__ import annotations

from itertools import accumulate, count
from typing import TYPE_CHECKING

from icu4py.breakers import CharacterBreaker, LineBreaker

if TYPE_CHECKING:
    from collections.abc import Iterator


LONGEST_WORD = 200
"""Characters. What is longer may be cut anywhere, lest nonsense takes a minute to set."""
_LONG_PART = 24
"""Characters of an address between two places where it is naturally cut."""
_KEEPING = frozenset({"pl", "cs", "sk"})
"""Languages that keep “i”, “w”, “z” with the word that follows."""


def line_breaks(text: str, language: str) -> Iterator[int]:
    """Yield every index at which a new line may begin, the end of the text last.

    ICU leaves white space at the end of the line before. Thai, Lao, Khmer and Burmese are
    cut into words by its dictionaries. There is no hyphenation: readers with low vision or
    dyslexia lose their place at a cut word (UKAAF G003). Where custom has it, a word of one
    letter is not left at the end of a line.
    """
    start = before = 0
    keeps = language.partition("-")[0] in _KEEPING
    for end in _ends(LineBreaker(text, language), text):
        begin, before = before, end
        if keeps and end - begin == len("i ") and text[begin].isalpha() and end < len(text):
            continue
        if end - start > LONGEST_WORD:
            yield from _cuts(text[start:end], start, language)
        yield end
        start = end


def address_cuts(address: str) -> Iterator[int]:
    """Yield the places at which an address may be cut at need, lest it look like two.

    After “/” and “@”, and before “?”, “&” and “#”; a long part also before “-”, “_” and “.”, which
    at the end of a line would be taken for marks of the sentence. (After The Chicago Manual of
    Style, 17th edition, 14.18.)
    """
    ends = [
        at
        for at in range(1, len(address))
        if address[at] in "?&#" or (address[at - 1] in "/@" and address[at] != "/")
    ]
    begin = 0
    for end in (*ends, len(address)):
        if end - begin > _LONG_PART:
            yield from (at for at in range(begin + 1, end) if address[at] in "-_.")
        if end < len(address):
            yield end
        begin = end


def _cuts(word: str, start: int, language: str) -> Iterator[int]:
    previous = 0
    for at in cluster_breaks(word, language):
        if at - previous >= LONGEST_WORD and at < len(word):
            yield start + at
            previous = at


def cluster_breaks(text: str, language: str) -> Iterator[int]:
    """Yield the index after every character as a reader counts them."""
    return _ends(CharacterBreaker(text, language), text)


def _ends(breaker: LineBreaker | CharacterBreaker, text: str) -> Iterator[int]:
    """Where each segment ends, in characters; ICU counts those beyond U+FFFF twice."""
    ends = (end for _, end in breaker.segments())
    if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return ends
    places = dict(zip(accumulate(1 + (char > "\uffff") for char in text), count(1), strict=False))
    return (places[end] for end in ends)
