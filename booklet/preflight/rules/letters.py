"""Words compared by their letters alone."""

from __future__ import annotations

from unicodedata import normalize


def letters(text: str) -> str:
    """The letters, digits and vowel signs of a text, in one case.

    Line breaks, spaces, hyphens and quotation marks fall away: typesetting may change
    those, and extraction often does. Ligatures and other shapes become what they stand for.
    """
    plain = normalize("NFKC", text).casefold()
    return "".join(one for one in plain if one.isalnum() or ord(one) > _LAST_OF_PUNCTUATION)


_LAST_OF_PUNCTUATION = 0x206F
