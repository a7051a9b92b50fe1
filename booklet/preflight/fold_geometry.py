"""Points, boxes and matrices of paper, in points: what folding needs and no more.

A matrix is PDF's: ``(a, b, c, d, e, f)`` takes ``(x, y)`` to
``(a·x + c·y + e, b·x + d·y + f)`` (ISO 32000-1:2008, 8.3.3).
"""

from __future__ import annotations

from booklet.geometry import Rect
from booklet.units import Length

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def then(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does ``first`` and afterwards ``second``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def inverse(matrix: Matrix) -> Matrix:
    """The matrix that undoes another; the other must not flatten the plane."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    assert area, "a matrix that flattens everything cannot be undone"
    return (
        d / area,
        -b / area,
        -c / area,
        a / area,
        (c * f - d * e) / area,
        (b * e - a * f) / area,
    )


def moved(x: float, y: float) -> Matrix:
    """A shift."""
    return (1.0, 0.0, 0.0, 1.0, x, y)


def mirrored(*, x: float | None = None, y: float | None = None) -> Matrix:
    """A reflection in the upright line at ``x`` or the level line at ``y``."""
    if x is not None:
        return (-1.0, 0.0, 0.0, 1.0, 2 * x, 0.0)
    assert y is not None, "a reflection needs its line"
    return (1.0, 0.0, 0.0, -1.0, 0.0, 2 * y)


def turned(degrees: int) -> Matrix:
    """A turn about the origin, anticlockwise, by a multiple of 90°."""
    cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[degrees // 90 % 4]
    return (float(cosine), float(sine), float(-sine), float(cosine), 0.0, 0.0)


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def corners(box: Box) -> tuple[tuple[float, float], ...]:
    """Its four corners, anticlockwise from the lower left."""
    x0, y0, x1, y1 = box
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)


def around(points: list[tuple[float, float]]) -> Box:
    """The smallest box around points, of which there is at least one."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def boxed(box: Box, matrix: Matrix) -> Box:
    """The box around what a matrix makes of a box; exact for quarter turns."""
    return around([at(matrix, x, y) for x, y in corners(box)])


def common(one: Box, other: Box) -> Box:
    """What two boxes share; turned inside out if they share nothing."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def inset(box: Box, by: float) -> Box:
    """A box with each side moved inwards."""
    return box[0] + by, box[1] + by, box[2] - by, box[3] - by


def area(box: Box) -> float:
    """Of a box; 0 for one turned inside out."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def is_there(box: Box) -> bool:
    """Whether a box is not turned inside out; a line is there."""
    return box[0] <= box[2] and box[1] <= box[3]


def meet(one: Box, other: Box, *, by: float) -> bool:
    """Whether two boxes share more than a strip as thin as ``by``."""
    shared = common(one, other)
    return shared[2] - shared[0] > by and shared[3] - shared[1] > by


def rect(box: Box) -> Rect:
    """The same box, as lengths."""
    x0, y0, x1, y1 = (Length(side) for side in box)
    return Rect(x0, y0, x1, y1)
