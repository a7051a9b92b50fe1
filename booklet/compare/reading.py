"""What a file says: its words in reading order, and what a screen reader is told besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.compare.splitting import Gatherer
from booklet.compare.targets import Targets
from booklet.preflight.objects import array, entry, name
from booklet.preflight.objects import box as box_of
from booklet.preflight.structure import Tagged, tagged_tree
from booklet.preflight.walking.painted import Kind
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.compare.splitting import Word
    from booklet.compare.targets import Target
    from booklet.preflight.examined import Examined
    from booklet.preflight.objects import Box
    from booklet.preflight.sheet import SheetPage
    from booklet.preflight.walking.painted import Painted

_INLINE = {"Span", "Link", "Reference", "Annot", "NonStruct", "Private", "Sub"}
_IN_WORDS = {"Quote", "Em", "Strong", "Code", "Note", "BibEntry", "Ruby", "Warichu"}
_EDGE = 0.1
"""Part of a page’s height at head and foot where a lone number is its page number."""


@value
class Alternative:
    """Words that stand for something that is not words.

    Attributes:
        page: counted from 1; None where the tree does not say.
        text: what a screen reader says.
        thing: ``picture``, ``link`` or the structure type.
        box: around it, points from the trim; None if it paints nothing.
    """

    page: int | None
    text: str
    thing: str
    box: Box | None


class Reading:
    """One file, read once.

    Attributes:
        words: of the content, in reading order.
        furniture: running heads and page numbers by page.
        alternatives: in reading order.
    """

    def __init__(self, examined: Examined) -> None:
        self.examined = examined
        self._pages = {page.number: page for page in examined.pages}
        self._home: dict[int, int] = {
            id(piece): page.number for page, canvas in examined.painted for piece in canvas
        }
        self._links = _links(examined, self._pages)
        self._used: set[int] = set()
        self.alternatives: list[Alternative] = []
        self.furniture: dict[int, tuple[Word, ...]] = {}
        words = Gatherer()
        for element in tagged_tree(examined):
            self._element(element, words, lang="", role="")
        tagged = bool(self._used)
        for page, canvas in examined.painted:
            self._rest(page, canvas, words, tagged=tagged)
        self.words = [self._linked(word) for word in words.words()]
        self.alternatives += self._described()

    def _element(self, element: Tagged, words: Gatherer, *, lang: str, role: str) -> None:
        lang = element.lang or lang
        if element.tag in _IN_WORDS:
            role = f"{role}, {element.tag}"
        elif element.tag not in _INLINE:
            role = element.tag
            words.block()
        words.manner(lang=lang, role=role)
        if element.alt:
            self._alternative(element)
        if element.actual:
            self._actual(element, words)
            return
        pieces = iter([one for one in element.painted if one.kind is Kind.TEXT])
        for kid in element.kids:
            if isinstance(kid, Tagged):
                self._element(kid, words, lang=lang, role=role)
                words.manner(lang=lang, role=role)
            else:
                self._say(next(pieces), words)
        if element.tag not in _INLINE | _IN_WORDS:
            words.block()

    def _say(self, piece: Painted, words: Gatherer) -> None:
        self._used.add(id(piece))
        page = self._pages[self._home[id(piece)]]
        words.add(piece, page)

    def _actual(self, element: Tagged, words: Gatherer) -> None:
        below = [piece for one in element.all() for piece in one.painted]
        self._used.update(id(piece) for piece in below)
        page = self._home[id(below[0])] if below else element.first_page or 1
        box = _around([self._pages[page].on_trim(piece.box) for piece in below[:1]])
        words.say(element.actual, page=page, box=box or (0.0, 0.0, 0.0, 0.0))

    def _alternative(self, element: Tagged) -> None:
        below = [piece for one in element.all() for piece in one.painted]
        page = self._home[id(below[0])] if below else element.first_page
        boxes = [
            self._pages[page].on_trim(piece.box)
            for piece in below
            if page and self._home[id(piece)] == page
        ]
        thing = {"Figure": "picture", "Link": "link"}.get(element.tag, element.tag)
        self.alternatives.append(Alternative(page, element.alt, thing, _around(boxes)))

    def _rest(
        self, page: SheetPage, canvas: tuple[Painted, ...], words: Gatherer, *, tagged: bool
    ) -> None:
        """What no tree holds: furniture if the file is tagged, else the page’s words."""
        furniture = Gatherer()
        words.block()
        words.manner(lang="", role="")
        for piece in canvas:
            if piece.kind is not Kind.TEXT or id(piece) in self._used:
                continue
            aside = piece.is_artifact or (not tagged and _is_folio(piece, page))
            (furniture if aside else words).add(piece, page)
        self.furniture[page.number] = tuple(furniture.words())

    def _linked(self, word: Word) -> Word:
        for box, target in self._links.get(word.page, ()):
            across = (word.box[0] + word.box[2]) / 2
            up = (word.box[1] + word.box[3]) / 2
            if box[0] <= across <= box[2] and box[1] <= up <= box[3]:
                word.target = target
        return word

    def _described(self) -> Iterator[Alternative]:
        """What annotations say of themselves (ISO 32000-1:2008, 12.5.2, Contents)."""
        for page in self._pages.values():
            for annotation in array(entry(page.page, "/Annots")):
                said = str(entry(annotation, "/Contents") or "")
                rect = box_of(entry(annotation, "/Rect"))
                if said:
                    kind = name(entry(annotation, "/Subtype")).lower() or "annotation"
                    box = page.on_trim(rect) if rect else None
                    yield Alternative(page.number, said, kind, box)


def _links(examined: Examined, pages: dict[int, SheetPage]) -> dict[int, list[tuple[Box, Target]]]:
    """Where links lead, by the places they are clicked at."""
    targets = Targets(examined)
    found: dict[int, list[tuple[Box, Target]]] = {}
    for page in pages.values():
        for annotation in array(entry(page.page, "/Annots")):
            rect, target = box_of(entry(annotation, "/Rect")), targets.of(annotation)
            if rect and target is not None and name(entry(annotation, "/Subtype")) == "Link":
                found.setdefault(page.number, []).append((page.on_trim(rect), target))
    return found


def _is_folio(piece: Painted, page: SheetPage) -> bool:
    _, low, _, high = page.on_trim(piece.box)
    height = page.trim_size[1]
    outside = high < height * _EDGE or low > height * (1 - _EDGE)
    return outside and piece.text.strip().isdecimal()


def _around(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)
