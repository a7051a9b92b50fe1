"""What stands in for ReportLab's own information dictionary, identity and outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from booklet.paint.objects import text_string
from booklet.paint.xmp import info_entries

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

    from booklet.tagging.metadata import Metadata


class Info(pdfdoc.PDFInfo):  # type: ignore[misc]  # ReportLab has no types
    """The information dictionary, with dates from the metadata and no clock."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__()
        self._entries = info_entries(metadata)

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 - ReportLab passes it
        """The dictionary: what the file says about itself to older programs."""
        pairs = "".join(f"/{name}{text_string(text)}" for name, text in self._entries.items())
        return f"<<{pairs}>>".encode("latin-1")


class NoOutline:
    """Stands where ReportLab would build an outline of its own.

    Attributes:
        ready: negative, and ReportLab 5.1 would take the catalogue's outline away.
    """

    ready = 1

    def prepare(self, document: PDFDocument, canvas: object) -> None:
        """Nothing to prepare."""


def identity(metadata: Metadata) -> bytes:
    """The file's ``ID``: the same for every build of the same edition."""
    from hashlib import sha256

    digest = sha256(metadata.identifier.encode()).hexdigest()[:32]
    return f"[<{digest}><{digest}>]".encode()
