"""PDFs made elsewhere: good ones, and one for each way to be unfit."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from booklet.assemble.merge import merge
from booklet.assemble.serialise import serialise
from tests.support.parts import METADATA, REGULAR, press

if TYPE_CHECKING:
    from collections.abc import Callable


def tagged() -> bytes:
    """A whole tagged file of two pages with links and an outline."""
    part = press().part(["alpha", "beta"], links_to="alpha")
    return serialise(merge([part], metadata=METADATA))


def untagged(draw: Callable[[Canvas], None] | None = None, pages: int = 2) -> bytes:
    """A plain file of ReportLab's with embedded fonts, a link and an outline."""
    pdfmetrics.registerFont(TTFont("Insert", str(REGULAR)))
    file = io.BytesIO()
    canvas = Canvas(file, initialFontName="Insert", invariant=1)
    for page in range(pages):
        canvas.setFont("Insert", 20)
        canvas.drawString(100, 500, f"Page {page + 1}")
        canvas.bookmarkPage(f"page{page}")
        canvas.addOutlineEntry(f"Page {page + 1}", f"page{page}")
        if draw is not None:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def with_links(canvas: Canvas) -> None:
    """Two links: to an address and to a page."""
    canvas.linkURL("https://example.org/", (100, 490, 200, 530))
    canvas.linkAbsolute("back", "page0", (100, 300, 200, 330))


def with_marks(canvas: Canvas) -> None:
    """Marks of its own, and states that are saved and never restored."""
    canvas._code += ["/Artifact BMC", "q q 0 0 1 1 re f", "EMC"]
    canvas._code += ["/P <</MCID 7>> BDC", "0 0 1 1 re f", "EMC"]


def dictionary(**entries: PdfObject | str | int) -> DictionaryObject:
    """A dictionary; strings that begin with a slash are names."""
    return DictionaryObject({NameObject(f"/{key}"): _object(v) for key, v in entries.items()})


def _object(value: PdfObject | str | int) -> PdfObject:
    if isinstance(value, str) and not isinstance(value, PdfObject):
        return NameObject(value) if value.startswith("/") else TextStringObject(value)
    if isinstance(value, bool):
        return BooleanObject(value)
    if isinstance(value, int) and not isinstance(value, PdfObject):
        return NumberObject(value)
    assert isinstance(value, PdfObject)
    return value


def changed(change: Callable[[PdfWriter], None], data: bytes | None = None) -> bytes:
    """A good file, with something changed in it by stock pypdf."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data or untagged())))
    change(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def in_catalog(**entries: PdfObject | str | int) -> bytes:
    """A good file with entries added to its catalogue."""
    return changed(lambda writer: writer.root_object.update(dictionary(**entries)))


def in_page(**entries: PdfObject | str | int) -> bytes:
    """A good file with entries added to its first page."""
    return changed(lambda writer: writer.pages[0].update(dictionary(**entries)))


def in_resources(**entries: PdfObject | str | int) -> bytes:
    """A good file with entries added to the resources of its first page."""

    def change(writer: PdfWriter) -> None:
        resources = writer.pages[0]["/Resources"]
        assert isinstance(resources, DictionaryObject)
        resources.update(dictionary(**entries))

    return changed(change)


def with_action(**entries: PdfObject | str | int) -> bytes:
    """A good file with a link that does something."""

    def change(writer: PdfWriter) -> None:
        link = annotation("/Link")
        link[NameObject("/A")] = dictionary(**entries)
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])

    return changed(change)


def annotation(kind: str) -> DictionaryObject:
    """An annotation of that subtype in the corner of a page."""
    corner = ArrayObject(NumberObject(n) for n in (0, 0, 9, 9))
    return dictionary(Type="/Annot", Subtype=kind, Rect=corner)


def with_annotation(kind: str) -> bytes:
    """A good file with an annotation on its first page."""

    def change(writer: PdfWriter) -> None:
        held = writer._add_object(annotation(kind))
        writer.pages[0][NameObject("/Annots")] = ArrayObject([held])

    return changed(change)


def with_attachment() -> bytes:
    """A good file with another inside."""

    def change(writer: PdfWriter) -> None:
        writer.add_attachment("a.txt", b"words")

    return changed(change)


def encrypted() -> bytes:
    """A good file with a password."""
    return changed(lambda writer: writer.encrypt("secret", algorithm="RC4-128"))


def with_stream(data: bytes = b"", **entries: PdfObject | str | int) -> bytes:
    """A good file with a form or picture, whatever the entries say, among its resources."""

    def change(writer: PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(data)
        stream.update(dictionary(**entries))
        resources = writer.pages[0]["/Resources"]
        assert isinstance(resources, DictionaryObject)
        objects = dictionary(Extra=writer._add_object(stream))
        resources[NameObject("/XObject")] = objects

    return changed(change)


def with_contents(data: bytes) -> bytes:
    """A good file whose first page has these operators, compressed."""

    def change(writer: PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(data)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())

    return changed(change)


def nested(depth: int) -> bytes:
    """A good file with an array in an array in an array …."""
    value: PdfObject = ArrayObject()
    for _ in range(depth):
        value = ArrayObject([value])
    return in_resources(Deep=value)


def bomb(size: int) -> bytes:
    """A small file whose page unfolds to ``size`` bytes of white space."""
    packed = zlib.compress(b" " * size, 9)
    head = b"%PDF-1.7\n"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>",
        b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(packed), packed),
    ]
    return assembled(head, bodies)


def assembled(head: bytes, bodies: list[bytes]) -> bytes:
    """A file of these objects, the first of them the catalogue."""
    data, offsets = head, []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(data))
    )
