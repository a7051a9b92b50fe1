"""The operators that show text (ISO 32000-1:2008, 9.3 and 9.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pypdf.generic import StreamObject

from booklet.preflight.fold_geometry import then
from booklet.preflight.objects import dictionary, entry, numbers
from booklet.preflight.walking.graphics import is_empty
from booklet.preflight.walking.matrices import as_matrix
from booklet.preflight.walking.painted import Kind, Via
from booklet.preflight.walking.streams import Stream

if TYPE_CHECKING:
    from booklet.preflight.walking.lexer import Operand
    from booklet.preflight.walking.typefaces import Typeface

_INVISIBLE = 3
_CLIPS_ONLY = 7
_STROKED = {1, 2, 5, 6}
_ONLY_STROKED = {1, 5}


class TextStream(Stream):
    """A stream that shows text."""

    def begin_text(self, _: list[Operand]) -> None:
        """``BT``."""
        self._cursor.begin()

    def font(self, operands: list[Operand]) -> None:
        """``Tf``."""
        found = dictionary(entry(entry(self.resources, "/Font"), str(operands[0])))
        self.state.typeface = self.walker.typeface(found) if found else None
        self.state.font_size = _float(operands[1])

    def set_text(self, operands: list[Operand], *, called: str) -> None:
        """``TL``, ``Tc``, ``Tw``, ``Ts``."""
        setattr(self.state, called, _float(operands[0]))

    def stretch(self, operands: list[Operand]) -> None:
        """``Tz``."""
        self.state.stretch = _float(operands[0]) / 100

    def render(self, operands: list[Operand]) -> None:
        """``Tr``."""
        self.state.render = int(_float(operands[0]))

    def next_line(self, operands: list[Operand]) -> None:
        """``Td``."""
        self._cursor.next_line(_float(operands[0]), _float(operands[1]))

    def next_line_leading(self, operands: list[Operand]) -> None:
        """``TD``."""
        self.state.leading = -_float(operands[1])
        self.next_line(operands)

    def text_matrix(self, operands: list[Operand]) -> None:
        """``Tm``."""
        matrix = as_matrix(operands)
        if matrix:
            self._cursor.set(matrix)

    def new_line(self, _: list[Operand]) -> None:
        """``T*``."""
        self._cursor.next_line(0.0, -self.state.leading)

    def show_below(self, operands: list[Operand]) -> None:
        """``'`` and ``"``."""
        if len(operands) > 1:
            self.state.word_space = _float(operands[0])
            self.state.letter_space = _float(operands[1])
        self.new_line([])
        self.show(operands[-1:])

    def show(self, operands: list[Operand]) -> None:
        """``Tj``, ``TJ``."""
        state, face = self.state, self.state.typeface
        if face is None:
            return
        shown = operands[0]
        pieces: list[Operand] = shown if isinstance(shown, list) else [shown]
        before = self._cursor.matrix
        box, size, strings = self._cursor.show(state, pieces)
        if not strings:
            return
        lined = state.render in _ONLY_STROKED
        painted = self.add(Kind.TEXT, box, state.stroke if lined else state.fill)
        painted.size, painted.typeface, painted.strings = size, face, strings
        if state.render in {_INVISIBLE, _CLIPS_ONLY}:
            painted.is_visible = False
        if face.kind == "Type3":
            self._letters(face, strings, before)
        if state.render in _STROKED and not lined and not is_empty(painted.box):
            self.add(Kind.LINE, box, state.stroke).weight = state.line_width

    def _letters(self, face: Typeface, strings: tuple[bytes, ...], at: tuple[float, ...]) -> None:
        """The shapes of a Type 3 font, each letter once a string (9.6.5)."""
        names = face.glyph_names
        shapes = dictionary(entry(face.font, "/CharProcs"))
        matrix = as_matrix(numbers(entry(face.font, "/FontMatrix")))
        placed = as_matrix(at)
        if matrix is None or placed is None:
            return
        inner = dictionary(entry(face.font, "/Resources")) or self.resources
        size = self.state.font_size
        for code in sorted(set(b"".join(strings))):
            shape = entry(shapes, f"/{names.get(code, '')}")
            if not isinstance(shape, StreamObject):
                continue
            state = self.state.copied()
            sized = then(matrix, (size, 0.0, 0.0, size, 0.0, state.rise))
            state.matrix = then(then(sized, placed), state.matrix)
            self.pattern_or_glyph(shape, inner, state, Via.GLYPH)


def _float(operand: Operand) -> float:
    return float(cast("float", operand))
