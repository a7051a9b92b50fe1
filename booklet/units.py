"""Lengths that know their unit.

Inside the engine no length is a bare number: :class:`Length` keeps points and gives them
up by name, ``.pt``, only in the call that hands them to ReportLab, HarfBuzz or pypdf.
"""

from __future__ import annotations

from booklet.values import value

_POINTS_PER = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}


@value(order=True)
class Length:
    """A length on paper, kept in points (1 pt = 1/72 in; ISO 32000-1:2008, 8.3.2.3).

    Lengths add to lengths, scale by numbers and divide to plain ratios. Adding a bare
    number is a type error: 3 of what?
    """

    pt: float

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read a length as an author writes it: ``"3 mm"``, ``"8.5pt"``.

        Raises:
            ValueError: if the number or its unit is missing or unknown.
        """
        stripped = text.strip()
        for unit, points in _POINTS_PER.items():
            number = stripped.removesuffix(unit).rstrip()
            if number != stripped and _is_number(number):
                return cls(float(number) * points)
        units = ", ".join(_POINTS_PER)
        msg = f"“{text}” is not a length; write a number and a unit ({units}): 3 mm"
        raise ValueError(msg)

    @property
    def mm(self) -> float:
        """The same length in millimetres, for messages to people."""
        return self.pt / _POINTS_PER["mm"]

    def like(self, written: str) -> str:
        """The same in the unit in which an author wrote another: ``3 mm``, ``8.5 pt``."""
        unit = next((unit for unit in _POINTS_PER if written.rstrip().endswith(unit)), "mm")
        return f"{round(self.pt / _POINTS_PER[unit], 2):g} {unit}"

    def __add__(self, other: Length) -> Length:
        return Length(self.pt + other.pt)

    def __sub__(self, other: Length) -> Length:
        return Length(self.pt - other.pt)

    def __mul__(self, factor: float) -> Length:
        return Length(self.pt * factor)

    __rmul__ = __mul__

    def __truediv__(self, other: Length) -> float:
        return self.pt / other.pt

    def __neg__(self) -> Length:
        return Length(-self.pt)

    def __str__(self) -> str:
        return f"{self.mm:.1f} mm"


ZERO = Length(0.0)


def mm(number: float) -> Length:
    """A length given in millimetres."""
    return Length(number * _POINTS_PER["mm"])


def pt(number: float) -> Length:
    """A length given in points."""
    return Length(number)


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()
