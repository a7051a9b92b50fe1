"""Merges parts into one file without losing what they say about themselves.

pypdf, pikepdf and qpdf copy pages; the structure tree, the parent tree, the outline and
the names stay behind. Here they come along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from booklet.assemble.assembly import Assembly
from booklet.assemble.importing import Importer, Shared
from booklet.assemble.names import direct, resolved
from booklet.assemble.navigation import Navigation
from booklet.assemble.partfile import read_part
from booklet.assemble.structure import StructureTree
from booklet.paint.xmp import info_entries, xmp_packet
from booklet.tagging.metadata import Conformance, Metadata, uuid_urn
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Sequence


def begin(parts: Sequence[bytes], metadata: Metadata) -> Merging:
    """Put those parts behind one another that several files begin with."""
    merging = Merging(metadata)
    for part in parts:
        merging.add(part)
    return merging


def merge(
    parts: Sequence[bytes],
    *,
    metadata: Metadata,
    conformance: Conformance | None = None,
    begun: Merging | None = None,
) -> Assembly:
    """Put parts behind one another.

    Kept: pages and their boxes, structure tree with role map, class map and IDs, links,
    outline, named destinations, page labels, the output intent of the first part that has
    one. What is equal in several parts (fonts, pictures, drawings) is kept once.

    Args:
        parts: tagged files of our canvas, or inserts made ready.
        metadata: of the whole; what the parts say of themselves is dropped.
        conformance: what the whole claims.
        begun: what stands before them; it stays as it is.

    Raises:
        BookletError: if a link leads to a destination that no part has.
    """
    assert parts or begun, "nothing to merge"
    merging = begun.copy() if begun else Merging(metadata)
    for part in parts:
        merging.add(part)
    return merging.finish(metadata, conformance or Conformance())


class Merging:
    """A merge under way."""

    def __init__(self, metadata: Metadata) -> None:
        self._metadata = metadata
        self._said: list[bytes] = []
        self._assembly = Assembly()
        self._pages = ArrayObject()
        self._structure = StructureTree(
            self._assembly, language=metadata.language, right_to_left=metadata.right_to_left
        )
        self._navigation = Navigation(self._assembly)
        self._shared: Shared = {}
        self._catalog = self._assembly.root_object
        self._page_tree = self._catalog.raw_get("/Pages").idnum

    def copy(self) -> Merging:
        """Another that has come as far, and goes on by itself."""
        made = Merging(self._metadata)
        made._said = list(self._said)
        made._assembly.continue_from(self._assembly)
        made._pages += self._pages
        made._structure.continue_from(self._structure)
        made._navigation.continue_from(self._navigation)
        made._shared = dict(self._shared)
        made._catalog.update(self._catalog)
        return made

    def add(self, data: bytes) -> None:
        """Bring a part's pages, then its elements, then the ways through it."""
        self._said.append(data)
        part = read_part(data)
        numbers: dict[int, int] = {}
        importer = Importer(
            self._assembly,
            part,
            shared=self._shared,
            numbers=numbers,
            first_key=self._structure.next_key,
        )
        catalog = importer.raw(part.root)
        assert isinstance(catalog, DictionaryObject)
        tree = direct(catalog, "/StructTreeRoot", importer)
        document = tree.raw_get("/K")
        assert isinstance(document, IndirectObject), "a part has one Document element"
        numbers[document.idnum] = self._structure.document
        numbers[catalog.raw_get("/StructTreeRoot").idnum] = self._structure.root
        numbers[catalog.raw_get("/Pages").idnum] = self._page_tree
        if "/Outlines" in catalog:
            numbers[catalog.raw_get("/Outlines").idnum] = self._navigation.outline
        first_page, first_slot = len(self._pages), len(self._assembly.slots)
        page_tree = direct(catalog, "/Pages", importer)
        kids = resolved(page_tree.raw_get("/Kids"), importer)
        assert isinstance(kids, ArrayObject)
        self._pages += [importer.adopted(page) for page in kids]
        self._structure.graft(importer, tree, importer.raw(document.idnum))
        self._navigation.join(importer, catalog, first_page=first_page, first_slot=first_slot)
        self._adopt_intent(importer, catalog)

    def _adopt_intent(self, importer: Importer, catalog: DictionaryObject) -> None:
        if "/OutputIntents" in catalog and "/OutputIntents" not in self._catalog:
            intents = resolved(catalog.raw_get("/OutputIntents"), importer)
            self._catalog[NameObject("/OutputIntents")] = importer.adopted(intents)
        for key in ("/ViewerPreferences", "/PageLayout"):
            if key in catalog and key not in self._catalog:
                value = resolved(catalog.raw_get(key), importer)
                self._catalog[NameObject(key)] = importer.adopted(value)

    def finish(self, metadata: Metadata, conformance: Conformance) -> Assembly:
        """Write the catalogue."""
        metadata = changed(metadata, instance=uuid_urn(*self._said))
        assembly, catalog = self._assembly, self._catalog
        pages = assembly.get_object(self._page_tree)
        assert isinstance(pages, DictionaryObject)
        pages[NameObject("/Kids")] = self._pages
        pages[NameObject("/Count")] = NumberObject(len(self._pages))
        catalog[NameObject("/Lang")] = TextStringObject(metadata.language)
        catalog[NameObject("/MarkInfo")] = DictionaryObject(
            {NameObject("/Marked"): BooleanObject(True)}
        )
        catalog[NameObject("/StructTreeRoot")] = self._structure.finish()
        self._navigation.finish(catalog)
        packet = DecodedStreamObject()
        packet.set_data(xmp_packet(metadata, conformance))
        packet[NameObject("/Type")] = NameObject("/Metadata")
        packet[NameObject("/Subtype")] = NameObject("/XML")
        catalog[NameObject("/Metadata")] = assembly.reference(assembly.allocate(packet))
        # Nobody has spread the inks into each other yet (ISO 32000-1:2008, 14.11.6).
        names = {"Trapped": "False"} if conformance.x4 else {}
        assembly.describe(info_entries(metadata, conformance), names=names)
        return assembly
