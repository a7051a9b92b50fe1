"""The new file: one page a side of a sheet, with pages as forms in their places (pypdf)."""

from __future__ import annotations

import math
import zlib
from typing import TYPE_CHECKING

from pypdf.generic import (
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from booklet.assemble.assembly import Assembly
from booklet.assemble.syntax import write
from booklet.geometry import Rect
from booklet.prepress.forms import Forms, box
from booklet.units import ZERO

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import PdfObject

    from booklet.prepress.sheets import Placement, Plan, Side
    from booklet.prepress.source import Source, SourcePage

Matrix = tuple[float, float, float, float, float, float]


class SheetFile:
    """A file of sheets that is being written.

    Attributes:
        writer: holds its objects.
        marks: a page of printer's marks for each side still to come; empty for none.
    """

    def __init__(self, source: Source, plan: Plan) -> None:
        self.writer = Assembly()
        self.marks: list[PageObject] = []
        self._source = source
        self._plan = plan
        self._forms = Forms(self.writer)
        self._made: dict[int, IndirectObject] = {}
        self._group = self._common_group()

    @property
    def left_out(self) -> dict[str, int]:
        """Annotations of the pages placed so far, by kind."""
        return dict(sorted(self._forms.left_out.items()))

    def add(self, side: Side) -> None:
        """Append a side."""
        paper = Rect(ZERO, ZERO, self._plan.size.width, self._plan.size.height)
        objects: dict[str, IndirectObject] = {}
        content = [self._placed(placement, objects) for placement in side.placements]
        if self.marks:
            objects["/Marks"] = self._forms.of(self.marks.pop(0), paper)
            content.append("q /Marks Do Q")
        trim = within(side.block, paper)
        bleed = within(side.block.inset(-self._plan.bleed), paper)
        named = DictionaryObject({NameObject(name): form for name, form in objects.items()})
        tree = self.writer.root_object.raw_get("/Pages")
        page = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Page"),
                NameObject("/Parent"): tree,
                NameObject("/MediaBox"): box(paper.points),
                NameObject("/BleedBox"): box(bleed.points),
                NameObject("/TrimBox"): box(trim.points),
                NameObject("/Resources"): DictionaryObject({NameObject("/XObject"): named}),
                NameObject("/Contents"): self._stream("\n".join(filter(None, content))),
            }
        )
        if self._group is not None:
            page[NameObject("/Group")] = self._group
        pages = tree.get_object()
        kids = pages["/Kids"]
        kids.append(self.writer.reference(self.writer.allocate(page)))
        pages[NameObject("/Count")] = NumberObject(len(kids))

    def _placed(self, placement: Placement, objects: dict[str, IndirectObject]) -> str:
        """The operators that paint a page in its place."""
        number = placement.page
        if number is None:
            return ""
        if number not in self._made:
            page = self._source.reader.pages[number - 1]
            media = self._source.pages[number - 1].media
            self._made[number] = self._forms.of(page, media, grouped=self._group is None)
        objects[f"/P{number}"] = self._made[number]
        x0, y0, x1, y1 = placement.clip.points
        matrix = placing(
            self._source.pages[number - 1], placement, self._plan.scale, fit=self._plan.asked.fit
        )
        clip = _numbers(x0, y0, x1 - x0, y1 - y0)
        return f"q {clip} re W n {_numbers(*matrix)} cm /P{number} Do Q"

    def _common_group(self) -> PdfObject | None:
        """How pages blend, where all that say so say the same: then sheets blend like that.

        A group of its own would take each page's overprinting from it (11.7.4.5); so
        pages get one only where they differ.
        """
        found: dict[bytes, PdfObject] = {}
        for page in self._source.reader.pages:
            group = self._forms.group(page)
            if group is not None:
                found[write(group)] = group
        return next(iter(found.values())) if len(found) == 1 else None

    def _stream(self, text: str) -> IndirectObject:
        stream = StreamObject()
        stream._data = zlib.compress(text.encode("ascii"))  # noqa: SLF001 - pypdf 7.1 hides it
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")
        return self.writer.reference(self.writer.allocate(stream))


def placing(page: SourcePage, placement: Placement, scale: float, *, fit: bool) -> Matrix:
    """The matrix that brings a page's trim to its place (ISO 32000-1:2008, 8.3.4).

    Args:
        page: its boxes.
        placement: where its trim shall lie.
        scale: of every page of the plan.
        fit: whether a page of another size is made to fit its place.
    """
    place = placement.trim
    if fit:
        size = page.size
        width, height = place.width, place.height
        if placement.rotation % 180:
            width, height = height, width
        scale = min(width / size.width, height / size.height)
    # A page's own turn is clockwise, a placement's anticlockwise (14.8.4 and 8.3.3).
    angle = (placement.rotation - page.turned) % 360
    cos, sin = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[angle]
    factor = scale * page.unit
    a, b, c, d = factor * cos, factor * sin, -factor * sin, factor * cos
    x, y = _centre(page.trim)
    to_x, to_y = _centre(place)
    return a, b, c, d, to_x - (a * x + c * y), to_y - (b * x + d * y)


def within(inner: Rect, outer: Rect) -> Rect:
    """The part of a box that lies in another."""
    return Rect(
        max(inner.x0, outer.x0),
        max(inner.y0, outer.y0),
        min(inner.x1, outer.x1),
        min(inner.y1, outer.y1),
    )


def _centre(rect: Rect) -> tuple[float, float]:
    x0, y0, x1, y1 = rect.points
    return (x0 + x1) / 2, (y0 + y1) / 2


def _numbers(*numbers: float) -> str:
    """Numbers as short as they can be, to a thousandth of what any press can print."""
    return " ".join(_number(number) for number in numbers)


def _number(number: float) -> str:
    assert math.isfinite(number), "a place nobody can print"
    return f"{round(number, 5) + 0.0:.5f}".rstrip("0").rstrip(".")
