"""Pages as pictures: what PDFium shows of a finished file, and what it shows it with.

Everything here is measured in default user space of the whole sheet (ISO 32000-1:2008,
8.3.2.3): origin and axes are those of the MediaBox, points, y upwards, whatever the page’s
CropBox or Rotate say; for what lies outside the CropBox is still printed on a press sheet.

PDFium is imported when the first file is opened, not before.
"""

from __future__ import annotations

import ctypes
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, TypeVar

from booklet.geometry import Rect
from booklet.preflight.render_places import Matrix, around, height_of, then
from booklet.units import Length
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

    from PIL.Image import Image

SCREEN_DPI = 72
"""The resolution of pictures that are measured: one pixel is one point, 0.35 mm."""
_INCH = 72.0
_OUTLINED, _INVISIBLE = 1, 3
_PATH, _TEXT, _IMAGE, _FORM = 2, 1, 3, 5
_DEEPEST = 24
_OPAQUE = 255
_MOST_KEPT = 8
"""Pictures and pages; showing one again costs some 6 ms, keeping all a megabyte each."""
K = TypeVar("K")
T = TypeVar("T")
_MOST_PIXELS = 40_000_000


@value
class TextPiece:
    """Some letters set by one operator.

    Attributes:
        text: the letters, as the file says they read.
        box: around their ink.
        colour: red, green and blue of sRGB, 0 to 255, as PDFium shows it; None for a pattern.
        alpha: 1 for opaque.
        size: of the type as it stands on the page: forms and matrices are reckoned in.
        mcid: the number of the marked content it belongs to, or −1.
    """

    text: str
    box: Rect
    colour: tuple[int, int, int] | None
    alpha: float
    size: Length
    mcid: int


@value
class PlacedPicture:
    """A raster picture as it is placed on a page.

    Attributes:
        box: upright, around the picture.
        pixels: how many it has across and down.
        ppi: pixels an inch across and down, as placed.
        is_mask: whether it is a stencil of one bit, which needs more of them.
        mcid: the number of the marked content it belongs to, or −1.
    """

    box: Rect
    pixels: tuple[int, int]
    ppi: tuple[float, float]
    is_mask: bool
    mcid: int


