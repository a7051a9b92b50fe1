"""Painting: pages of placed blocks become tagged part files.

All text of all parts is given its codes first, so that every part embeds the same subset
of a font and the merge can share it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from booklet.colour.swatch import ColourSpace
from booklet.paint.brush import PartBrush, plant
from booklet.paint.canvas import TaggedCanvas
from booklet.paint.fonts import embed
from booklet.tagging.metadata import Conformance, Metadata, OutputIntent
from booklet.tagging.tree import Node
from booklet.text.encoding import Encodings
from booklet.typeset.compose import InsertedPart
from booklet.values import value

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from booklet.typeset.compose import Composition
    from booklet.typeset.page import Page, PartPages
    from booklet.typeset.setting import Setting

_SRGB = "assets/icc/sRGB.icc"
_OVER_THE_EDGE = 2.0  # points


@value
class PaintedPart:
    """One part as a whole tagged PDF.

    Attributes:
        name: as the edition calls it.
        data: the file.
    """

    name: str
    data: bytes


def paint(
    composition: Composition, *, setting: Setting, metadata: Metadata
) -> tuple[PaintedPart | InsertedPart, ...]:
    """Paint every part of a composition; inserts are passed on as they are."""
    encodings = Encodings()
    for page in composition.pages:
        for placed in (*page.placed, *page.furniture):
            encodings.fill(placed.block.lines_of_text())
    return tuple(
        part
        if isinstance(part, InsertedPart)
        else PaintedPart(part.name, _paint(part, encodings, setting, metadata))
        for part in composition.parts
    )


def _paint(part: PartPages, encodings: Encodings, setting: Setting, metadata: Metadata) -> bytes:
    edition = setting.edition
    file = BytesIO()
    root = Node("Document", lang=metadata.language)
    canvas = TaggedCanvas(
        file,
        root=root,
        metadata=metadata,
        trim=edition.trim,
        bleed=edition.bleed,
        output_intent=OutputIntent.srgb(setting.project / _SRGB),
        conformance=Conformance(),
    )
    for encoding in encodings:
        embed(canvas._doc, encoding)  # noqa: SLF001 - ReportLab 5.1 has no public way
    brush = PartBrush(
        canvas,
        palette=setting.palette,
        space=ColourSpace.RGB,
        encodings=encodings,
        nodes=plant(part.items, root),
    )
    labels = _Labels(canvas, setting)
    for page in part.pages:
        labels.name(page)
        _paint_page(page, brush, setting)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _paint_page(page: Page, brush: PartBrush, setting: Setting) -> None:
    brush.accent(page.accent)
    trim = setting.edition.trim
    # Without a bleed the ground still runs over the edge, or a viewer that draws a page as a
    # whole number of pixels shows a line of paper there.
    bleed = setting.edition.bleed.pt or _OVER_THE_EDGE
    if page.design.ground:
        with brush.furniture("Background"), brush.artifact():
            brush.box(
                -bleed,
                -bleed,
                trim.width.pt + 2 * bleed,
                trim.height.pt + 2 * bleed,
                role=page.design.ground,
            )
    for placed in page.placed:
        placed.block.paint(brush, placed.x, placed.top)
    middle = trim.height.pt / 2
    for placed in page.furniture:
        with _furniture(brush, at_head=placed.top > middle):
            placed.block.paint(brush, placed.x, placed.top)


def _furniture(brush: PartBrush, *, at_head: bool) -> AbstractContextManager[None]:
    return brush.furniture("Pagination", "Header" if at_head else "Footer")


class _Labels:
    """Names pages for viewers: their numbers, but the covers by what they are."""

    def __init__(self, canvas: TaggedCanvas, setting: Setting) -> None:
        self.canvas, self.setting = canvas, setting
        self._numbered = False

    def name(self, page: Page) -> None:
        """Name the page about to be painted: a page without a folio has no number."""
        if not page.design.folio:
            self._numbered = False
            self.canvas.page_label(prefix=page.running_title, style=None)
        elif not self._numbered:
            self._numbered = True
            self.canvas.page_label(start=page.number)
