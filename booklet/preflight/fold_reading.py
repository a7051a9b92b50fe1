"""What is printed on the sides of sheets: every page placed, how, and within what clip.

The content of each page of the imposed file is walked as a printer walks it: ``q``, ``Q``,
``cm``, ``W`` and ``Do`` (ISO 32000-1:2008, 8.4 to 8.10). A form that paints what a page of the
reader's file paints is that page, however deep in other forms it lies.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from booklet.preflight.fold_geometry import (
    IDENTITY,
    Box,
    Matrix,
    around,
    at,
    boxed,
    common,
    inverse,
    is_there,
    moved,
    then,
    turned,
)
from booklet.preflight.fold_pages import boundary, inherited, rotation
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf import PdfReader

    from booklet.preflight.fold_pages import Digests, Page

_DEEPEST = 12
_MOST_DRAWN = 2000
"""Forms that are looked into on one side; forms that paint each other would never end."""
_STROKES_AND_FILLS = frozenset(b"S s f F f* B B* b b*".split())
_SHOWS_TEXT = frozenset(b"Tj TJ ' \"".split())


@value(by_identity=True)
class Placed:
    """A page of the reader's file on a side of a sheet.

    Attributes:
        pages: those that paint the same; more than one if the reader's file repeats itself.
        matrix: from the page's user space to the print frame.
        shown: the print frame's part in which it is not clipped away; the box around a
            clip that is not upright.
    """

    pages: tuple[Page, ...]
    matrix: Matrix
    shown: Box


@value(by_identity=True)
class Printed:
    """A side of a sheet.

    Attributes:
        width: of the paper, as the side is seen.
        height: of the paper.
        to_page: from the print frame to the imposed page's default user space.
        placed: in the order of painting.
        marks: boxes around what else is painted, text by the points where it begins.
    """

    width: float
    height: float
    to_page: Matrix
    placed: tuple[Placed, ...]
    marks: tuple[Box, ...]


def read_sides(
    imposed: PdfReader, known: Mapping[bytes, tuple[Page, ...]], digests: Digests
) -> tuple[Printed, ...]:
    """All sides of all sheets, in the order of the file."""
    return tuple(_side(page, known, digests) for page in imposed.pages)


def _side(page: Any, known: Mapping[bytes, tuple[Page, ...]], digests: Digests) -> Printed:  # noqa: ANN401
    paper = boundary(page, "/MediaBox")
    turn = turned(-rotation(page))
    x0, y0, x1, y1 = boxed(paper, turn)
    to_print = then(turn, moved(-x0, -y0))
    walker = _Walker(known, digests)
    contents = page.get_contents()
    if contents is not None:
        walker.walk(
            contents,
            inherited(page, "/Resources") or {},
            ctm=to_print,
            clip=(0.0, 0.0, x1 - x0, y1 - y0),
        )
    return Printed(x1 - x0, y1 - y0, inverse(to_print), tuple(walker.placed), tuple(walker.marks))


class _Walker:
    """Follows one side's operators and keeps what it meets."""

    def __init__(self, known: Mapping[bytes, tuple[Page, ...]], digests: Digests) -> None:
        self.placed: list[Placed] = []
        self.marks: list[Box] = []
        self._known = known
        self._digests = digests
        self._depth = self._drawn = 0

    def walk(self, content: Any, resources: Any, *, ctm: Matrix, clip: Box) -> None:  # noqa: ANN401
        """Follow a content stream.

        Args:
            content: parsed; its matrix and clip are those given.
            resources: that its names are looked up in.
            ctm: from its user space to the print frame.
            clip: in the print frame.
        """
        self._depth += 1
        self._drawn += 1
        state = _State(ctm, clip)
        for operands, operator in content.operations:
            if operator == b"Do":
                self._draw(str(operands[0]), resources, state)
            elif operator == b"sh":
                self.marks.append(state.clip)
            elif operator in _SHOWS_TEXT:
                self._mark(state, [at(then(state.text, state.ctm), 0.0, 0.0)])
            elif operator in _STROKES_AND_FILLS:
                self._mark(state, state.path)
                state.end_path()
            elif operator == b"INLINE IMAGE":
                self._mark(state, _unit_square(state.ctm))
            else:
                state.do(operator, operands)
        self._depth -= 1

    def _mark(self, state: _State, points: list[tuple[float, float]]) -> None:
        if points:
            box = common(around(points), state.clip)
            if is_there(box):
                self.marks.append(box)

    def _draw(self, name: str, resources: Any, state: _State) -> None:  # noqa: ANN401
        forms: Any = resources.get("/XObject", {})
        found = forms.get_object()[name].get_object() if name in forms.get_object() else None
        if found is None:
            return
        if found.get("/Subtype") != "/Form":
            self._mark(state, _unit_square(state.ctm))
            return
        ctm = then(_matrix(found.get("/Matrix", IDENTITY)), state.ctm)
        # A form has to have a box; without one, nothing says what it may paint.
        x0, y0, x1, y1 = (float(side) for side in found.get("/BBox", (0, 0, 0, 0)))
        shown = common(boxed((x0, y0, x1, y1), ctm), state.clip)
        inner = found.get("/Resources")
        inner = inner.get_object() if inner is not None else resources
        data = found.get_data()
        pages = self._known.get(self._digests.painted(data, inner))
        if pages:
            self.placed.append(Placed(pages, ctm, shown))
        elif self._depth < _DEEPEST and self._drawn < _MOST_DRAWN:
            self.walk(_parsed(found), inner, ctm=ctm, clip=shown)


