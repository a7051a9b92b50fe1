"""Interprets the operators of a content stream (ISO 32000-1:2008, annex A)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pypdf.generic import StreamObject

from booklet.preflight.fold_geometry import boxed, then
from booklet.preflight.objects import dictionary, entry, name
from booklet.preflight.walking.colours import CMYK, GRAY, RGB, UNKNOWN, Paint, shading_space
from booklet.preflight.walking.graphics import grown, scale_of
from booklet.preflight.walking.matrices import matrix_of
from booklet.preflight.walking.painted import Kind, Via
from booklet.preflight.walking.pictures import inline_picture, picture
from booklet.preflight.walking.texts import TextStream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from booklet.preflight.walking.colours import Space
    from booklet.preflight.walking.lexer import Operand


class Interpreter(TextStream):
    """One stream being interpreted; the streams it paints get interpreters of their own."""

    _clips = False

    def run(self, found: Iterable[tuple[bytes, list[Operand]]]) -> None:
        """Interpret operators; those with operands that cannot be are passed over."""
        for operator, operands in found:
            if not self.walker.count():
                return
            act = _ACTS.get(operator)
            if act is None:
                if operator not in _IDLE:
                    self.walker.unknown.add(operator)
                continue
            try:
                act(self, operands)
            except (IndexError, TypeError, ValueError, AttributeError, OverflowError):
                self.walker.incomplete = "some operators have operands that cannot be"

    # -- colours ---------------------------------------------------------------------------

    def set_space(self, operands: list[Operand], *, line: bool) -> None:
        """``cs``, ``CS``."""
        space = self.walker.spaces.read(operands[0], self.resources)
        first = 0.0 if space.colorants == () else 1.0
        black = (0.0, 0.0, 0.0, 1.0) if space.is_cmyk else (first,) * space.components
        self._set(Paint(space, black), line=line)

    def set_colour(self, operands: list[Operand], *, line: bool) -> None:
        """``sc``, ``scn`` and their capitals."""
        space = (self.state.stroke if line else self.state.fill).space
        found = tuple(one for one in operands if isinstance(one, float))
        if operands and isinstance(operands[-1], str):
            self._pattern(operands[-1], line=line)
            return
        self._set(Paint(space, found), line=line)

    def _set(self, paint: Paint, *, line: bool) -> None:
        if line:
            self.state.stroke = paint
        else:
            self.state.fill = paint

    def _pattern(self, called: str, *, line: bool) -> None:
        pattern = entry(entry(self.resources, "/Pattern"), called)
        space = (self.state.stroke if line else self.state.fill).space
        if isinstance(pattern, StreamObject):
            state = self.state.copied()
            state.matrix = then(matrix_of(pattern), self._base)
            inner = dictionary(entry(pattern, "/Resources"))
            self.pattern_or_glyph(pattern, inner, state, Via.PATTERN)
        elif pattern is not None:
            resources = self.resources
            space = shading_space(entry(pattern, "/Shading"), self.walker.spaces, resources)
        self._set(Paint(space, ()), line=line)

    # -- paths -----------------------------------------------------------------------------

    def points(self, operands: list[Operand]) -> None:
        """``m``, ``l``, ``c``, ``v``, ``y``."""
        self._path.points(self.state.matrix, operands)  # type: ignore[arg-type]  # run() catches

    def rectangle(self, operands: list[Operand]) -> None:
        """``re``."""
        self._path.rectangle(self.state.matrix, operands)  # type: ignore[arg-type]  # as above

    def clip(self, _: list[Operand]) -> None:
        """``W``, ``W*``: the path narrows the clip when it has been painted."""
        self._clips = True

    def paint_path(self, _: list[Operand], *, fill: bool, line: bool) -> None:
        """``f``, ``S``, ``B``, ``n`` …."""
        around, state = self._path.box, self.state
        if around is not None:
            if fill:
                self.add(Kind.FILL, around, state.fill)
            if line:
                scale = scale_of(state.matrix)
                drawn = self.add(Kind.LINE, grown(around, state.line_width * scale[1] / 2),
                                  state.stroke)  # fmt: skip
                drawn.weight = state.line_width * scale[0]
            if self._clips:
                state.cut(around)
        self._clips = False
        self._path.clear()

    def shading(self, operands: list[Operand]) -> None:
        """``sh``: fills the clip."""
        found = entry(entry(self.resources, "/Shading"), str(operands[0]))
        space = shading_space(found, self.walker.spaces, self.resources)
        self.add(Kind.SHADING, self.state.clip, Paint(space, ()))

    # -- pictures and forms ------------------------------------------------------------------

    def object(self, operands: list[Operand]) -> None:
        """``Do``."""
        found = entry(entry(self.resources, "/XObject"), str(operands[0]))
        if not isinstance(found, StreamObject):
            return
        if name(entry(found, "/Subtype")) == "Form":
            self.form(found)
            return
        painted = self.add(
            Kind.PICTURE, boxed((0.0, 0.0, 1.0, 1.0), self.state.matrix), Paint(UNKNOWN, ())
        )
        picture(painted, found, self)

    def inline_image(self, operands: list[Operand]) -> None:
        """``BI`` to ``EI``."""
        given = operands[0]
        box = boxed((0.0, 0.0, 1.0, 1.0), self.state.matrix)
        painted = self.add(Kind.PICTURE, box, Paint(UNKNOWN, ()))
        if isinstance(given, dict):
            inline_picture(painted, given, self)

    # -- marked content ----------------------------------------------------------------------

    def begin_marks(self, operands: list[Operand]) -> None:
        """``BDC``, ``BMC``."""
        self.marks.begin(operands, self.resources)

    def end_marks(self, _: list[Operand]) -> None:
        """``EMC``."""
        self.marks.end()

    def device(self, operands: list[Operand], *, space: Space, line: bool) -> None:
        """``g``, ``rg``, ``k`` and their capitals."""
        found = tuple(one for one in operands if isinstance(one, float))
        self._set(Paint(space, found), line=line)

    def line_width(self, operands: list[Operand]) -> None:
        """``w``."""
        self.state.line_width = float(operands[0])  # type: ignore[arg-type]  # run() catches


_Act = Callable[[Interpreter, list["Operand"]], None]


def _colours() -> dict[bytes, _Act]:
    acts: dict[bytes, _Act] = {}
    for operator, space in ((b"g", GRAY), (b"rg", RGB), (b"k", CMYK)):
        acts[operator] = partial(Interpreter.device, space=space, line=False)
        acts[operator.upper()] = partial(Interpreter.device, space=space, line=True)
    for operator, line in ((b"cs", False), (b"CS", True)):
        acts[operator] = partial(Interpreter.set_space, line=line)
    for operator in (b"sc", b"scn", b"SC", b"SCN"):
        acts[operator] = partial(Interpreter.set_colour, line=operator.isupper())
    return acts


def _paths() -> dict[bytes, _Act]:
    acts: dict[bytes, _Act] = dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), Interpreter.points)
    painting = {b"f": (1, 0), b"F": (1, 0), b"f*": (1, 0), b"S": (0, 1), b"s": (0, 1)}
    painting |= dict.fromkeys((b"B", b"B*", b"b", b"b*"), (1, 1))
    painting[b"n"] = (0, 0)
    for operator, (fill, line) in painting.items():
        acts[operator] = partial(Interpreter.paint_path, fill=bool(fill), line=bool(line))
    return acts


_IDLE = frozenset(b"h i j J d M ri d0 d1 ET ID EI MP DP BX EX".split())
"""Operators that change nothing of what is looked for."""

_ACTS: dict[bytes, _Act] = {
    **_colours(),
    **_paths(),
    b"re": Interpreter.rectangle,
    b"W": Interpreter.clip,
    b"W*": Interpreter.clip,
    b"q": Interpreter.save,
    b"Q": Interpreter.restore,
    b"cm": Interpreter.transform,
    b"w": Interpreter.line_width,
    b"gs": Interpreter.dictionary_of_state,
    b"sh": Interpreter.shading,
    b"Do": Interpreter.object,
    b"BI": Interpreter.inline_image,
    b"BDC": Interpreter.begin_marks,
    b"BMC": Interpreter.begin_marks,
    b"EMC": Interpreter.end_marks,
    b"BT": Interpreter.begin_text,
    b"Tf": Interpreter.font,
    b"Td": Interpreter.next_line,
    b"TD": Interpreter.next_line_leading,
    b"Tm": Interpreter.text_matrix,
    b"T*": Interpreter.new_line,
    b"TL": partial(Interpreter.set_text, called="leading"),
    b"Tc": partial(Interpreter.set_text, called="letter_space"),
    b"Tw": partial(Interpreter.set_text, called="word_space"),
    b"Ts": partial(Interpreter.set_text, called="rise"),
    b"Tz": Interpreter.stretch,
    b"Tr": Interpreter.render,
    b"Tj": Interpreter.show,
    b"TJ": Interpreter.show,
    b"'": Interpreter.show_below,
    b'"': Interpreter.show_below,
}
