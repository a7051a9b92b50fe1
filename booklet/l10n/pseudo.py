"""Pseudo-locales: translations nobody needs, to see whether layouts bear any other.

``en-XA`` is English with accents and two fifths longer, as German or Welsh may be; ``ar-XB``
is English in Arabic letters, from right to left. Both can still be read, so that whoever looks
at a page sees what has gone wrong on it. They are catalogues like others and take their way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from booklet.l10n.catalogue import Catalogue, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from booklet.l10n.facts import LocaleFacts
    from booklet.l10n.messages import Message

LONGER = 1.4
"""How many letters ``en-XA`` has for one of English."""

_KEPT = re.compile(
    r"\{[^{}]*\}"  # a placeholder, or what a span is: {quote}
    r"|\]\([^)]*\)"  # where a link leads
    r"|\\."  # an escape
    r"|\S*[\w-][.@/]\w\S*"  # an address
    r"|\b[A-Z]{2,}\b"  # OST, UKRI
)
_VOWELS = frozenset("aeiouyAEIOUY")
_ACCENTS = str.maketrans(
    "aceginosuyzACEGINOSUYZAEIOUdlrt",
    "áçéğîñöšüýžÁÇÉĞÎÑÖŠÜÝŽÁÉÎÖÜďļřť",
)
_ARABIC = {
    **dict(zip("abcdefghijklmnopqrstuvwyz", "ابكديفجهيجكلمنوبقرستوفويز", strict=True)),
    "x": "كس",
    ",": "،",
    ";": "؛",
    "?": "؟",
}


def pseudo_catalogue(messages: Iterable[Message], facts: LocaleFacts) -> Catalogue:
    """A catalogue in which every message has a pseudo-translation.

    Args:
        messages: of the booklet, and of whatever else is set.
        facts: of ``en-XA`` or ``ar-XB``.
    """
    change = lengthened if facts.direction == "ltr" else turned
    header = {
        "Language": facts.tag,
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": facts.plural_forms,
    }
    entries = {
        message.key: Entry(
            context=message.context,
            source=message.source,
            plural=message.source if message.has_plurals else None,
            translations=(_changed(message.source, change),)
            * (len(facts.plurals) if message.has_plurals else 1),
        )
        for message in messages
    }
    return Catalogue(header, entries)


def lengthened(words: str) -> str:
    """English with accents, every other vowel or so twice."""
    letters: list[str] = []
    owed = 0.0
    for letter in words:
        letters.append(letter)
        owed += LONGER - 1
        if owed >= 1 and letter.isalpha() and (letter in _VOWELS or owed >= 2):  # noqa: PLR2004 - letters
            letters.append(letter.lower())
            owed -= 1
    return "".join(letters).translate(_ACCENTS)


def turned(words: str) -> str:
    """English in Arabic letters, sound for sound."""
    return "".join(_ARABIC.get(letter.lower(), letter) for letter in words)


def _changed(source: str, change: Callable[[str], str]) -> str:
    """A message changed but for its placeholders, marks, links and addresses."""
    parts: list[str] = []
    end = 0
    for kept in _KEPT.finditer(source):
        parts += [change(source[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*parts, change(source[end:])])
