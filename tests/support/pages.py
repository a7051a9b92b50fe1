"""Pages as pictures and as text, through PDFium: pinned, and the same on every system."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def _opened(pdf: bytes | Path) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def render_page(pdf: bytes | Path, *, page: int = 1, resolution: float = 72) -> Image.Image:
    """The picture of a page (counted from 1), at so many dots an inch."""
    with _opened(pdf) as document:
        picture = document[page - 1].render(scale=resolution / 72).to_pil()
        assert isinstance(picture, Image.Image)
        # A copy, since the pixels belong to PDFium and go with the document.
        return picture.convert("RGB").copy()


def page_texts(pdf: bytes | Path) -> list[str]:
    """The text of each page as PDFium extracts it, lines ended by a plain newline."""
    with _opened(pdf) as document:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_bounded().replace("\r\n", "\n"))
            text_page.close()
        return texts
