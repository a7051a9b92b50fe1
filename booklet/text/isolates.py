"""Isolates: what runs from left to right, kept together inside right-to-left text.

Without them the bidirectional algorithm turns the groups of a telephone number round, and puts
the full stop after an English name before it. Translators cannot see the characters that
prevent it, so the builder sets them itself; they are neither painted nor extracted.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.text.style import StyledRun

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"

_ADDRESS = r"(?:https?://|www\.|mailto:)[^\s\u2066-\u2069]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_TELEPHONE = r"(?:\+\s?\d|\(?\b0)[\d\u00a0 ()./-]{4,}\d|\d(?:[\d\u00a0 ()./-]*\d){6,}"
_WORD = r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\w.’'&+/-]*"
_BETWEEN = r"[ \u00a0]+(?:[&–-][ \u00a0]+)?|,[ \u00a0]"
_NAME = rf"{_WORD}(?:(?:{_BETWEEN})(?:{_WORD}|\d[\d.,]*(?!\w)))*"


def isolated(text: str) -> str:
    """Put addresses, telephone numbers and words in Latin letters each in an isolate.

    Numbers of other kinds are left to the algorithm: a range of years runs from right to
    left in a right-to-left sentence, and a single number needs no help. What the author
    has isolated stays as it is.

    Args:
        text: of a paragraph that runs from right to left.
    """
    if LRI in text or FSI in text:
        return text
    return _pattern().sub(_wrapped, text)


def isolated_runs(runs: Sequence[StyledRun], texts: Sequence[str], language: str) -> list[str]:
    """Isolate what a right-to-left paragraph's runs hold.

    A run in another language is an isolate as a whole, which the algorithm turns by its
    first letter; so is one with a link, which is a thing of its own on the page.

    Args:
        runs: of the paragraph.
        texts: what each of them shows.
        language: BCP 47 tag of the paragraph.
    """
    result = []
    for run, text in zip(runs, texts, strict=True):
        inside = isolated(text)
        is_link = run.mark is not None and run.mark.tag == "Link"
        if text and (is_link or (run.lang and run.lang != language)):
            inside = f"{FSI}{inside}{PDI}"
        result.append(inside)
    return result


def _wrapped(found: re.Match[str]) -> str:
    said = found[0]
    end = len(said.rstrip(".,’'-/"))
    return f"{LRI}{said[:end]}{PDI}{said[end:]}"


@cache
def _pattern() -> re.Pattern[str]:
    """Compiled for the first right-to-left paragraph; no other booklet waits for it."""
    return re.compile(f"{_ADDRESS}|{_TELEPHONE}|{_NAME}")
