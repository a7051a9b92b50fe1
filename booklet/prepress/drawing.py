"""A plain ReportLab canvas for marks, plans and the calibration sheet: lines and a few words.

No tags: what is drawn here lies on sheets of paper. The booklet's own pages are painted
by :mod:`booklet.paint`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from booklet.prepress.job import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from booklet.geometry import Rect, Size

_FOLDER = "assets/fonts/atkinson-hyperlegible-next"
_FACES = {"text": "Regular", "bold": "Bold"}
_LEADING = 1.35


class Drawing:
    """Pages of lines and words.

    Attributes:
        size: type size of words, in points.
    """

    def __init__(self, project: Path, *, colour: Colour = Colour.GREY) -> None:
        self._file = io.BytesIO()
        self._names = {face: _registered(project, style) for face, style in _FACES.items()}
        self._colour = colour
        # invariant: or ReportLab asks the clock for the file's ID.
        self._canvas = Canvas(
            self._file, pageCompression=1, invariant=1, initialFontName=self._names["text"]
        )
        self.size = 9.0

    def page(self, size: Size) -> None:
        """Begin a page of this size; all ink is black until told otherwise."""
        self._canvas.setPageSize((size.width.pt, size.height.pt))
        self.ink(1.0)

    def done(self) -> None:
        """End the page."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._file.getvalue()

    def ink(self, darkness: float) -> None:
        """Draw with so much of black from now on."""
        canvas = self._canvas
        if self._colour is Colour.BLACK:
            canvas.setFillColorCMYK(0, 0, 0, darkness)
            canvas.setStrokeColorCMYK(0, 0, 0, darkness)
        else:
            canvas.setFillGray(1 - darkness)
            canvas.setStrokeGray(1 - darkness)

    def line(self, x0: float, y0: float, x1: float, y1: float, *, weight: float = 0.25) -> None:
        """A straight line, in points."""
        self._canvas.setLineWidth(weight)
        self._canvas.line(x0, y0, x1, y1)

    def dashed(self, x0: float, y0: float, x1: float, y1: float, *, weight: float = 0.5) -> None:
        """A broken line."""
        self._canvas.setDash(2.5, 1.5)
        self.line(x0, y0, x1, y1, weight=weight)
        self._canvas.setDash()

    def rect(self, box: Rect, *, filled: bool = False, weight: float = 0.5) -> None:
        """A rectangle."""
        x0, y0, x1, y1 = box.points
        self._canvas.setLineWidth(weight)
        self._canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=0 if filled else 1, fill=int(filled))

    def circle(self, x: float, y: float, radius: float, *, weight: float = 0.25) -> None:
        """A circle's outline."""
        self._canvas.setLineWidth(weight)
        self._canvas.circle(x, y, radius)

    def polygon(self, points: Sequence[tuple[float, float]], *, filled: bool = True) -> None:
        """A closed shape."""
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self._canvas.setLineWidth(1)
        self._canvas.drawPath(path, stroke=int(not filled), fill=int(filled))

    def words(
        self, x: float, y: float, text: str, *, face: str = "text", middle: bool = False
    ) -> None:
        """A line of text from ``x``, or about it."""
        self._canvas.setFont(self._names[face], self.size)
        draw = self._canvas.drawCentredString if middle else self._canvas.drawString
        draw(x, y, text)

    def turned_words(self, x: float, y: float, text: str, degrees: int) -> None:
        """A line of text about a point, its head turned anticlockwise."""
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.rotate(degrees)
        self.words(0, -self.size * 0.36, text, face="bold", middle=True)
        self._canvas.restoreState()

    def block(self, x: float, y: float, text: str, *, width: float, face: str = "text") -> float:
        """Lines of text no wider than ``width``; the height below the last."""
        from reportlab.lib.utils import simpleSplit

        for line in simpleSplit(text, self._names[face], self.size, width):
            self.words(x, y, line, face=face)
            y -= self.size * _LEADING
        return y

    def shows(self, text: str) -> bool:
        """Whether the font has every letter; without that it would show empty boxes."""
        face = pdfmetrics.getFont(self._names["text"]).face
        return all(ord(char) in face.charToGlyph for char in text)

    def width(self, text: str, face: str = "text") -> float:
        """How wide a line of text is, in points."""
        return float(pdfmetrics.stringWidth(text, self._names[face], self.size))


def _registered(project: Path, style: str) -> str:
    """The name under which ReportLab knows a face."""
    name = f"Sheets-{style}"
    # The registry is ReportLab's and lasts as long as the process.
    if name not in pdfmetrics.getRegisteredFontNames():
        path = project / _FOLDER / f"AtkinsonHyperlegibleNext-{style}.ttf"
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return name
