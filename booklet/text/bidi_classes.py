"""Bidirectional classes as letters (UAX #9, table 4), so that rules can be patterns."""

from __future__ import annotations

from unicodedata import bidirectional

from booklet.text.bidi_brackets import CLOSING, OPENING

LETTERS = {
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "0",
    "AN": "1",
    "ES": "+",
    "ET": "%",
    "CS": ",",
    "NSM": "M",
    "BN": "b",
    "B": "B",
    "S": "S",
    "WS": "W",
    "ON": "N",
    "LRE": "e",
    "RLE": "f",
    "LRO": "o",
    "RLO": "p",
    "PDF": "q",
    "LRI": "i",
    "RLI": "j",
    "FSI": "k",
    "PDI": "l",
}
"""The letter of each class; brackets that come in pairs, all of class ON, have ( and )."""

NEUTRALS = "BSWN()ijkl"

ISOLATES = frozenset("ijk")
EMBEDDINGS = frozenset("efopqb")
"""Classes that rule X9 takes out."""
SEPARATORS = frozenset("SB")
RIGHT_TO_LEFT = frozenset("RA1") | EMBEDDINGS | ISOLATES
"""Classes that may make something run from right to left."""


class _Table(dict[int, str]):
    """A letter for every character, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        # Characters that this Python's tables do not know count as left-to-right.
        letter = LETTERS[bidirectional(char) or "L"]
        if char in OPENING or char in CLOSING:
            letter = "(" if char in OPENING else ")"
        self[code] = letter
        return letter


_TABLE = _Table()


def classes_of(text: str) -> str:
    """The letter of each character's class."""
    return text.translate(_TABLE)
