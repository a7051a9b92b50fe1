"""A plan drawn: every side small, pages with their numbers, folds, cuts and what shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect, Size
from booklet.prepress.drawing import Drawing
from booklet.prepress.paper import SHEETS, across
from booklet.units import Length, mm

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.prepress.sheets import Placement, Plan, Side
    from booklet.prepress.words import SheetWords

_PAPER = across(SHEETS["A4"])
_MARGIN, _HEAD, _GAP, _LABEL = mm(12), mm(14), mm(8), mm(5)
_COLUMNS, _ROWS = 4, 4
"""At the most on a page; few sides are drawn larger."""
_NUMBER, _SMALL = 13.0, 8.0


def draw_plan(plan: Plan, *, project: Path, title: str, words: SheetWords) -> bytes:
    """A PDF of A4 pages with the sides of all sheets, front and back beside each other."""
    drawing = Drawing(project)
    sides = [(sheet.number, side) for sheet in plan.sheets for side in sheet.sides]
    columns = 2 if len(sides) <= _COLUMNS else _COLUMNS
    rows = min(-(-len(sides) // columns), _ROWS)
    box = _box(plan, columns, rows)
    per_page = columns * rows
    for begin in range(0, len(sides), per_page):
        drawing.page(_PAPER)
        drawing.size = _NUMBER
        top = _PAPER.height - _MARGIN
        drawing.words(_MARGIN.pt, top.pt - _NUMBER, words.plan_title.fill(title=title), face="bold")
        _key(drawing, words)
        for place, (number, side) in enumerate(sides[begin : begin + per_page]):
            row, column = divmod(place, columns)
            x = _MARGIN + (box.width + _GAP) * column
            y = top - _HEAD - (box.height + _LABEL + _GAP) * row - _LABEL - box.height
            name = words.front if side.name == "front" else words.back
            drawing.size = _SMALL
            label = words.plan_side.fill(sheet=str(number), side=name)
            drawing.words(x.pt, (y + box.height).pt + 4, label)
            _draw_side(
                drawing, plan, side, at=(x, y), scale=box.width / plan.size.width, words=words
            )
        drawing.done()
    return drawing.finish()


def _box(plan: Plan, columns: int, rows: int) -> Size:
    """The size of a small sheet, so that a row and all rows fit."""
    width = (_PAPER.width - 2 * _MARGIN - _GAP * (columns - 1)) * (1 / columns)
    height = (_PAPER.height - 2 * _MARGIN - 2 * _HEAD) * (1 / rows) - _LABEL - _GAP
    scale = min(width / plan.size.width, height / plan.size.height)
    return Size(plan.size.width * scale, plan.size.height * scale)


def _draw_side(
    drawing: Drawing,
    plan: Plan,
    side: Side,
    *,
    at: tuple[Length, Length],
    scale: float,
    words: SheetWords,
) -> None:
    def small(box: Rect) -> Rect:
        return Rect(
            at[0] + box.x0 * scale,
            at[1] + box.y0 * scale,
            at[0] + box.x1 * scale,
            at[1] + box.y1 * scale,
        )

    paper = small(Rect(Length(0), Length(0), plan.size.width, plan.size.height))
    for placement in side.placements:
        if placement.page is not None:
            drawing.ink(0.12)
            drawing.rect(small(placement.clip), filled=True)
    drawing.ink(1.0)
    drawing.rect(paper, weight=0.8)
    for placement in side.placements:
        drawing.ink(0.5)
        drawing.rect(small(placement.trim), weight=0.35)
        drawing.ink(1.0)
        _draw_number(drawing, placement, small(placement.trim), words)
    for tick in side.ticks:
        if tick.fold and tick.edge in {"bottom", "left"}:
            along = tick.at * scale
            if tick.edge == "bottom":
                x = (at[0] + along).pt
                drawing.dashed(x, paper.y0.pt, x, paper.y1.pt)
            else:
                y = (at[1] + along).pt
                drawing.dashed(paper.x0.pt, y, paper.x1.pt, y)


def _draw_number(drawing: Drawing, placement: Placement, trim: Rect, words: SheetWords) -> None:
    """The page's number, its head where the page's head will be."""
    text = words.plan_blank if placement.page is None else str(placement.page)
    least = min(trim.width.pt, trim.height.pt)
    drawing.size = min(_NUMBER, least / 2) if placement.page is not None else min(6.0, least / 4)
    drawing.ink(1.0 if placement.page is not None else 0.6)
    x, y = (trim.x0 + trim.x1).pt / 2, (trim.y0 + trim.y1).pt / 2
    drawing.turned_words(x, y, text, placement.rotation)
    drawing.ink(1.0)


def _key(drawing: Drawing, words: SheetWords) -> None:
    """What the lines mean, at the foot."""
    drawing.size = _SMALL
    x, y, step = _MARGIN.pt, _MARGIN.pt, 20.0
    drawing.dashed(x, y + 3, x + step, y + 3)
    drawing.words(x + step + 4, y, words.fold)
    x += step + 24 + drawing.width(words.fold)
    drawing.ink(0.5)
    drawing.line(x, y + 3, x + step, y + 3, weight=0.35)
    drawing.ink(1.0)
    drawing.words(x + step + 4, y, words.cut)
    x += step + 24 + drawing.width(words.cut)
    drawing.ink(0.12)
    drawing.rect(Rect(Length(x), Length(y - 1), Length(x + step), Length(y + 7)), filled=True)
    drawing.ink(1.0)
    drawing.words(x + step + 4, y, words.shown)


def as_png(data: bytes, *, pixels_per_inch: int = 110) -> bytes:
    """All pages of a PDF as one picture, below one another (PDFium)."""
    import io

    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(data)
    try:
        pages = [page.render(scale=pixels_per_inch / 72).to_pil() for page in document]
    finally:
        document.close()
    whole = Image.new("RGB", (pages[0].width, sum(page.height for page in pages)))
    top = 0
    for page in pages:
        whole.paste(page, (0, top))
        top += page.height
    file = io.BytesIO()
    whole.save(file, "PNG", optimize=True)
    return file.getvalue()
