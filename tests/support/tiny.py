"""The smallest PDFs that preflight has nothing against, to be spoilt one thing at a time."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MM = 72 / 25.4
MEDIA = (0.0, 0.0, 240.0, 340.0)
BLEED = (20 - 3 * MM, 20 - 3 * MM, 220 + 3 * MM, 320 + 3 * MM)
TRIM = (20.0, 20.0, 220.0, 320.0)
XMP = "dc:title xmp:CreateDate xmp:ModifyDate"
XMP_X4 = "".join(
    f"<{key}>{said}</{key}>"
    for key, said in {
        "dc:title": "Tiny",
        "xmp:CreateDate": "2023-11-01T00:00:00Z",
        "xmp:ModifyDate": "2023-11-01T00:00:00Z",
        "xmp:MetadataDate": "2023-11-01T00:00:00Z",
        "xmpMM:DocumentID": "urn:uuid:0",
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
        "pdf:Trapped": "False",
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
    }.items()
)
PROFILE = bytes(8) + b"\x02" + bytes(3) + b"prtrCMYKLab " + bytes(12) + b"acsp" + bytes(92)
"""The head of the profile of a press (ICC.1:2010, 7.2)."""


def pdf(found: Any) -> PdfObject:
    """Plain Python as PDF objects: ``"/Name"``, ``"text"``, numbers, lists, dicts."""
    if isinstance(found, PdfObject):
        return found
    for kind, make in _MAKERS:
        if isinstance(found, kind):
            made: PdfObject = make(found)
            return made
    return ArrayObject([pdf(item) for item in found])


def _named(found: str) -> PdfObject:
    return NameObject(found) if found.startswith("/") else TextStringObject(found)


def _dictionary(found: dict[str, Any]) -> PdfObject:
    return DictionaryObject({NameObject(key): pdf(value) for key, value in found.items()})


def stream(data: bytes, **entries: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update({NameObject(f"/{key}"): pdf(value) for key, value in entries.items()})
    return made


_MAKERS: tuple[tuple[type, Callable[[Any], PdfObject]], ...] = (
    (bool, BooleanObject),
    (int, NumberObject),
    (float, FloatObject),
    (str, _named),
    (bytes, stream),
    (dict, _dictionary),
    (type(None), lambda _: NullObject()),
)


def font(*, embedded: bool = True, **entries: Any) -> dict[str, Any]:
    """A font of 500 wide letters; preflight never looks at its shapes."""
    descriptor: dict[str, Any] = {"/Type": "/FontDescriptor", "/Ascent": 700, "/Descent": -200}
    if embedded:
        descriptor["/FontFile2"] = stream(b"")
    return {
        "/Type": "/Font",
        "/Subtype": "/TrueType",
        "/BaseFont": "/ABCDEF+Tiny",
        "/FirstChar": 32,
        "/Widths": [500] * 95,
        "/Encoding": "/WinAnsiEncoding",
        "/FontDescriptor": descriptor,
        **{f"/{key}": value for key, value in entries.items()},
    }


@dataclass
class Tiny:
    """A file of a few pages, all alike but for the contents of the first."""

    contents: bytes = b""
    pages: int = 4
    boxes: dict[str, Any] = field(
        default_factory=lambda: {"/MediaBox": MEDIA, "/BleedBox": BLEED, "/TrimBox": TRIM}
    )
    resources: dict[str, Any] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    catalog: dict[str, Any] = field(default_factory=dict)
    info: dict[str, Any] = field(default_factory=dict)
    xmp: str = XMP
    header: str = "%PDF-1.6"
    identity: bool = True
    tree: list[dict[str, Any]] = field(default_factory=list)

    def made(self) -> bytes:
        """The file."""
        writer = PdfWriter()
        writer.pdf_header = self.header
        for number in range(self.pages):
            page = writer.add_blank_page(240, 340)
            for key in [key for key in page if key.endswith("Box")]:
                del page[key]
            page.update(_held(self.boxes))
            if not number:
                page[NameObject("/Contents")] = writer._add_object(stream(self.contents))
                resources = {"/Font": {"/F": font()}, **self.resources}
                page[NameObject("/Resources")] = self._streams(writer, pdf(resources))
                page.update(self._streams(writer, pdf(self.page)))
        root = writer.root_object
        root.update(self._streams(writer, pdf(self.catalog)))
        if self.tree:
            self._tag(writer)
        if self.xmp:
            root[NameObject("/Metadata")] = writer._add_object(stream(self.xmp.encode()))
        if self.info:
            writer.add_metadata(self.info)
        if self.identity:
            half = ByteStringObject(b"0123456789abcdef")
            writer._ID = ArrayObject([half, half])
        file = io.BytesIO()
        writer.write(file)
        return file.getvalue()

    def _streams(self, writer: PdfWriter, found: Any) -> Any:
        """Streams become objects of their own, as they must be."""
        if isinstance(found, DecodedStreamObject):
            for key in list(found):
                found[NameObject(key)] = self._streams(writer, found[key])
            return writer._add_object(found)
        if isinstance(found, DictionaryObject):
            for key in list(found):
                found[NameObject(key)] = self._streams(writer, found.raw_get(key))
        if isinstance(found, ArrayObject):
            return ArrayObject([self._streams(writer, item) for item in found])
        return found

    def _tag(self, writer: PdfWriter) -> None:
        """One element after the other, with its entries; its content is on the first page."""
        first = writer.pages[0].indirect_reference
        kids = ArrayObject()
        for entries in self.tree:
            element = DictionaryObject(_held(entries))
            element[NameObject("/Pg")] = first
            kids.append(writer._add_object(element))
        root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        root[NameObject("/K")] = kids
        writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(root)


def _held(entries: dict[str, Any]) -> dict[NameObject, PdfObject]:
    return {NameObject(key): pdf(value) for key, value in entries.items()}


INTENT = {
    "/Type": "/OutputIntent",
    "/S": "/GTS_PDFX",
    "/OutputConditionIdentifier": "FOGRA39",
    "/RegistryName": "https://www.color.org",
    "/DestOutputProfile": stream(PROFILE, N=4),
}


def press(contents: bytes = b"", **changes: Any) -> bytes:
    """A file for a press, good but for the changes."""
    catalog = {"/OutputIntents": [INTENT], **changes.pop("catalog", {})}
    return Tiny(contents, catalog=catalog, **{"xmp": XMP_X4, **changes}).made()


TAGGED = b"/P <</MCID 0>> BDC BT /F 12 Tf 40 200 Td (Words) Tj ET EMC "
ACCESSIBLE = {
    "/Lang": "en-GB",
    "/MarkInfo": {"/Marked": True},
    "/ViewerPreferences": {"/DisplayDocTitle": True},
}


def screen(contents: bytes = b"", **changes: Any) -> bytes:
    """A tagged file for screens, good but for the changes."""
    catalog = {**ACCESSIBLE, **changes.pop("catalog", {})}
    catalog = {key: value for key, value in catalog.items() if value is not None}
    tree = changes.pop("tree", [{"/S": "/P", "/K": 0}])
    return Tiny(TAGGED + contents, catalog=catalog, tree=tree, **changes).made()
