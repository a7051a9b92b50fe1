"""Sets the passage of every script on a page of its own, tagged, as a booklet would be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.geometry import PAPER
from booklet.paint.canvas import TaggedCanvas
from booklet.paint.fonts import embed, show_line
from booklet.tagging.metadata import Metadata, OutputIntent
from booklet.tagging.tree import Node
from booklet.text import Encodings, GlyphOrder, Paragraph, StyledRun, TextStyle
from booklet.text.faces import Face
from booklet.typeset.fonts import ScriptFonts
from booklet.typeset.text import Look, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from booklet.text.paragraph import Direction

PROJECT = Path(__file__).resolve().parents[2]
FAMILY = PROJECT / "assets/fonts/atkinson-hyperlegible-next"
SIZE, LEADING = 12.0, 16.5
MARGIN, MEASURE = 50.0, 320.0
MIXED = "{title} (1948): Relations Study, +44 131 496 0000, www.un.org/en – 30."
"""Set in every language: brackets, a name, a telephone number, an address, a number."""


@dataclass(frozen=True)
class Specimen:
    """A passage in one language."""

    tag: str
    name: str
    direction: Direction
    title: str
    passage: tuple[str, ...]

    @property
    def needs_installing(self) -> bool:
        return self.tag.startswith("zh")

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.title, *self.passage, MIXED.format(title=self.title))


def specimens() -> tuple[Specimen, ...]:
    """All of them, as they stand in ``passages.json``."""
    found = json.loads((Path(__file__).with_name("passages.json")).read_text("utf-8"))
    return tuple(
        Specimen(one["tag"], one["name"], one["direction"], one["title"], tuple(one["passage"]))
        for one in found
    )


class Setter:
    """Sets passages in the theme's fonts, with those of other scripts behind them.

    Args:
        order: of right-to-left glyphs.
        says: whether the elements of right-to-left paragraphs say their text themselves.
    """

    def __init__(self, order: GlyphOrder = GlyphOrder.VISUAL, *, says: bool = True) -> None:
        self.says = says
        self.fonts = ScriptFonts(PROJECT)
        self.encodings = Encodings(order)

    def texts(self, specimen: Specimen) -> list[Text]:
        """Heading and paragraphs, wrapped to the measure."""
        leading = self.fonts.leading(specimen.title, specimen.tag)
        blocks = []
        for index, words in enumerate(specimen.texts):
            font, size = ("Bold", 19.0) if index == 0 else ("Regular", SIZE)
            lead = leading * (23.0 if index == 0 else LEADING)
            others = self.fonts.member(font.lower())
            face = Face.load(FAMILY / f"AtkinsonHyperlegibleNext-{font}.ttf")
            style = TextStyle((face,), size, lead, "ink", (), others)
            paragraph = Paragraph(
                [StyledRun(words, style)], language=specimen.tag, direction=specimen.direction
            )
            look = Look(
                name="", font=font, size=size, leading=lead, colour="ink", after=LEADING / 2
            )
            block = Text(paragraph, look, tag=None, location=None, page=specimen.direction)
            block.wrap(MEASURE, 0)
            blocks.append(block)
        return blocks

    def pdf(self, wanted: Iterable[Specimen]) -> bytes:
        """A page for each."""
        pages = [(specimen, self.texts(specimen)) for specimen in wanted]
        for _, blocks in pages:
            for block in blocks:
                self.encodings.fill(block.lines)
        file, root = BytesIO(), Node("Document")
        canvas = TaggedCanvas(
            file,
            root=root,
            metadata=METADATA,
            trim=PAPER["A5"],
            output_intent=OutputIntent.srgb(PROJECT / "assets" / "icc" / "sRGB.icc"),
        )
        for encoding in self.encodings:
            embed(canvas.document, encoding)
        for specimen, blocks in pages:
            section = Node("Sect", root, lang=specimen.tag)
            canvas.destination(specimen.tag, 560)
            canvas.outline(specimen.name, specimen.tag)
            top = PAPER["A5"].height.pt - MARGIN
            for index, block in enumerate(blocks):
                says = block.paragraph.text if self.says and block.page == "rtl" else None
                node = Node("H1" if index == 0 else "P", section, actual_text=says)
                top = self._paint(canvas, node, block, top)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    def _paint(self, canvas: TaggedCanvas, node: Node, block: Text, top: float) -> float:
        canvas.begin(node)
        for line, x, y in block.placed_lines(0, top):
            from_left = x if block.page == "ltr" else MEASURE - x - line.width
            for shown in show_line(
                line,
                encodings=self.encodings,
                colour_operator=lambda _: "0 g",
                x=MARGIN + from_left,
                y=y,
            ):
                canvas.emit(shown.operators)
        canvas.end()
        return top - block.height - block.look.after


METADATA = Metadata(
    title="A page of each script",
    language="en-GB",
    created=datetime(2023, 11, 1, tzinfo=UTC),
    identifier="urn:uuid:00000000-0000-8000-8000-000000000004",
    producer="Booklet builder",
    author="",
    subject="Articles 1 to 3 of the Universal Declaration of Human Rights",
    keywords=(),
)
