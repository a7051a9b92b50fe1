"""Pages of the reader's file, told apart by what they paint.

A page that was put on a sheet as a form is known by its content stream and by everything
that the stream names. Both are compared by digest. White space between operators, and
entries that paint nothing, are left out.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from booklet.preflight.fold_geometry import Box, Matrix, boxed, moved, then, turned
from booklet.values import value

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import DictionaryObject, PdfObject

_SILENT = {
    *("/Length", "/Filter", "/DecodeParms", "/ProcSet", "/Properties", "/Metadata", "/Parent"),
    *("/StructParent", "/StructParents", "/LastModified", "/PieceInfo", "/Name"),
}
_RASTER = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}


@value(by_identity=True)
class Page:
    """A page of the reader's file.

    Attributes:
        number: from 1.
        trim: in its own user space.
        bled: its BleedBox.
        upright: from its user space to the page as it is read, trimmed lower left corner
            at the origin; the page may be kept turned.
        digest: of what it paints.
        is_blank: nothing is painted.
    """

    number: int
    trim: Box
    bled: Box
    upright: Matrix
    digest: bytes
    is_blank: bool


def read_pages(reader: PdfReader, digests: Digests) -> tuple[Page, ...]:
    """All pages of the reader's file."""
    return tuple(_page(page, number, digests) for number, page in enumerate(reader.pages, start=1))


def _page(page: PageObject, number: int, digests: Digests) -> Page:
    contents = page.get_contents()
    data = contents.get_data() if contents is not None else b""
    resources: Any = inherited(page, "/Resources")
    trim = boundary(page, "/TrimBox", "/CropBox", "/MediaBox")
    unit: Any = inherited(page, "/UserUnit") or 1.0
    size = float(unit) if float(unit) > 0 else 1.0
    turn = then(turned(-rotation(page)), (size, 0.0, 0.0, size, 0.0, 0.0))
    x, y, _, _ = boxed(trim, turn)
    return Page(
        number=number,
        trim=trim,
        bled=boundary(page, "/BleedBox", "/CropBox", "/MediaBox"),
        upright=then(turn, moved(-x, -y)),
        digest=digests.painted(data, resources),
        is_blank=not data.split(),
    )


def boundary(page: PageObject, *names: str) -> Box:
    """The first of the boxes that a page has (ISO 32000-1:2008, 14.11.2)."""
    for name in names:
        found: Any = inherited(page, name)
        if found is not None:
            x0, y0, x1, y1 = (float(side) for side in found)
            return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return 0.0, 0.0, 612.0, 792.0


def rotation(page: PageObject) -> int:
    """Degrees, clockwise, by which a page is turned to be read."""
    found: Any = inherited(page, "/Rotate")
    return int(found or 0) % 360


def inherited(page: PageObject, name: str) -> PdfObject | None:
    """An entry of a page or of the nodes above it (ISO 32000-1:2008, 7.7.3.4)."""
    node: Any = page
    # As deep as any sane file; a broken one may be its own grandparent.
    for _ in range(64):
        if name in node:
            found: PdfObject | None = node[name].get_object()
            return found
        if "/Parent" not in node:
            break
        node = node["/Parent"].get_object()
    return None


class Digests:
    """Digests of objects of one file; each indirect object is read once."""

    def __init__(self) -> None:
        self._known: dict[int, bytes] = {}

    def painted(self, data: bytes, resources: DictionaryObject | None) -> bytes:
        """Of a content stream and what it may name."""
        return _digest(b" ".join(data.split()), self._of(resources, ()))

    def _of(self, thing: Any, above: tuple[int, ...]) -> bytes:  # noqa: ANN401 - any object
        from pypdf.generic import IndirectObject

        if not isinstance(thing, IndirectObject):
            return self._direct(thing, above)
        number = thing.idnum
        if number in above:
            return b"above"
        if number not in self._known:
            self._known[number] = self._direct(thing.get_object(), (*above, number))
        return self._known[number]

    def _direct(self, thing: Any, above: tuple[int, ...]) -> bytes:  # noqa: ANN401 - any object
        from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, StreamObject

        if isinstance(thing, DictionaryObject):
            entries = [
                _digest(name.encode(), self._of(thing.raw_get(name), above))
                for name in sorted(thing)
                if name not in _SILENT
            ]
            stream = _stream(thing) if isinstance(thing, StreamObject) else b""
            return _digest(b"dictionary", *entries, stream)
        if isinstance(thing, ArrayObject):
            return _digest(b"array", *[self._of(item, above) for item in list.__iter__(thing)])
        if isinstance(thing, (int, float, FloatObject)) and not isinstance(thing, bool):
            return _digest(b"number", format(float(thing), ".5f").encode())
        return _digest(type(thing).__name__.encode(), str(thing).encode())


def _stream(stream: Any) -> bytes:  # noqa: ANN401 - pypdf has several classes
    """What a stream holds; pictures as they are packed, since unpacking them costs much."""
    filters = stream.get("/Filter", "")
    names = {str(name) for name in (filters if isinstance(filters, list) else [filters])}
    data: bytes = stream._data if names & _RASTER else stream.get_data()  # noqa: SLF001 - as packed
    return _digest(data)


def _digest(*parts: bytes) -> bytes:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little") + part)
    return digest.digest()
