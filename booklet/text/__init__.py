"""Text: words become lines of glyphs.

::

    runs ─itemise→ items ─shape→ words ─fill→ lines ─encode→ codes

A :class:`Paragraph` is made of :class:`StyledRun` and gives :class:`Line` for any measure; the
:class:`Encodings` of a document give codes to the glyphs of all its lines. Nothing here
knows of pages or of ReportLab. All x and y are in points, y upwards from the baseline.
"""

from __future__ import annotations

from booklet.text.encoding import Encoding, Encodings, GlyphOrder
from booklet.text.faces import Face
from booklet.text.line import Line, Segment
from booklet.text.paragraph import Direction, Paragraph
from booklet.text.shape import Shaped
from booklet.text.style import InlineMark, StyledRun, TextStyle

__all__ = [
    "Direction",
    "Encoding",
    "Encodings",
    "Face",
    "GlyphOrder",
    "InlineMark",
    "Line",
    "Paragraph",
    "Segment",
    "Shaped",
    "StyledRun",
    "TextStyle",
]
