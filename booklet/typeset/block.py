"""Blocks: what a layout makes and a page holds.

A block keeps ReportLab's flowable contract (``wrap``, ``split``, ``drawOn``), so that it
can stand in a stock frame and a stock flowable can stand in ours
(:class:`booklet.typeset.stock.Stock`); unlike a stock flowable it knows its structure
element and the line of content it comes from. Widths, heights and offsets in the contract
are plain points, as ReportLab gives them.

The tree of blocks *is* the structure tree: a :class:`Group` is an element without a look,
and reading order is the order of the blocks, whatever the order of painting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from booklet.diagnostics import Location
    from booklet.source.photograph import Photo
    from booklet.source.svg import Drawing
    from booklet.text.line import Line
    from booklet.typeset.view import View


@value
class Tag:
    """The structure element of a block (ISO 32000-1:2008, 14.8.4).

    Attributes:
        name: a standard structure type: ``P``, ``H1``, ``Figure``.
        alt: text alternative of a figure (14.9.3).
        lang: language of the element where it differs from its parent's (14.9.2).
        title: what a reader's tree view calls it.
        attributes: by owner and name (14.8.5): ``{"List": {"ListNumbering": "Disc"}}``.
    """

    name: str
    alt: str | None = None
    lang: str | None = None
    title: str | None = None
    attributes: Mapping[str, Mapping[str, str]] | None = None


@value
class Anchor:
    """A place that links, the contents page and the outline can name.

    Attributes:
        name: named destination, unique in the booklet.
        title: outline entry; empty for a place without one.
        level: depth of the outline entry, from 0.
    """

    name: str
    title: str = ""
    level: int = 0


class Brush(Protocol):
    """What a block may ask of the painter.

    Coordinates are points: x from the edge of the trim where lines begin, y upwards from its
    foot. Shapes grow from there towards the end edge.
    """

    def tagged(self, block: Block) -> AbstractContextManager[None]:
        """Paint real content of the block's structure element."""

    def artifact(self) -> AbstractContextManager[None]:
        """Paint what says nothing (ISO 32000-1:2008, 14.8.2.2)."""

    def lines(self, block: Block, lines: Sequence[tuple[Line, float, float]]) -> None:
        """Set lines of text, each with the x of its near edge and the y of its baseline."""

    def box(
        self, x: float, y: float, width: float, height: float, *, role: str, radius: float = 0
    ) -> None:
        """Fill a rectangle, its corners rounded, with a swatch."""

    def frame(
        self, x: float, y: float, width: float, height: float, *, role: str, weight: float
    ) -> None:
        """Draw a rectangle's outline."""

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, role: str, weight: float) -> None:
        """Draw a line."""

    def drawing(
        self, drawing: Drawing, x: float, y: float, *, width: float, height: float = 0
    ) -> None:
        """Place a drawing with a lower corner at ``(x, y)``, cut to a height; never mirrored."""

    def photograph(self, photo: Photo, x: float, y: float, *, width: float, height: float) -> None:
        """Fill a place, a lower corner of it at ``(x, y)``, with a photograph."""

    def arrive(self, anchor: Anchor, top: float) -> None:
        """Note that a place with a name begins at this height of the page."""

    def lead(self, block: Block, place: Sequence[float], *, uri: str, description: str) -> None:
        """Make a place (x, y, width, height) lead to an address: ``block`` is tagged ``Link``."""

    def page(self, view: View, x: float, y: float, *, scale: float) -> None:
        """Show a page, or a part of one, with the lower corner of what shows at ``(x, y)``."""

    def stock(self, flowable: object, x: float, y: float, *, width: float) -> None:
        """Draw a flowable of ReportLab's own."""


