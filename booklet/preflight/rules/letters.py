"""Words compared by their letters alone."""

from __future__ import annotations

from unicodedata import normalize

_LAST_OF_PUNCTUATION = 0x206F


class _Kept(dict[int, int | None]):
    """For each character itself, or None for one that does not count; filled as it is asked."""

    def __missing__(self, code: int) -> int | None:
        counts = chr(code).isalnum() or code > _LAST_OF_PUNCTUATION
        self[code] = kept = code if counts else None
        return kept


_KEPT = _Kept()


def letters(text: str) -> str:
    """The letters, digits and vowel signs of a text, in one case.

    Line breaks, spaces, hyphens and quotation marks fall away: typesetting may change
    those, and extraction often does. Ligatures and other shapes become what they stand for.
    """
    return normalize("NFKC", text).casefold().translate(_KEPT)
