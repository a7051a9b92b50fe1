"""What an illustration is once it has been read: outlines, and the roles that colour them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from booklet.geometry import Size
    from booklet.units import Length


@value
class Shape:
    """One outline and its colours.

    Attributes:
        verbs: ``m``, ``l``, ``c`` and ``h``, as :mod:`booklet.source.svg_path` says.
        numbers: the points, flat, in units of the drawing from its top left, y downwards.
        fill: role of the inside, of a logo a colour: #1B5E6B; None leaves it open.
        stroke: role of the line; None draws none.
        stroke_width: in units of the drawing.
        cap: how a line ends: 0 cut, 1 round, 2 square (ISO 32000-1:2008, 8.4.3.3).
        join: how it turns: 0 sharp, 1 round, 2 cut (8.4.3.4).
        even_odd: which rule says what is inside (8.5.3.3).
    """

    verbs: str
    numbers: tuple[float, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    cap: int = 0
    join: int = 0
    even_odd: bool = False


@value(by_identity=True)
class Drawing:
    """An illustration: shapes in the order of painting.

    Attributes:
        file: path relative to the project.
        size: of the whole picture, bleed included.
        unit: what one unit of the shapes’ numbers measures.
        shapes: from the back to the front.
        kept: whether it stays as it is where others become line work: a code.
    """

    file: str
    size: Size
    unit: Length
    shapes: tuple[Shape, ...]
    kept: bool = False

    @property
    def name(self) -> str:
        """The file’s name without folder and ending."""
        return self.file.rpartition("/")[2].removesuffix(".svg")

    @property
    def is_logo(self) -> bool:
        """Whether its colours are its own, and no roles of a theme."""
        return any(role.startswith("#") for role in self.roles)

    @property
    def roles(self) -> frozenset[str]:
        """Every role a shape is filled or stroked with."""
        used = {shape.fill for shape in self.shapes} | {shape.stroke for shape in self.shapes}
        return frozenset(role for role in used if role is not None)
