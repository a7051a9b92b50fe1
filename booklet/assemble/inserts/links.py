"""The links and the outline of an insert: kept if they lead to a place or an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from booklet.assemble.inserts.opening import array, check_action, dictionary
from booklet.assemble.names import name_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject

    from booklet.assemble.inserts.draft import Draft

_SCHEMES = ("https:", "mailto:", "tel:")
_PRINTED = 4
_KEPT = ("/Rect", "/QuadPoints", "/H", "/StructParent")
_DEEPEST = 12


class Links:
    """Turns the links of a draft's pages into links of the part."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._names = dict(_destinations(draft.reader.root_object))
        self._given: dict[bytes, bytes] = {}

    def copy_all(self) -> list[list[DictionaryObject]]:
        """Bring every page's links; those of each page, in their order."""
        pages = self._draft.reader.pages
        return [self._copy_page(index, page) for index, page in enumerate(pages)]

    def _copy_page(self, index: int, page: PageObject) -> list[DictionaryObject]:
        draft, made = self._draft, self._draft.pages[index]
        kept = []
        for reference in array(page.get("/Annots")):
            found = dictionary(reference)
            kind = str(found.get("/Subtype", "")).removeprefix("/")
            if kind == "Popup":
                continue  # The window of a note, which is found as well.
            if kind != "Link":
                draft.findings.add("I008", page=str(index + 1), found=kind)
                continue
            link = self._link(found, index)
            number = draft.target.allocate(link)
            if isinstance(reference, IndirectObject):
                draft.copier.numbers[reference.idnum] = number
            kept.append(link)
        if kept:
            references = ArrayObject(link.indirect_reference for link in kept)
            made[NameObject("/Annots")] = references
        return kept

    def _link(self, found: DictionaryObject, index: int) -> DictionaryObject:
        draft, link = self._draft, DictionaryObject()
        page = draft.pages[index].indirect_reference
        assert page is not None
        action, words = self._action(found, index)
        draft.enter(link, Type="/Annot", Subtype="/Link", F=NumberObject(_PRINTED), P=page)
        link[NameObject("/Border")] = ArrayObject([NumberObject(0)] * 3)
        for name in _KEPT:
            if name in found:
                link[NameObject(name)] = draft.copier.copy(found.raw_get(name))
        said = found.get("/Contents")
        # ISO 14289-1:2014, 7.18.5: a link is described in its contents.
        contents = str(said) if isinstance(said, str) and said.strip() else words
        link[NameObject("/Contents")] = TextStringObject(contents)
        link[NameObject("/A")] = action
        return link

    def _action(self, found: DictionaryObject, index: int) -> tuple[DictionaryObject, str]:
        """What the link does, and what may be said of it."""
        draft = self._draft
        action = dictionary(found.get("/A"))
        made = DictionaryObject()
        if not check_action(action, draft.findings):
            return made, ""
        if "/URI" in action:
            address = str(action["/URI"])
            if not address.lower().startswith(_SCHEMES):
                draft.findings.add("I019", page=str(index + 1), found=address[:80])
            draft.enter(made, S="/URI")
            made[NameObject("/URI")] = ByteStringObject(address.encode("ascii", "replace"))
            return made, address
        place = found.get("/Dest") if "/Dest" in found else action.get("/D")
        made[NameObject("/S")] = NameObject("/GoTo")
        made[NameObject("/D")] = self.place(place)
        return made, draft.request.title

    def place(self, target: PdfObject | None) -> PdfObject:
        """A destination for the part: a name of its own, or where the page begins."""
        draft = self._draft
        held = target.get_object() if target is not None else None
        if isinstance(held, (NameObject, TextStringObject, ByteStringObject)):
            return self._named(held)
        if isinstance(held, DictionaryObject) and "/D" in held:
            held = held["/D"]
        made = self._explicit(held)
        if made is None:
            draft.findings.add("A001", found=f"a page that {draft.request.title} does not have")
            return draft.top_of(0)
        return made

    def _named(self, name: NameObject | TextStringObject | ByteStringObject) -> PdfObject:
        """The name in the part; every name of an insert begins with the insert's id."""
        key = str(name)[1:].encode() if isinstance(name, NameObject) else name_bytes(name)
        if key not in self._given:
            found = self._names.get(key)
            held = found.get_object() if found is not None else None
            held = held.get("/D") if isinstance(held, DictionaryObject) else held
            place = self._explicit(held)
            if place is None:
                self._draft.findings.add("A001", found=key.decode("latin-1"))
                place = self._draft.top_of(0)
            given = f"{self._draft.request.id}/{len(self._given) + 1}".encode("ascii")
            self._given[key] = given
            self._draft.destinations[given] = place
        return ByteStringObject(self._given[key])

    def _explicit(self, held: PdfObject | None) -> ArrayObject | None:
        if not isinstance(held, ArrayObject) or not held:
            return None
        page = self._draft.copier.known(list.__getitem__(held, 0))
        if page is None:
            return None
        rest = [self._draft.copier.copy(item) for item in list(held)[1:]]
        return ArrayObject([page, *rest])

    def outline(self) -> None:
        """One line for the insert, with the insert's own outline below it."""
        draft = self._draft
        root, top = DictionaryObject(), DictionaryObject()
        number = draft.target.allocate(root)
        line = draft.target.reference(draft.target.allocate(top))
        draft.enter(root, Type="/Outlines", First=line, Last=line)
        draft.enter(top, Title=TextStringObject(draft.request.title))
        top[NameObject("/Parent")] = draft.target.reference(number)
        top[NameObject("/Dest")] = ByteStringObject(draft.request.id.encode("ascii"))
        below = self._below(dictionary(draft.reader.root_object.get("/Outlines")), top, 0, set())
        if below:
            # Closed: what is inside an insert is for those who look for it.
            top[NameObject("/Count")] = NumberObject(-below)
        root[NameObject("/Count")] = NumberObject(1)
        draft.target.root_object[NameObject("/Outlines")] = draft.target.reference(number)

    def _below(
        self, found: DictionaryObject, made: DictionaryObject, depth: int, seen: set[int]
    ) -> int:
        """Copy the lines below one; how many show when it is opened."""
        draft, kids = self._draft, []
        item = found.get("/First")
        while item is not None and depth < _DEEPEST:
            held = dictionary(item)
            if id(held) in seen or len(seen) > draft.request.limits.pages * _DEEPEST:
                break
            seen.add(id(held))
            line = DictionaryObject()
            draft.target.allocate(line)
            action = dictionary(held.get("/A"))
            check_action(action, draft.findings)  # The outline leads to places only.
            place = held.get("/Dest") if "/Dest" in held else action.get("/D")
            draft.enter(line, Title=TextStringObject(str(held.get("/Title", ""))))
            line[NameObject("/Dest")] = self.place(place) if place else draft.top_of(0)
            inner = self._below(held, line, depth + 1, seen)
            if inner:
                line[NameObject("/Count")] = NumberObject(-inner)
            kids.append(line)
            item = held.get("/Next")
        _join(kids, made)
        return len(kids)


