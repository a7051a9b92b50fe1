"""Fields that are a number or a length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.model.schema import INVALID, Invalid, Reader, Spec
from booklet.source.near import did_you_mean
from booklet.source.nodes import Scalar, describe
from booklet.units import Length

if TYPE_CHECKING:
    from booklet.source.nodes import Node


class Number(Spec[float]):
    """A number, from ``minimum`` to ``maximum``."""

    __slots__ = ("maximum", "minimum")

    def __init__(self, minimum: float, maximum: float) -> None:
        self.minimum = minimum
        self.maximum = maximum

    def read(self, node: Node, reader: Reader) -> float | Invalid:
        """The number: digits, with a point and a minus where needed."""
        text = _digits(node, reader, "a number", decimals=True)
        if text is None or not _within(float(text), self, node, reader):
            return INVALID
        return float(text)

    def schema(self) -> dict[str, Any]:
        """A number and its range."""
        return {"type": "number", "minimum": self.minimum, "maximum": self.maximum}


class Whole(Spec[int]):
    """A whole number, from ``minimum`` to ``maximum``."""

    __slots__ = ("maximum", "minimum")

    def __init__(self, minimum: int, maximum: int) -> None:
        self.minimum = minimum
        self.maximum = maximum

    def read(self, node: Node, reader: Reader) -> int | Invalid:
        """The number: digits alone."""
        text = _digits(node, reader, "a whole number", decimals=False)
        if text is None or not _within(int(text), self, node, reader):
            return INVALID
        return int(text)

    def schema(self) -> dict[str, Any]:
        """A whole number and its range."""
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}


class LengthOf(Spec[Length]):
    """A length with its unit; without limits, negative ones may stand too."""

    __slots__ = ("maximum", "minimum")

    def __init__(self, *, minimum: Length | None = None, maximum: Length | None = None) -> None:
        self.minimum = minimum
        self.maximum = maximum

    def read(self, node: Node, reader: Reader) -> Length | Invalid:
        """The length."""
        if not isinstance(node, Scalar):
            message = f"expected a length, found {describe(node)}"
            reader.findings.add("C016", message, node.location, "write a length: 3 mm")
            return INVALID
        try:
            length = Length.parse(node.text)
        except ValueError as error:
            reader.findings.add("C020", str(error), node.location, *_unit_hints(node.text))
            return INVALID
        low, high = self.minimum, self.maximum
        if (low is None or length >= low) and (high is None or length <= high):
            return length
        span = f"at least {low.like(node.text)}" if low is not None else ""
        span += " and " if low is not None and high is not None else ""
        span += f"at most {high.like(node.text)}" if high is not None else ""
        message = f"{describe(node)} is out of range: it should be {span}"
        reader.findings.add("C019", message, node.location, f"write a length that is {span}")
        return INVALID

    def schema(self) -> dict[str, Any]:
        """A string of number and unit."""
        return {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)? *(pt|mm|cm|in)$"}


def _unit_hints(text: str) -> tuple[str, ...]:
    number = text.strip().rstrip("abcdefghijklmnopqrstuvwxyz%\"' ")
    unit = text.strip()[len(number) :].strip()
    if not number:
        return ("write a number and a unit: 3 mm",)
    near = did_you_mean(unit, ("mm", "pt", "cm", "in")) if unit else ()
    return (*near, f"write the unit: {number} mm, {number} pt")


def _digits(node: Node, reader: Reader, what: str, *, decimals: bool) -> str | None:
    """A scalar's text if it is written as a number; None after noting that it is not."""
    if isinstance(node, Scalar):
        text = node.text
        whole, point, rest = text.removeprefix("-").partition(".")
        fine = whole.isascii() and whole.isdigit() and not (whole[0] == "0" and len(whole) > 1)
        if point:
            fine = fine and decimals and rest.isascii() and rest.isdigit()
        if fine and len(text) <= 15:  # noqa: PLR2004 - more no float keeps
            return text
    message = f"expected {what}, found {describe(node)}"
    hint = "write digits only: 1000" + (", 0.5" if decimals else "")
    reader.findings.add("C016", message, node.location, hint)
    return None


def _within(number: float, limits: Number | Whole, node: Node, reader: Reader) -> bool:
    if limits.minimum <= number <= limits.maximum:
        return True
    span = f"from {limits.minimum:,} to {limits.maximum:,}"
    message = f"{describe(node)} is out of range: it should be {span}"
    reader.findings.add("C019", message, node.location, f"write a number {span}")
    return False
