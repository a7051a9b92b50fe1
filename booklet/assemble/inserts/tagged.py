"""A tagged PDF keeps its tree, which is grafted under one section (ISO 32000-1:2008, 14.7)."""

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

from booklet.assemble.inserts.opening import array, dictionary
from booklet.assemble.names import name_bytes
from booklet.tagging.tree import ROLE_MAP, STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from booklet.assemble.inserts.draft import Draft

_KEPT = ("/A", "/C", "/R", "/T", "/Lang", "/Alt", "/E", "/ActualText")
_DEEPEST = 60


def is_tagged(reader: PdfReader) -> bool:
    """Whether a file claims to be tagged and has a tree."""
    catalog = reader.root_object
    marked = dictionary(catalog.get("/MarkInfo")).get("/Marked")
    tree = dictionary(catalog.get("/StructTreeRoot"))
    return marked is not None and bool(getattr(marked, "value", False)) and "/K" in tree


def graft_tree(draft: Draft) -> None:
    """Bring the insert's tree, role map, class map and IDs into the draft."""
    catalog = draft.reader.root_object
    tree = dictionary(catalog.get("/StructTreeRoot"))
    if getattr(dictionary(catalog.get("/MarkInfo")).get("/Suspects"), "value", False):
        draft.findings.add("I015", found="the file says that they may be wrong")
    grafting = _Grafting(draft, tree)
    for index, (page, made) in enumerate(zip(draft.reader.pages, draft.pages, strict=True)):
        if "/Contents" in page:
            made[NameObject("/Contents")] = draft.copier.copy(page.raw_get("/Contents"))
            if "/StructParents" not in page:
                draft.findings.add("I015", found=f"page {index + 1} has none")
        if "/StructParents" in page:
            made[NameObject("/StructParents")] = NumberObject(int(str(page["/StructParents"])))
    top = draft.target.get_object(draft.sect)
    assert isinstance(top, DictionaryObject)
    language = catalog.get("/Lang")
    if isinstance(language, str) and str(language).strip():
        draft.enter(top, Lang=TextStringObject(str(language)))
    else:
        draft.findings.add("I015", found="they do not say in which language the text is")
    top[NameObject("/K")] = ArrayObject(grafting.kids_of(tree, draft.sect, None, 0))
    draft.finish([draft.target.reference(draft.sect)], grafting.finish())


