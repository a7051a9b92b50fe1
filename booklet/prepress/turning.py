"""Where things come to lie when a sheet is turned: a quarter round, or over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect, Size
from booklet.prepress.sheets import Placement, Side, Tick
from booklet.units import ZERO, Length
from booklet.values import changed, value

if TYPE_CHECKING:
    from booklet.prepress.schemes import Page

_LEFT_TO_RIGHT = {"left": "right", "right": "left"}
_TOP_TO_BOTTOM = {"top": "bottom", "bottom": "top"}
_ANTICLOCKWISE = {"left": "bottom", "bottom": "right", "right": "top", "top": "left", "": ""}
_Point = tuple[Length, Length]


@value(kw_only=True)
class Turn:
    """A way of turning a sheet, as its points move.

    Attributes:
        kind: ``quarter`` turns anticlockwise about the lower left corner and brings the
            sheet back to the right of it; ``upright`` and ``level`` turn it over about
            an upright or a level line.
        size: of the sheet before it is turned.
    """

    kind: str
    size: Size

    def point(self, at: _Point) -> _Point:
        """Where a point comes to lie."""
        x, y = at
        if self.kind == "quarter":
            return self.size.height - y, x
        if self.kind == "upright":
            return self.size.width - x, y
        return x, self.size.height - y

    def rect(self, box: Rect) -> Rect:
        """Where a rectangle comes to lie."""
        x0, y0 = self.point((box.x0, box.y0))
        x1, y1 = self.point((box.x1, box.y1))
        return Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def edge(self, name: str) -> str:
        """Which edge it becomes."""
        if self.kind == "quarter":
            return _ANTICLOCKWISE[name]
        swapped = _LEFT_TO_RIGHT if self.kind == "upright" else _TOP_TO_BOTTOM
        return swapped.get(name, name)

    def rotation(self, degrees: int) -> int:
        """Where a head that pointed ``degrees`` from upright points to."""
        if self.kind == "quarter":
            return (degrees + 90) % 360
        return -degrees % 360 if self.kind == "upright" else (180 - degrees) % 360

    def tick(self, tick: Tick) -> Tick:
        """Where a mark belongs then."""
        upright = tick.edge in {"top", "bottom"}
        x, y = self.point((tick.at, ZERO) if upright else (ZERO, tick.at))
        edge = self.edge(tick.edge)
        return Tick(edge=edge, at=x if edge in {"top", "bottom"} else y, fold=tick.fold)

    def placement(self, held: Placement, page: Page) -> Placement:
        """A page's place; ``page`` is the one that is seen now."""
        return changed(
            held,
            page=page,
            trim=self.rect(held.trim),
            clip=self.rect(held.clip),
            rotation=self.rotation(held.rotation),
            spine=self.edge(held.spine),
        )

    def side(self, side: Side, name: str, pages: tuple[Page, ...]) -> Side:
        """The side that is seen then; ``pages`` are those on it, in the order of ``side``."""
        placements = [
            self.placement(held, page) for held, page in zip(side.placements, pages, strict=True)
        ]
        spine = side.spine
        return Side(
            name=name,
            block=self.rect(side.block),
            placements=tuple(placements),
            ticks=tuple(sorted(map(self.tick, side.ticks), key=_tick_order)),
            spine=None if spine is None else (self.point(spine[0]), self.point(spine[1])),
        )


def _tick_order(tick: Tick) -> tuple[str, float]:
    return tick.edge, round(tick.at.pt, 2)