def _join(kids: list[DictionaryObject], parent: DictionaryObject) -> None:
    if not kids:
        return
    references = [kid.indirect_reference for kid in kids]
    above = parent.indirect_reference
    for index, kid in enumerate(kids):
        ways = {"/Parent": above}
        if index > 0:
            ways["/Prev"] = references[index - 1]
        if index + 1 < len(kids):
            ways["/Next"] = references[index + 1]
        for name, reference in ways.items():
            assert reference is not None
            kid[NameObject(name)] = reference
    first, last = references[0], references[-1]
    assert first is not None
    assert last is not None
    parent[NameObject("/First")] = first
    parent[NameObject("/Last")] = last


def _destinations(catalog: DictionaryObject) -> Iterator[tuple[bytes, PdfObject]]:
    """Every named destination, old form and new (ISO 32000-1:2008, 12.3.2.3)."""
    old = dictionary(catalog.get("/Dests"))
    for name in old:
        yield str(name)[1:].encode(), old.raw_get(name)
    yield from _leaves(dictionary(dictionary(catalog.get("/Names")).get("/Dests")), 0)


def _leaves(node: DictionaryObject, depth: int) -> Iterator[tuple[bytes, PdfObject]]:
    names = array(node.get("/Names"))
    for name, place in zip(list(names)[::2], list(names)[1::2], strict=False):
        if isinstance(name, (TextStringObject, ByteStringObject)):
            yield name_bytes(name), place
    if depth < _DEEPEST:
        for kid in array(node.get("/Kids")):
            yield from _leaves(dictionary(kid), depth + 1)
