"""A theme for one ink: what stays paper, what is drawn in lines, and how heavy they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.colour.swatch import Palette, Swatch
from booklet.model.collections import ListOf, Nested
from booklet.model.numbers import LengthOf
from booklet.model.schema import Record, key
from booklet.model.values import Line
from booklet.units import ZERO, Length, pt

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAPER = ((1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0))
_INK = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))


class LineWorkRecord(Record):
    """How the shapes of drawings become lines: weights on the page, up to a drawing’s own size."""

    line: Length = key(LengthOf(minimum=pt(0.5)), "Around shapes.")
    fine: Length = key(LengthOf(minimum=pt(0.5)), "Inside shapes: the thinnest that prints well.")
    dot: Length = key(LengthOf(minimum=ZERO), "A shape no larger than this is filled.")
    broad: Length = key(
        LengthOf(minimum=ZERO), "A line wider than this is a shape, with lines around it."
    )
    gap: Length = key(LengthOf(minimum=pt(1)), "From line to line of a hatched shape.")
    solid: tuple[str, ...] = key(ListOf(Line()), "Roles of shapes filled with ink.")
    hatched: tuple[str, ...] = key(ListOf(Line()), "Roles of shapes filled with lines.")


class OneInkRecord(Record):
    """How pages are printed in one ink."""

    paper: tuple[str, ...] = key(
        ListOf(Line()), "Roles that stay paper on pages; all others are ink."
    )
    bare: tuple[str, ...] = key(
        ListOf(Line()), "Those of them that need no rule around them.", default=()
    )
    outline: str = key(Line(), "How heavy the rule around panels is: one of the lengths by name.")
    dotted: tuple[str, ...] = key(ListOf(Line()), "Roles of rules that are dotted.", default=())
    pictures: LineWorkRecord = key(Nested(LineWorkRecord), "Drawings.")

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that is named."""
        return (
            *(*self.paper, *self.bare, *self.dotted),
            *(*self.pictures.solid, *self.pictures.hatched),
        )

    def mixed(self, roles: Iterable[str]) -> Palette:
        """The swatches of a theme, each of them ink or paper."""
        return Palette(
            {role: Swatch(role, *(_PAPER if role in self.paper else _INK)) for role in roles}
        )
