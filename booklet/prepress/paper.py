"""Sheets of paper by name, and any other by its width and height."""

from __future__ import annotations

from booklet.geometry import PAPER, Size
from booklet.units import Length, mm

SHEETS: dict[str, Size] = {
    **PAPER,
    "A2": Size(mm(420), mm(594)),
    "A1": Size(mm(594), mm(841)),
    # Untrimmed sizes with room for bleed and marks (ISO 217).
    "RA3": Size(mm(305), mm(430)),
    "RA2": Size(mm(430), mm(610)),
    "SRA4": Size(mm(225), mm(320)),
    "SRA3": Size(mm(320), mm(450)),
    "SRA2": Size(mm(450), mm(640)),
    "SRA1": Size(mm(640), mm(900)),
    # ANSI, as offices in North America have them.
    "Letter": Size(mm(215.9), mm(279.4)),
    "Tabloid": Size(mm(279.4), mm(431.8)),
}
"""Upright."""

_WIDEST = mm(2000)


def sheet_size(text: str) -> Size:
    """Read a sheet as a person writes it: ``A4``, ``SRA3``, ``330 x 482 mm``.

    Raises:
        ValueError: if it is neither a name we know nor two lengths of at most 2 m.
    """
    known = {name.lower(): size for name, size in SHEETS.items()}
    found = known.get(text.strip().lower())
    return found or two_lengths(text)


def two_lengths(text: str) -> Size:
    """Read a width and a height: ``320 x 450 mm``, ``12in x 18in``.

    Raises:
        ValueError: if it is not two lengths greater than nothing.
    """
    first, times, second = text.lower().replace("×", "x").partition("x")
    unit = second.strip().lstrip("0123456789. ")
    if not times or not second.strip():
        raise ValueError(f"“{text}” is not a size; write {', '.join(SHEETS)} or 320 x 450 mm")
    width = Length.parse(first if first.strip().endswith(("m", "t", "n")) else first + unit)
    height = Length.parse(second)
    if not (Length(0) < width <= _WIDEST and Length(0) < height <= _WIDEST):
        raise ValueError(f"“{text}” is out of range: a sheet measures at most {_WIDEST}")
    return Size(width, height)


def upright(size: Size) -> Size:
    """The same paper with its short edge at the foot."""
    return size if size.width <= size.height else Size(size.height, size.width)


def across(size: Size) -> Size:
    """The same paper with its long edge at the foot."""
    return size if size.width >= size.height else Size(size.height, size.width)
