"""Where pages look different and no word says why; told by what lies there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from booklet.compare import looks
from booklet.compare.findings import Aspect, Difference
from booklet.compare.placing import strays, styled
from booklet.compare.telling import rect, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from booklet.compare.differ import Opened
    from booklet.compare.reading import Alternative, Reading
    from booklet.compare.wording import Matched
    from booklet.preflight.objects import Box

_MOST_OF_IT = 0.5
_MM = 72 / 25.4
_LONGEST = 60
_WORDS_TOLD = 8
_STAYED = 1.5  # points


class Erased:
    """Places where words account for what the eye sees, by page of the old and the new file."""

    def __init__(
        self, old: Reading, new: Reading, words: Matched, page_of: Mapping[int, int]
    ) -> None:
        self._old: dict[int, list[Box]] = defaultdict(list)
        self._new: dict[int, list[Box]] = defaultdict(list)
        for hunk in (*words.hunks, *words.broken):
            for at in range(*hunk.old):
                self._old[old.words[at].page].append(old.words[at].box)
            for at in range(*hunk.new):
                self._new[new.words[at].page].append(new.words[at].box)
        for a, b in (*words.same, *words.moved):
            was, later = old.words[a], new.words[b]
            if page_of.get(was.page) != later.page or strays(was, later) or styled(was, later):
                self._old[was.page].append(was.box)
                self._new[later.page].append(later.box)

    def on(self, old: int, new: int, furniture: Difference | None) -> list[Box]:
        """The places on a pair of pages, furniture that changed among them."""
        aside = (*furniture.old, *furniture.new) if furniture else ()
        return [*self._old[old], *self._new[new], *(place.points for place in aside)]


def areas_of(
    old: Opened, new: Opened, numbers: tuple[int, int], besides: Sequence[Box]
) -> Iterator[Difference]:
    """Differences of looks on a pair of pages."""
    pages = old.examined.pages[numbers[0] - 1], new.examined.pages[numbers[1] - 1]
    dpi = looks.resolution(*pages)
    was, later = looks.shown(old.images, pages[0], dpi), looks.shown(new.images, pages[1], dpi)
    height = pages[1].trim_size[1]
    # Trims lie on one another by their heads: the old places count from another foot.
    lower = height - pages[0].trim_size[1]
    found: dict[str, list[tuple[Box, Box]]] = defaultdict(list)
    for box in looks.areas(was, later, height=height, besides=besides):
        there = (box[0], box[1] - lower, box[2], box[3] - lower)
        title = _lies_on(old.reading, new.reading, numbers, (there, box))
        found[title].append((there, box))
    for title, boxes in found.items():
        yield Difference(
            aspect=Aspect.LOOKS,
            title=title + (f", {len(boxes)} places" if len(boxes) > 1 else ""),
            old_page=numbers[0],
            new_page=numbers[1],
            old=tuple(rect(there) for there, _ in boxes),
            new=tuple(rect(box) for _, box in boxes),
        )


def _lies_on(old: Reading, new: Reading, pages: tuple[int, int], boxes: tuple[Box, Box]) -> str:
    """What an area is of: a picture, words, or art that says nothing."""
    sides = ((new, pages[1], boxes[1]), (old, pages[0], boxes[0]))
    for reading, page, box in sides:
        picture = _picture(reading, page, box)
        if picture:
            other = old if reading is new else new
            return f"picture “{_cut(picture.text)}”{_shift(picture, other, new is reading)}"
    for reading, page, box in sides:
        words = [
            word
            for word in reading.words
            if word.page == page and _shared(word.box, box) > _MOST_OF_IT * _area(word.box)
        ]
        if words:
            told = text_of(words[:_WORDS_TOLD]) + (" …" if len(words) > _WORDS_TOLD else "")
            return f"what lies on or behind “{told}”"
    return "art without words"


def _picture(reading: Reading, page: int, box: Box) -> Alternative | None:
    """The smallest picture that most of an area lies on."""
    found = [
        one
        for one in reading.alternatives
        if one.page == page
        and one.thing == "picture"
        and one.box
        and _shared(one.box, box) > _MOST_OF_IT * min(_area(box), _area(one.box))
    ]
    return min(found, key=lambda one: _area(one.box or box), default=None)


def _shift(picture: Alternative, other: Reading, is_new: bool) -> str:  # noqa: FBT001 - inside only
    """How far a picture was moved, if it was."""
    twin = next((one for one in other.alternatives if one.text == picture.text and one.box), None)
    if twin is None or twin.box is None or picture.box is None:
        return ""
    was, later = (twin.box, picture.box) if is_new else (picture.box, twin.box)
    across, up = later[0] - was[0], later[1] - was[1]
    if max(abs(across), abs(up)) < _STAYED:
        return ""
    ways = [(across, "right", "left"), (up, "up", "down")]
    said = [f"{abs(by) / _MM:.0f} mm {on if by > 0 else back}" for by, on, back in ways
            if abs(by) >= _STAYED]  # fmt: skip
    return f", moved {' and '.join(said)}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)
