"""Reads the structure tree of a finished file back, with the text of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from booklet.assemble.texts import MarkedTexts
from booklet.tagging.structure import Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PdfReader


def read_structure(reader: PdfReader) -> Element:
    """The tree under ``StructTreeRoot``, which must have one element at its top.

    Text is what the fonts' ToUnicode maps say, in the order of the content stream within
    each marked-content sequence; pieces that follow each other in one element are joined.
    """
    tree = reader.root_object["/StructTreeRoot"]
    assert isinstance(tree, DictionaryObject)
    top = tree["/K"]
    if isinstance(top, ArrayObject):
        assert len(top) == 1, "the tree has several elements at its top"
        top = top[0]
    return _Reading(reader).element(_dictionary(top))


class _Reading:
    """A tree being read; keeps the texts of pages already looked at."""

    def __init__(self, reader: PdfReader) -> None:
        self._marked = MarkedTexts(reader)
        self._texts: dict[int, dict[int, str]] = {}

    def element(self, found: DictionaryObject) -> Element:
        """One element and all below."""
        page = found.raw_get("/Pg") if "/Pg" in found else None
        pieces = list(self._kids(found, page))
        links = [piece for piece in pieces if isinstance(piece, DictionaryObject)]
        return Element(
            tag=_name(found["/S"]),
            kids=tuple(_joined(piece for piece in pieces if isinstance(piece, (str, Element)))),
            lang=_text(found, "/Lang"),
            alt=_text(found, "/Alt"),
            actual_text=_text(found, "/ActualText"),
            title=_text(found, "/T"),
            id=_text(found, "/ID"),
            attributes=tuple(sorted(_attributes(found))),
            links=tuple(dict.fromkeys(_target(link) for link in links)),
        )

    def _kids(
        self, found: DictionaryObject, page: PdfObject | None
    ) -> Iterator[Element | str | DictionaryObject]:
        if "/K" not in found:
            return
        kids = found["/K"]
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            held = kid.get_object()
            if isinstance(held, NumberObject):
                yield self._text(page, int(held))
                continue
            held = _dictionary(held)
            kind = held.get("/Type")
            if kind == "/OBJR":
                yield _dictionary(held["/Obj"])
            elif kind == "/MCR":
                own = held.raw_get("/Pg") if "/Pg" in held else page
                yield self._text(own, int(str(held["/MCID"])))
            else:
                yield self.element(held)

    def _text(self, page: PdfObject | None, mcid: int) -> str:
        assert isinstance(page, IndirectObject), "marked content on no page"
        if page.idnum not in self._texts:
            self._texts[page.idnum] = self._marked.of(_dictionary(page))
        return self._texts[page.idnum].get(mcid, "")


def _joined(pieces: Iterable[str | Element]) -> Iterator[str | Element]:
    waiting = ""
    for piece in pieces:
        if isinstance(piece, str):
            waiting += piece
            continue
        if waiting:
            yield waiting
        waiting = ""
        yield piece
    if waiting:
        yield waiting


def _attributes(found: DictionaryObject) -> Iterator[tuple[str, str, str]]:
    if "/A" not in found:
        return
    owners = found["/A"]
    for owner in owners if isinstance(owners, ArrayObject) else [owners]:
        held = owner.get_object()
        if isinstance(held, DictionaryObject):  # Revision numbers may stand between.
            for name in held:
                if name != "/O":
                    yield _name(held["/O"]), _name(name), _value(held[name])


def _value(value: PdfObject) -> str:
    if isinstance(value, ArrayObject):
        return f"[{' '.join(_value(item) for item in value)}]"
    if isinstance(value, NameObject):
        return _name(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _target(annotation: DictionaryObject) -> str:
    """Where a link leads: an address, the name of a destination, or a page number."""
    action = annotation.get("/A")
    if action is not None:
        action = _dictionary(action)
        if "/URI" in action:
            return str(action["/URI"])
        place = action.get("/D")
    else:
        place = annotation.get("/Dest")
    return str(place) if isinstance(place, (str, bytes)) else "a place"


def _text(found: DictionaryObject, key: str) -> str | None:
    return str(found[key]) if key in found else None


def _name(name: object) -> str:
    return str(name).removeprefix("/")


def _dictionary(value: object) -> DictionaryObject:
    held = value.get_object() if isinstance(value, PdfObject) else value
    assert isinstance(held, DictionaryObject)
    return held
