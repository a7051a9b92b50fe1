"""Illustrations as operators of a content stream, for a form XObject.

The numbers stay in the drawing’s own units, which are millimetres and therefore short;
one matrix at the beginning takes them to default user space.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match

    from booklet.colour.swatch import ColourSpace, Palette
    from booklet.source.drawing import Drawing, Shape

_VERBS = {
    "m": "%.2f %.2f m",
    "l": "%.2f %.2f l",
    "c": "%.2f %.2f %.2f %.2f %.2f %.2f c",
    "h": "h",
}
_NOUGHT = re.compile(r"(\.\d)0\b|-0 ")
"""A second decimal that says nothing, and nothing with a sign."""


def bounding_box(drawing: Drawing) -> tuple[float, float, float, float]:
    """The BBox of the form: origin bottom left, points; what lies beyond it is not shown."""
    return 0.0, 0.0, drawing.size.width.pt, drawing.size.height.pt


@lru_cache(maxsize=256)
def operators(drawing: Drawing, palette: Palette, space: ColourSpace) -> str:
    """The operators that paint a drawing, in default user space (ISO 32000-1:2008, 8.5).

    They change the graphics state and do not restore it: a form XObject does that.
    """
    unit = drawing.unit.pt
    painted = [f"{unit:.5g} 0 0 {-unit:.5g} 0 {drawing.size.height.pt:.6g} cm"]
    fill = stroke = line = None
    for shape in drawing.shapes:
        if shape.fill is not None and shape.fill != fill:
            fill = shape.fill
            painted.append(palette.fill_operator(fill, space))
        if shape.stroke is not None:
            if shape.stroke != stroke:
                stroke = shape.stroke
                painted.append(palette.stroke_operator(stroke, space))
            style = f"{round(shape.stroke_width, 2):g} w {shape.cap} J {shape.join} j"
            if style != line:
                line = style
                painted.append(style)
        painted.append(outline(shape))
        painted.append(_paint(shape))
    return "\n".join(painted)


def outline(shape: Shape) -> str:
    """The path of a shape, in units of its drawing."""
    # A hundredth of a millimetre is finer than any press. Formatting so and dropping noughts
    # afterwards takes a third of the time of rounding each number.
    written = " ".join([_VERBS[verb] for verb in shape.verbs]) % shape.numbers
    return _NOUGHT.sub(_without, written.replace(".00", ""))


def _without(nought: Match[str]) -> str:
    return nought[1] or "0 "


def _paint(shape: Shape) -> str:
    if shape.fill is None:
        return "n" if shape.stroke is None else "S"
    operator = "f" if shape.stroke is None else "B"
    return operator + "*" if shape.even_odd else operator
