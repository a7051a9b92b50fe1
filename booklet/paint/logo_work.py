"""Logos in one ink: what is dark is solid, what is light is paper with a line around it.

A logo is known by its shapes, so none is hatched; and by its colours, so where two dark ones
meet a line of paper parts them.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from booklet.paint.drawing import outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from booklet.source.drawing import Drawing, Shape
    from booklet.typeset.one_ink import LineWorkRecord

    Bounds = tuple[float, float, float, float]

_DARK = 3.0
"""Contrast with paper: from here on a shape stands out (WCAG 2.2, 1.4.11)."""
_WHITE = 1.05


def logo_work(
    drawing: Drawing,
    style: LineWorkRecord,
    *,
    contrast: Mapping[str, float],
    scale: float,
    ink: str,
    paper: str,
) -> str:
    """The operators that draw a logo in one ink, in default user space.

    Args:
        drawing: shapes from the back to the front.
        style: how heavy lines are.
        contrast: of each of its colours with paper.
        scale: of the form on the page.
        ink: the operators that fill and stroke with ink: ``0 g 0 G``.
        paper: the same for what stays white.
    """
    unit = drawing.unit.pt
    hand = _Hand(contrast, style.line.pt / (unit * scale), (ink, paper))
    begin = f"{unit:.5g} 0 0 {-unit:.5g} 0 {drawing.size.height.pt:.6g} cm 1 J 1 j"
    return "\n".join([begin, *hand.operators(drawing.shapes)])


class _Hand:
    """Draws one logo; lengths are in its own units."""

    def __init__(
        self, contrast: Mapping[str, float], line: float, colours: tuple[str, str]
    ) -> None:
        self._contrast, self._line = contrast, line
        self._ink, self._paper = colours
        self._laid: list[tuple[str, Bounds]] = []

    def operators(self, shapes: Sequence[Shape]) -> Iterator[str]:
        """Draw runs of shapes of one colour: where they meet there is no line."""
        for (fill, stroke), run in groupby(shapes, key=lambda s: (s.fill, s.stroke)):
            alike = tuple(run)
            if fill is not None:
                yield from self._painted(fill, alike, stroked=False)
            if stroke is not None:
                yield from self._painted(stroke, alike, stroked=True)

    def _painted(self, role: str, shapes: Sequence[Shape], *, stroked: bool) -> Iterator[str]:
        """A line around them if they need one, then what they are."""
        is_dark = self._is_dark(role)
        around = self._paper if is_dark else self._ink
        needs = [self._needs_line(role, _bounds(shape, stroked=stroked)) for shape in shapes]
        for shape, has_line in zip(shapes, needs, strict=True):
            if has_line:
                width = 2 * self._line + (shape.stroke_width if stroked else 0)
                yield f"{around} {width:.4g} w {outline(shape)} S"
        for shape in shapes:
            yield f"{self._ink if is_dark else self._paper} {_inside(shape, stroked=stroked)}"
            self._laid.append((role, _bounds(shape, stroked=stroked)))

    def _is_dark(self, role: str) -> bool:
        return self._contrast[role] >= _DARK

    def _needs_line(self, role: str, bounds: Bounds) -> bool:
        """Dark: if it meets another dark colour; white: if it meets a light one."""
        below = [other for other, laid in self._laid if other != role and _meet(bounds, laid)]
        if self._is_dark(role):
            return any(self._is_dark(other) for other in below)
        is_white = self._contrast[role] <= _WHITE
        return not is_white or any(_WHITE < self._contrast[other] < _DARK for other in below)


def _inside(shape: Shape, *, stroked: bool) -> str:
    if stroked:
        ends = f"{shape.cap} J {shape.join} j"
        return f"{shape.stroke_width:.4g} w {ends} {outline(shape)} S 1 J 1 j"
    return f"{outline(shape)} {'f*' if shape.even_odd else 'f'}"


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _bounds(shape: Shape, *, stroked: bool) -> Bounds:
    beyond = shape.stroke_width / 2 if stroked else 0.0
    across, down = shape.numbers[::2], shape.numbers[1::2]
    return min(across) - beyond, min(down) - beyond, max(across) + beyond, max(down) + beyond