class PageImages:
    """The pages of one file; the pictures asked for last are kept."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._document: Any = pypdfium2.PdfDocument(data)
        self._raw: Any = _raw()
        self._images: OrderedDict[tuple[int, float, bool], Image] = OrderedDict()
        self._pages: OrderedDict[int, Any] = OrderedDict()
        self._rotations: dict[int, int] = {}
        self._found: dict[int, tuple[tuple[TextPiece, ...], tuple[PlacedPicture, ...]]] = {}

    def __len__(self) -> int:
        return len(self._document)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what PDFium holds; pictures already taken stay."""
        self._pages.clear()
        self._document.close()

    def box(self, index: int) -> Rect:
        """The MediaBox, which is what a picture of the page shows."""
        return Rect(*map(Length, self._page(index).get_mediabox()))

    def rotation(self, index: int) -> int:
        """How a viewer turns the page, in degrees clockwise. Pictures here are not turned."""
        self._page(index)
        return self._rotations[index]

    def image(self, index: int, *, dpi: float = SCREEN_DPI, text: bool = True) -> Image:
        """The whole sheet in sRGB.

        Args:
            index: of the page, from 0.
            dpi: pixels an inch; halved as often as it takes for a very large sheet.
            text: whether letters are shown; without them it is what lies behind them.
        """
        return _kept(self._images, (index, dpi, text), lambda: self._shown(index, dpi, text=text))

    def painted(self, index: int, *, dpi: float = SCREEN_DPI) -> Image:
        """Where anything is painted, be it white: 255; where the sheet is bare: 0."""
        clear = (255, 255, 255, 0)
        return _kept(
            self._images,
            (index, -dpi, True),
            lambda: _rendered(self._page(index), dpi, ground=clear).getchannel("A"),
        )

    def texts(self, index: int) -> tuple[TextPiece, ...]:
        """The letters of a page that are painted, in painting order, forms included."""
        return self._pieces(index)[0]

    def pictures(self, index: int) -> tuple[PlacedPicture, ...]:
        """The raster pictures of a page, in painting order, forms included."""
        return self._pieces(index)[1]

    # -- PDFium’s objects ---------------------------------------------------------------

    def _shown(self, index: int, dpi: float, *, text: bool) -> Image:
        page = self._page(index)
        hidden = [] if text else [found for found, _ in self._objects(page) if _is(found, _TEXT)]
        for found in hidden:
            self._raw.FPDFPageObj_SetIsActive(found, 0)
        try:
            return _rendered(page, dpi)
        finally:
            for found in hidden:
                self._raw.FPDFPageObj_SetIsActive(found, 1)

    def _page(self, index: int) -> Any:  # noqa: ANN401 - pypdfium2 has no types
        return _kept(self._pages, index, lambda: self._opened(index))

    def _opened(self, index: int) -> Any:  # noqa: ANN401 - as above
        page = self._document[index]
        turn = self._rotations.setdefault(index, page.get_rotation())
        sheet = page.get_mediabox()
        if turn or page.get_cropbox() != sheet:
            page.set_cropbox(*sheet)
            page.set_rotation(0)
            page.close()
            page = self._document[index]
        return page

    def _objects(self, page: Any) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401 - as above
        raw = self._raw
        for at in range(raw.FPDFPage_CountObjects(page)):
            yield from self._within(raw.FPDFPage_GetObject(page, at), (1, 0, 0, 1, 0, 0), 0)

    def _within(self, found: Any, base: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
        raw = self._raw
        if not _is(found, _FORM):
            yield found, base
        elif depth < _DEEPEST:
            inner = then(self._matrix(found), base)
            for at in range(raw.FPDFFormObj_CountObjects(found)):
                yield from self._within(raw.FPDFFormObj_GetObject(found, at), inner, depth + 1)

    def _matrix(self, found: Any) -> Matrix:  # noqa: ANN401 - as above
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFPageObj_GetMatrix(found, matrix)
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _pieces(self, index: int) -> tuple[tuple[TextPiece, ...], tuple[PlacedPicture, ...]]:
        if index not in self._found:
            page = self._page(index)
            text_page = page.get_textpage()
            texts, pictures = [], []
            for found, base in self._objects(page):
                if _is(found, _TEXT):
                    piece = self._text(found, base, text_page)
                    texts += [piece] if piece else []
                elif _is(found, _IMAGE):
                    pictures.append(self._picture(found, base, page))
            text_page.close()
            self._found[index] = (tuple(texts), tuple(pictures))
        return self._found[index]

    def _text(self, found: Any, base: Matrix, text_page: Any) -> TextPiece | None:  # noqa: ANN401
        raw = self._raw
        if raw.FPDFTextObj_GetTextRenderMode(found) == _INVISIBLE:
            return None
        length = raw.FPDFTextObj_GetText(found, text_page, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFTextObj_GetText(
            found, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
        )
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(found, size)
        placed = then(self._matrix(found), base)
        return TextPiece(
            buffer.raw.decode("utf-16-le", "replace").rstrip("\0"),
            self._box(found, base),
            *self._colour(found),
            Length(size.value * height_of(placed)),
            raw.FPDFPageObj_GetMarkedContentID(found),
        )

    def _picture(self, found: Any, base: Matrix, page: Any) -> PlacedPicture:  # noqa: ANN401
        raw = self._raw
        data = raw.FPDF_IMAGEOBJ_METADATA()
        raw.FPDFImageObj_GetImageMetadata(found, page, data)
        placed = then(self._matrix(found), base)
        across = (placed[0] ** 2 + placed[1] ** 2) ** 0.5
        down = (placed[2] ** 2 + placed[3] ** 2) ** 0.5
        return PlacedPicture(
            self._box(found, base),
            (data.width, data.height),
            (data.width * _INCH / (across or 1), data.height * _INCH / (down or 1)),
            data.bits_per_pixel == 1,
            raw.FPDFPageObj_GetMarkedContentID(found),
        )

    def _colour(self, found: Any) -> tuple[tuple[int, int, int] | None, float]:  # noqa: ANN401
        raw = self._raw
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        is_outlined = raw.FPDFTextObj_GetTextRenderMode(found) == _OUTLINED
        asked = raw.FPDFPageObj_GetStrokeColor if is_outlined else raw.FPDFPageObj_GetFillColor
        if not asked(found, red, green, blue, alpha):
            return None, 1.0
        return (red.value, green.value, blue.value), alpha.value / 255

    def _box(self, found: Any, base: Matrix) -> Rect:  # noqa: ANN401 - as above
        sides = [ctypes.c_float() for _ in range(4)]
        self._raw.FPDFPageObj_GetBounds(found, *sides)
        x0, y0, x1, y1 = (side.value for side in sides)
        return around((x0, y0, x1, y1), base)


def _kept(cache: OrderedDict[K, T], key: K, make: Callable[[], T]) -> T:
    """What is in a cache, or was made for it; what was asked for longest ago goes."""
    if key not in cache:
        cache[key] = make()
        if len(cache) > _MOST_KEPT:
            cache.popitem(last=False)
    cache.move_to_end(key)
    return cache[key]


def _is(found: Any, kind: int) -> bool:  # noqa: ANN401 - a handle of PDFium’s
    return bool(_raw().FPDFPageObj_GetType(found) == kind)


def _rendered(
    page: Any,  # noqa: ANN401 - pypdfium2 has no types
    dpi: float,
    *,
    ground: tuple[int, int, int, int] = (255, 255, 255, 255),
) -> Image:
    width, height = page.get_size()
    scale = dpi / _INCH
    while width * height * scale * scale > _MOST_PIXELS:
        scale /= 2
    opaque = ground[3] == _OPAQUE
    bitmap = page.render(
        scale=scale,
        may_draw_forms=False,
        fill_color=ground,
        force_bitmap_format=None if opaque else _raw().FPDFBitmap_BGRA,
    )
    image: Image = bitmap.to_pil().convert("RGB" if opaque else "RGBA")
    bitmap.close()
    return image


def _raw() -> Any:  # noqa: ANN401 - PDFium’s own functions
    import pypdfium2.raw

    return pypdfium2.raw