class Block:
    """Base of all blocks: an unbreakable box of no height.

    Attributes:
        tag: structure element; None for an artifact.
        location: the line of content the block comes from.
        space_before, space_after: points; between two blocks the larger one counts.
        keep_with_next: no page break between this block and the next.
        first_baseline: points from the top to the first line's baseline, None without lines.
        on_grid: whether that baseline stands on the baseline grid.
        stretches: whether it has a use for room that would stay empty.
        anchor: the place's name for links and the outline.
        origin: the block this one is a fragment of (itself, if whole).
    """

    tag: Tag | None = None
    location: Location | None = None
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    first_baseline: float | None = None
    on_grid: bool = False
    stretches: bool = False
    anchor: Anchor | None = None
    width: float = 0.0
    height: float = 0.0

    def __init__(self) -> None:
        self.origin: Block = self

    @property
    def children(self) -> tuple[Block | Group, ...]:
        """Blocks inside this one, in reading order."""
        return ()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay the block out in a measure; return the width and height it takes.

        Args:
            width: the measure, points.
            height: the room left, points; a block may ignore it.
        """
        del height
        self.width = width
        return width, self.height

    def split(self, width: float, height: float) -> list[Block]:
        """Break the block so that its first piece fits ``height``; ``[]`` if it cannot."""
        del width, height
        return []

    def stretch(self, room: float) -> float:
        """Become higher by as much of some room as is of use, in points; return how much."""
        del room
        return 0.0

    def shrink(self, scale: float) -> None:
        """Set display type in a part of its size; of blocks inside this one too."""
        for block in blocks_of(self.children):
            block.shrink(scale)

    def places(self, x: float, top: float) -> Iterator[tuple[Block, float, float]]:
        """Blocks painted inside this one, with their upper left corners.

        Args:
            x: left edge of this block.
            top: its upper edge.
        """
        del x, top
        return iter(())

    def least_height(self, width: float) -> float:
        """Height of the smallest piece that may stand at the foot of a page."""
        return self.wrap(width, 1e6)[1]

    def paint(self, brush: Brush, x: float, top: float) -> None:
        """Paint the block with its upper left corner at ``(x, top)``."""

    def lines_of_text(self) -> Iterator[Line]:
        """All lines set in this block, so that fonts can be subset before painting."""
        return iter(())

    # -- the names ReportLab knows these by -------------------------------------------

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab's name
        """Space above, points."""
        return self.space_before

    def getSpaceAfter(self) -> float:  # noqa: N802 - ReportLab's name
        """Space below, points."""
        return self.space_after

    def getKeepWithNext(self) -> bool:  # noqa: N802 - ReportLab's name
        """Whether a stock frame must keep this block with the next."""
        # Platypus sets its own attribute to 0 once it has kept the two together.
        return bool(vars(self).get("keepWithNext", self.keep_with_next))

    def wrapOn(self, _canvas: object, width: float, height: float) -> tuple[float, float]:
        """Lay the block out; it needs no canvas to measure with."""
        return self.wrap(width, height)

    def splitOn(self, _canvas: object, width: float, height: float) -> list[Block]:
        """Break the block; it needs no canvas to measure with."""
        return self.split(width, height)

    def drawOn(self, canvas: HasBrush, x: float, y: float, _sW: float = 0) -> None:  # noqa: N803 - ReportLab's names
        """Paint the block with its lower left corner at ``(x, y)``."""
        self.paint(canvas.brush, x, y + self.height)


class HasBrush(Protocol):
    """A canvas that blocks can be painted on."""

    brush: Brush


@value(by_identity=True)
class Group:
    """A structure element without a look: its children flow as if it were not there."""

    tag: Tag
    children: tuple[Item, ...]
    location: Location | None = None


@value
class NewPage:
    """Go on to a new page of a design.

    Attributes:
        design: name of a page design of the edition.
        side: ``recto``, ``verso`` or ``any``.
        accent: the accent from here on; empty to keep it.
        running_title: what the running head says from here on; None to keep it.
    """

    design: str
    side: str = "any"
    accent: str = ""
    running_title: str | None = None


@value(by_identity=True)
class Fixed:
    """A block at a place of its own on the page that is being filled.

    Attributes:
        block: what to place.
        area: name of an area of the page's design.
        align: ``top`` or ``bottom`` of the area.
        behind: painted before the rest of the page, wherever it is read.
    """

    block: Block
    area: str
    align: str = "top"
    behind: bool = False


Item = Block | Group | NewPage | Fixed
"""What a layout yields, in reading order."""


def blocks_of(items: Sequence[Item]) -> Iterator[Block]:
    """Every block in reading order, those inside others included."""
    for item in items:
        match item:
            case Fixed():
                yield item.block
                yield from blocks_of(item.block.children)
            case Block():
                yield item
                yield from blocks_of(item.children)
            case Group():
                yield from blocks_of(item.children)


def flatten(items: Sequence[Item]) -> Iterator[Block | NewPage | Fixed]:
    """The stream of blocks that a filler places: groups opened, boxes kept shut."""
    for item in items:
        if isinstance(item, Group):
            yield from flatten(item.children)
        else:
            yield item
