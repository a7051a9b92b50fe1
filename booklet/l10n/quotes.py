"""Straight quotation marks and apostrophes → those of the locale.

Whoever writes content may type ``"`` and ``'``; readers get “ ” ‘ ’ or what their
language has. Content that is typed with the right marks already passes untouched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.source.passage import Passage, Role, Run

if TYPE_CHECKING:
    from booklet.model.words import QuotationMarks

_OPENS_AFTER = frozenset(" \n\u00a0\u202f([{/–—-“‘„«")
_STRAIGHT = "'\""


def curled(words: Passage | str, marks: QuotationMarks) -> Passage | str:
    """Words with the locale's marks; the same object if there was nothing to change."""
    if isinstance(words, str):
        return _curl(words, [False] * len(words), marks) if _has_straight(words) else words
    if not any(_has_straight(run.text) for run in words.runs):
        return words
    text = "".join(run.text for run in words.runs)
    inner = [run.role is Role.QUOTATION for run in words.runs for _ in run.text]
    changed = _curl(text, inner, marks)
    runs: list[Run] = []
    at = 0
    for run in words.runs:
        length = len(run.text)
        runs.append(Run(changed[at : at + length], run.role, run.lang, run.link))
        at += length
    return Passage(tuple(runs), words.location, words.source)


def _has_straight(text: str) -> bool:
    return "'" in text or '"' in text


def _curl(text: str, inner: list[bool], marks: QuotationMarks) -> str:
    """Every straight mark replaced by one character, told by what stands round it.

    Args:
        text: the words.
        inner: for each character, whether a participant's quotation is round it already,
            so that ``"`` there is the inner mark.
        marks: the locale's.
    """
    characters = list(text)
    opened: list[str] = []
    for index, character in enumerate(text):
        if character not in _STRAIGHT:
            continue
        before = text[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        single = character == "'"
        opens = before in _OPENS_AFTER and after not in " \n" and _closes_later(text, index)
        if opens:
            opened.append(character)
            small = single or inner[index]
            characters[index] = marks.inner_opening if small else marks.opening
        elif single and (character not in opened or after.isalnum()):
            characters[index] = marks.apostrophe
        else:
            if character in opened:
                opened.remove(character)
            small = single or inner[index]
            characters[index] = marks.inner_closing if small else marks.closing
    return "".join(characters)


def _closes_later(text: str, index: int) -> bool:
    """Whether a mark that could open a quotation has a partner; ’cause and ’90s have none."""
    character = text[index]
    if character == '"':
        return True
    at = text.find(character, index + 1)
    while at >= 0:
        after = text[at + 1] if at + 1 < len(text) else " "
        if text[at - 1] not in _OPENS_AFTER and not after.isalnum():
            return True
        at = text.find(character, at + 1)
    return False
