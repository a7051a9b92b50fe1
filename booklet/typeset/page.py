"""Page designs and placed pages.

A page design is what ReportLab calls a page template: named frames and what is painted
behind and around them. It is a value read from an edition's file; the engine fills its
main frame in one pass and paints its furniture afterwards as artifacts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect, Size
from booklet.source.names import named
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from booklet.typeset.block import Block, Item
    from booklet.units import Length


@value(kw_only=True)
class Area:
    """A region of a page by its distances from the trim, turned over from recto to verso."""

    inside: Length
    outside: Length
    head: Length
    foot: Length

    def on(self, trim: Size, *, spine_at_start: bool) -> Rect:
        """The area on a page: x from the trim's start edge, y upwards from its foot.

        Args:
            trim: size of the page.
            spine_at_start: whether the spine is at the edge where lines begin.
        """
        start, end = (self.inside, self.outside) if spine_at_start else (self.outside, self.inside)
        return Rect(start, self.foot, trim.width - end, trim.height - self.head)


@value(kw_only=True)
class PageDesign:
    """How a kind of page looks before any content stands on it.

    Attributes:
        name: what layouts call it.
        frame: the area that running content fills.
        areas: further areas for blocks with a place of their own.
        ground: swatch of the whole page out to the bleed; empty for paper.
        running_head, folio: whether they are shown.
        align: where content stands in the frame: ``top``, ``middle`` or ``bottom``; or
            ``spread``: what stretches fills what is left of it.
        ruled: writing lines down the frame (a page for notes).
        next: design of the page that content overflows to; empty for the same again.
        shrinks: display type becomes smaller before content runs over to another page.
        most: how many pages its content runs on to; display type becomes smaller for that.
        one_page: content must not overflow: what does not fit is too long.
        even: no page of a run is left nearly empty, if that can be helped.
        roomier: design that is taken instead for content that does not fit; empty for none.
    """

    name: str
    frame: Area
    areas: Mapping[str, Area]
    ground: str = ""
    running_head: bool = True
    folio: bool = True
    align: str = "top"
    ruled: bool = False
    next: str = ""
    shrinks: bool = False
    one_page: bool = False
    most: int = 64
    even: bool = False
    roomier: str = ""

    def measure(self, trim: Size) -> float:
        """Width of the frame, points."""
        return self.frame.on(trim, spine_at_start=True).width.pt


@value(kw_only=True)
class Geometry:
    """What every page of an edition shares.

    Attributes:
        trim: size of a page.
        designs: page designs by name.
        grid: distance between the lines of the baseline grid, points.
        grid_start: a baseline of the grid, counted from the head of the trim, points.
        right_to_left: whether lines begin at the right edge.
        file: where the designs stand, for messages.
    """

    trim: Size
    designs: Mapping[str, PageDesign]
    grid: float
    grid_start: float
    right_to_left: bool = False
    file: str = "the edition"

    def design(self, name: str) -> PageDesign:
        """A page design by its name."""
        return named(self.designs, name, what="design", file=self.file)

    def area(self, design: PageDesign, name: str) -> Area:
        """A place on the pages of a design, by its name."""
        return named(design.areas, name, what=f"area of the design “{design.name}”", file=self.file)


@value(by_identity=True)
class Placed:
    """A block and where it stands: points from the trim's start edge and from its foot."""

    block: Block
    x: float
    top: float


@value(by_identity=True)
class Page:
    """A filled page.

    Places on it are counted from the edge where lines begin, so that one layout serves
    scripts of both directions; :meth:`left` has them as the page is seen.

    Attributes:
        number: its place in the booklet, from 1.
        design: the page design.
        accent: name of the accent its colours come from.
        running_title: text of the running head; empty for none.
        placed: blocks in the order of painting.
        furniture: running head, folio and ornaments; artifacts all.
        spine_at_start: whether it is bound at the edge where lines begin.
        turned: its width in points if it is read from right to left, else 0.
        total: pages of the file, once they are counted.
    """

    number: int
    design: PageDesign
    accent: str
    running_title: str
    placed: tuple[Placed, ...]
    spine_at_start: bool
    furniture: tuple[Placed, ...] = ()
    turned: float = 0.0
    total: int = 0

    @property
    def is_recto(self) -> bool:
        """Whether it is the front of a leaf: on the right, or on the left of a book in Arabic."""
        return self.number % 2 == 1

    @property
    def spine_at_left(self) -> bool:
        """Whether it is bound at its left edge."""
        return self.spine_at_start != bool(self.turned)

    def left(self, x: float, width: float = 0.0) -> float:
        """How far from the left edge something begins that begins ``x`` from the start edge."""
        return self.turned - x - width if self.turned else x


class Sheet:
    """The page being filled."""

    def __init__(self, design: PageDesign, *, accent: str, running_title: str, number: int) -> None:
        self.design, self.number = design, number
        self.accent, self.running_title = accent, running_title
        self.placed: list[Placed] = []
        self.behind: list[Placed] = []
        self.flowing: set[int] = set()
        self.y = self.gap = 0.0
        self.used = False
        self.keeps = False  # the last block must not be parted from the next

    @property
    def spine_at_start(self) -> bool:
        """Whether it is bound where lines begin: a recto is, in every script."""
        return self.number % 2 == 1


class TooTall(Exception):  # noqa: N818 - not an error yet: the caller knows the author's words
    """A block is taller than its frame, or than what is left of one that stands alone."""

    def __init__(self, block: Block, room: float) -> None:
        super().__init__(f"{block.height:.1f} pt in a frame of {room:.1f} pt")
        self.block = block
        self.room = room


@value(by_identity=True)
class PartPages:
    """The pages of one part, and the tree of blocks they came from.

    Attributes:
        name: as the edition calls it: ``cover``, ``inside``.
        items: the layouts' blocks in reading order; their structure is the part's.
        pages: the same blocks, placed.
        on_cover: whether they are printed on the sheet of the cover.
        own: whether it is in the name of a service, and so in no other's.
    """

    name: str
    items: tuple[Item, ...]
    pages: tuple[Page, ...]
    on_cover: bool = False
    own: bool = False

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.pages)
