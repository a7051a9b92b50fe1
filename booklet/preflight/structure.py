"""The structure tree of any file, as far as it can be read (ISO 32000-1:2008, 14.7)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, NumberObject

from booklet.preflight.objects import dictionary, entry, name, number, resolved
from booklet.preflight.walking.painted import Kind, Via

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import PdfObject

    from booklet.preflight.examined import Examined
    from booklet.preflight.walking.painted import Painted

_DEEPEST = 128
_MOST = 200_000


class Tagged:
    """A structure element.

    Attributes:
        tag: its standard type, after the role map.
        page: that its first content stands on; None if it has none of its own.
        kids: elements and pieces of text, in reading order.
        alt, actual, lang: as written; empty if not.
        painted: what its own content paints.
    """

    def __init__(self, tag: str, found: DictionaryObject) -> None:
        self.tag, self.found = tag, found
        self.page: int | None = None
        self.kids: list[Tagged | str] = []
        self.painted: list[Painted] = []
        self.alt, self.actual, self.lang = (
            str(entry(found, key) or "") for key in ("/Alt", "/ActualText", "/Lang")
        )

    @property
    def text(self) -> str:
        """What a screen reader says of the element and all below."""
        if self.actual:
            return self.actual
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def all(self) -> Iterator[Tagged]:
        """This element and all below, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tagged):
                yield from kid.all()

    @property
    def first_page(self) -> int | None:
        """The page of its first content, its own or that of an element below."""
        return next((one.page for one in self.all() if one.page), None)

    @property
    def first_painted(self) -> Painted | None:
        """The first thing it paints."""
        return next((one.painted[0] for one in self.all() if one.painted), None)


def tagged_tree(examined: Examined) -> tuple[Tagged, ...]:
    """The elements at the top of the tree; none if the file is not tagged."""
    root = entry(examined.reader.root_object, "/StructTreeRoot")
    return _Reading(examined).kids_of(root) if isinstance(root, DictionaryObject) else ()


class _Reading:
    """A tree being read."""

    def __init__(self, examined: Examined) -> None:
        root = dictionary(entry(examined.reader.root_object, "/StructTreeRoot"))
        self._roles = dictionary(entry(root, "/RoleMap"))
        self._numbers = {
            page.page.indirect_reference.idnum: page.number
            for page in examined.pages
            if page.page.indirect_reference
        }
        self._content: dict[tuple[int, int], list[Painted]] = defaultdict(list)
        for page, canvas in examined.painted:
            for painted in canvas:
                if painted.mcid is not None and painted.via is Via.PAGE:
                    self._content[page.number, painted.mcid].append(painted)
        self._seen: set[int] = set()

    def kids_of(self, root: DictionaryObject) -> tuple[Tagged, ...]:
        """The elements directly below the root."""
        top = Tagged("", root)
        self._fill(top, root, None, 0)
        return tuple(kid for kid in top.kids if isinstance(kid, Tagged))

    def _fill(self, element: Tagged, found: DictionaryObject, page: int | None, depth: int) -> None:
        page = self._page(found) or page
        kids = entry(found, "/K")
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            held = resolved(kid)
            if isinstance(held, NumberObject):
                self._say(element, page, int(held))
            elif isinstance(held, DictionaryObject):
                self._dictionary(element, held, page, depth)

    def _dictionary(
        self, element: Tagged, held: DictionaryObject, page: int | None, depth: int
    ) -> None:
        kind = name(entry(held, "/Type"))
        if kind == "MCR":
            self._say(element, self._page(held) or page, int(number(entry(held, "/MCID"))))
        elif kind == "OBJR":
            element.page = element.page or self._page(held) or page
        elif depth < _DEEPEST and id(held) not in self._seen and len(self._seen) < _MOST:
            self._seen.add(id(held))
            inner = Tagged(self._standard(name(entry(held, "/S"))), held)
            element.kids.append(inner)
            self._fill(inner, held, page, depth + 1)

    def _say(self, element: Tagged, page: int | None, mcid: int) -> None:
        if page is None:
            return
        element.page = element.page or page
        painted = self._content.get((page, mcid), [])
        element.painted += painted
        element.kids += [one.text for one in painted if one.kind is Kind.TEXT]

    def _page(self, found: DictionaryObject) -> int | None:
        if "/Pg" not in found:
            return None
        reference: PdfObject = found.raw_get("/Pg")
        return self._numbers.get(getattr(reference, "idnum", -1))

    def _standard(self, tag: str) -> str:
        """A type's standard meaning by the role map (14.7.3)."""
        for _ in range(8):
            mapped = name(entry(self._roles, f"/{tag}"))
            if not mapped or mapped == tag:
                return tag
            tag = mapped
        return tag
