"""The brush that blocks paint with: it knows canvas, colours, fonts and structure.

Coordinates are points from the lower left corner of the trim, y upwards.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from booklet.colour.literal import with_literals
from booklet.colour.swatch import ColourSpace
from booklet.paint.drawing import bounding_box, operators
from booklet.paint.fonts import show_line
from booklet.paint.objects import number
from booklet.paint.outlines import at, rounded
from booklet.tagging.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from booklet.colour.swatch import Palette
    from booklet.paint.canvas import TaggedCanvas
    from booklet.paint.fonts import Shown
    from booklet.paint.press import Press
    from booklet.source.photograph import Photo
    from booklet.source.svg import Drawing
    from booklet.text.encoding import Encodings
    from booklet.text.line import Line
    from booklet.text.style import InlineMark, TextStyle
    from booklet.typeset.block import Anchor, Block
    from booklet.typeset.view import View

_UNDERLINE = (0.14, 0.06)  # depth and weight, in parts of the type size


# ISO 32000-1:2008, 8.6.7: mode 1 leaves an ink alone of which nothing is asked.
_OVER, _OUT, _BLACK = "Over", "Out", "0 0 0 1 k"
_STATES = {_OVER: "/OP true/op true/OPM 1", _OUT: "/OP false/op false/OPM 0"}


def leads(mark: InlineMark) -> bool:
    """Whether words are a link."""
    return bool(mark.uri or mark.destination)


class PartBrush:
    """Paints the blocks of one part.

    Args:
        canvas: of the part.
        palette: the theme's colours.
        encodings: fonts, shared by all parts and filled before any is painted.
        nodes: structure element of each block.
        press: how it is painted.

    Attributes:
        forms: names of the drawings and photographs that the part keeps, by what they show.
    """

    def __init__(
        self,
        canvas: TaggedCanvas,
        *,
        palette: Palette,
        encodings: Encodings,
        nodes: Mapping[Block, Node],
        press: Press,
    ) -> None:
        self.press, self.space = press, press.space
        self._small, self._navigable = press.small, press.navigable
        self.canvas, self.encodings = canvas, encodings
        self._plain = self.palette = palette
        self._nodes = nodes
        self._inline: dict[InlineMark, Node] = {}
        self._drawn: list[tuple[float, float, float, float]] = []
        self._artifact: tuple[str, str | None] = ("Layout", None)
        self._accent = ""
        self.forms: dict[tuple[str, str], str] = {}
        if self.space is ColourSpace.CMYK:
            for name, entries in _STATES.items():
                canvas.graphics_state(name, entries)

    def accent(self, name: str) -> None:
        """Paint with an accent from here on."""
        self._accent = name
        self.palette = self._plain.with_accent(name) if name else self._plain

    @contextmanager
    def furniture(self, kind: str, subtype: str | None = None) -> Iterator[None]:
        """What is painted as an artifact in here is an artifact of this kind."""
        before, self._artifact = self._artifact, (kind, subtype)
        yield
        self._artifact = before

    @contextmanager
    def tagged(self, block: Block) -> Iterator[None]:
        """Paint real content of the block's structure element."""
        node = self._nodes[block.origin]
        self._drawn = []
        self.canvas.begin(node)
        yield
        self.canvas.end()
        if node.tag == "Figure" and self._drawn:
            lefts, bottoms, rights, tops = zip(*self._drawn, strict=True)
            self.canvas.bounding_box(node, (min(lefts), min(bottoms), max(rights), max(tops)))

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Paint what says nothing."""
        self.canvas.begin_artifact(*self._artifact)
        yield
        self.canvas.end()

    # -- text ---------------------------------------------------------------------------

    def lines(self, block: Block, lines: Sequence[tuple[Line, float, float]]) -> None:
        """Set lines of text; each piece goes to the structure element it belongs to."""
        in_ink = self.space is ColourSpace.CMYK
        colour = partial(self.palette.fill_operator, space=self.space)
        owner = self._nodes[block.origin] if block.tag else None
        opened: Node | None = None
        links: list[tuple[InlineMark, Shown, float, TextStyle]] = []
        for line, x, y in lines:
            if in_ink:
                small = any(segment.style.size < self._small for segment in line.segments)
                colour = partial(self._ink, small=small)
            pieces = show_line(line, encodings=self.encodings, colour_operator=colour, x=x, y=y)
            for shown in pieces:
                if owner is not None:
                    opened = self._go_on(self._home(shown.mark, owner), opened)
                    if shown.mark and leads(shown.mark):
                        style = next(s.style for s in line.segments if s.mark is shown.mark)
                        links.append((shown.mark, shown, y, style))
                # What is painted next knocks out what lies below, as art does.
                self.canvas.emit(f"q {shown.operators}\nQ" if in_ink else shown.operators)
        if opened:
            self.canvas.end()
        for mark, shown, y, style in links:
            self._link(mark, shown, y, style)

    def _ink(self, role: str, *, small: bool) -> str:
        """Letters in black alone print over what lies below: no gap shows where plates slip."""
        colour = self.palette.ink_operator(role, small=small)
        return f"/{_OVER if colour == _BLACK else _OUT} gs {colour}"

    def _go_on(self, node: Node, opened: Node | None) -> Node:
        """Continue the open sequence, or close it and open the node's."""
        if node is not opened:
            if opened:
                self.canvas.end()
            self.canvas.begin(node)
        return node

    def _home(self, mark: InlineMark | None, owner: Node) -> Node:
        if mark is None:
            return owner
        node = self._inline.get(mark)
        if node is None:
            parent = self._home(mark.parent, owner)
            tag = mark.tag if self._navigable or not leads(mark) else "Span"
            node = self._inline[mark] = Node(tag, parent, lang=mark.lang, inline=True)
        return node

    def _link(self, mark: InlineMark, shown: Shown, y: float, style: TextStyle) -> None:
        depth = _UNDERLINE[0] * style.size
        box = (shown.x0, y - 2 * depth, shown.x1, y + style.size)
        if self._navigable:
            self.canvas.link(
                box,
                self._inline[mark],
                description=mark.description or shown.text.strip(),
                uri=mark.uri,
                destination=mark.destination,
            )
        if mark.uri:
            with self.artifact():
                self.underline(shown, y, style)

    def underline(self, shown: Shown, y: float, style: TextStyle) -> None:
        """Draw the line under an address."""
        depth, weight = (part * style.size for part in _UNDERLINE)
        foot = y - depth
        self.rule(shown.x0, foot, shown.x1, foot, role=style.colour, weight=weight)

    def lead(self, block: Block, place: Sequence[float], *, uri: str, description: str) -> None:
        """Make a place lead to an address; on paper it is but a place."""
        node = self._nodes[block.origin]
        if not self._navigable:
            node.tag = "Div"
            return
        x, y, width, height = place
        self.canvas.link((x, y, x + width, y + height), node, description=description, uri=uri)

    # -- shapes -------------------------------------------------------------------------

    def box(
        self, x: float, y: float, width: float, height: float, *, role: str, radius: float = 0
    ) -> None:
        """Fill a rectangle, its corners rounded, with a swatch."""
        path = rounded(x, y, width, height, radius) if radius else f"{at(x, y, width, height)} re"
        self.canvas.emit(f"{self.palette.fill_operator(role, self.space)} {path} f")

    def frame(
        self, x: float, y: float, width: float, height: float, *, role: str, weight: float
    ) -> None:
        """Draw a rectangle's outline."""
        colour = self.palette.stroke_operator(role, self.space)
        self.canvas.emit(f"{colour} {number(weight)} w {at(x, y, width, height)} re S")

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, role: str, weight: float) -> None:
        """Draw a line."""
        colour = self.palette.stroke_operator(role, self.space)
        self.canvas.emit(f"{colour} {number(weight)} w {at(x0, y0)} m {at(x1, y1)} l S")

    def drawing(
        self, drawing: Drawing, x: float, y: float, *, width: float, height: float = 0
    ) -> None:
        """Place a drawing; the same one is kept in the file once, whatever its size.

        Of one that is taller than ``height``, if that is given, the head is cut off.
        """
        scale = width / drawing.size.width.pt
        name = self._form(drawing, scale)
        whole = drawing.size.height.pt * scale
        shown = min(height or whole, whole)
        if shown < whole:
            self.canvas.emit(f"q {at(x, y, width, shown)} re W n")
        self.canvas.do(name, (scale, 0, 0, scale, x, y))
        if shown < whole:
            self.canvas.emit("Q")
        self._drawn.append((x, y, x + width, y + shown))

    def _form(self, drawing: Drawing, scale: float) -> str:
        """The name of a drawing in the colours of the page, whatever its size there."""
        del scale
        accented = any(role.startswith("accent.") for role in drawing.roles)
        accent = self._accent if accented else ""
        name = self.forms.setdefault((drawing.file, accent), f"D{len(self.forms)}")
        if not self.canvas.has_form(name):
            palette = with_literals(self.palette, drawing.roles, profile=self.press.inks)
            painted = operators(drawing, palette, self.space)
            self.canvas.form(name, bounding_box(drawing), painted)
        return name

    def photograph(self, photo: Photo, x: float, y: float, *, width: float, height: float) -> None:
        """Fill a place with a photograph, no finer than the edition asks for."""
        place = (photo.file, f"{width:.2f} {height:.2f}")
        name = self.forms.setdefault(place, f"P{len(self.forms)}")
        if not self.canvas.has_form(name):
            # Pillow is a hundred milliseconds that a booklet of drawings does not need.
            from booklet.paint.images import Treatment, read_photograph

            treatment = Treatment(
                aspect=width / height,
                widest=self.press.widest(photo, width),
                inks=self.press.inks,
                lines=self.press.one_ink,
                is_logo=photo.is_logo,
            )
            self.canvas.image(name, read_photograph(photo.path, treatment))
        self.canvas.do(name, (width, 0, 0, height, x, y))
        self._drawn.append((x, y, x + width, y + height))

    def page(self, view: View, x: float, y: float, *, scale: float) -> None:
        """Show a page, or a part of one, with the lower corner of what shows at ``(x, y)``."""
        from booklet.paint.view import paint_view  # only proofs show pages

        paint_view(view, self, x, y, scale=scale)
        width, height = view.window.width.pt * scale, view.window.height.pt * scale
        self._drawn.append((x, y, x + width, y + height))

    def stock(self, flowable: object, x: float, y: float, *, width: float) -> None:
        """Draw a flowable of ReportLab's own."""
        del width
        flowable.drawOn(self.canvas, x, y)  # type: ignore[attr-defined]  # its contract

    def arrive(self, anchor: Anchor, top: float) -> None:
        """Note a place that links and the outline lead to."""
        if not self._navigable:
            return
        self.canvas.destination(anchor.name, top)
        if anchor.title:
            self.canvas.outline(anchor.title, anchor.name, anchor.level)
