"""Which script each character belongs to (UAX #24), as a letter a character."""

from __future__ import annotations

import re
from functools import lru_cache

from booklet.text import harfbuzz

_CHARACTERS_KEPT = 4096
_DEFAULT_SCRIPT = "Latn"


@lru_cache(maxsize=_CHARACTERS_KEPT)
def script_of(char: str) -> str | None:
    """The script of a character (ISO 15924); None if it belongs to many, or to none."""
    return harfbuzz.script_of(char)


_CLOSED_BY = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "„": "”", "‹": "›"}
_NEUTRAL, _OPENS, _CLOSES = ".", "(", ")"
_NAMES: dict[str, str] = {}
"""Scripts met so far, by the letter that stands for each."""


class _Scripts(dict[int, str]):
    """A letter for the script of every character, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        script = script_of(char)
        if char in _CLOSED_BY or char in _CLOSED_BY.values():
            letter = _OPENS if char in _CLOSED_BY else _CLOSES
        else:
            letter = _letter_of(script) if script else _NEUTRAL
        self[code] = letter
        return letter


_SCRIPTS = _Scripts()


def _letter_of(script: str) -> str:
    """The letter that stands for a script; given at first use."""
    for letter, name in _NAMES.items():
        if name == script:
            return letter
    letter = chr(ord("A") + len(_NAMES))
    _NAMES[letter] = script
    return letter


def script_named(letter: str) -> str:
    """The script (ISO 15924) for which a letter stands."""
    return _NAMES[letter]


def scripts_of(text: str) -> str:
    """The script of every character; what belongs to none takes that of its neighbours.

    A mark that opens takes that of a letter beside it, and the mark that closes takes the
    same, lest two fonts share a pair of brackets (UAX #24, 5.1).

    Returns:
        A letter for each character, whose script is :func:`script_named`.
    """
    codes = text.translate(_SCRIPTS)
    first = re.search("[^.()]", codes)
    current = first[0] if first else _letter_of(_DEFAULT_SCRIPT)
    result = []
    open_marks: list[tuple[str, str]] = []
    for found in re.finditer(r"([^.()])(?:\1|\.)*|\.+|[()]", codes):
        start, end = found.span()
        char = text[start]
        current = found[1] or current
        if codes[start] == _OPENS:
            if codes[end : end + 1] not in {"", _NEUTRAL, _OPENS, _CLOSES}:
                current = codes[end]
            open_marks.append((_CLOSED_BY[char], current))
        elif codes[start] == _CLOSES and open_marks and open_marks[-1][0] == char:
            current = open_marks.pop()[1]
        result.append(current * (end - start))
    return "".join(result)
