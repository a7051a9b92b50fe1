"""Illustrations as line work in one ink: outlines on paper, some hatched, a few solid.

Not a picture without its colours: every shape is paper with a line around it, so what stands
in front still hides what is behind. A larger picture has somewhat heavier lines, as the pen of a
larger drawing is; a smaller one lighter ones, as far as they print well.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

from booklet.paint.drawing import bounding_box, outline
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.source.drawing import Drawing, Shape
    from booklet.typeset.one_ink import LineWorkRecord

    Bounds = tuple[float, float, float, float]


def bounds(drawing: Drawing, style: LineWorkRecord, *, scale: float) -> Bounds:
    """The BBox of the form: of a thing on paper, with the lines around it."""
    x0, y0, x1, y1 = bounding_box(drawing)
    line = 0.0 if is_scene(drawing) else _line(style, scale) / scale
    return x0 - line, y0 - line, x1 + line, y1 + line


def line_work(
    drawing: Drawing, style: LineWorkRecord, *, scale: float, ink: str, paper: str
) -> str:
    """The operators that draw a drawing in lines, in default user space (ISO 32000-1:2008, 8.5).

    Args:
        drawing: shapes from the back to the front.
        style: how they become lines.
        scale: of the form on the page.
        ink: the operators that fill and stroke with ink: ``0 g 0 G``.
        paper: the same for what stays white.
    """
    unit = drawing.unit.pt
    hand = _Hand(drawing, style, scale, (ink, paper))
    begin = f"{unit:.5g} 0 0 {-unit:.5g} 0 {drawing.size.height.pt:.6g} cm 1 J 1 j"
    return "\n".join([begin, *hand.operators()])


def is_scene(drawing: Drawing) -> bool:
    """Whether a drawing goes on beyond its edges, and is not a thing on paper."""
    return not drawing.is_logo and any("l" in shape.verbs for shape in _across(drawing))


def _line(style: LineWorkRecord, scale: float) -> float:
    """How heavy the line around shapes is on the page, in points."""
    return max(style.line.pt * math.sqrt(scale), style.fine.pt)


_PAPER = "paper"


class _Hand:
    """Draws one drawing; lengths are in its own units."""

    def __init__(
        self, drawing: Drawing, style: LineWorkRecord, scale: float, colours: tuple[str, str]
    ) -> None:
        heavier = max(1.0, math.sqrt(scale))
        self._shapes, self._style = drawing.shapes, style
        self._point = drawing.unit.pt * scale / heavier
        self._line = _line(style, scale) / heavier
        self._ink, self._paper = colours
        self._backdrop = _backdrop(drawing)
        self._laid: list[tuple[Bounds, bool]] = []

    def operators(self) -> Iterator[str]:
        """Draw runs of shapes of one colour: where they meet there is no line."""
        for (fill, _), run in groupby(self._shapes, key=lambda s: (s.fill, s.stroke)):
            shapes = tuple(run)
            if fill is not None:
                yield from self._filled(fill, shapes)
            else:
                for shape in shapes:
                    yield from self._stroked(shape)

    def _filled(self, role: str, shapes: Sequence[Shape]) -> Iterator[str]:
        style, paths = self._style, [(_bounds(shape), outline(shape), shape) for shape in shapes]
        small = [max(b[2] - b[0], b[3] - b[1]) * self._point <= style.dot.pt for b, _, _ in paths]
        solid = role in style.solid
        for (_, path, shape), is_dot in zip(paths, small, strict=True):
            if shape is not self._backdrop and not is_dot and not solid:
                yield f"{self._ink} {self._points(2 * self._line)} w {path} S"
        for (bounds, path, shape), is_dot in zip(paths, small, strict=True):
            full = solid or (is_dot and not self._on_solid(bounds))
            fill = "f*" if shape.even_odd else "f"
            yield f"{self._ink if full else self._paper} {path} {fill}"
            if role in style.hatched and not is_dot:
                yield from self._hatching(path, bounds)
            self._laid.append((bounds, full))
            if shape.stroke is not None:
                yield from self._stroked(changed(shape, fill=None))

    def _stroked(self, shape: Shape) -> Iterator[str]:
        style, path = self._style, outline(shape)
        weight = shape.stroke_width * self._point
        ends = f"{shape.cap} J {shape.join} j"
        if shape.stroke in style.solid:
            width = self._points(max(weight, style.fine.pt))
            yield f"{self._ink} {width} w {ends} {path} S 1 J 1 j"
        elif weight > style.broad.pt:
            around = shape.stroke_width + float(self._points(2 * self._line))
            yield f"{self._ink} {around:.3g} w {ends} {path} S"
            yield f"{self._paper} {shape.stroke_width:.3g} w {path} S 1 J 1 j"
        else:
            colour = self._paper if self._on_solid(_bounds(shape)) else self._ink
            weight = min(max(weight, style.fine.pt), self._line)
            yield f"{colour} {self._points(weight)} w {path} S"

    def _hatching(self, path: str, bounds: Bounds) -> Iterator[str]:
        """Lines from lower left to upper right, clipped to a shape; all on one lattice."""
        x0, y0, x1, y1 = bounds
        step = float(self._points(self._style.gap.pt)) * math.sqrt(2)
        lines = [
            f"{x0:.2f} {at * step - x0:.2f} m {x1:.2f} {at * step - x1:.2f} l"
            for at in range(math.ceil((x0 + y0) / step), math.floor((x1 + y1) / step) + 1)
        ]
        weight = self._points(self._style.fine.pt)
        yield f"q {path} W n {self._ink} {weight} w {' '.join(lines)} S Q"

    def _points(self, points: float) -> str:
        return f"{points / self._point:.4g}"

    def _on_solid(self, bounds: Bounds) -> bool:
        """Whether the last shape below is solid."""
        x0, y0, x1, y1 = bounds
        return next(
            (
                full
                for (left, top, right, bottom), full in reversed(self._laid)
                if left <= x0 and top <= y0 and x1 <= right and y1 <= bottom
            ),
            False,
        )


def _backdrop(drawing: Drawing) -> Shape | None:
    """The shape that all others stand before: straight, as wide as the drawing, to its head."""
    straight = (shape for shape in _across(drawing) if "c" not in shape.verbs)
    return next((shape for shape in straight if _bounds(shape)[1] <= 0), None)


def _across(drawing: Drawing) -> Iterator[Shape]:
    """Shapes from one side of a drawing to the other."""
    width = drawing.size.width / drawing.unit
    for shape in drawing.shapes:
        if shape.fill not in {None, _PAPER}:
            x0, _, x1, _ = _bounds(shape)
            if x0 <= 0 and x1 >= width:
                yield shape


def _bounds(shape: Shape) -> Bounds:
    """A box around a shape’s points, and those that pull its curves."""
    across, down = shape.numbers[::2], shape.numbers[1::2]
    return min(across), min(down), max(across), max(down)
