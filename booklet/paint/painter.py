"""Painting: pages of placed blocks become tagged part files.

All text of all parts is given its codes first, so that every part embeds the same subset
of a font and the merge can share it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from booklet.colour.swatch import ColourSpace
from booklet.paint.brush import PartBrush
from booklet.paint.canvas import TaggedCanvas
from booklet.paint.fonts import embed
from booklet.paint.marks import marks_for
from booklet.paint.pages import paint_page
from booklet.paint.planting import plant
from booklet.paint.press import Press
from booklet.tagging.metadata import Metadata, OutputIntent
from booklet.tagging.tree import Node
from booklet.text.encoding import Encodings
from booklet.typeset.compose import InsertedPart
from booklet.units import ZERO
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from booklet.paint.marks import Marks
    from booklet.typeset.block import Block
    from booklet.typeset.compose import Composition
    from booklet.typeset.page import Page, PartPages
    from booklet.typeset.setting import Setting

_SRGB = "assets/icc/sRGB.icc"


@value
class PaintedPart:
    """One part as a whole tagged PDF.

    Attributes:
        name: as the edition calls it.
        data: the file.
        count: its pages.
        on_cover: whether it is printed on the sheet of the cover.
        own: whether it is in the name of a service, and so in no other's.
    """

    name: str
    data: bytes
    count: int
    on_cover: bool = False
    own: bool = False


def paint(
    composition: Composition, *, setting: Setting, metadata: Metadata
) -> tuple[PaintedPart | InsertedPart, ...]:
    """Paint every part of a composition; inserts are passed on as they are."""
    encodings = Encodings()
    for page in composition.pages:
        for placed in (*page.placed, *page.furniture):
            encodings.fill(placed.block.lines_of_text())
    marks = marks_for(composition, setting, metadata)
    for slug in marks.slugs.values() if marks else ():
        encodings.fill(slug.lines_of_text())
    work = _Work(setting, metadata, encodings, marks)
    return tuple(
        part
        if isinstance(part, InsertedPart)
        else PaintedPart(part.name, work.paint(part), part.count, part.on_cover, part.own)
        for part in composition.parts
    )


class _Work:
    """What the parts of one edition share."""

    def __init__(
        self, setting: Setting, metadata: Metadata, encodings: Encodings, marks: Marks | None
    ) -> None:
        self.setting, self.metadata, self.encodings = setting, metadata, encodings
        self.marks = marks
        edition, printer, project = setting.edition, setting.printer, setting.project
        in_ink = edition.colour == "cmyk"
        of_printer = printer.output_intent(project) if printer and in_ink else None
        self.intent = of_printer or OutputIntent.srgb(project / _SRGB)
        one_ink = setting.theme.one_ink is not None
        light = ColourSpace.GREY if one_ink else ColourSpace.RGB
        self.press = Press(
            space=ColourSpace.CMYK if in_ink else light,
            profile=self.intent.profile,
            resolution=edition.resolution,
            small=printer.small_text.below.pt if printer else 0.0,
            one_ink=one_ink,
        )

    def paint(self, part: PartPages) -> bytes:
        """Paint one part."""
        file = BytesIO()
        root = Node(
            "Document", lang=self.metadata.language, attributes=self.metadata.document_attributes
        )
        canvas = self._canvas(file, root)
        brush = self._brush(canvas, plant(part.items, root))
        labels = _Labels(canvas, part)
        for page in part.pages:
            if self.press.navigable:
                labels.name(page)
            self._page(page, brush)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    def _brush(self, canvas: TaggedCanvas, nodes: Mapping[Block, Node]) -> PartBrush:
        palette, encodings, press = self.setting.palette, self.encodings, self.press
        theme = self.setting.theme
        if theme.one_ink is None:
            return PartBrush(canvas, palette=palette, encodings=encodings, nodes=nodes, press=press)
        from booklet.paint.one_ink import OneInkBrush  # not for colour

        return OneInkBrush(
            canvas, palette=palette, encodings=encodings, nodes=nodes, press=press, theme=theme
        )

    def _canvas(self, file: BytesIO, root: Node) -> TaggedCanvas:
        setting, printer = self.setting, self.setting.printer
        canvas = TaggedCanvas(
            file,
            root=root,
            metadata=self.metadata,
            trim=setting.edition.trim,
            bleed=printer.bleed if printer else ZERO,
            room=printer.room if printer and printer.marks else ZERO,
            output_intent=self.intent,
            conformance=setting.edition.conformance,
        )
        for encoding in self.encodings:
            embed(canvas.document, encoding)
        return canvas

    def _page(self, page: Page, brush: PartBrush) -> None:
        trim, printer = self.setting.edition.trim, self.setting.printer
        bleed = printer.bleed.pt if printer else 0.0
        if self.marks is None:
            paint_page(page, brush, trim=trim, bleed=bleed)
            return
        # Art may be drawn for a wider bleed than this printer's: nothing runs into the marks.
        corner, width, height = -bleed, trim.width.pt + 2 * bleed, trim.height.pt + 2 * bleed
        brush.canvas.state(f"q {corner:.4f} {corner:.4f} {width:.4f} {height:.4f} re W n")
        paint_page(page, brush, trim=trim, bleed=bleed)
        brush.canvas.state("Q")
        self.marks.paint(brush, page, self.setting)


class _Labels:
    """Names pages for viewers: by their numbers, in a part without folios by what they are.

    A page whose folio is not shown still has its number: the contents lead to it.
    """

    def __init__(self, canvas: TaggedCanvas, part: PartPages) -> None:
        self.canvas = canvas
        self._has_numbers = any(page.design.folio for page in part.pages)
        self._numbered = False

    def name(self, page: Page) -> None:
        """Name the page about to be painted."""
        if not self._has_numbers:
            self.canvas.page_label(prefix=page.running_title, style=None)
        elif not self._numbered:
            self._numbered = True
            self.canvas.page_label(start=page.number)
