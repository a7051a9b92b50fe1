"""A page painted inside a figure: all that stands on it is the figure's content.

Vectors rather than pixels: a page costs a few kilobytes however large it is looked at. Words
outside the window are not painted, so that nobody finds by search what cannot be seen.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from booklet.paint.brush import PartBrush
from booklet.paint.fonts import show_line
from booklet.paint.pages import paint_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.geometry import Rect
    from booklet.text.line import Line
    from booklet.typeset.block import Anchor, Block
    from booklet.typeset.view import View


def paint_view(view: View, brush: PartBrush, x: float, y: float, *, scale: float) -> None:
    """Paint what shows of a page, its lower left corner at ``(x, y)``."""
    window = view.window
    place = (x, y, window.width.pt * scale, window.height.pt * scale)
    matrix = (scale, 0, 0, scale, x - window.x0.pt * scale, y - window.y0.pt * scale)
    brush.canvas.state(f"q {_numbers(place)} re W n {_numbers(matrix)} cm")
    paint_page(view.page, _Hand(brush, window), trim=view.trim)
    brush.canvas.state("Q")


class _Hand(PartBrush):
    """Paints on the canvas of another brush, inside the marked content that is open there."""

    def __init__(self, brush: PartBrush, window: Rect) -> None:
        super().__init__(
            brush.canvas,
            palette=brush.palette,
            encodings=brush.encodings,
            nodes={},
            press=brush.press,
        )
        self.forms = brush.forms
        self._window = window

    @contextmanager
    def tagged(self, block: Block) -> Iterator[None]:
        del block
        yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        yield

    def lines(self, block: Block, lines: Sequence[tuple[Line, float, float]]) -> None:
        del block
        colour = partial(self.palette.fill_operator, space=self.space)
        for line, x, y in lines:
            if not self._window.y0.pt - line.ink_top < y < self._window.y1.pt - line.ink_bottom:
                continue
            for shown in show_line(
                line, encodings=self.encodings, colour_operator=colour, x=x, y=y
            ):
                self.canvas.emit(shown.operators)
                if shown.mark and shown.mark.uri:
                    style = next(s.style for s in line.segments if s.mark is shown.mark)
                    self.underline(shown, y, style)

    def arrive(self, anchor: Anchor, top: float) -> None:
        del anchor, top

    def lead(self, *_: object, **__: object) -> None:
        """Nothing in a picture of a page leads anywhere."""


def _numbers(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:.6g}" for value in values)
