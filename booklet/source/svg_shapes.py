"""The plain shapes of SVG as outlines, and transformations (SVG 1.1, 7.6 and 9)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from booklet.source.svg_path import CIRCLE, Outline, read_numbers, read_path

if TYPE_CHECKING:
    from collections.abc import Mapping

Matrix = tuple[float, float, float, float, float, float]
"""Takes ``(x, y)`` to ``(a·x + c·y + e, b·x + d·y + f)``."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

GEOMETRY = {
    "path": frozenset({"d"}),
    "rect": frozenset({"x", "y", "width", "height", "rx", "ry"}),
    "circle": frozenset({"cx", "cy", "r"}),
    "ellipse": frozenset({"cx", "cy", "rx", "ry"}),
    "line": frozenset({"x1", "y1", "x2", "y2"}),
    "polyline": frozenset({"points"}),
    "polygon": frozenset({"points"}),
}
"""The shapes there are, each with the attributes that say where it lies."""


class Style(NamedTuple):
    """What shapes inherit from the groups around them; a tuple, since it is copied often."""

    fill: str | None = None
    stroke: str | None = None
    is_filled: bool | None = None
    width: float | None = None
    cap: int = 0
    join: int = 0
    even_odd: bool = False


class ShapeError(ValueError):
    """An attribute of a shape that makes no sense: its name, and what was found."""

    def __init__(self, attribute: str, found: str) -> None:
        super().__init__(attribute, found)
        self.attribute = attribute
        self.found = found


def outline(element: str, attributes: Mapping[str, str]) -> Outline:
    """The outline of a shape by its element’s name and attributes.

    Raises:
        ShapeError: if an attribute is missing or malformed.
    """
    if element == "path":
        return _path(attributes)
    if element in {"polyline", "polygon"}:
        return _polyline(attributes, closed=element == "polygon")
    value = {name: _number(name, attributes.get(name, "0")) for name in GEOMETRY[element]}
    if element == "rect":
        rx = value["rx"] or value["ry"]
        return _rectangle(value, rx=rx, ry=value["ry"] or rx)
    if element == "line":
        return "ml", [value["x1"], value["y1"], value["x2"], value["y2"]]
    rx = value.get("r") or value["rx"]
    return _ellipse(value["cx"], value["cy"], rx=rx, ry=value.get("r") or value["ry"])


def _path(attributes: Mapping[str, str]) -> Outline:
    try:
        return read_path(attributes.get("d", ""))
    except ValueError as error:
        raise ShapeError("d", str(error)) from None


def _polyline(attributes: Mapping[str, str], *, closed: bool) -> Outline:
    text = attributes.get("points", "")
    try:
        numbers = read_numbers(text)
    except ValueError as error:
        raise ShapeError("points", str(error)) from None
    points, odd = divmod(len(numbers), 2)
    if odd or points <= 1:
        raise ShapeError("points", text)
    return "m" + "l" * (points - 1) + "h" * closed, numbers


def _number(attribute: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ShapeError(attribute, text) from None


def _rectangle(value: Mapping[str, float], *, rx: float, ry: float) -> Outline:
    x0, y0 = value["x"], value["y"]
    x1, y1 = x0 + value["width"], y0 + value["height"]
    if not rx or not ry:
        return "mlllh", [x0, y0, x1, y0, x1, y1, x0, y1]
    rx, ry = min(rx, value["width"] / 2), min(ry, value["height"] / 2)
    kx, ky = rx * (1 - CIRCLE), ry * (1 - CIRCLE)
    return "mlclclclch", [
        x0 + rx, y0, x1 - rx, y0, x1 - kx, y0, x1, y0 + ky, x1, y0 + ry,
        x1, y1 - ry, x1, y1 - ky, x1 - kx, y1, x1 - rx, y1,
        x0 + rx, y1, x0 + kx, y1, x0, y1 - ky, x0, y1 - ry,
        x0, y0 + ry, x0, y0 + ky, x0 + kx, y0, x0 + rx, y0,
    ]  # fmt: skip


def _ellipse(x: float, y: float, *, rx: float, ry: float) -> Outline:
    kx, ky = rx * CIRCLE, ry * CIRCLE
    return "mcccch", [
        x + rx, y, x + rx, y + ky, x + kx, y + ry, x, y + ry,
        x - kx, y + ry, x - rx, y + ky, x - rx, y,
        x - rx, y - ky, x - kx, y - ry, x, y - ry,
        x + kx, y - ry, x + rx, y - ky, x + rx, y,
    ]  # fmt: skip


def read_transform(text: str) -> Matrix:
    """Read a ``transform`` attribute into one matrix.

    Raises:
        ValueError: if a transformation is unknown or lacks a number.
    """
    matrix = IDENTITY
    end = 0
    for match in re.finditer(r"\s*(\w+)\s*\(([^)]*)\)[\s,]*", text):
        if match.start() != end:
            break
        end = match.end()
        matrix = multiply(matrix, _transformation(match[1], read_numbers(match[2])))
    if end != len(text):
        raise ValueError(text[end:])
    return matrix


def _transformation(name: str, numbers: list[float]) -> Matrix:
    match name, numbers:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *rest] if len(rest) <= 1:
            return 1.0, 0.0, 0.0, 1.0, x, rest[0] if rest else 0.0
        case "scale", [x, *rest] if len(rest) <= 1:
            return x, 0.0, 0.0, rest[0] if rest else x, 0.0, 0.0
        case "rotate", [angle, *rest] if len(rest) in {0, 2}:
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            x, y = rest or (0.0, 0.0)
            return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y
    raise ValueError(name)


def multiply(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that first does what ``inner`` does, then what ``outer`` does."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (
        a * g + c * h, b * g + d * h,
        a * i + c * j, b * i + d * j,
        a * k + c * m + e, b * k + d * m + f,
    )  # fmt: skip


def transformed(numbers: list[float], matrix: Matrix) -> list[float]:
    """Points, as a flat row of numbers, taken through a matrix."""
    if matrix == IDENTITY:
        return numbers
    a, b, c, d, e, f = matrix
    across, down = numbers[::2], numbers[1::2]
    moved = numbers.copy()
    if b or c:
        moved[::2] = [a * x + c * y + e for x, y in zip(across, down, strict=True)]
        moved[1::2] = [b * x + d * y + f for x, y in zip(across, down, strict=True)]
    else:
        moved[::2] = [a * x + e for x in across]
        moved[1::2] = [d * y + f for y in down]
    return moved
