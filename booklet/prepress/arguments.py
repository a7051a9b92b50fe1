"""Arguments → what is asked: every one that makes no sense is told, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from booklet.diagnostics import BookletError, Diagnostic
from booklet.prepress.codes import diagnose
from booklet.prepress.folding import SECTIONS
from booklet.prepress.job import (
    MARKS,
    Binding,
    Blanks,
    Colour,
    Flip,
    Imposition,
    Margins,
    Marks,
    Orientation,
    Scheme,
)
from booklet.prepress.paper import SHEETS, sheet_size
from booklet.units import ZERO, Length

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from enum import Enum

E = TypeVar("E", bound="Enum")
T = TypeVar("T")

_MOST = 100
_FOUR_SIDES = 4


class _Reading:
    """Arguments by name; what is wrong with them is kept."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = vars(options)
        self.findings: list[Diagnostic] = []

    def _text(self, name: str) -> str:
        return str(self._options[name.replace("-", "_")])

    def take(self, name: str, read: Callable[[str], T], expected: str, otherwise: T) -> T:
        """What an argument says; ``otherwise`` after noting that it says nothing."""
        text = self._text(name)
        try:
            return read(text)
        except ValueError:
            self.findings.append(
                diagnose("M011", option=f"--{name}", found=text, expected=expected)
            )
            return otherwise

    def choice(self, name: str, kinds: type[E], otherwise: E | None = None) -> E:
        """One of several words; ``otherwise``, if there is one, where nothing was said."""
        if otherwise is not None and not self._text(name):
            return otherwise
        words = ", ".join(str(kind.value) for kind in kinds)
        return self.take(name, kinds, f"write one of {words}", next(iter(kinds)))

    def length(self, name: str) -> Length:
        """A length that is not less than nothing."""
        return self.take(name, _length, "write a length with its unit: 3 mm", ZERO)

    def length_if_any(self, name: str) -> Length | None:
        """The same; None where nothing was said."""
        return self.length(name) if self._text(name) else None

    def whole(self, name: str, allowed: range | tuple[int, ...]) -> int:
        """A whole number out of some."""
        shown = (
            f"from {allowed[0]} to {allowed[-1]}"
            if isinstance(allowed, range)
            else ", ".join(map(str, allowed))
        )

        def read(text: str) -> int:
            if int(text) not in allowed:
                raise ValueError(text)
            return int(text)

        return self.take(name, read, f"write a whole number: {shown}", allowed[0])


def imposition_of(options: argparse.Namespace) -> Imposition:
    """What the arguments ask for.

    Raises:
        BookletError: with each that makes no sense.
    """
    given = _Reading(options)
    scheme = given.choice("scheme", Scheme)
    columns, rows = given.take("grid", _grid, "write pages across and down: 2x2", (0, 0))
    fit = given.take("scale", _fits, "write none or fit", None)
    asked = Imposition(
        scheme=scheme,
        sheet=given.take(
            "sheet", sheet_size, f"write {', '.join(SHEETS)} or 320 x 450 mm", SHEETS["A4"]
        ),
        orientation=given.choice("orientation", Orientation),
        binding=given.choice("binding", Binding, otherwise=Binding.LEFT),
        flip=given.choice("flip", Flip),
        section=given.whole("section", SECTIONS),
        signature=given.whole("signature", range(_MOST + 1)),
        columns=columns,
        rows=rows,
        blanks=given.choice("blanks", Blanks),
        thickness=given.length_if_any("paper-thickness") or ZERO,
        cover=given.length_if_any("cover-paper"),
        creep=given.length_if_any("creep"),
        milled=given.length("milled"),
        gutter=given.length_if_any("gutter"),
        bleed=given.length_if_any("bleed"),
        margins=given.take(
            "margins", _margins, "write one length, or four: 10 mm, 4 mm, 4 mm, 4 mm", Margins()
        ),
        fit=scheme is Scheme.N_UP if fit is None else fit,
        safe=given.length("safe"),
        marks=Marks.named(
            given.take("marks", _marks, f"write {', '.join(MARKS)}, all or none", ()),
            given.choice("marks-colour", Colour),
        ),
    )
    if given.findings:
        raise BookletError(given.findings)
    return asked


def _length(text: str) -> Length:
    length = Length.parse(text)
    if length < ZERO:
        raise ValueError(text)
    return length


def _grid(text: str) -> tuple[int, int]:
    if not text:
        return 0, 0
    columns, _, rows = text.lower().replace("×", "x").partition("x")
    if not (0 < int(columns) <= _MOST and 0 < int(rows) <= _MOST):
        raise ValueError(text)
    return int(columns), int(rows)


def _fits(text: str) -> bool | None:
    if not text:
        return None
    if text not in {"none", "fit"}:
        raise ValueError(text)
    return text == "fit"


def _margins(text: str) -> Margins:
    lengths = [_length(part) for part in text.split(",")]
    if len(lengths) == 1:
        lengths *= _FOUR_SIDES
    if len(lengths) != _FOUR_SIDES:
        raise ValueError(text)
    top, right, bottom, left = lengths
    return Margins(top=top, right=right, bottom=bottom, left=left)


def _marks(text: str) -> tuple[str, ...]:
    if text in {"none", "all", ""}:
        return MARKS if text == "all" else ()
    named = tuple(name.strip() for name in text.split(","))
    if not set(named) <= set(MARKS):
        raise ValueError(text)
    return named
