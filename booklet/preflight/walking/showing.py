"""Text as it is shown: where each string stands, how large (ISO 32000-1:2008, 9.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.fold_geometry import IDENTITY, boxed, then

if TYPE_CHECKING:
    from booklet.preflight.fold_geometry import Matrix
    from booklet.preflight.objects import Box
    from booklet.preflight.walking.graphics import State
    from booklet.preflight.walking.lexer import Operand

_SPACE = 32


class TextCursor:
    """The text matrix and the text line matrix."""

    def __init__(self) -> None:
        self.matrix: Matrix = IDENTITY
        self._line: Matrix = IDENTITY

    def begin(self) -> None:
        """``BT``."""
        self.matrix = self._line = IDENTITY

    def set(self, matrix: Matrix) -> None:
        """``Tm``."""
        self.matrix = self._line = matrix

    def next_line(self, x: float, y: float) -> None:
        """``Td``."""
        self.matrix = self._line = then((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def show(self, state: State, items: list[Operand]) -> tuple[Box, float, tuple[bytes, ...]]:
        """Show strings, with moves between them in thousandths.

        Returns:
            The box around the letters in default user space, the type size there, and the
            strings.
        """
        face, size = state.typeface, state.font_size
        assert face is not None, "the walker shows nothing without a font"
        scale = face.glyph_scale * size
        across, strings = 0.0, []
        for item in items:
            if isinstance(item, bytes):
                strings.append(item)
                width, codes = face.advance(item)
                across += width * scale + codes * state.letter_space
                if state.word_space and not face.is_wide:
                    across += item.count(_SPACE) * state.word_space
            elif isinstance(item, float):
                across -= item * size / 1000
        across *= state.stretch
        trm = then(self.matrix, state.matrix)
        depth, height = face.descent * size / 1000, face.ascent * size / 1000
        box = boxed((0.0, state.rise + depth, across, state.rise + height), trm)
        self.matrix = then((1.0, 0.0, 0.0, 1.0, across, 0.0), self.matrix)
        return box, abs(size) * (trm[2] ** 2 + trm[3] ** 2) ** 0.5, tuple(strings)
