"""The brush for one ink: panels become ruled boxes, pictures become lines, grounds are paper.

What is solid ink stays so: letters, bars and chips.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.paint.brush import PartBrush
from booklet.paint.line_work import bounds, is_scene, line_work
from booklet.paint.objects import number
from booklet.paint.outlines import at, rounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from booklet.colour.swatch import Palette
    from booklet.paint.canvas import TaggedCanvas
    from booklet.paint.press import Press
    from booklet.source.drawing import Drawing
    from booklet.tagging.tree import Node
    from booklet.text.encoding import Encodings
    from booklet.typeset.block import Block
    from booklet.typeset.one_ink import OneInkRecord

INK, PAPER = "ink", "paper"
_ALIKE = 0.01  # points


class OneInkBrush(PartBrush):
    """Paints the blocks of one part in one ink.

    Args:
        canvas: of the part.
        palette: the theme's swatches, each of them ink or paper.
        encodings: fonts, shared by all parts and filled before any is painted.
        nodes: structure element of each block.
        press: how it is painted.
        style: how heavy lines are, and what is solid.
    """

    def __init__(
        self,
        canvas: TaggedCanvas,
        *,
        palette: Palette,
        encodings: Encodings,
        nodes: Mapping[Block, Node],
        press: Press,
        style: OneInkRecord,
    ) -> None:
        super().__init__(canvas, palette=palette, encodings=encodings, nodes=nodes, press=press)
        self.style = style

    def box(
        self, x: float, y: float, width: float, height: float, *, role: str, radius: float = 0
    ) -> None:
        """Fill a rectangle with ink; of paper, rule its edge inside."""
        if self.palette[role].inks:
            super().box(x, y, width, height, role=role, radius=radius)
            return
        weight = self.style.outline.pt
        inside = x + weight / 2, y + weight / 2, width - weight, height - weight
        path = rounded(*inside, radius) if radius else f"{at(*inside)} re"
        self.canvas.emit(f"{self._both(INK, PAPER)} {number(weight)} w {path} B")

    def drawing(
        self, drawing: Drawing, x: float, y: float, *, width: float, height: float = 0
    ) -> None:
        """Place a drawing; a scene that ends on the page is framed."""
        whole = width * (drawing.size.height / drawing.size.width)
        if not 0 < height < whole - _ALIKE:
            height = 0  # or the line around it would be cut off
        super().drawing(drawing, x, y, width=width, height=height)
        if x > 0 and not drawing.kept and is_scene(drawing):
            self.frame(x, y, width, height or whole, role=INK, weight=self.style.outline.pt)

    def _form(self, drawing: Drawing, scale: float) -> str:
        """The name of a drawing in lines: kept once for each size, for their weight is the same."""
        if drawing.kept:
            return super()._form(drawing, scale)
        name = self.forms.setdefault((drawing.file, f"{scale:.4f}"), f"D{len(self.forms)}")
        if not self.canvas.has_form(name):
            style = self.style.pictures
            painted = line_work(
                drawing,
                style,
                scale=scale,
                ink=self._both(INK, INK),
                paper=self._both(PAPER, PAPER),
            )
            self.canvas.form(name, bounds(drawing, style, scale=scale), painted)
        return name

    def _both(self, stroke: str, fill: str) -> str:
        palette, space = self.palette, self.space
        return f"{palette.stroke_operator(stroke, space)} {palette.fill_operator(fill, space)}"
