"""Small PDFs whose pages carry their number, to be put on sheets."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdf import PdfWriter
from pypdf.generic import FloatObject, NameObject, RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from booklet.units import Length, mm

if TYPE_CHECKING:
    from collections.abc import Iterator

_FACE = "Leaves"
_FILE = "assets/fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"
PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class Leaves:
    """What the pages of a small file are like, in millimetres."""

    width: float = 50
    height: float = 70
    bleed: float = 0
    room: float = 0
    says_trim: bool = True
    text_at: float = 20
    picture: bool = False
    link: bool = False


def leaves(count: int, like: Leaves | None = None) -> bytes:
    """A PDF of so many pages, each with its number and a box just inside its trim."""
    like = like or Leaves()
    if _FACE not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FACE, str(PROJECT / _FILE)))
    around = mm(like.bleed + like.room).pt
    width, height = mm(like.width).pt, mm(like.height).pt
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=(width + 2 * around, height + 2 * around),
        invariant=1,
        initialFontName=_FACE,
    )
    canvas.setTitle("Leaves")
    for number in range(1, count + 1):
        if like.says_trim:
            canvas.setTrimBox((around, around, around + width, around + height))
            bleed = mm(like.bleed).pt
            edge = around - bleed
            canvas.setBleedBox((edge, edge, around + width + bleed, around + height + bleed))
        canvas.setFillColorCMYK(0.1, 0, 0, 0)
        canvas.rect(0, 0, width + 2 * around, height + 2 * around, stroke=0, fill=1)
        canvas.setFillColorCMYK(0, 0, 0, 1)
        canvas.setFont(_FACE, 12)
        canvas.drawString(around + mm(like.text_at).pt, around + mm(30).pt, f"page {number}")
        if like.picture:
            canvas.drawImage(_picture(), around + 10, around + 10, 20, 20)
        if like.link:
            canvas.linkURL("https://example.org", (10, 10, 50, 50))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _picture() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", (8, 8), (200, 30, 30)))


def changed_file(data: bytes, **keys: Any) -> bytes:
    """The same file with keys of its first page set anew: ``Rotate=90``."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    page = writer.pages[0]
    for key, found in keys.items():
        if isinstance(found, tuple):
            page[NameObject(f"/{key}")] = RectangleObject(found)
        else:
            page[NameObject(f"/{key}")] = FloatObject(found)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@dataclass(frozen=True)
class Spot:
    """A page's text on a sheet: the lower left corner of its ink, in millimetres."""

    page: int
    x: float
    y: float


def spots(data: bytes) -> list[list[Spot]]:
    """The pages on each side by their text, from the left."""
    document = pypdfium2.PdfDocument(data)
    found = [sorted(_spots(page), key=lambda spot: (spot.x, spot.y)) for page in document]
    document.close()
    return found


def _spots(page: Any) -> Iterator[Spot]:
    text = page.get_textpage()
    for index in range(text.count_rects()):
        box = text.get_rect(index)
        words = text.get_text_bounded(*box).split()
        if len(words) == 2 and words[0] == "page":
            yield Spot(int(words[1]), Length(box[0]).mm, Length(box[1]).mm)
    text.close()
