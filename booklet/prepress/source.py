"""The file whose pages are put on sheets: opened, refused or measured (pypdf)."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic
from booklet.geometry import Rect, Size
from booklet.prepress.codes import diagnose
from booklet.prepress.plan import Stock
from booklet.units import ZERO, Length, mm
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdf import PageObject, PdfReader
    from pypdf.generic import DictionaryObject

_SAME = mm(0.1)
_HALF_TURN = 180


@value(kw_only=True)
class SourcePage:
    """A page’s boxes, in its own default user space (ISO 32000-1:2008, 14.11.2).

    Attributes:
        media: the whole of what it may paint on.
        trim: where it is cut; its CropBox where it does not say.
        bleed: how far its art reaches; None where it does not say.
        says_trim: whether it has a TrimBox of its own.
        turned: degrees clockwise by which viewers turn it.
        unit: points of its user space (``UserUnit``).
    """

    media: Rect
    trim: Rect
    bleed: Rect | None
    says_trim: bool
    turned: int = 0
    unit: float = 1.0

    @property
    def size(self) -> Size:
        """The trim as a reader sees it."""
        width, height = self.trim.width * self.unit, self.trim.height * self.unit
        return Size(height, width) if self.turned % _HALF_TURN else Size(width, height)

    def bleeds(self, *, guessed: bool) -> Length:
        """What the page has beyond its trim on every side; ``guessed``: up to its edge."""
        box = self.bleed or (self.media if guessed else self.trim)
        inner, outer = self.trim, box
        least = min(
            inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1
        )
        return max(least, ZERO) * self.unit


@value(kw_only=True, by_identity=True)
class Source:
    """An open file.

    Attributes:
        name: of the file, without its folder.
        data: the file itself.
        reader: pypdf’s.
        pages: their boxes.
    """

    name: str
    data: bytes
    reader: PdfReader
    pages: tuple[SourcePage, ...]

    @property
    def is_tagged(self) -> bool:
        """Whether screen readers find a structure in it."""
        info = _dictionary(self.reader.root_object.get("/MarkInfo"))
        return bool(info.get("/Marked"))

    @property
    def right_to_left(self) -> bool:
        """Whether its pages follow each other that way (ISO 32000-1:2008, 12.2)."""
        preferences = _dictionary(self.reader.root_object.get("/ViewerPreferences"))
        return preferences.get("/Direction") == "/R2L"

    def stock(self, *, bleed: Length | None, fit: bool) -> tuple[Stock, tuple[Diagnostic, ...]]:
        """What a plan has to know, and what is odd about it.

        Args:
            bleed: asked for; None for what the file has.
            fit: whether pages of other sizes will be made to fit.

        Raises:
            BookletError: if pages differ in size and are not made to fit.
        """
        first = self.pages[0].size
        others = [
            number for number, page in enumerate(self.pages, start=1) if not _same(page.size, first)
        ]
        if others and not fit:
            shown = "page " if len(others) == 1 else "pages "
            shown += _listed(others) + (" has" if len(others) == 1 else " have") + " another"
            raise BookletError([diagnose("M007", first=_shown(first), found=shown)])
        has = min(page.bleeds(guessed=bool(bleed)) for page in self.pages)
        warnings = []
        silent = [n for n, page in enumerate(self.pages, start=1) if not page.says_trim]
        if silent:
            some = "page " if len(silent) == 1 else "pages "
            found = some + _listed(silent) if len(silent) < len(self.pages) else "any page"
            warnings.append(diagnose("M008", severity="warning", found=found))
        if bleed is not None and has < bleed - _SAME:
            warnings.append(diagnose("M012", severity="warning", found=has, asked=bleed))
        return Stock(count=len(self.pages), page=first, bleed=has), tuple(warnings)


def open_source(path: Path) -> Source:
    """Open a file.

    Raises:
        BookletError: if it is not a whole PDF, is encrypted, or has no pages.
    """
    try:
        if path.exists() and not path.is_file():
            raise BookletError([diagnose("M001", file=path.name, found="it is not a file")])
        data = path.read_bytes()
    except OSError as error:
        found = error.strerror or str(error)
        raise BookletError([diagnose("M001", file=path.name, found=found)]) from error
    return source_of(data, path.name)


def source_of(data: bytes, name: str) -> Source:
    """The same of a file in memory.

    Raises:
        BookletError: as :func:`open_source`.
    """
    if b"%PDF-" not in data[:1024]:
        raise BookletError([diagnose("M001", file=name, found="it does not begin like one")])
    with reading(name):
        from pypdf import PdfReader

        reader = PdfReader(io.BytesIO(data))
        encrypted = "/Encrypt" in reader.trailer
        pages = () if encrypted else tuple(map(_measured, reader.pages))
    if encrypted:
        raise BookletError([diagnose("M002", file=name)])
    if not pages:
        raise BookletError([diagnose("M001", file=name, found="it has no pages")])
    return Source(name=name, data=data, reader=reader, pages=pages)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Take whatever a broken file makes pypdf or PDFium raise for a finding about it."""
    try:
        yield
    except (AssertionError, BookletError, MemoryError):
        raise
    except Exception as error:
        raise BookletError([diagnose("M001", file=name, found=in_words(error))]) from error


