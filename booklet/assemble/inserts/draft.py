"""The part that an insert becomes, while it is put together in the child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from booklet.assemble.assembly import Assembly
from booklet.assemble.inserts.copying import Copier
from booklet.assemble.inserts.opening import array
from booklet.assemble.names import name_tree

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import PdfObject

    from booklet.assemble.inserts import Request
    from booklet.assemble.inserts.findings import Findings

_PAGE_ENTRIES = ("/Resources", "/Group", "/Rotate", "/UserUnit")
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")


class Draft:
    """A part under way: its pages are copied, its tree and its links are to come.

    Attributes:
        reader: of the foreign file.
        target: what is made.
        copier: from the one to the other; knows the pages.
        pages: the new page dictionaries, in order.
        sect: the element that holds all of the insert.
        parents: the parent tree, by key.
        destinations: name to place.
    """

    def __init__(self, reader: PdfReader, request: Request, findings: Findings) -> None:
        self.reader = reader
        self.request = request
        self.findings = findings
        self.target = Assembly()
        self.copier = Copier(self.target, findings, request.limits)
        self.tree = self.target.allocate()
        self.document = self.target.allocate()
        self.pages: list[DictionaryObject] = []
        self.parents: dict[int, PdfObject] = {}
        self.destinations: dict[bytes, PdfObject] = {}
        self.ids: dict[bytes, PdfObject] = {}
        self.sect = self.element("Sect", self.document, title=request.title)
        for page in reader.pages:
            reference = page.indirect_reference
            assert reference is not None
            made = DictionaryObject()
            self.copier.numbers[reference.idnum] = self.target.allocate(made)
            self.pages.append(made)
        for page, made in zip(reader.pages, self.pages, strict=True):
            self._fill_page(page, made)
        self.destinations[request.id.encode("ascii")] = self.top_of(0)

    def _fill_page(self, page: PageObject, made: DictionaryObject) -> None:
        """Copy what shows; links and marks come later."""
        self.enter(made, Type="/Page", Parent=self.target.root_object.raw_get("/Pages"))
        for name in _PAGE_ENTRIES:
            # pypdf has already brought down what a page inherits from the tree above it.
            if name in page:
                made[NameObject(name)] = self.copier.copy(page.raw_get(name))
        for name in _BOXES:
            if name in page:
                made[NameObject(name)] = _box(page[name])
        if "/TrimBox" not in made:
            made[NameObject("/TrimBox")] = made.get("/CropBox", made["/MediaBox"])
        made[NameObject("/Tabs")] = NameObject("/S")

    def enter(self, made: DictionaryObject, **entries: str | float | PdfObject) -> None:
        """Write entries: strings beginning with a slash are names, others text."""
        for key, value in entries.items():
            made[NameObject(f"/{key}")] = _as_object(value)

    def element(self, tag: str, parent: int, *, title: str = "", alt: str = "") -> int:
        """Make a structure element without kids; its number."""
        made = DictionaryObject()
        self.enter(made, Type="/StructElem", S=f"/{tag}", P=self.target.reference(parent))
        if title:
            self.enter(made, T=title)
        if alt:
            self.enter(made, Alt=alt)
        return self.target.allocate(made)

    def top_of(self, index: int) -> ArrayObject:
        """The place at the top of a page, as a destination."""
        page = self.pages[index]
        top = array(page["/TrimBox"])[3]
        reference = page.indirect_reference
        assert isinstance(reference, IndirectObject)
        return ArrayObject([reference, NameObject("/XYZ"), NullObject(), top, NullObject()])

    def finish(self, kids: list[PdfObject], tree: DictionaryObject) -> None:
        """Write the tree and the catalogue.

        Args:
            kids: of the document element.
            tree: role map and class map, if there are any.
        """
        target, catalog = self.target, self.target.root_object
        document = DictionaryObject()
        self.enter(document, Type="/StructElem", S="/Document", P=target.reference(self.tree))
        document[NameObject("/K")] = ArrayObject(kids)
        target.put(self.document, document)
        nums = ArrayObject()
        for key in sorted(self.parents):
            nums += [NumberObject(key), self.parents[key]]
        self.enter(
            tree,
            Type="/StructTreeRoot",
            K=target.reference(self.document),
            ParentTree=DictionaryObject({NameObject("/Nums"): nums}),
            ParentTreeNextKey=NumberObject(max(self.parents, default=-1) + 1),
        )
        if self.ids:
            self.enter(tree, IDTree=name_tree(self.ids))
        target.put(self.tree, tree)
        pages = catalog["/Pages"]
        assert isinstance(pages, DictionaryObject)
        references = ArrayObject(page.indirect_reference for page in self.pages)
        self.enter(pages, Kids=references, Count=NumberObject(len(references)))
        self.enter(
            catalog,
            Lang=self.request.language,
            MarkInfo=DictionaryObject({NameObject("/Marked"): BooleanObject(True)}),
            StructTreeRoot=target.reference(self.tree),
        )

    def write_destinations(self) -> None:
        """Write the names that links and the outline have asked for by now."""
        tree = DictionaryObject({NameObject("/Dests"): name_tree(self.destinations)})
        self.enter(self.target.root_object, Names=tree)

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page as a reader sees it, in points."""
        found = []
        for page in self.pages:
            x0, y0, x1, y1 = (float(str(corner)) for corner in array(page["/TrimBox"]))
            turned = int(str(page.get("/Rotate", 0))) % 180 != 0
            found.append((y1 - y0, x1 - x0) if turned else (x1 - x0, y1 - y0))
        return found


def _box(corners: PdfObject) -> ArrayObject:
    numbers = (float(str(corner.get_object())) for corner in array(corners))
    return ArrayObject(FloatObject(round(number, 4)) for number in numbers)


def _as_object(value: str | float | PdfObject) -> PdfObject:
    if isinstance(value, (NameObject, ByteStringObject, TextStringObject)):
        return value
    if isinstance(value, str):
        return NameObject(value) if value.startswith("/") else TextStringObject(value)
    if isinstance(value, (int, float)) and not isinstance(value, (NumberObject, FloatObject)):
        return FloatObject(value)
    return value
