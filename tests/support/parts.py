"""Small tagged parts, painted as the booklet is: our canvas, our text, our fonts."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.geometry import PAPER
from booklet.paint.canvas import TaggedCanvas
from booklet.paint.fonts import embed, show_line
from booklet.tagging.metadata import Metadata, OutputIntent
from booklet.tagging.tree import Node
from booklet.text.encoding import Encodings
from booklet.text.faces import Face
from booklet.text.paragraph import Paragraph
from booklet.text.style import StyledRun, TextStyle
from booklet.units import ZERO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.text.line import Line
    from booklet.units import Length

ASSETS = Path(__file__).parent.parent.parent / "assets"
REGULAR = ASSETS / "fonts" / "atkinson-hyperlegible-next" / "AtkinsonHyperlegibleNext-Regular.ttf"

METADATA = Metadata(
    title="Family Stories – a proof",
    language="en-GB",
    created=datetime(2023, 11, 1, tzinfo=UTC),
    identifier="urn:uuid:00000000-0000-8000-8000-000000000000",
    producer="Booklet builder",
    author="Ada & Bö",
    subject="Lessons for practice",
    keywords=("families", "recovery"),
)


def set_line_of(text: str, size: float = 12) -> Line:
    """One line of text in the book's own face."""
    style = TextStyle(faces=(Face.load(REGULAR),), size=size, leading=18, colour="ink")
    run = StyledRun(text=text, style=style, lang=None, mark=None)
    (line,) = Paragraph([run], language="en-GB", direction="ltr").lines(1000)
    return line


class Press:
    """Paints parts that share their fonts, as all parts of a booklet do."""

    def __init__(self, *texts: str) -> None:
        self.encodings = Encodings()
        self.encodings.fill([set_line_of(text) for text in texts])

    def canvas(self, file: BytesIO, root: Node, bleed: Length = ZERO) -> TaggedCanvas:
        """A canvas with the fonts and the output intent of the screen edition."""
        canvas = TaggedCanvas(
            file,
            root=root,
            metadata=METADATA,
            trim=PAPER["A5"],
            bleed=bleed,
            output_intent=OutputIntent.srgb(ASSETS / "icc" / "sRGB.icc"),
        )
        for encoding in self.encodings:
            embed(canvas.document, encoding)
        return canvas

    def show(self, canvas: TaggedCanvas, node: Node, text: str, y: float) -> None:
        """A line of text as content of a node."""
        canvas.begin(node)
        shown = show_line(
            set_line_of(text),
            encodings=self.encodings,
            colour_operator=lambda _: "0 g",
            x=50,
            y=y,
        )
        for piece in shown:
            canvas.emit(piece.operators)
        canvas.end()

    def part(self, sections: Sequence[str], *, links_to: str = "", bleed: Length = ZERO) -> bytes:
        """A part with one page a section: its name as heading, destination and text."""
        file, root = BytesIO(), Node("Document")
        canvas = self.canvas(file, root, bleed)
        for name in sections:
            self._section(canvas, Node("Sect", root), name, links_to)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    def _section(self, canvas: TaggedCanvas, sect: Node, name: str, links_to: str) -> None:
        canvas.destination(name, 500)
        canvas.outline(name, name)
        self.show(canvas, Node("H1", sect), name, 500)
        aside = Node("Aside", sect)
        self.show(canvas, Node("P", aside, id=f"{name}-text"), f"Words of {name}", 470)
        if links_to:
            link = Node("Link", Node("P", aside))
            self.show(canvas, link, "a link", 440)
            box = (50, 436, 90, 452)
            canvas.link(box, link, description=f"To {links_to}", destination=links_to)
        picture = Node("Figure", sect, alt=f"A square for {name}")
        if not canvas.has_form("square"):
            canvas.form("square", (0, 0, 10, 10), "1 0 0 rg 0 0 10 10 re f")
        canvas.begin(picture)
        canvas.do("square", (2, 0, 0, 2, 50, 300))
        canvas.end()
        canvas.bounding_box(picture, (50, 300, 70, 320))


LETTERS = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .,’“”-()•"


def press() -> Press:
    """A press with the letters that the tests use."""
    return Press(LETTERS)
