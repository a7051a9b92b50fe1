"""The graphics state and the path under construction (ISO 32000-1:2008, 8.4 and 8.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.walking.colours import BLACK, Paint

if TYPE_CHECKING:
    from booklet.preflight.fold_geometry import Matrix
    from booklet.preflight.objects import Box
    from booklet.preflight.walking.typefaces import Typeface

EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


class State:
    """The graphics state; ``q`` copies it."""

    __slots__ = (
        "alpha",
        "blend",
        "clip",
        "fill",
        "fill_overprint",
        "font_size",
        "leading",
        "letter_space",
        "line_alpha",
        "line_overprint",
        "line_width",
        "masked",
        "matrix",
        "overprint_mode",
        "render",
        "rise",
        "stretch",
        "stroke",
        "typeface",
        "word_space",
    )

    def __init__(self, matrix: Matrix, clip: Box) -> None:
        self.matrix, self.clip = matrix, clip
        self.fill: Paint = BLACK
        self.stroke: Paint = BLACK
        self.line_width = 1.0
        self.alpha = self.line_alpha = 1.0
        self.blend, self.masked = "Normal", False
        self.fill_overprint = self.line_overprint = False
        self.overprint_mode = 0
        self.typeface: Typeface | None = None
        self.font_size = 0.0
        self.letter_space = self.word_space = self.leading = self.rise = 0.0
        self.stretch, self.render = 1.0, 0

    def copied(self) -> State:
        """The same state, to be changed apart."""
        state = object.__new__(State)
        for name in State.__slots__:
            setattr(state, name, getattr(self, name))
        return state

    def cut(self, box: Box) -> None:
        """Narrow the clip to a box."""
        self.clip = clipped(self.clip, box)


class Path:
    """The path under construction, as the box around it in default user space."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self._across: list[float] = []
        self._up: list[float] = []

    @property
    def box(self) -> Box | None:
        """The box around it; None for an empty path."""
        if not self._up:
            return None
        return min(self._across), min(self._up), max(self._across), max(self._up)

    def points(self, matrix: Matrix, numbers: list[float]) -> None:
        """Extend it to points of user space, ``x y x y …``.

        The handles of a curve count as points of it: the box may be too large, never too
        small.
        """
        a, b, c, d, e, f = matrix
        pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
        self._across += [a * x + c * y + e for x, y in pairs]
        self._up += [b * x + d * y + f for x, y in pairs]

    def rectangle(self, matrix: Matrix, numbers: list[float]) -> None:
        """Add a rectangle by its corner and size."""
        x, y, width, height = numbers
        corners = [x, y, x + width, y, x + width, y + height, x, y + height]
        self.points(matrix, corners)


def clipped(one: Box, other: Box) -> Box:
    """What two boxes share; of no size if they share nothing."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    return left, bottom, max(left, min(one[2], other[2])), max(bottom, min(one[3], other[3]))


def is_empty(box: Box) -> bool:
    """Whether a box has no area, as what a clip hides completely."""
    return box[2] <= box[0] or box[3] <= box[1]


def grown(box: Box, by: float) -> Box:
    """A box with its sides moved outwards."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def scale_of(matrix: Matrix) -> tuple[float, float]:
    """How much a matrix stretches along its two axes, the lesser first."""
    a, b, c, d = matrix[:4]
    across, up = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
    return min(across, up), max(across, up)
