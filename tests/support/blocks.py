"""Blocks and pages without content or theme, and a brush that remembers what it was asked."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.geometry import PAPER, Size
from booklet.text.faces import Face
from booklet.text.paragraph import Direction, Paragraph
from booklet.text.style import StyledRun, TextStyle
from booklet.typeset.block import Anchor, Block, Tag
from booklet.typeset.page import Area, Geometry, Page, PageDesign
from booklet.typeset.text import Look, Text
from booklet.units import mm, pt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.diagnostics import Location
    from booklet.source.photograph import Photo
    from booklet.source.svg import Drawing
    from booklet.text.line import Line
    from booklet.typeset.view import View

PROJECT = Path(__file__).resolve().parents[2]
FACE = PROJECT / "assets/fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"
A5 = PAPER["A5"]

BODY = Look(name="body", font="regular", size=12, leading=16, colour="ink", after=8)
HEADING = Look(
    name="heading",
    font="regular",
    size=18,
    leading=22,
    colour="ink",
    before=20,
    after=6,
    keep_with_next=True,
    on_grid=False,
)

PASSAGE = (
    "Anna is a single mum in her late thirties with a daughter who is three years old, and"
    " she has been in touch with services since long before her daughter was born, and they"
    " have not always been of help to her, or so she says when she is asked about them now."
)


def paragraph(
    words: str,
    *,
    look: Look = BODY,
    direction: Direction = "ltr",
    protrude: bool = False,
) -> Paragraph:
    """Words in one style."""
    style = TextStyle((Face.load(FACE),), look.size, look.leading, look.colour)
    return Paragraph(
        [StyledRun(words, style)], language="en-GB", direction=direction, protrude=protrude
    )


def text(
    words: str = PASSAGE,
    look: Look = BODY,
    *,
    tag: str | None = "P",
    align: str = "start",
    anchor: Anchor | None = None,
    location: Location | None = None,
    direction: Direction = "ltr",
) -> Text:
    """A block of text in one style."""
    return Text(
        paragraph(words, look=look, direction=direction, protrude=look.protrude),
        look,
        tag=Tag(tag) if tag else None,
        location=location,
        anchor=anchor,
        align=align,
    )


def numbered(name: str, count: int) -> str:
    """Words that make ``count`` lines, each with a name of its own: ``a.0``, ``a.1``."""
    return "\n".join(f"{name}.{number}" for number in range(count))


def area(inside: float, outside: float, head: float, foot: float) -> Area:
    """An area by its distances from the trim, in millimetres."""
    return Area(inside=mm(inside), outside=mm(outside), head=mm(head), foot=mm(foot))


def design(name: str = "text", *, frame: Area | None = None, **more: object) -> PageDesign:
    """A page design with the frame of a booklet's page."""
    given = {"areas": {"art": area(0, 0, 150, 0)}, **more}
    return PageDesign(name=name, frame=frame or area(17, 15, 18, 22), **given)  # type: ignore[arg-type]


def geometry(*designs: PageDesign, grid: float = 16, trim: Size = A5) -> Geometry:
    """Pages of A5 with these designs; the baseline grid starts 64 points from the head."""
    named = {one.name: one for one in designs or (design(),)}
    return Geometry(trim=trim, designs=named, grid=grid, grid_start=pt(64).pt)


def lines_of(block: Block) -> list[str]:
    """The words of each line that a block holds."""
    return [line.text.strip() for line in block.lines_of_text()]


def lines_on(pages: Sequence[Page]) -> list[str]:
    """The words of each line on these pages, page by page in the order of painting."""
    return [words for page in pages for placed in page.placed for words in lines_of(placed.block)]


class Slab(Block):
    """A block of a fixed height that cannot be broken."""

    def __init__(self, height: float, *, tag: str | None = "Figure", grid: bool = False) -> None:
        super().__init__()
        self.height = height
        self.tag = Tag(tag, alt="A slab.") if tag else None
        self.on_grid = grid

    def paint(self, brush: object, x: float, top: float) -> None:
        painted = brush.artifact() if self.tag is None else brush.tagged(self)  # type: ignore[attr-defined]
        with painted:
            brush.box(x, top - self.height, self.width, self.height, role="ink")  # type: ignore[attr-defined]


@dataclass
class NotingBrush:
    """Writes down what a block asks of a painter.

    Attributes:
        lines_set: block, words, x and y of each line.
        shapes: what else was painted: its name, then the numbers, then the swatch.
        roles: for each shape, the block it belongs to; None for an artifact.
        arrivals: name and height of each place.
        leads: places that lead to an address, each with it.
    """

    lines_set: list[tuple[Block, str, float, float]] = field(default_factory=list)
    shapes: list[tuple[object, ...]] = field(default_factory=list)
    roles: list[Block | None] = field(default_factory=list)
    arrivals: list[tuple[str, float]] = field(default_factory=list)
    leads: list[tuple[object, ...]] = field(default_factory=list)
    _open: list[Block | None] = field(default_factory=list)

    @contextmanager
    def tagged(self, block: Block) -> Iterator[None]:
        assert not self._open, "marked content nests"
        self._open.append(block)
        yield
        self._open.pop()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        assert not self._open, "marked content nests"
        self._open.append(None)
        yield
        self._open.pop()

    def lines(self, block: Block, lines: Sequence[tuple[Line, float, float]]) -> None:
        assert bool(self._open) == (block.tag is None), "text opens its own marked content"
        self.lines_set += [(block, line.text.strip(), x, y) for line, x, y in lines]

    def box(
        self, x: float, y: float, width: float, height: float, *, role: str, radius: float = 0
    ) -> None:
        self._note("box", x, y, width, height, radius, role)

    def frame(
        self, x: float, y: float, width: float, height: float, *, role: str, weight: float
    ) -> None:
        self._note("frame", x, y, width, height, weight, role)

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, role: str, weight: float) -> None:
        self._note("rule", x0, y0, x1, y1, weight, role)

    def drawing(
        self, drawing: Drawing, x: float, y: float, *, width: float, height: float = 0
    ) -> None:
        del height
        self._note("drawing", x, y, width, drawing.file)

    def photograph(self, photo: Photo, x: float, y: float, *, width: float, height: float) -> None:
        self._note("photograph", x, y, width, height, photo.file)

    def page(self, view: View, x: float, y: float, *, scale: float) -> None:
        self._note("page", x, y, scale, view.page.number)

    def stock(self, flowable: object, x: float, y: float, *, width: float) -> None:
        del width
        self._note("stock", x, y, flowable)

    def arrive(self, anchor: Anchor, top: float) -> None:
        self.arrivals.append((anchor.name, top))

    def lead(self, block: Block, place: Sequence[float], *, uri: str, description: str) -> None:
        assert block.tag is not None
        assert description
        self.leads.append((*place, uri))

    def _note(self, *shape: object) -> None:
        assert self._open, f"{shape[0]} painted without a role"
        self.shapes.append(shape)
        self.roles.append(self._open[-1])
