"""Walks the content streams of a file and says what each page paints.

Follows forms, patterns, shadings, pictures, inline pictures, soft masks, appearances of
annotations and the letters of Type 3 fonts, with the graphics state that a viewer would
have. Meant for hostile files: depth and number of operators are bounded, a form inside
itself ends, and what cannot be read is left out and told by ``incomplete``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, StreamObject

from booklet.preflight.fold_geometry import IDENTITY, boxed
from booklet.preflight.objects import array, box, dictionary, entry, name, number
from booklet.preflight.sheet import inherited
from booklet.preflight.walking.colours import Spaces
from booklet.preflight.walking.graphics import State
from booklet.preflight.walking.lexer import operations
from booklet.preflight.walking.matrices import matrix_of
from booklet.preflight.walking.painted import Via
from booklet.preflight.walking.typefaces import Typeface
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import DictionaryObject

    from booklet.preflight.sheet import SheetPage
    from booklet.preflight.walking.lexer import Operand
    from booklet.preflight.walking.painted import Painted

Operations = list[tuple[bytes, list["Operand"]]]

_HIDDEN_FLAGS = 2 | 32  # Hidden, NoView (ISO 32000-1:2008, 12.5.3)


@value(kw_only=True)
class Bounds:
    """How much of a file is looked at.

    Attributes:
        operators: of all pages together, each placing of a form counted.
        stream: bytes of one content stream after decompression.
    """

    operators: int = 3_000_000
    stream: int = 50_000_000


BOUNDS = Bounds()


class Walker:
    """Walks the pages of one file; keeps fonts, colour spaces and forms it has read.

    Attributes:
        incomplete: why something was not looked at; empty if all was.
        unknown: operators that no standard has.
        deepest: graphics states that were put aside at once.
    """

    def __init__(self, bounds: Bounds = BOUNDS) -> None:
        self.bounds, self.left = bounds, bounds.operators
        self.spaces = Spaces()
        self.incomplete = ""
        self.unknown: set[bytes] = set()
        self.deepest = 0
        self._typefaces: dict[int, Typeface] = {}
        self._streams: dict[int, tuple[StreamObject, Operations]] = {}

    def paint(self, page: SheetPage) -> tuple[Painted, ...]:
        """Everything that a page paints, in the order of painting."""
        from booklet.preflight.walking.interpreter import Interpreter

        canvas: list[Painted] = []
        resources = dictionary(inherited(page.page, "/Resources"))
        reading = Interpreter(self, canvas, resources, State(IDENTITY, page.media))
        reading.run(operations(self._contents(page)))
        for annotation in array(entry(page.page, "/Annots")):
            self._appear(dictionary(annotation), canvas, page)
        for order, painted in enumerate(canvas):
            painted.number = order
        return tuple(canvas)

    def typeface(self, font: DictionaryObject) -> Typeface:
        """The typeface of a font dictionary."""
        face = self._typefaces.get(id(font))
        if face is None:
            # The typeface keeps the dictionary, so that its identity stays its own.
            face = self._typefaces[id(font)] = Typeface(font)
        return face

    @property
    def typefaces(self) -> tuple[Typeface, ...]:
        """Every font that something was set in."""
        return tuple(self._typefaces.values())

    def operations_of(self, stream: StreamObject) -> Operations:
        """The operators of a form, pattern or glyph, read once."""
        kept = self._streams.get(id(stream))
        if kept is None:
            read = list(operations(self.data_of(stream)))
            kept = self._streams[id(stream)] = (stream, read)
        return kept[1]

    def data_of(self, stream: StreamObject) -> bytes:
        """The decoded bytes of a stream; none if they cannot be had."""
        try:
            data = stream.get_data()
        except (PyPdfError, ValueError, KeyError, TypeError, NotImplementedError, OSError) as why:
            self.incomplete = f"a content stream cannot be decoded: {str(why)[:80]}"
            return b""
        if len(data) > self.bounds.stream:
            self.incomplete = f"a content stream is larger than {self.bounds.stream:,} bytes"
            return b""
        return data

    def count(self) -> bool:
        """Note one more operator; whether it may still be looked at."""
        self.left -= 1
        if self.left < 0:
            self.incomplete = f"there are more than {self.bounds.operators:,} operators"
        return self.left >= 0

    def _contents(self, page: SheetPage) -> bytes:
        found = entry(page.page, "/Contents")
        streams = [entry_ for entry_ in _each(found) if isinstance(entry_, StreamObject)]
        return b"\n".join(self.data_of(stream) for stream in streams)

    def _appear(self, annotation: DictionaryObject, canvas: list[Painted], page: SheetPage) -> None:
        """The normal appearance of an annotation, fitted to its rectangle (12.5.5)."""
        from booklet.preflight.walking.interpreter import Interpreter

        form = entry(entry(annotation, "/AP"), "/N")
        if form is not None and not isinstance(form, StreamObject):
            form = entry(form, f"/{name(entry(annotation, '/AS'))}")
        rect = box(entry(annotation, "/Rect"))
        hidden = int(number(entry(annotation, "/F"))) & _HIDDEN_FLAGS
        if not isinstance(form, StreamObject) or rect is None or hidden:
            return
        bounds = boxed(box(entry(form, "/BBox")) or rect, matrix_of(form))
        wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
        across = (rect[2] - rect[0]) / wide if wide else 1.0
        up = (rect[3] - rect[1]) / high if high else 1.0
        fit = (across, 0.0, 0.0, up, rect[0] - bounds[0] * across, rect[1] - bounds[1] * up)
        reading = Interpreter(
            self, canvas, dictionary(None), State(fit, page.media), via=Via.ANNOTATION
        )
        reading.form(form)


def _each(found: object) -> Iterator[object]:
    if isinstance(found, ArrayObject):
        for item in found:
            yield item.get_object()
    elif found is not None:
        yield found
