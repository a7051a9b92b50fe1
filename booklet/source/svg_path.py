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
    from collections.abc import Callable

Outline = tuple[str, list[float]]
"""Verbs and their numbers."""

_COMMAND = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_STRANGE = re.compile(r"[^MmZzLlHhVvCcSsQqTtAaeE0-9.,+\s-]")

CIRCLE = 0.5522847498
"""How far a quarter circle’s handles lie from its ends, in radii."""


def read_numbers(text: str) -> list[float]:
    """Read numbers set apart by spaces, commas or nothing but their sign.

    Raises:
        ValueError: its argument is the text from where it stops making sense.
    """
    rest = _NUMBER.sub("", text).replace(",", " ").strip()
    if rest:
        raise ValueError(text[text.index(rest[0]) :].strip())
    return [float(number) for number in _NUMBER.findall(text)]


def read_path(data: str) -> Outline:
    """Read the data of a path.

    Raises:
        ValueError: its argument is the text from where it stops making sense.
    """
    strange = _STRANGE.search(data)
    if strange:
        raise ValueError(data[strange.start() :].strip())
    if not data.lstrip().startswith(("M", "m")):
        raise ValueError(data.strip())
    pen = _Pen()
    for command, text in _COMMAND.findall(data.replace("-", " -").replace(",", " ")):
        takes, obey, is_relative = _OBEY[command]
        try:
            numbers = _numbers(text) if takes != _ARC else _read_arcs(text)
        except ValueError:
            raise ValueError(_as_written(command, text)) from None
        if len(numbers) == takes:  # as nearly always
            if is_relative:
                obey(pen, numbers, pen.x, pen.y)
            else:
                obey(pen, numbers, 0.0, 0.0)
            pen.previous = command
        elif takes and numbers and not len(numbers) % takes:
            _repeat(pen, command, numbers)
        else:
            raise ValueError(_as_written(command, text))
    return "".join(pen.verbs), pen.numbers


def _repeat(pen: _Pen, command: str, numbers: list[float]) -> None:
    """Obey a command letter followed by more numbers than it takes at a time."""
    takes, obey, is_relative = _OBEY[command]
    for at in range(0, len(numbers), takes):
        x, y = (pen.x, pen.y) if is_relative else (0.0, 0.0)
        obey(pen, numbers[at : at + takes], x, y)
        pen.previous = command
        if command in "Mm":
            obey = _Pen.line  # further pairs are lines (SVG 1.1, 8.3.2)


def _as_written(command: str, text: str) -> str:
    return (command + text.replace(" -", "-")).strip()


def _numbers(text: str) -> list[float]:
    try:
        return list(map(float, text.split()))
    except ValueError:
        return read_numbers(text.replace("e -", "e-").replace("E -", "E-"))  # “.5.5”, “1e-3”


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
    """Where drawing stands: the one mutable thing while a path is read.

    Every command takes its numbers and the point they count from: the pen’s own if the
    command is relative, else the origin.
    """

    __slots__ = ("handle", "numbers", "previous", "start", "verbs", "x", "y")

    def __init__(self) -> None:
        self.verbs: list[str] = []
        self.numbers: list[float] = []
        self.x = self.y = 0.0
        self.start = self.handle = (0.0, 0.0)
        self.previous = ""

    def move(self, part: list[float], x: float, y: float) -> None:
        self.verbs.append("m")
        self.x, self.y = self.start = part[0] + x, part[1] + y
        self.numbers += self.start

    def close(self, _: list[float], __: float, ___: float) -> None:
        self.verbs.append("h")
        self.x, self.y = self.start

    def line(self, part: list[float], x: float, y: float) -> None:
        self._line_to(part[0] + x, part[1] + y)

    def horizontal(self, part: list[float], x: float, _: float) -> None:
        self._line_to(part[0] + x, self.y)

    def vertical(self, part: list[float], _: float, y: float) -> None:
        self._line_to(self.x, part[0] + y)

    def cubic(self, part: list[float], x: float, y: float) -> None:
        a, b, c, d, e, f = part
        self._curve_to(a + x, b + y, c + x, d + y, e + x, f + y)

    def smooth_cubic(self, part: list[float], x: float, y: float) -> None:
        c, d, e, f = part
        self._curve_to(*self._mirrored("CcSs"), c + x, d + y, e + x, f + y)

    def quadratic(self, part: list[float], x: float, y: float) -> None:
        a, b, c, d = part
        self._quadratic_to(a + x, b + y, c + x, d + y)

    def smooth_quadratic(self, part: list[float], x: float, y: float) -> None:
        self._quadratic_to(*self._mirrored("QqTt"), part[0] + x, part[1] + y)

    def arc(self, part: list[float], x: float, y: float) -> None:
        rx, ry, tilt, large, sweep, a, b = part
        end = a + x, b + y
        if not rx or not ry:
            self._line_to(*end)
        elif end != (self.x, self.y):
            for curve in _arc_curves(
                (self.x, self.y), end, radii=(abs(rx), abs(ry)),
                tilt=math.radians(tilt), flags=(bool(large), bool(sweep)),
            ):  # fmt: skip
                self._curve_to(*curve)

    def _line_to(self, x: float, y: float) -> None:
        if self.previous in {"Z", "z"}:
            self._resume()
        self.verbs.append("l")
        self.numbers += (x, y)
        self.x, self.y = x, y

    def _curve_to(self, *points: float) -> None:
        if self.previous in {"Z", "z"}:
            self._resume()
        self.verbs.append("c")
        self.numbers += points
        self.handle = points[2], points[3]
        self.x, self.y = points[4], points[5]

    def _quadratic_to(self, qx: float, qy: float, x: float, y: float) -> None:
        third = 2 / 3
        self._curve_to(
            self.x + third * (qx - self.x), self.y + third * (qy - self.y),
            x + third * (qx - x), y + third * (qy - y),
            x, y,
        )  # fmt: skip
        self.handle = qx, qy

    def _resume(self) -> None:
        # Drawing goes on where the last shape was closed (SVG 1.1, 8.3.3).
        self.verbs.append("m")
        self.numbers += (self.x, self.y)
        self.previous = ""

    def _mirrored(self, after: str) -> tuple[float, float]:
        """The last handle, turned about the point where the pen stands."""
        if not self.previous or self.previous not in after:
            return self.x, self.y
        return 2 * self.x - self.handle[0], 2 * self.y - self.handle[1]


_ARC = 7

_OBEY: dict[str, tuple[int, Callable[[_Pen, list[float], float, float], None], bool]] = {
    letter: (takes, obey, letter.islower())
    for letters, takes, obey in (
        ("Mm", 2, _Pen.move),
        ("Ll", 2, _Pen.line),
        ("Hh", 1, _Pen.horizontal),
        ("Vv", 1, _Pen.vertical),
        ("Cc", 6, _Pen.cubic),
        ("Ss", 4, _Pen.smooth_cubic),
        ("Qq", 4, _Pen.quadratic),
        ("Tt", 2, _Pen.smooth_quadratic),
        ("Aa", _ARC, _Pen.arc),
        ("Zz", 0, _Pen.close),
    )
    for letter in letters
}
"""How many numbers a command takes at a time, what obeys it, and whether it is relative."""


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
