"""Marks round a message: two characters for private use, which say which message it is.

They go with the words through patterns, lines and alternatives, until somebody who sets the
words takes them out (:class:`booklet.typeset.trace.TracedSetting`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.words import Pattern
from booklet.source.passage import Passage, Run
from booklet.text.scripts import BIDI_CONTROLS
from booklet.values import changed, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    Words = Passage | Pattern | str

_BEGIN, _END = 0xF0000, 0x100000
_MOST = 0xFFFD
_UNSEEN = BIDI_CONTROLS | {"\u00ad"}
"""What a paragraph does not count among its characters."""


@value
class Span:
    """The words of a message among the characters of a paragraph, from ``begin`` to ``end``."""

    index: int
    begin: int
    end: int


def followed(words: Words, index: int) -> Words:
    """Words between the two characters that say they are message number ``index``."""
    assert 0 <= index <= _MOST, "more messages than there are characters for private use"
    begin, end = chr(_BEGIN + index), chr(_END + index)
    if isinstance(words, Pattern):
        pieces = [begin + words.pieces[0], *words.pieces[1:]]
        pieces[-1] += end
        return words.changed(pieces=tuple(pieces))
    if isinstance(words, Passage):
        runs = [_with(words.runs[0], before=begin), *words.runs[1:]]
        runs[-1] = _with(runs[-1], after=end)
        return changed(words, runs=tuple(runs))
    return f"{begin}{words}{end}"


def _with(run: Run, before: str = "", after: str = "") -> Run:
    return changed(run, text=before + run.text + after)


def read(texts: Sequence[str]) -> tuple[list[str], tuple[Span, ...]]:
    """Take the marks out of consecutive texts: the plain texts, and what was between marks."""
    plain: list[str] = []
    spans: list[Span] = []
    opened: dict[int, int] = {}
    at = 0
    for text in texts:
        kept = []
        for character in text:
            code = ord(character)
            if code < _BEGIN:
                kept.append(character)
                at += character not in _UNSEEN
            elif code < _END:
                opened[code - _BEGIN] = at
            else:
                index = code - _END
                spans.append(Span(index, opened.pop(index, 0), at))
        plain.append("".join(kept))
    return plain, tuple(spans)


def unmarked(text: str) -> str:
    """A text without marks."""
    return text if max(text, default="") < chr(_BEGIN) else read([text])[0][0]
