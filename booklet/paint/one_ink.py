"""The brush for one ink: panels become ruled boxes, pictures become lines, grounds are paper.

Rules that are light in colour are dotted: as light, and as wide.

What is solid ink stays so: letters, bars and chips.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.colour.literal import with_literals
from booklet.colour.swatch import contrast_ratio
from booklet.paint.brush import PartBrush
from booklet.paint.line_work import bounds, is_scene, line_work
from booklet.paint.logo_work import logo_work
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
    from booklet.typeset.theme import Theme

INK, PAPER = "ink", "paper"
_ALIKE = 0.01  # points
_APART = 3.0
"""From dot to dot, in sizes of a dot: a quarter of the ink of a line."""


class OneInkBrush(PartBrush):
    """Paints the blocks of one part in one ink.

    Args:
        canvas: of the part.
        palette: the theme's swatches, each of them ink or paper.
        encodings: fonts, shared by all parts and filled before any is painted.
        nodes: structure element of each block.
        press: how it is painted.
        theme: what is paper and what is solid, and how heavy lines are.
    """

    def __init__(
        self,
        canvas: TaggedCanvas,
        *,
        palette: Palette,
        encodings: Encodings,
        nodes: Mapping[Block, Node],
        press: Press,
        theme: Theme,
    ) -> None:
        super().__init__(canvas, palette=palette, encodings=encodings, nodes=nodes, press=press)
        assert theme.one_ink
        self.style, self.outline = theme.one_ink, theme.lengths[theme.one_ink.outline].pt

    def box(
        self, x: float, y: float, width: float, height: float, *, role: str, radius: float = 0
    ) -> None:
        """Fill a rectangle with ink; of paper, rule its edge inside."""
        if self.palette[role].inks or role in self.style.bare:
            super().box(x, y, width, height, role=role, radius=radius)
            return
        weight = self.outline
        inside = x + weight / 2, y + weight / 2, width - weight, height - weight
        path = rounded(*inside, radius) if radius else f"{at(*inside)} re"
        self.canvas.emit(f"{self._both(INK, PAPER)} {number(weight)} w {path} B")

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, role: str, weight: float) -> None:
        """Draw a line; of dots, if it is to be light."""
        dots = role in self.style.dotted
        if dots:
            self.canvas.emit(f"q 1 J [0 {number(_APART * weight)}] 0 d")
        super().rule(x0, y0, x1, y1, role=role, weight=weight)
        if dots:
            self.canvas.emit("Q")

    def drawing(
        self, drawing: Drawing, x: float, y: float, *, width: float, height: float = 0
    ) -> None:
        """Place a drawing; a scene that ends on the page is framed."""
        whole = width * (drawing.size.height / drawing.size.width)
        if not 0 < height < whole - _ALIKE:
            height = 0  # or the line around it would be cut off
        super().drawing(drawing, x, y, width=width, height=height)
        if x > 0 and is_scene(drawing):
            self.frame(x, y, width, height or whole, role=INK, weight=self.outline)

    def _form(self, drawing: Drawing, scale: float) -> str:
        """The name of a drawing in lines: kept once for each size, for their weight is the same.

        What has one colour is a sign, as a letter is, and solid.
        """
        if drawing.kept or (len(drawing.roles) == 1 and not drawing.is_logo):
            return super()._form(drawing, scale)
        name = self.forms.setdefault((drawing.file, f"{scale:.4f}"), f"D{len(self.forms)}")
        if not self.canvas.has_form(name):
            style = self.style.pictures
            painted = self._in_lines(drawing, scale)
            self.canvas.form(name, bounds(drawing, style, scale=scale), painted)
        return name

    def _in_lines(self, drawing: Drawing, scale: float) -> str:
        style, ink, paper = self.style.pictures, self._both(INK, INK), self._both(PAPER, PAPER)
        if not drawing.is_logo:
            return line_work(drawing, style, scale=scale, ink=ink, paper=paper)
        own = with_literals(self.palette, drawing.roles, profile=None)
        contrast = {role: contrast_ratio(own[role], own[PAPER]) for role in drawing.roles}
        return logo_work(drawing, style, contrast=contrast, scale=scale, ink=ink, paper=paper)

    def _both(self, stroke: str, fill: str) -> str:
        palette, space = self.palette, self.space
        return f"{palette.stroke_operator(stroke, space)} {palette.fill_operator(fill, space)}"
