"""The operators that show lines (ISO 32000-1:2008, 9.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from booklet.paint.objects import number
from booklet.text.encoding import GlyphOrder
from booklet.text.harfbuzz import EM

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from booklet.text.encoding import Encodings, Piece
    from booklet.text.line import Line, Segment
    from booklet.text.style import InlineMark

_NEAR = 0.005  # points


class Shown(NamedTuple):
    """The part of a line that belongs to one structure element.

    Attributes:
        mark: the element; None for the paragraph's own.
        operators: a whole text object, ``BT`` to ``ET``.
        x0: left edge of what is seen, in points on the page.
        x1: right edge.
        text: its characters in logical order.
    """

    mark: InlineMark | None
    operators: str
    x0: float
    x1: float
    text: str


def show_line(
    line: Line,
    *,
    encodings: Encodings,
    colour_operator: Callable[[str], str],
    x: float,
    y: float,
) -> list[Shown]:
    """Write the operators that show a line, one text object for each structure element.

    The white space at the end of the line is shown too: without it the last word would be
    joined to the first of the next line when text is extracted.

    Args:
        line: from a paragraph.
        encodings: of the document; filled further if need be.
        colour_operator: gives the operator that fills with the colour of a role.
        x: where the line's left edge stands on the page, in points.
        y: its baseline.

    Returns:
        The parts in the order in which they are read.
    """
    array = _plain_array(line, encodings)
    if array:
        first = line.segments[0]
        style = first.style
        operators = (
            f"BT\n{number(x + first.x)} {number(y)} Td\n{colour_operator(style.colour)}\n"
            f"/{encodings.of(first.shaped.face).name} {number(style.size)} Tf\n[{array}]TJ\nET"
        )
        x0, x1 = first.x, line.width
        if first.shaped.rtl or line.segments[-1].shaped.rtl:
            x0, x1 = _seen(line.segments)
        return [Shown(first.mark, operators, x + x0, x + x1, line.text)]
    return [
        _show(group, encodings=encodings, colour_operator=colour_operator, x=x, y=y)
        for group in _groups(line, encodings.order)
    ]


def _plain_array(line: Line, encodings: Encodings) -> str:
    """The whole line as one array, if it has one look and needs no more; else nothing.

    Most lines are so, and this is what keeps painting quick.
    """
    first = line.segments[0]
    face = first.shaped.face
    encoding = encodings.of(face)
    arrays = []
    for shaped, style, mark, _, _ in line.segments:
        if style is not first.style or mark is not first.mark or shaped.face is not face:
            return ""
        array = encoding.plain.get(shaped)
        if array is None:
            encoding.encode(shaped)
            array = encoding.plain.get(shaped)
            if array is None:
                return ""
        arrays.append(array)
    return "".join(arrays).replace("><", "")


def _groups(line: Line, order: GlyphOrder) -> list[list[Segment]]:
    """Segments side by side that have the same mark; groups in reading order."""
    segments: list[Segment] = list(line.segments)
    if order is GlyphOrder.LOGICAL:
        segments.sort(key=_start)
    groups: list[list[Segment]] = []
    mark: InlineMark | None = None
    for segment in segments:
        if groups and segment.mark is mark:
            groups[-1].append(segment)
        else:
            groups.append([segment])
            mark = segment.mark
    if len(groups) > 1:
        groups.sort(key=lambda group: min(map(_start, group)))
    return groups


def _start(segment: Segment) -> int:
    return segment.start


def _show(
    group: list[Segment],
    *,
    encodings: Encodings,
    colour_operator: Callable[[str], str],
    x: float,
    y: float,
) -> Shown:
    out = _TextObject(x + group[0].x, y)
    style = None
    encoding = None
    face = None
    pen = group[0].x
    for segment in group:
        shaped = segment.shaped
        if segment.style is not style or shaped.face is not face:
            new_style = segment.style
            if style is None or style.colour != new_style.colour:
                out.operator(colour_operator(new_style.colour))
            encoding = encodings.of(shaped.face)
            if face is not shaped.face or style is None or style.size != new_style.size:
                out.font(encoding.name, new_style.size)
            style = new_style
            face = shaped.face
        assert encoding is not None, "set with the first style"
        if abs(segment.x - pen) > _NEAR:
            out.move(x + segment.x)
        array = encoding.plain.get(shaped)
        if array is None:
            out.show(encoding.encode(shaped))
        else:
            out.show_plain(array)
        pen = segment.x + shaped.width * segment.style.size / EM
    x0, x1 = _seen(group)
    return Shown(
        group[0].mark,
        out.close(),
        x + x0,
        x + x1,
        "".join(segment.shaped.text for segment in sorted(group, key=_start)),
    )


def _seen(group: Sequence[Segment]) -> tuple[float, float]:
    """Left and right edge of a group without the white space that it ends on."""
    x0 = min(segment.x for segment in group)
    x1 = max(segment.x + _width(segment) for segment in group)
    last = max(group, key=_start)
    space = last.shaped.trailing * last.style.size / EM
    if last.shaped.rtl and last.x <= x0:
        return x0 + space, x1
    if not last.shaped.rtl and last.x + _width(last) >= x1:
        return x0, x1 - space
    return x0, x1


def _width(segment: Segment) -> float:
    return segment.shaped.width * segment.style.size / EM


class _TextObject:
    """Gathers the operators of one text object; neighbours in one style share a ``TJ``."""

    __slots__ = ("_array", "_operators", "_rise", "_size", "_x")

    def __init__(self, x: float, y: float) -> None:
        self._operators = ["BT", f"{number(x)} {number(y)} Td"]
        self._array: list[str] = []
        self._rise = 0
        self._size = 0.0
        self._x = x

    def operator(self, operator: str) -> None:
        """Append an operator of the graphics state."""
        self._flush()
        self._operators.append(operator)

    def font(self, name: str, size: float) -> None:
        """Choose a font."""
        self._set_rise(0)
        self.operator(f"/{name} {number(size)} Tf")
        self._size = size

    def move(self, x: float) -> None:
        """Go on at another place on the same baseline."""
        self.operator(f"{number(x - self._x)} 0 Td")
        self._x = x

    def show(self, pieces: tuple[Piece, ...]) -> None:
        """Show a word."""
        for arrays, actual_text in pieces:
            if actual_text is not None:
                self._set_rise(0)
                said = ("\ufeff" + actual_text).encode("utf-16-be").hex().upper()
                self.operator(f"/Span<</ActualText<{said}>>>BDC")
            for array, rise in arrays:
                self._set_rise(rise)
                self._array.append(array)
            if actual_text is not None:
                self._set_rise(0)
                self.operator("EMC")

    def show_plain(self, array: str) -> None:
        """Show a word that is a single array on the baseline."""
        if self._rise:
            self._set_rise(0)
        self._array.append(array)

    def close(self) -> str:
        """All operators, from BT to ET."""
        self._set_rise(0)
        self._flush()
        self._operators.append("ET")
        return "\n".join(self._operators)

    def _set_rise(self, rise: int) -> None:
        if rise != self._rise:
            self.operator(f"{number(rise * self._size / EM)} Ts")
            self._rise = rise

    def _flush(self) -> None:
        if self._array:
            shown = "".join(self._array).replace("><", "")
            self._operators.append(f"[{shown}]TJ")
            self._array.clear()
