"""Path data of SVG, read into absolute lines and cubic curves.

A path becomes *verbs*, one letter each (``m`` move, ``l`` line, ``c`` cubic curve, ``h``
close), and the flat row of numbers they take (2, 2, 6 and 0): the very operators PDF has
(ISO 32000-1:2008, 8.5.2). Quadratic curves and arcs become cubics (SVG 1.1, 8.3 and F.6).
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Outline = tuple[str, list[float]]
"""Verbs and their numbers."""

_COMMAND = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}

CIRCLE = 0.5522847498
"""How far a quarter circle’s handles lie from its ends, in radii."""


def read_numbers(text: str) -> list[float]:
    """Read numbers set apart by spaces, commas or nothing but their sign.

    Raises:
        ValueError: its argument is the text from where it stops making sense.
    """
    rest = _NUMBER.sub("", text).replace(",", " ").strip()
    if rest:
        raise ValueError(text[text.index(rest[0]) :])
    return [float(number) for number in _NUMBER.findall(text)]


def read_path(data: str) -> Outline:
    """Read the data of a path.

    Raises:
        ValueError: its argument is the text from where it stops making sense.
    """
    pen = _Pen()
    end = len(data) - len(data.lstrip())
    for match in _COMMAND.finditer(data):
        command, text = match.groups()
        if match.start() != end or (not pen.verbs and command not in "Mm"):
            raise ValueError(data[end:].strip())
        end = match.end()
        try:
            numbers = _read_arcs(text) if command in "Aa" else read_numbers(text)
        except ValueError:
            raise ValueError(match[0].strip()) from None
        takes = _TAKES.get(command.upper(), 0)
        if len(numbers) % takes if takes else numbers:
            raise ValueError(match[0].strip())
        if takes and not numbers:
            raise ValueError(match[0].strip())
        pen.draw(command, numbers, takes)
    if end != len(data):
        raise ValueError(data[end:].strip())
    return "".join(pen.verbs), pen.numbers


def _read_arcs(text: str) -> list[float]:
    """Numbers of arcs, whose two flags may stand without a space: ``a1 1 0 013 4``."""
    numbers: list[float] = []
    at = 0
    while at < len(text):
        if text[at] in " ,\t\r\n":
            at += 1
        elif len(numbers) % 7 in {3, 4}:
            numbers.append(float("01".index(text[at])))
            at += 1
        else:
            match = _NUMBER.match(text, at)
            if match is None:
                raise ValueError(text[at:])
            numbers.append(float(match[0]))
            at = match.end()
    return numbers


class _Pen:
    """Where drawing stands: the one mutable thing while a path is read."""

    __slots__ = ("handle", "numbers", "previous", "start_x", "start_y", "verbs", "x", "y")

    def __init__(self) -> None:
        self.verbs: list[str] = []
        self.numbers: list[float] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.handle = (0.0, 0.0)
        self.previous = ""

    def draw(self, command: str, numbers: Sequence[float], takes: int) -> None:
        """Obey one command letter with all the numbers that follow it."""
        if not takes:
            self.close()
            return
        name = command.upper()
        relative = command != name
        for at in range(0, len(numbers), takes):
            part = numbers[at : at + takes]
            if relative:
                part = self._absolute(name, part)
            _DRAW[name](self, part)
            self.previous = name
            if name == "M":
                name = "L"  # further pairs after a move are lines (SVG 1.1, 8.3.2)

    def _absolute(self, name: str, part: Sequence[float]) -> Sequence[float]:
        x, y = self.x, self.y
        if name == "H":
            return (part[0] + x,)
        if name == "V":
            return (part[0] + y,)
        if name == "A":
            return (*part[:5], part[5] + x, part[6] + y)
        return [value + (y if at & 1 else x) for at, value in enumerate(part)]

    def close(self) -> None:
        self.verbs.append("h")
        self.x, self.y = self.start_x, self.start_y
        self.previous = "Z"

    def move(self, part: Sequence[float]) -> None:
        self.verbs.append("m")
        self._to(part)
        self.start_x, self.start_y = self.x, self.y

    def line(self, part: Sequence[float]) -> None:
        self._resume()
        self.verbs.append("l")
        self._to(part)

    def horizontal(self, part: Sequence[float]) -> None:
        self.line((part[0], self.y))

    def vertical(self, part: Sequence[float]) -> None:
        self.line((self.x, part[0]))

    def cubic(self, part: Sequence[float]) -> None:
        self._resume()
        self.verbs.append("c")
        self.handle = (part[2], part[3])
        self._to(part)

    def smooth_cubic(self, part: Sequence[float]) -> None:
        self.cubic((*self._mirrored("CS"), *part))

    def quadratic(self, part: Sequence[float]) -> None:
        (x, y), (qx, qy, ex, ey) = (self.x, self.y), part
        third = 2 / 3
        self.cubic((
            x + third * (qx - x), y + third * (qy - y),
            ex + third * (qx - ex), ey + third * (qy - ey),
            ex, ey,
        ))  # fmt: skip
        self.handle = (qx, qy)

    def smooth_quadratic(self, part: Sequence[float]) -> None:
        self.quadratic((*self._mirrored("QT"), *part))

    def arc(self, part: Sequence[float]) -> None:
        rx, ry, tilt, large, sweep, x, y = part
        if (x, y) == (self.x, self.y):
            return
        if not rx or not ry:
            self.line((x, y))
            return
        for curve in _arc_curves(
            (self.x, self.y), (x, y), radii=(abs(rx), abs(ry)), tilt=math.radians(tilt),
            flags=(bool(large), bool(sweep)),
        ):  # fmt: skip
            self.cubic(curve)

    def _to(self, part: Sequence[float]) -> None:
        self.numbers += part
        self.x, self.y = part[-2], part[-1]

    def _resume(self) -> None:
        # After a close, drawing goes on from the start of the closed shape.
        if self.previous == "Z":
            self.move((self.start_x, self.start_y))
            self.previous = ""

    def _mirrored(self, after: str) -> tuple[float, float]:
        if self.previous not in after or not self.previous:
            return self.x, self.y
        return 2 * self.x - self.handle[0], 2 * self.y - self.handle[1]


_DRAW = {
    "M": _Pen.move,
    "L": _Pen.line,
    "H": _Pen.horizontal,
    "V": _Pen.vertical,
    "C": _Pen.cubic,
    "S": _Pen.smooth_cubic,
    "Q": _Pen.quadratic,
    "T": _Pen.smooth_quadratic,
    "A": _Pen.arc,
}


def _arc_curves(
    start: tuple[float, float],
    end: tuple[float, float],
    *,
    radii: tuple[float, float],
    tilt: float,
    flags: tuple[bool, bool],
) -> list[tuple[float, ...]]:
    """Cubic curves, each at most a quarter turn, along an elliptical arc (SVG 1.1, F.6.5)."""
    cos, sin = math.cos(tilt), math.sin(tilt)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    rx, ry = radii
    # Radii too short to span the ends are stretched until they do (F.6.6).
    stretch = math.sqrt(max(1.0, (x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * stretch, ry * stretch
    reach = (rx * y) ** 2 + (ry * x) ** 2
    scale = math.sqrt(max(0.0, (rx * ry) ** 2 / reach - 1))
    large, sweep = flags
    if large == sweep:
        scale = -scale
    cx, cy = scale * rx * y / ry, -scale * ry * x / rx
    begin = math.atan2((y - cy) / ry, (x - cx) / rx)
    turn = math.atan2((-y - cy) / ry, (-x - cx) / rx) - begin
    if sweep and turn < 0:
        turn += math.tau
    elif not sweep and turn > 0:
        turn -= math.tau
    middle_x = cos * cx - sin * cy + (start[0] + end[0]) / 2
    middle_y = sin * cx + cos * cy + (start[1] + end[1]) / 2

    def place(u: float, v: float) -> tuple[float, float]:
        u, v = u * rx, v * ry
        return cos * u - sin * v + middle_x, sin * u + cos * v + middle_y

    count = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / count
    handle = 4 / 3 * math.tan(step / 4)
    curves: list[tuple[float, ...]] = []
    for index in range(count):
        a, b = begin + index * step, begin + (index + 1) * step
        last = end if index == count - 1 else place(math.cos(b), math.sin(b))
        curves.append((
            *place(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a)),
            *place(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b)),
            *last,
        ))  # fmt: skip
    return curves
