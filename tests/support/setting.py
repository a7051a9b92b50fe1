"""Setting paragraphs into bare PDFs, and reading them back without our own code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from booklet.paint.fonts import embed, show_line
from booklet.text import Encodings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from booklet.text import Line

HEIGHT = 800.0
BOXES = Path(__file__).parent / "boxes.otf"
"""A font of our own with cubic outlines: boxes for A, b, o and the space."""
FONTS = "assets/fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-{}.ttf"


@dataclass
class Sheets:
    """A PDF under way: lines below each other, with room between them."""

    encodings: Encodings = field(default_factory=Encodings)
    spacing: float = 30.0
    width: float = 420.0
    pages: list[list[str]] = field(default_factory=lambda: [[]])

    def __post_init__(self) -> None:
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file,
            pagesize=(self.width, HEIGHT),
            pageCompression=0,
            pdfVersion=(1, 7),
            invariant=True,
        )
        self._y = HEIGHT - 20

    def add(self, lines: Iterable[Line], *, right: float | None = None) -> None:
        """Paint lines from the left, or with their right edge at ``right``."""
        for line in lines:
            if self._y < 30:
                self._canvas.showPage()
                self._y = HEIGHT - 20
                self.pages.append([])
            x = 10.0 if right is None else right - line.width
            for shown in show_line(
                line,
                encodings=self.encodings,
                colour_operator=lambda _: "0 g",
                x=x,
                y=self._y,
            ):
                self._canvas._code.append(shown.operators)
            self.pages[-1].append(line.text)
            self._y -= self.spacing

    def save(self) -> bytes:
        for encoding in self.encodings:
            embed(self._canvas._doc, encoding)
        self._canvas.save()
        return self._file.getvalue()


def plain(text: str) -> str:
    """Text with any white space as one space: viewers promise no more."""
    return " ".join(text.split())


def read_by_pdfium(pdf: bytes) -> list[str]:
    """The text of each page; PDFium writes U+FFFE for a hyphen that ends a line."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [text.replace("\ufffe", "-\n") for text in texts]


def read_by_poppler(pdftotext: str, path: Path) -> list[str]:
    import subprocess

    done = subprocess.run(
        [pdftotext, "-raw", str(path), "-"], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.split("\f")[:-1]


_SHOWN = re.compile(
    r"/Span<</ActualText<FEFF(?P<said>[0-9A-F]*)>>>BDC"
    r"|(?P<end>EMC)|/(?P<font>\w+) [\d.]+ Tf|\[(?P<array>.*?)\]TJ"
)
_CODES = re.compile(r"<([0-9A-F]+)>")
_MAPPED = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")


def read_by_codes(pdf: bytes) -> list[str]:
    """The text of each page as its codes and ToUnicode maps have it, to the letter."""
    pages = []
    for page in PdfReader(BytesIO(pdf)).pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf's objects
        maps = {
            name[1:]: dict(_MAPPED.findall(font["/ToUnicode"].get_data().decode()))
            for name, font in ((name, font.get_object()) for name, font in fonts.items())
            if "/ToUnicode" in font
        }
        contents = page.get_contents()
        assert contents is not None
        pages.append(_decode(contents.get_data().decode("latin-1"), maps))
    return pages


def _decode(contents: str, maps: dict[str, dict[str, str]]) -> str:
    text: list[str] = []
    font: dict[str, str] = {}
    quiet = False
    for match in _SHOWN.finditer(contents):
        if match["said"] is not None:
            text.append(_utf16(match["said"]))
            quiet = True
        elif match["end"]:
            quiet = False
        elif match["font"]:
            font = maps.get(match["font"], {})
        elif not quiet:
            codes = "".join(_CODES.findall(match["array"]))
            text += [_utf16(font[codes[at : at + 4]]) for at in range(0, len(codes), 4)]
    return "".join(text)


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
