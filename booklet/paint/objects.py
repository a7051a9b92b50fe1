"""PDF objects written by hand into a ReportLab document, always as the same bytes."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfbase.pdfdoc import PDFDocument


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose text is made when the file is written and every number is known."""

    def __init__(self, write: Callable[[PDFDocument], str]) -> None:
        self._write = write

    def format(self, document: PDFDocument) -> bytes:
        """The object's text, without ``obj`` and ``endobj``."""
        return self._write(document).encode("latin-1")


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A stream with an end of line before ``endstream``.

    ReportLab 5.1 leaves it out (``PDFStream.format``); ISO 19005-2:2011, 6.1.7.1 asks for it.
    """

    __RefOnly__ = 1

    def __init__(
        self,
        content: bytes,
        entries: Callable[[PDFDocument], str] | str = "",
        *,
        compress: bool = True,
    ) -> None:
        if compress:
            content = _deflated(content)
        self._content = content
        self._entries = entries
        self._filter = "/Filter/FlateDecode" if compress else ""

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary and the stream behind it."""
        entries = self._entries if isinstance(self._entries, str) else self._entries(document)
        head = f"<<{entries}{self._filter}/Length {len(self._content)}>>\nstream\n"
        return head.encode("latin-1") + self._content + b"\nendstream\n"


@lru_cache(maxsize=512)
def _deflated(content: bytes) -> bytes:
    """The data compressed: once for the fonts and drawings that every part has."""
    return zlib.compress(content)


def reference(document: PDFDocument, name: str) -> str:
    """A reference to the object registered as ``name``: ``12 0 R``."""
    return "{} {} R".format(*document.idToObjectNumberAndVersion[name])


def text_string(text: str) -> str:
    """Text for a person, as PDF writes it (ISO 32000-1:2008, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return literal(text)
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def literal(text: str) -> str:
    """A string of ASCII bytes in parentheses."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped})"


def number(value: float) -> str:
    """A number as short as it can be: two decimals, a fiftieth of the thinnest line."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