class _State:
    """Graphics state, with a stack of what ``q`` kept."""

    def __init__(self, ctm: Matrix, clip: Box) -> None:
        self.ctm = ctm
        self.clip = clip
        self.text = self._line = IDENTITY
        self.path: list[tuple[float, float]] = []
        self._clips = False
        self._kept: list[tuple[Matrix, Box]] = []

    def do(self, operator: bytes, operands: Any) -> None:  # noqa: ANN401 - pypdf's operands
        """Take an operator that paints nothing."""
        method = _METHODS.get(operator)
        if method is None:
            return
        # An operator with the wrong operands is passed over, as viewers do.
        with suppress(TypeError, ValueError):
            method(self, *operands)

    def end_path(self) -> None:
        """After painting, a pending clip takes effect."""
        if self._clips and self.path:
            self.clip = common(self.clip, around(self.path))
        self.path, self._clips = [], False

    def _keep(self) -> None:
        self._kept.append((self.ctm, self.clip))

    def _restore(self) -> None:
        if self._kept:
            self.ctm, self.clip = self._kept.pop()

    def _concatenate(self, *numbers: float) -> None:
        self.ctm = then(_matrix(numbers), self.ctm)

    def _rectangle(self, x: float, y: float, width: float, height: float) -> None:
        x, y, width, height = float(x), float(y), float(width), float(height)
        self._points(x, y, x + width, y, x + width, y + height, x, y + height)

    def _points(self, *numbers: float) -> None:
        flat = [float(number) for number in numbers]
        pairs = zip(flat[::2], flat[1::2], strict=True)
        self.path += [at(self.ctm, x, y) for x, y in pairs]

    def _clip(self) -> None:
        self._clips = True

    def _begin_text(self) -> None:
        self.text = self._line = IDENTITY

    def _text_matrix(self, *numbers: float) -> None:
        self.text = self._line = _matrix(numbers)

    def _text_move(self, x: float, y: float) -> None:
        self.text = self._line = then(moved(float(x), float(y)), self._line)


_METHODS: dict[bytes, Any] = {
    b"q": _State._keep,  # noqa: SLF001 - a table of its own methods
    b"Q": _State._restore,  # noqa: SLF001
    b"cm": _State._concatenate,  # noqa: SLF001
    b"re": _State._rectangle,  # noqa: SLF001
    b"m": _State._points,  # noqa: SLF001
    b"l": _State._points,  # noqa: SLF001
    b"c": _State._points,  # noqa: SLF001
    b"v": _State._points,  # noqa: SLF001
    b"y": _State._points,  # noqa: SLF001
    b"W": _State._clip,  # noqa: SLF001
    b"W*": _State._clip,  # noqa: SLF001
    b"n": _State.end_path,
    b"BT": _State._begin_text,  # noqa: SLF001
    b"Tm": _State._text_matrix,  # noqa: SLF001
    b"Td": _State._text_move,  # noqa: SLF001
    b"TD": _State._text_move,  # noqa: SLF001
}


def _matrix(numbers: Any) -> Matrix:  # noqa: ANN401 - pypdf's operands
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def _unit_square(ctm: Matrix) -> list[tuple[float, float]]:
    """Where a picture is painted (ISO 32000-1:2008, 8.9.4)."""
    return [at(ctm, x, y) for x, y in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))]


def _parsed(form: Any) -> Any:  # noqa: ANN401 - pypdf has several classes
    from pypdf.generic import ContentStream

    return ContentStream(form, None)
