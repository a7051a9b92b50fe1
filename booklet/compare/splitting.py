"""Letters as they are painted become words, the same however lines are broken.

Left out of account: how spaces are made, ligatures, soft hyphens, and whether a line ends
after a hyphen within a word.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.compare.targets import Target
    from booklet.preflight.objects import Box
    from booklet.preflight.sheet import SheetPage
    from booklet.preflight.walking.colours import Paint
    from booklet.preflight.walking.painted import Painted

_WORD = re.compile(r"\S+")
_AFTER_HYPHEN = re.compile(r"(?<=\w[-‐])(?=\w)")
_PRESENTED = re.compile(r"[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc]+")  # ligatures, Arabic forms
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_TO_THE_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TO_THE_RIGHT = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/@%+_-]*")
_SAME_LINE = 0.5  # of the type size, between baselines
_GAP = 0.15  # of the type size: the least width of a space
_NO_SPACE, _SPACE, _NEW_LINE, _BLOCK = "", " ", "\n", "\n\n"
Style = tuple[str, float, str]
"""Font, size in points, colour."""


class Word:
    """A word, or a part of one that ends in a hyphen.

    Attributes:
        text: normalised.
        before: what stands before it: nothing, a space, a line’s end, a block’s end.
        page, box: where; points from the trim.
        block: number of the paragraph it stands in.
        role, lang: of its structure element.
        style: of its first letter.
        target: of the link it stands in.
    """

    __slots__ = ("before", "block", "box", "lang", "page", "role", "style", "target", "text")

    def __init__(self, text: str, before: str, page: int, box: Box) -> None:
        self.text, self.before, self.page, self.box = text, before, page, box
        self.block = 0
        self.role = self.lang = ""
        self.style: Style = ("", 0.0, "")
        self.target: Target | None = None


class Gatherer:
    """Is told text in reading order, and makes words of it."""

    def __init__(self) -> None:
        self._words: list[Word] = []
        self._block = 0
        self._ended = _BLOCK
        self._last: tuple[int, Box] | None = None
        self._role = self._lang = ""

    def block(self) -> None:
        """A paragraph ends here."""
        if self._ended != _BLOCK:
            self._block += 1
        self._ended = _BLOCK

    def manner(self, *, lang: str, role: str) -> None:
        """What follows has this language and this role."""
        self._lang, self._role = lang, role

    def add(self, piece: Painted, page: SheetPage) -> None:
        """Letters that one operator shows."""
        raw = piece.text
        if not raw:
            return
        box = page.on_trim(piece.box)
        to_the_left = bool(_TO_THE_LEFT.search(raw))
        text = _PRESENTED.sub(_unfolded, _logical(raw) if to_the_left else raw)
        first = self._before(page.number, box, piece.size)
        style = _style(piece)
        places = _places(piece, text, raw) if not to_the_left else None
        for match in _WORD.finditer(text):
            before = first if match.start() == 0 else _SPACE if first != _BLOCK else _BLOCK
            first = _NO_SPACE
            inside = _part(box, places, match.span(), len(text))
            self._take(match.group(), before, page=page.number, box=inside, style=style)
        self._ended = _SPACE if text[-1].isspace() and self._ended != _BLOCK else self._ended
        if text.endswith("\u00ad"):
            self._ended = _NO_SPACE
        self._last = (page.number, box)

    def say(self, text: str, *, page: int, box: Box) -> None:
        """Words that are said in place of what is painted."""
        for said in text.split():
            before = _BLOCK if self._ended == _BLOCK else _SPACE
            self._take(said, before, page=page, box=box, style=("", 0.0, ""))
        self._last = None

    def words(self) -> Iterator[Word]:
        """All words, those with hyphens divided after them."""
        for word in self._words:
            parts = _AFTER_HYPHEN.split(word.text)
            begun = 0
            for part in parts:
                made = Word(part, _NO_SPACE if begun else word.before, word.page, word.box)
                if len(parts) > 1:
                    span = (begun, begun + len(part))
                    made.box = _part(word.box, None, span, len(word.text))
                begun += len(part)
                made.block, made.role, made.lang = word.block, word.role, word.lang
                made.style = word.style
                yield made

    def _before(self, page: int, box: Box, size: float) -> str:
        """What stands between the last letters and these."""
        if self._ended != _NEW_LINE or self._last is None:
            return self._ended
        last_page, last = self._last
        middle, last_middle = (box[1] + box[3]) / 2, (last[1] + last[3]) / 2
        if page != last_page or abs(middle - last_middle) > _SAME_LINE * size:
            return _NEW_LINE
        gap = max(box[0] - last[2], last[0] - box[2])
        return _SPACE if gap > _GAP * size else _NO_SPACE

    def _take(self, raw: str, before: str, *, page: int, box: Box, style: Style) -> None:
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", raw))
        if not text:
            return
        last = self._words[-1] if self._words else None
        if before == _NO_SPACE and last is not None:
            last.text += text
            if last.page == page and last.box[1] < box[3] and box[1] < last.box[3]:
                last.box = (min(last.box[0], box[0]), min(last.box[1], box[1]),
                            max(last.box[2], box[2]), max(last.box[3], box[3]))  # fmt: skip
        else:
            word = Word(text, before, page, box)
            word.block, word.role, word.lang = self._block, self._role, self._lang
            word.style = style
            self._words.append(word)
        self._ended = _NEW_LINE


def _style(piece: Painted) -> Style:
    colour = _colour(piece.paint) if piece.paint else ""
    return piece.typeface.name if piece.typeface else "", round(piece.size, 1), colour


def _colour(paint: Paint) -> str:
    """A colour as designers write it: ``#14504a``, ``CMYK 78 0 45 72 %``."""
    if paint.space.is_rgb and len(paint.numbers) == 3:  # noqa: PLR2004 - red, green, blue
        parts = (min(max(round(part * 255), 0), 255) for part in paint.numbers)
        return "#" + "".join(f"{part:02x}" for part in parts)
    if not paint.numbers:
        return paint.space.said
    return f"{paint.space.said} {' '.join(f'{part * 100:.0f}' for part in paint.numbers)} %"


def _places(piece: Painted, text: str, raw: str) -> list[float] | None:
    """Where each letter begins, by the widths of the font; None if that cannot be said."""
    face = piece.typeface
    if face is None or text != raw:
        return None
    codes = face.codes(b"".join(piece.strings))
    if len(codes) != len(text):
        return None
    places = [0.0]
    for code in codes:
        places.append(places[-1] + max(face.width(code), 0.0))
    return places if places[-1] > 0 else None


def _part(box: Box, places: list[float] | None, span: tuple[int, int], count: int) -> Box:
    """The part of a line’s box that some of its letters take; all of a line that is turned."""
    x0, y0, x1, y1 = box
    if y1 - y0 > x1 - x0:
        return box
    begin, end = span
    if places is None:
        near, far = begin / count, end / count
    else:
        near, far = places[begin] / places[-1], places[end] / places[-1]
    return x0 + (x1 - x0) * near, y0, x0 + (x1 - x0) * far, y1


def _unfolded(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


def _logical(seen: str) -> str:
    """Letters in the order of reading, from that in which they stand from the left.

    A heuristic: runs to the left are turned, numbers and Latin words in them are not. Both
    files are read alike, so that a mistake here is made on both sides.
    """
    clusters: list[str] = []
    for letter in seen:
        if clusters and unicodedata.combining(letter):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    turned = "".join(reversed(clusters))
    return _TO_THE_RIGHT.sub(lambda match: match.group()[::-1], turned)
