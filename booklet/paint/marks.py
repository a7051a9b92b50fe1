"""Printer’s marks: where a page is cut and folded, and a line that says what it is.

They stand outside the bleed, in black ink alone, so that a plate tells which it is and no
colour is wasted on what is cut off. Coordinates are points from the corner of the trim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.paint.objects import number
from booklet.units import mm, pt
from booklet.values import value

if TYPE_CHECKING:
    from booklet.paint.brush import PartBrush
    from booklet.tagging.metadata import Metadata
    from booklet.typeset.compose import Composition
    from booklet.typeset.page import Page
    from booklet.typeset.printer import Printer
    from booklet.typeset.setting import Setting
    from booklet.typeset.text import Text

_GAP = mm(1)  # from the bleed, so that no mark is taken for art
_LENGTH = mm(5)
_WEIGHT = pt(0.25)
_DASHES = (1.5, 1.5)
_BLACK = "0 0 0 1 K"
_SLUG = "slug"


@value(kw_only=True)
class Marks:
    """What stands round the pages of a printed edition.

    Attributes:
        printer: says how far from the trim.
        slugs: the line about each page, by its number; none if the printer wants none.
    """

    printer: Printer
    slugs: dict[int, Text]

    def paint(self, brush: PartBrush, page: Page, setting: Setting) -> None:
        """Paint the marks of a page: artifacts of production (ISO 32000-1:2008, 14.8.2.2)."""
        trim, bleed = setting.edition.trim, self.printer.bleed.pt
        with brush.furniture("Page"):
            with brush.artifact():
                brush.canvas.emit(
                    strokes(
                        trim.width.pt,
                        trim.height.pt,
                        distance=bleed + _GAP.pt,
                        spine_at_left=page.spine_at_left,
                    )
                )
            slug = self.slugs.get(page.number)
            if slug is not None:
                slug.paint(brush, 2 * _GAP.pt, -bleed - 2 * _GAP.pt)


def marks_for(composition: Composition, setting: Setting, metadata: Metadata) -> Marks | None:
    """The marks of an edition; None if its printer wants none."""
    printer = setting.printer
    if printer is None or not printer.marks:
        return None
    if printer.slug is None:
        return Marks(printer=printer, slugs={})
    room = setting.edition.trim.width.pt - 4 * _GAP.pt
    slugs: dict[int, Text] = {}
    for page in composition.pages:
        words = printer.slug.fill(
            title=metadata.title,
            edition=f"{setting.edition.name} {setting.language}",
            page=str(page.number),
            pages=str(page.total),
            date=f"{metadata.created:%Y-%m-%d}",
        )
        slugs[page.number] = slug = setting.text(words, _SLUG, tag=None)
        slug.wrap(room, 0)
    return Marks(printer=printer, slugs=slugs)


def strokes(width: float, height: float, *, distance: float, spine_at_left: bool) -> str:
    """Crop marks at the corners of the trim; at the spine, where it is folded, dashed ones.

    Args:
        width: of the trim.
        height: of the trim.
        distance: from the trim to where a mark begins.
        spine_at_left: on which edge the page is bound.
    """
    end = distance + _LENGTH.pt
    spine, outer = (0.0, width) if spine_at_left else (width, 0.0)
    across = [
        (x0, y, x1, y)
        for y in (0.0, height)
        for x0, x1 in ((-end, -distance), (width + distance, width + end))
    ]
    cut, folded = (
        [(x, y0, x, y1) for y0, y1 in ((-end, -distance), (height + distance, height + end))]
        for x in (outer, spine)
    )
    dashes = " ".join(map(number, _DASHES))
    return "\n".join(
        [
            f"{_BLACK} {number(_WEIGHT.pt)} w",
            *map(_line, [*across, *cut]),
            f"S [{dashes}] 0 d",
            *map(_line, folded),
            "S [] 0 d",
        ]
    )


def _line(ends: tuple[float, float, float, float]) -> str:
    x0, y0, x1, y1 = map(number, ends)
    return f"{x0} {y0} m {x1} {y1} l"