class _Grafting:
    """Elements being copied; those that the parent tree names are known by then."""

    def __init__(self, draft: Draft, tree: DictionaryObject) -> None:
        self._draft = draft
        self._tree = tree
        self._roles = dictionary(tree.get("/RoleMap"))
        self._used: dict[str, str] = {}
        self._seen: set[int] = set()

    def kids_of(
        self, found: DictionaryObject, parent: int, page: PdfObject | None, depth: int
    ) -> Iterator[PdfObject]:
        """What an element holds, for the draft."""
        if depth > _DEEPEST:
            self._draft.findings.refuse("I001", found="its tags are nested too deeply")
        kids = found.raw_get("/K") if "/K" in found else None
        held = kids.get_object() if kids is not None else None
        for kid in list(held) if isinstance(held, ArrayObject) else [kids]:
            made = self._kid(kid, parent, page, depth)
            if made is not None:
                yield made

    def _kid(
        self, kid: PdfObject | None, parent: int, page: PdfObject | None, depth: int
    ) -> PdfObject | None:
        held = kid.get_object() if kid is not None else None
        if isinstance(held, NumberObject):
            return held
        if not isinstance(held, DictionaryObject):
            return None
        kind = held.get("/Type")
        if kind in {"/MCR", "/OBJR"}:
            return self._reference(held, page, of_object=kind == "/OBJR")
        if depth == 0 and self._standard(str(held.get("/S"))[1:]) == "Document":
            # There is one Document, the booklet; this one is a part of it.
            return self._element(kid, held, parent, page, depth, tag="Sect")
        return self._element(kid, held, parent, page, depth)

    def _reference(
        self, held: DictionaryObject, page: PdfObject | None, *, of_object: bool
    ) -> PdfObject | None:
        """A marked-content or object reference; what it means must have been copied."""
        draft, made = self._draft, DictionaryObject()
        own = draft.copier.known(held.raw_get("/Pg")) if "/Pg" in held else page
        if of_object:
            target = draft.copier.known(held.raw_get("/Obj"))
            if target is None:
                return None  # An annotation that is not kept, and has been reported.
            draft.enter(made, Type="/OBJR", Obj=target)
        else:
            draft.enter(made, Type="/MCR", MCID=NumberObject(int(str(held["/MCID"]))))
            if "/Stm" in held:
                made[NameObject("/Stm")] = draft.copier.copy(held.raw_get("/Stm"))
        if own is not None:
            draft.enter(made, Pg=own)
        return made

    def _element(
        self,
        kid: PdfObject | None,
        held: DictionaryObject,
        parent: int,
        page: PdfObject | None,
        depth: int,
        *,
        tag: str = "",
    ) -> PdfObject:
        draft, made = self._draft, DictionaryObject()
        if id(held) in self._seen:
            draft.findings.refuse("I015", found="an element stands in two places")
        self._seen.add(id(held))
        number = draft.target.allocate(made)
        if isinstance(kid, IndirectObject):
            draft.copier.numbers[kid.idnum] = number
        tag = tag or self._tag(str(held.get("/S"))[1:])
        draft.enter(made, Type="/StructElem", S=f"/{tag}", P=draft.target.reference(parent))
        own = draft.copier.known(held.raw_get("/Pg")) if "/Pg" in held else page
        if own is not None:
            draft.enter(made, Pg=own)
        for name in _KEPT:
            if name in held:
                made[NameObject(name)] = self._attribute(name, held.raw_get(name))
        if "/ID" in held:
            self._identify(made, held["/ID"], number)
        if self._standard(tag) == "Figure" and not _described(held):
            draft.findings.add("I016", page=self._page_number(own))
        kids = list(self.kids_of(held, number, own, depth + 1))
        if kids:
            made[NameObject("/K")] = ArrayObject(kids)
        return draft.target.reference(number)

    def _attribute(self, name: str, value: PdfObject) -> PdfObject:
        if name == "/C":
            return self._classes(value.get_object())
        copied = self._draft.copier.copy(value)
        if name == "/A":
            held = copied.get_object()
            for owner in held if isinstance(held, ArrayObject) else [held]:
                attributes = dictionary(owner)
                if "/Headers" in attributes:
                    headers = [self._id(header) for header in array(attributes["/Headers"])]
                    attributes[NameObject("/Headers")] = ArrayObject(headers)
        return copied

    def _classes(self, value: PdfObject | None) -> PdfObject:
        """Names of classes, each beginning with the insert's id."""
        if isinstance(value, NameObject):
            return NameObject(f"/{self._draft.request.id}.{str(value)[1:]}")
        if isinstance(value, ArrayObject):
            return ArrayObject(self._classes(item.get_object()) for item in value)
        assert value is not None
        return value

    def _identify(self, made: DictionaryObject, name: PdfObject, number: int) -> None:
        given = self._id(name)
        if bytes(given) in self._draft.ids:
            self._draft.findings.add("I015", found="two elements have the same ID")
        made[NameObject("/ID")] = given
        self._draft.ids[bytes(given)] = self._draft.target.reference(number)

    def _id(self, name: PdfObject) -> ByteStringObject:
        held = name.get_object()
        if not isinstance(held, (TextStringObject, ByteStringObject)):
            self._draft.findings.refuse("I015", found="an ID is not a string")
        prefix = self._draft.request.id.encode("ascii")
        return ByteStringObject(prefix + b"/" + name_bytes(held))

    def _tag(self, tag: str) -> str:
        """The type under which an element goes on, noted in the role map if it needs one."""
        standard = self._standard(tag)
        if tag not in STANDARD:
            self._used[tag] = standard
        return tag

    def _standard(self, tag: str) -> str:
        """The standard type that a type leads to (14.7.3); PDF 2.0's own are known."""
        met = {tag}
        while tag not in STANDARD:
            name = f"/{tag}"
            following = str(self._roles[name])[1:] if name in self._roles else ROLE_MAP.get(tag)
            if following is None or following in met:
                self._draft.findings.refuse("I015", found=f"“{tag}” is no known type")
            met.add(following)
            tag = following
        return tag

    def _page_number(self, page: PdfObject | None) -> str:
        for number, made in enumerate(self._draft.pages, start=1):
            if made.indirect_reference == page:
                return str(number)
        return "?"

    def finish(self) -> DictionaryObject:
        """Role map and class map; and the parent tree, one object an entry."""
        draft, made = self._draft, DictionaryObject()
        for key, owner in _entries(dictionary(self._tree.get("/ParentTree")), 0):
            held = owner.get_object()
            if isinstance(held, ArrayObject):
                copied = draft.target.allocate(ArrayObject(self._owner(item) for item in held))
                draft.parents[key] = draft.target.reference(copied)
            else:
                draft.parents[key] = self._owner(owner)
        if self._used:
            roles = {NameObject(f"/{tag}"): NameObject(f"/{self._used[tag]}") for tag in self._used}
            made[NameObject("/RoleMap")] = DictionaryObject(roles)
        classes = dictionary(self._tree.get("/ClassMap"))
        if classes:
            made[NameObject("/ClassMap")] = DictionaryObject(
                {
                    self._classes(NameObject(name)): draft.copier.copy(classes.raw_get(name))
                    for name in classes
                }
            )
        return made

    def _owner(self, item: PdfObject) -> PdfObject:
        known = self._draft.copier.known(item)
        if known is None:
            if item.get_object() is None or str(item.get_object()) == "NullObject":
                return self._draft.target.reference(self._draft.sect)
            self._draft.findings.refuse("I015", found="content belongs to an element not in them")
        return known


def _described(held: DictionaryObject) -> bool:
    return bool(str(held.get("/Alt", "")).strip() or str(held.get("/ActualText", "")).strip())


def _entries(node: DictionaryObject, depth: int) -> Iterator[tuple[int, PdfObject]]:
    nums = list(array(node.get("/Nums")))
    for key, owner in zip(nums[::2], nums[1::2], strict=False):
        yield int(str(key)), owner
    if depth < _DEEPEST:
        for kid in array(node.get("/Kids")):
            yield from _entries(dictionary(kid), depth + 1)
