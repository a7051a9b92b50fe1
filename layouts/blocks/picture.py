"""Pictures: an illustration across the measure, or a symbol many times over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.content import Figure, Ornament
from booklet.source.drawing import Drawing
from booklet.typeset.block import Block, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.diagnostics import Location
    from booklet.source.photograph import Photo
    from booklet.typeset.block import Brush
    from booklet.typeset.setting import Setting

ORNAMENT = "assets/illustrations/ornament-{name}.svg"


class Picture(Block):
    """A drawing as wide as its measure; its height follows, or is cut to fill its area."""

    def __init__(
        self,
        drawing: Drawing,
        *,
        tag: Tag | None,
        fills: bool = False,
        location: Location | None = None,
    ) -> None:
        super().__init__()
        self.drawing, self.fills = drawing, fills
        self.tag, self.location = tag, location

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        size = self.drawing.size
        whole = width * (size.height / size.width)
        self.width, self.height = width, min(whole, height) if self.fills else whole
        return self.width, self.height

    def paint(self, brush: Brush, x: float, top: float) -> None:
        with brush.artifact() if self.tag is None else brush.tagged(self):
            brush.drawing(self.drawing, x, top - self.height, width=self.width, height=self.height)


class Photograph(Block):
    """A photograph as wide as its measure, or cut to fill its area."""

    def __init__(
        self, photo: Photo, *, tag: Tag | None, fills: bool, location: Location | None
    ) -> None:
        super().__init__()
        self.photo, self.fills = photo, fills
        self.tag, self.location = tag, location

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        whole = width * self.photo.height / self.photo.width
        self.width, self.height = width, height if self.fills else whole
        return self.width, self.height

    def paint(self, brush: Brush, x: float, top: float) -> None:
        with brush.artifact() if self.tag is None else brush.tagged(self):
            brush.photograph(self.photo, x, top - self.height, width=self.width, height=self.height)


class Inset(Block):
    """A picture as large as a height allows, whole, in the middle of its measure."""

    def __init__(self, inside: Block, *, height: float) -> None:
        super().__init__()
        self._inside, self._room = inside, height

    @property
    def children(self) -> tuple[Block, ...]:
        return (self._inside,)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, whole = self._inside.wrap(width, height)
        if whole > self._room:
            self._inside.wrap(width * self._room / whole, height)
        self.width, self.height = width, self._inside.height
        return self.width, self.height

    def places(self, x: float, top: float) -> Iterator[tuple[Block, float, float]]:
        yield self._inside, x + (self.width - self._inside.width) / 2, top

    def paint(self, brush: Brush, x: float, top: float) -> None:
        for block, across, down in self.places(x, top):
            block.paint(brush, across, down)


def picture(content: Figure | Ornament, setting: Setting, *, fills: bool = False) -> Block:
    """A picture of the content: a figure with its alternative text, or an ornament.

    Args:
        content: which, and what it says.
        setting: finds it.
        fills: whether it is cut to fill the area it stands in: of a drawing, the head.
    """
    tag = None
    if isinstance(content, Figure):
        tag = Tag("Figure", alt=content.alt.plain, lang=content.alt.lang)
    found = setting.picture(content.image)
    if isinstance(found, Drawing):
        return Picture(found, tag=tag, fills=fills, location=content.location)
    return Photograph(found, tag=tag, fills=fills, location=content.location)


def ornament(name: str, setting: Setting) -> Picture:
    """A decoration of the booklet's own."""
    return Picture(setting.drawing(ORNAMENT.format(name=name)), tag=None)


def character(char: str, setting: Setting) -> Picture | None:
    """A character as an ornament; None if there is no drawing with its code point's name."""
    name = f"u{ord(char):x}"
    known = (setting.project / ORNAMENT.format(name=name)).is_file()
    return ornament(name, setting) if known else None


class Symbols(Block):
    """Symbols in rows from the start edge: a number one can count.

    Args:
        drawings: one a symbol, in order.
        alt: what is said in their place.
        lang: its language, where that differs from the booklet's.
        size: width of one, points.
        gap: points between two, across and down.
        per_row: how many stand in a row.
    """

    def __init__(
        self,
        drawings: Sequence[Drawing],
        *,
        alt: str,
        lang: str | None,
        per_row: int,
        gap: float,
        location: Location | None,
    ) -> None:
        super().__init__()
        self.drawings = tuple(drawings)
        self.per_row, self.gap = per_row, gap
        self.tag, self.location = Tag("Figure", alt=alt, lang=lang), location
        self.size = self.row_height = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        del height
        self.size = (width - self.gap * (self.per_row - 1)) / self.per_row
        tallest = max(d.size.height / d.size.width for d in self.drawings)
        self.row_height = self.size * tallest
        rows = -(-len(self.drawings) // self.per_row)
        self.width, self.height = width, rows * (self.row_height + self.gap) - self.gap
        return self.width, self.height

    def paint(self, brush: Brush, x: float, top: float) -> None:
        with brush.tagged(self):
            for index, drawing in enumerate(self.drawings):
                row, place = divmod(index, self.per_row)
                brush.drawing(
                    drawing,
                    x + place * (self.size + self.gap),
                    top - row * (self.row_height + self.gap) - self.row_height,
                    width=self.size,
                )