def in_words(error: Exception) -> str:
    """What a parser says of a broken file, in a line that no terminal takes for commands."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    printable = "".join(c if c.isprintable() else " " for c in str(error))
    return " ".join(printable.split())[:120] or "its structure is broken"


def _measured(page: PageObject) -> SourcePage:
    media = _box(page, "/MediaBox") or Rect(ZERO, ZERO, Length(612), Length(792))
    crop = _within(_box(page, "/CropBox") or media, media)
    trim, bleed = _box(page, "/TrimBox"), _box(page, "/BleedBox")
    unit = page.get("/UserUnit", 1)
    return SourcePage(
        media=media,
        trim=_within(trim, media) if trim else crop,
        bleed=_within(bleed, media) if bleed else None,
        says_trim=trim is not None,
        turned=int(page.get("/Rotate", 0) or 0) % 360 // 90 * 90,
        unit=float(unit) if isinstance(unit, (int, float)) and unit > 0 else 1.0,
    )


def _box(page: PageObject, name: str) -> Rect | None:
    # Not page.trimbox: pypdf gives the CropBox where there is none.
    found = page.get(name)
    if found is None:
        return None
    x0, y0, x1, y1 = (float(number.get_object()) for number in found.get_object())
    box = Rect(Length(min(x0, x1)), Length(min(y0, y1)), Length(max(x0, x1)), Length(max(y0, y1)))
    return box if box.width > ZERO and box.height > ZERO else None


def _within(box: Rect, outer: Rect) -> Rect:
    """The part of a box that lies in another; the other, where it has none."""
    x0, y0 = max(box.x0, outer.x0), max(box.y0, outer.y0)
    x1, y1 = min(box.x1, outer.x1), min(box.y1, outer.y1)
    return Rect(x0, y0, x1, y1) if x0 < x1 and y0 < y1 else outer


def _dictionary(found: object) -> DictionaryObject:
    from pypdf.generic import DictionaryObject, PdfObject

    held = found.get_object() if isinstance(found, PdfObject) else None
    return held if isinstance(held, DictionaryObject) else DictionaryObject()


def _same(one: Size, other: Size) -> bool:
    return all(
        abs(a.pt - b.pt) <= _SAME.pt
        for a, b in ((one.width, other.width), (one.height, other.height))
    )


def _shown(size: Size) -> str:
    return f"{size.width.mm:.1f} × {size.height.mm:.1f} mm"


_MOST_LISTED = 6


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_LISTED]))
    return shown + (
        f" and {len(numbers) - _MOST_LISTED} more" if len(numbers) > _MOST_LISTED else ""
    )
