"""Where links and outline entries lead, and what a file says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from booklet.preflight.objects import array, dictionary, entry, name, within
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined

Target = int | str
"""A page of the file, counted from 1, or an address."""
_MOST = 20_000
_DEEPEST = 32


@value
class Entry:
    """A line of the outline."""

    level: int
    title: str
    target: Target | None


class Targets:
    """Finds pages that destinations name (ISO 32000-1:2008, 12.3.2)."""

    def __init__(self, examined: Examined) -> None:
        self._root = examined.reader.root_object
        self._numbers = {
            page.page.indirect_reference.idnum: page.number
            for page in examined.pages
            if page.page.indirect_reference
        }
        self._named: dict[str, object] = {}
        for key, held in dictionary(entry(self._root, "/Dests")).items():
            self._named[str(key).removeprefix("/")] = held
        self._gather(within(self._root, "/Names", "/Dests"), 0)

    def of(self, holder: object) -> Target | None:
        """Where an annotation or an outline entry leads; None if nowhere that is known."""
        action = entry(holder, "/A")
        if action is None:
            return self._page(entry(holder, "/Dest"))
        kind = name(entry(action, "/S"))
        if kind == "URI":
            return str(entry(action, "/URI") or "")
        if kind == "GoTo":
            return self._page(entry(action, "/D"))
        return str(entry(entry(action, "/F"), "/F") or entry(action, "/F") or kind)

    def outline(self) -> tuple[Entry, ...]:
        """The outline from top to bottom (12.3.3)."""
        return tuple(self._entries(entry(self._root, "/Outlines"), 1, set()))

    def _entries(self, above: object, level: int, seen: set[int]) -> Iterator[Entry]:
        found = entry(above, "/First")
        while isinstance(found, DictionaryObject) and id(found) not in seen and level < _DEEPEST:
            seen.add(id(found))
            title = " ".join(str(entry(found, "/Title") or "").split())
            yield Entry(level, title, self.of(found))
            yield from self._entries(found, level + 1, seen)
            found = entry(found, "/Next")

    def _gather(self, node: DictionaryObject, depth: int) -> None:
        """Names of a name tree (7.9.6)."""
        names = list(array(entry(node, "/Names")))
        for key, held in zip(names[::2], names[1::2], strict=False):
            if len(self._named) < _MOST:
                self._named[str(key)] = held
        for kid in array(entry(node, "/Kids")) if depth < _DEEPEST else ():
            self._gather(dictionary(kid), depth + 1)

    def _page(self, destination: object) -> int | None:
        for _ in range(3):  # a name, its dictionary, its array
            if isinstance(destination, ArrayObject):
                break
            if isinstance(destination, DictionaryObject):
                destination = entry(destination, "/D")
            else:
                named = self._named.get(str(destination).removeprefix("/"))
                destination = dictionary(named) or array(named)
        if not isinstance(destination, ArrayObject) or not destination:
            return None
        page = list.__getitem__(destination, 0)
        return self._numbers.get(page.idnum) if isinstance(page, IndirectObject) else None


_CLAIMS = (("PDF/UA-", r"pdfuaid:part", ""), ("PDF/A-", r"pdfaid:part", r"pdfaid:conformance"),
           ("", r"pdfxid:GTS_PDFXVersion", ""))  # fmt: skip


def facts(examined: Examined) -> dict[str, str]:
    """What a file says of itself, by what people call it; dates and IDs left out."""
    reader, xmp = examined.reader, examined.xmp
    root = reader.root_object
    info = dictionary(reader.trailer.get("/Info"))
    said = {
        "title": str(entry(info, "/Title") or _listed(xmp, "dc:title")),
        "author": str(entry(info, "/Author") or _listed(xmp, "dc:creator")),
        "subject": str(entry(info, "/Subject") or _listed(xmp, "dc:description")),
        "keywords": str(entry(info, "/Keywords") or ""),
        "language": str(entry(root, "/Lang") or ""),
        "standards": ", ".join(_claims(xmp)),
        "tagged": "yes" if entry(root, "/StructTreeRoot") else "no",
        "shown in the title bar": "title"
        if str(entry(within(root, "/ViewerPreferences"), "/DisplayDocTitle")) == "True"
        else "file name",
        "printing condition": ", ".join(
            str(entry(intent, "/OutputConditionIdentifier") or "")
            for intent in array(entry(root, "/OutputIntents"))
        ),
        "protection": "encrypted" if "/Encrypt" in reader.trailer else "none",
    }
    return {key: " ".join(text.split()) for key, text in said.items()}


def _claims(xmp: str) -> Iterator[str]:
    for standard, key, level in _CLAIMS:
        part = _valued(xmp, key)
        if part:
            yield standard + part + (_valued(xmp, level).lower() if level else "")


def _valued(xmp: str, key: str) -> str:
    found = re.search(rf"{key}(?:>|=[\"'])([^<\"']*)", xmp)
    return found[1] if found else ""


def _listed(xmp: str, key: str) -> str:
    found = re.search(rf"<{key}>.*?<rdf:li[^>]*>(.*?)</rdf:li>", xmp, re.DOTALL)
    return found[1] if found else ""
