"""What CLDR knows of a locale: its marks, direction, digits, months and plurals.

``locales.json`` is made by :mod:`booklet.translate.cldr`, one locale a line; a build reads
the one line it needs and imports no CLDR library.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).with_name("locales.json")

Direction = Literal["ltr", "rtl"]


@value(kw_only=True)
class LocaleFacts:
    """A locale as CLDR has it.

    Attributes:
        tag: BCP 47, as asked for.
        name: the language's name for itself.
        english: its name in English.
        direction: in which its lines run.
        script: ISO 15924, ``Latn``.
        marks: quotation marks: opening, closing, and those inside others.
        digits: from nought to nine.
        decimal: between units and tenths.
        group: between thousands and hundreds.
        joins: how a list begins, goes on and ends, and how two things are joined.
        month_year: ``{month} {year}``.
        months: their names, as that pattern has them.
        plurals: CLDR's categories of whole numbers, in gettext's order.
        formula: gettext's, which gives the place of a number's category.
    """

    tag: str
    name: str
    english: str
    direction: Direction
    script: str
    marks: tuple[str, str, str, str]
    digits: str
    decimal: str
    group: str
    joins: tuple[str, str, str, str]
    month_year: str
    months: tuple[str, ...]
    plurals: tuple[str, ...]
    formula: str

    @property
    def plural_forms(self) -> str:
        """The header ``Plural-Forms`` of a catalogue."""
        return f"nplurals={len(self.plurals)}; plural=({self.formula});"

    def plural(self, number: int) -> int:
        """The place of a number's category in :attr:`plurals`."""
        return _compiled(self.formula)(number)

    def number(self, number: int) -> str:
        """A whole number in the locale's digits, thousands apart from 10,000 on."""
        written = str(number)
        if len(written) > 4:  # noqa: PLR2004 - 1,000 reads as well without
            written = f"{number:,}".replace(",", self.group)
        return written.translate({48 + digit: self.digits[digit] for digit in range(10)})

    def month(self, year: int, month: int) -> str:
        """A month of a year, as it stands alone: “listopad 2023”."""
        said = str(year).translate({48 + digit: self.digits[digit] for digit in range(10)})
        return self.month_year.format(month=self.months[month - 1], year=said)

    def listed(self, items: tuple[str, ...]) -> str:
        """Several things in a sentence: “a, b and c”."""
        start, middle, end, two = self.joins
        if len(items) < 3:  # noqa: PLR2004 - two have a pattern of their own
            return two.format(*items) if len(items) > 1 else "".join(items)
        said = end.format(items[-2], items[-1])
        for item in reversed(items[1:-2]):
            said = middle.format(item, said)
        return start.format(items[0], said)


@cache
def facts_of(tag: str) -> LocaleFacts | None:
    """What is known of a locale: of its tag, or of the longest beginning of it."""
    import json

    lines = DATA.read_text("utf-8").split("\n")
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        begin = f'"{"-".join(parts[:length])}": '
        line = next((one for one in lines if one.startswith(begin)), None)
        if line is not None:
            known = json.loads(line[len(begin) :].rstrip(","))
            return _made(tag, known)
    return None


def known_tags() -> tuple[str, ...]:
    """Every locale there are facts of."""
    lines = DATA.read_text("utf-8").split("\n")
    return tuple(line.split('"')[1] for line in lines if line.startswith('"'))


def _made(tag: str, known: dict[str, object]) -> LocaleFacts:
    fields = {name: tuple(v) if isinstance(v, list) else v for name, v in known.items()}
    fields["joins"] = fields.pop("list")
    return LocaleFacts(tag=tag, **fields)  # type: ignore[arg-type] # our own file


@cache
def _compiled(formula: str) -> Callable[[int], int]:
    import gettext

    compiled: Callable[[int], int] = gettext.c2py(formula)
    return compiled
