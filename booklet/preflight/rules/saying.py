"""Numbers and lists as people say them, for the messages of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MM = 72 / 25.4
_LONGEST = 60


def mm(points: float) -> str:
    """A length: ``3 mm``, ``2.7 mm``."""
    return f"{round(points / _MM, 1):g} mm"


def size(wide: float, high: float) -> str:
    """A size: ``148 × 210 mm``."""
    return f"{wide / _MM:.0f} × {high / _MM:.0f} mm"


def shortened(text: str) -> str:
    """Words in one line, cut where they are long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def listed(words: Iterable[str]) -> str:
    """``a, b and c``."""
    found = list(words)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def counted(number: int, one: str, many: str = "") -> str:
    """``1 page``, ``2 pages``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
