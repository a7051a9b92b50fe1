"""Places: between the points of a sheet and the pixels of its picture, and through matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.units import Length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]


def pixels_of(box: Rect, *, sheet: Rect, image: Image) -> tuple[int, int, int, int]:
    """Where a box of the sheet lies in its picture: left, top, right, bottom, within it."""
    across = image.width / (sheet.width.pt or 1)
    down = image.height / (sheet.height.pt or 1)
    left = int((box.x0 - sheet.x0).pt * across)
    top = int((sheet.y1 - box.y1).pt * down)
    right = int((box.x1 - sheet.x0).pt * across + 0.999)
    bottom = int((sheet.y1 - box.y0).pt * down + 0.999)
    return (
        min(max(left, 0), image.width),
        min(max(top, 0), image.height),
        min(max(right, 0), image.width),
        min(max(bottom, 0), image.height),
    )


def box_of(pixels: Box, *, sheet: Rect, image: Image) -> Rect:
    """The box of the sheet that some pixels of its picture show."""
    across = sheet.width * (1 / image.width)
    down = sheet.height * (1 / image.height)
    left, top, right, bottom = pixels
    return Rect(
        sheet.x0 + across * left,
        sheet.y1 - down * bottom,
        sheet.x0 + across * right,
        sheet.y1 - down * top,
    )


def then(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does ``first`` and afterwards ``second``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip


def height_of(matrix: Matrix) -> float:
    """How tall a thing of height 1 becomes, square to its own baseline."""
    a, b, c, d, _, _ = matrix
    along = (a * a + b * b) ** 0.5
    return abs(a * d - b * c) / along if along else 0.0


def around(box: Box, matrix: Matrix) -> Rect:
    """The upright box around a box that a matrix has moved."""
    x0, y0, x1, y1 = box
    a, b, c, d, e, f = matrix
    corners = [
        (a * x + c * y + e, b * x + d * y + f) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))
    ]
    across, up = zip(*corners, strict=True)
    return Rect(Length(min(across)), Length(min(up)), Length(max(across)), Length(max(up)))


def around_all(
    boxes: Sequence[Box],
) -> Box:
    """The box around boxes, of which there is at least one."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
