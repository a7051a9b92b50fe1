"""A page as a form XObject: painted as often as wanted, written once (ISO 32000-1, 8.10)."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from booklet.assemble.syntax import write

if TYPE_CHECKING:
    from pypdf import PageObject

    from booklet.assemble.assembly import Assembly
    from booklet.geometry import Rect


class Forms:
    """Makes pages forms of a new file; what they share stays shared.

    The content of a page is taken over byte for byte, with its filters; only a page whose
    content lies in several streams gets them as one.

    Attributes:
        left_out: annotations by kind, of every page that became a form.
    """

    def __init__(self, writer: Assembly) -> None:
        self._writer = writer
        self._resources: dict[bytes, IndirectObject] = {}
        self.left_out: dict[str, int] = {}

    def of(self, page: PageObject, media: Rect, *, grouped: bool = False) -> IndirectObject:
        """The form of a page; its coordinates are those of the page.

        Args:
            page: of any file.
            media: what it may paint on, in its own user space.
            grouped: whether it blends by itself, as its page's group says.
        """
        form = _content(page)
        form[NameObject("/Type")] = NameObject("/XObject")
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = box(media.points)
        form[NameObject("/Resources")] = self._shared(page)
        group = self.group(page) if grouped else None
        if group is not None:
            form[NameObject("/Group")] = group
        self._note_annotations(page)
        return self._writer.reference(self._writer.allocate(form))

    def group(self, page: PageObject) -> PdfObject | None:
        """How the page blends, if it says so: that of a sheet on which it lies."""
        found = page.raw_get("/Group") if "/Group" in page else None
        return None if found is None else found.clone(self._writer)

    def _shared(self, page: PageObject) -> IndirectObject:
        found = page.raw_get("/Resources") if "/Resources" in page else DictionaryObject()
        if not isinstance(found.get_object(), DictionaryObject):
            raise TypeError("what a page uses (its resources) makes no sense")
        copied = found.clone(self._writer)
        if isinstance(copied, IndirectObject):
            return copied
        # Written into the page, not beside it: equal ones are kept once all the same.
        already = getattr(copied, "indirect_reference", None)
        if isinstance(already, IndirectObject):
            return already
        key = write(copied)
        if key not in self._resources:
            self._resources[key] = self._writer.reference(self._writer.allocate(copied))
        return self._resources[key]

    def _note_annotations(self, page: PageObject) -> None:
        found = page.get("/Annots")
        held = found.get_object() if found is not None else ()
        for reference in held if isinstance(held, ArrayObject) else ():
            annotation = reference.get_object()
            if isinstance(annotation, DictionaryObject):
                named = str(annotation.get("/Subtype", "/Note"))
                kind = "".join(filter(str.isalnum, named))[:40]
                self.left_out[kind] = self.left_out.get(kind, 0) + 1


def _content(page: PageObject) -> StreamObject:
    """A new stream with the page’s content."""
    form = StreamObject()
    found = page.get("/Contents")
    held = found.get_object() if found is not None else None
    if isinstance(held, ArrayObject) and len(held) == 1:
        held = held[0].get_object()
    if isinstance(held, StreamObject) and not _has_foreign_parts(held):
        form._data = held._data  # noqa: SLF001 - the encoded bytes, which pypdf 7.1 hides
        for key in ("/Filter", "/DecodeParms"):
            if key in held:
                form[NameObject(key)] = _direct(held[key])
        return form
    parts = [part.get_object() for part in held] if isinstance(held, ArrayObject) else [held]
    # Tokens end where a stream ends (7.8.2), so a line end joins them.
    data = b"\n".join(part.get_data() for part in parts if isinstance(part, StreamObject))
    form._data = zlib.compress(data)  # noqa: SLF001 - as above
    form[NameObject("/Filter")] = NameObject("/FlateDecode")
    return form


def _has_foreign_parts(stream: StreamObject) -> bool:
    return "/F" in stream or "/FFilter" in stream


def _direct(found: PdfObject) -> PdfObject:
    """A value without references: filters and their numbers are small."""
    held = found.get_object()
    assert held is not None
    if isinstance(held, ArrayObject):
        return ArrayObject(_direct(item) for item in held)
    if isinstance(held, DictionaryObject):
        return DictionaryObject({NameObject(key): _direct(held[key]) for key in held})
    return held


def box(points: tuple[float, float, float, float]) -> ArrayObject:
    """A page box."""
    return ArrayObject(
        NumberObject(round(edge)) if edge == round(edge) else FloatObject(f"{edge:.5f}")
        for edge in points
    )
