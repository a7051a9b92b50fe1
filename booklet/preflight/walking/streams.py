"""What all operators work on: the state, the canvas, and streams within streams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, StreamObject

from booklet.preflight.fold_geometry import boxed, then
from booklet.preflight.objects import box as box_of
from booklet.preflight.objects import dictionary, entry, items, name, number
from booklet.preflight.walking.graphics import Path, clipped, is_empty
from booklet.preflight.walking.marked import Marks
from booklet.preflight.walking.matrices import as_matrix, matrix_of
from booklet.preflight.walking.painted import Kind, Painted, Via
from booklet.preflight.walking.showing import TextCursor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pypdf.generic import DictionaryObject, PdfObject

    from booklet.preflight.objects import Box
    from booklet.preflight.walking.colours import Paint
    from booklet.preflight.walking.graphics import State
    from booklet.preflight.walking.lexer import Operand
    from booklet.preflight.walking.walker import Walker

DEEPEST = 16
_DEEPEST_SAVE = 256


class Stream:
    """One stream being interpreted; the streams it paints get interpreters of their own.

    Args:
        walker: knows fonts, spaces and bounds.
        canvas: takes what is painted.
        resources: of the stream.
        state: to begin with.
        via: what the stream is.
        around: the stream that it stands in.
    """

    def __init__(
        self,
        walker: Walker,
        canvas: list[Painted],
        resources: DictionaryObject,
        state: State,
        *,
        via: Via = Via.PAGE,
        around: Stream | None = None,
    ) -> None:
        self.walker, self.canvas, self.resources = walker, canvas, resources
        self.state, self.via = state, via
        self.depth: int = around.depth + 1 if around else 0
        self.marks: Marks = around.marks.inside() if around else Marks()
        self._base = state.matrix
        self._saved: list[State] = []
        self._path, self._cursor = Path(), TextCursor()

    def run(self, found: Iterable[tuple[bytes, list[Operand]]]) -> None:
        """Interpret operators; those with operands that cannot be are passed over."""
        raise NotImplementedError

    def form(self, form: StreamObject) -> None:
        """Paint a form: its matrix, its box, its operators (8.10)."""
        if self.depth >= DEEPEST:
            self.walker.incomplete = "forms stand in forms without end"
            return
        state = self.state.copied()
        state.matrix = then(matrix_of(form), state.matrix)
        bounds = box_of(entry(form, "/BBox"))
        if bounds:
            state.cut(boxed(bounds, state.matrix))
        inner = entry(form, "/Resources")
        self._within(form, dictionary(inner) if inner else self.resources, state, self.via)

    def _within(
        self, stream: StreamObject, resources: DictionaryObject, state: State, via: Via
    ) -> None:
        reading = type(self)(
            self.walker, self.canvas, resources, state,
            via=via, around=self
        )  # fmt: skip
        reading.run(self.walker.operations_of(stream))

    def pattern_or_glyph(
        self, stream: StreamObject, resources: DictionaryObject, state: State, via: Via
    ) -> None:
        """Paint a tile of a pattern or a letter of a Type 3 font."""
        if self.depth < DEEPEST:
            self._within(stream, resources, state, via)

    def add(self, kind: Kind, box: Box, paint: Paint) -> Painted:
        """Note that something is painted, with all that the state says of it."""
        state = self.state
        painted = Painted(kind, clipped(box, state.clip), paint, paint.space)
        line = kind is Kind.LINE
        painted.is_visible = not is_empty(painted.box)
        painted.alpha = state.line_alpha if line else state.alpha
        painted.blend, painted.masked = state.blend, state.masked
        painted.overprint = state.line_overprint if line else state.fill_overprint
        painted.mode, painted.via = state.overprint_mode, self.via
        painted.is_artifact, painted.mcid = self.marks.is_artifact, self.marks.mcid
        self.canvas.append(painted)
        return painted

    # -- the graphics state --------------------------------------------------------------

    def save(self, _: list[Operand]) -> None:
        """``q``."""
        if len(self._saved) < _DEEPEST_SAVE:
            self._saved.append(self.state.copied())
            self.walker.deepest = max(self.walker.deepest, len(self._saved))

    def restore(self, _: list[Operand]) -> None:
        """``Q``."""
        if self._saved:
            self.state = self._saved.pop()

    def transform(self, operands: list[Operand]) -> None:
        """``cm``."""
        matrix = as_matrix(operands)
        if matrix:
            self.state.matrix = then(matrix, self.state.matrix)

    def dictionary_of_state(self, operands: list[Operand]) -> None:
        """``gs`` (8.4.5)."""
        given = dictionary(entry(entry(self.resources, "/ExtGState"), str(operands[0])))
        state = self.state
        for key, said in items(given):
            if key == "LW":
                state.line_width = number(said)
            elif key in {"ca", "CA"}:
                setattr(state, "alpha" if key == "ca" else "line_alpha", number(said, 1.0))
            elif key == "BM":
                first = said[0] if isinstance(said, ArrayObject) and said else said
                state.blend = name(first) or "Normal"
            elif key == "SMask":
                self._soft_mask(said)
            elif key == "OPM":
                state.overprint_mode = int(number(said))
            elif key == "Font" and isinstance(said, ArrayObject):
                state.typeface = self.walker.typeface(dictionary(said[0]))
                state.font_size = number(said[1])
        self._overprint(given)

    def _overprint(self, given: DictionaryObject) -> None:
        """``OP`` alone sets both (8.6.7)."""
        lines, fills = entry(given, "/OP"), entry(given, "/op")
        if lines is not None:
            self.state.line_overprint = str(lines) == "True"
            self.state.fill_overprint = self.state.line_overprint
        if fills is not None:
            self.state.fill_overprint = str(fills) == "True"

    def _soft_mask(self, said: PdfObject) -> None:
        group = entry(said, "/G")
        self.state.masked = isinstance(group, StreamObject)
        if isinstance(group, StreamObject) and self.depth < DEEPEST:
            before, self.via = self.via, Via.SOFT_MASK
            self.form(group)
            self.via = before
