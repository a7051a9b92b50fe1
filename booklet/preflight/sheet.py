"""A page of a finished file: its boxes, and places on it as a reader sees them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.preflight.objects import box as box_of
from booklet.preflight.objects import dictionary, entry, number
from booklet.units import Length

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject, PdfObject

    from booklet.preflight.objects import Box

_DEEPEST = 32
_LETTER: Box = (0.0, 0.0, 612.0, 792.0)


class SheetPage:
    """A page (ISO 32000-1:2008, 7.7.3.3).

    Attributes:
        number: counted from 1.
        page: its dictionary.
    """

    def __init__(self, number: int, page: DictionaryObject) -> None:
        self.number, self.page = number, page

    @cached_property
    def media(self) -> Box:
        """The MediaBox, its own or inherited."""
        return box_of(inherited(self.page, "/MediaBox")) or _LETTER

    @cached_property
    def crop(self) -> Box:
        """The CropBox; the MediaBox if there is none."""
        return box_of(inherited(self.page, "/CropBox")) or self.media

    @cached_property
    def bleed_written(self) -> Box | None:
        """The BleedBox, if the page has one."""
        return box_of(entry(self.page, "/BleedBox"))

    @cached_property
    def trim_written(self) -> Box | None:
        """The TrimBox, if the page has one."""
        return box_of(entry(self.page, "/TrimBox"))

    @property
    def trim(self) -> Box:
        """Where the page is cut: TrimBox, else the CropBox."""
        return self.trim_written or self.crop

    @property
    def bleed(self) -> Box:
        """How far art reaches: BleedBox, else the CropBox."""
        return self.bleed_written or self.crop

    @cached_property
    def rotation(self) -> int:
        """Clockwise quarter turns at which a reader sees it, 0 to 3."""
        return int(number(inherited(self.page, "/Rotate"))) // 90 % 4

    @cached_property
    def unit(self) -> float:
        """Points in a unit of default user space (``UserUnit``)."""
        unit = number(entry(self.page, "/UserUnit"), 1.0)
        return unit if unit > 0 else 1.0

    @property
    def trim_size(self) -> tuple[float, float]:
        """Width and height of the trim as a reader sees them, points."""
        x0, y0, x1, y1 = self.trim
        wide, high = (x1 - x0) * self.unit, (y1 - y0) * self.unit
        return (high, wide) if self.rotation % 2 else (wide, high)

    def on_trim(self, box: Box) -> Box:
        """A box of default user space as points from the trim's lower left, as seen."""
        x0, y0, x1, y1 = self.trim
        left, bottom, right, top = box
        near = (left - x0, bottom - y0, right - x0, top - y0)
        wide, high = x1 - x0, y1 - y0
        for _ in range(self.rotation):
            # A quarter clockwise: the lower left corner becomes the upper left one.
            a, b, c, d = near
            near = (b, wide - c, d, wide - a)
            wide, high = high, wide
        a, b, c, d = (side * self.unit for side in near)
        return a, b, c, d

    def place(self, box: Box) -> Rect:
        """A box of default user space as a finding says it."""
        x0, y0, x1, y1 = (Length(side) for side in self.on_trim(box))
        return Rect(x0, y0, x1, y1)


def inherited(page: DictionaryObject, key: str) -> PdfObject | None:
    """An entry of a page or of the nodes above it (7.7.3.4)."""
    node = page
    for _ in range(_DEEPEST):
        found = entry(node, key)
        if found is not None:
            return found
        node = dictionary(entry(node, "/Parent"))
    return None
