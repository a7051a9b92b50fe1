"""Plans sheets: pages, scheme and paper in; where each page lies out.

**Creep.** Leaves put inside one another stand out at the fore-edge, each by the thickness
of the paper around it, and are then cut even. So a leaf with ``depth`` leaves around it is
moved towards its spine by ``depth × thickness``: the linear rule of imposition programs
(Impozycjoner, “Reduction of creeping pages”: thickness × sheets outside, coefficient 1;
the same for each leaf of sections folded more than once). A cover of other paper pushes
by its own thickness. How tightly a stitcher presses
the fold changes it by up to two fifths, so a creep measured on a folded dummy
can be given instead; it is spread evenly over the leaves.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError
from booklet.geometry import Rect, Size
from booklet.prepress import schemes
from booklet.prepress.codes import diagnose
from booklet.prepress.fitting import fitted
from booklet.prepress.folding import SECTIONS
from booklet.prepress.grid import Grid, lay_grid
from booklet.prepress.job import Blanks, Flip, Imposition, Scheme
from booklet.prepress.sheets import Placement, Plan, Sheet, Side
from booklet.prepress.turning import Turn
from booklet.units import ZERO, Length, mm
from booklet.values import changed, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from booklet.prepress.fitting import Fit
    from booklet.prepress.schemes import Form, Page

WIDEST_BLEED = mm(3)
"""Bleed that is taken from a file unless more is asked for."""


@value(kw_only=True)
class Stock:
    """What a file has for a plan.

    Attributes:
        count: its pages.
        page: their trim.
        bleed: beyond the trim, on all sides of all pages.
    """

    count: int
    page: Size
    bleed: Length = ZERO


def plan(asked: Imposition, stock: Stock) -> Plan:
    """Say where each page lies on each sheet.

    Raises:
        BookletError: if the pages do not fit, or empty pages are needed and refused.
    """
    _refuse_contradictions(asked)
    sides = 1 if asked.flip is Flip.NONE else 2
    bleed = min(stock.bleed, WIDEST_BLEED if asked.bleed is None else asked.bleed)
    gutter = 2 * bleed if asked.gutter is None else asked.gutter
    fit = fitted(asked, stock.page, gutter=gutter)
    multiple = schemes.multiple_of(
        asked.scheme, section=asked.section, places=fit.columns * fit.rows, sides=sides
    )
    pages = _filled(asked, stock.count, multiple)
    forms = list(_forms(asked, pages, fit, sides))
    leaf_creep = _creep_of_a_leaf(asked, forms)
    sheets = []
    for number, form in enumerate(forms, start=1):
        grid = lay_grid(
            form,
            page=Size(stock.page.width * fit.scale, stock.page.height * fit.scale),
            gutter=gutter,
            milled=asked.milled,
            bleed=bleed * fit.scale,
            folded=asked.scheme.folds,
        )
        shift = partial(_shift, asked, form, leaf_creep)
        front = _front(form, grid, fit, shift)
        back = _back(form, front, fit, sides)
        sheets.append(Sheet(number=number, signature=form.signature, front=front, back=back))
    return Plan(
        asked=asked,
        size=fit.sheet,
        page=stock.page,
        scale=fit.scale,
        bleed=bleed * fit.scale,
        pages=pages,
        flip=fit.flip,
        sheets=tuple(sheets),
    )


def _refuse_contradictions(asked: Imposition) -> None:
    found = []
    if asked.scheme.folds and asked.flip is Flip.NONE:
        found.append(diagnose("M006"))
    if asked.scheme.folds and asked.blanks is Blanks.END:
        found.append(diagnose("M005"))
    if found:
        raise BookletError(found)


def _filled(asked: Imposition, count: int, multiple: int) -> tuple[Page, ...]:
    # Pages to read from the sheet have no back cover, whose place could be taken.
    reads_on = asked.scheme in {Scheme.N_UP, Scheme.STEP_AND_REPEAT}
    blanks = asked.blanks
    if reads_on and blanks is not Blanks.REFUSE:
        blanks = Blanks.END
    try:
        return schemes.filled(count, multiple, blanks)
    except ValueError:
        counted = "1 page" if count == 1 else f"{count} pages"
        raise BookletError([diagnose("M004", found=counted, multiple=multiple)]) from None


def _forms(asked: Imposition, pages: tuple[Page, ...], fit: Fit, sides: int) -> Iterator[Form]:
    if asked.scheme.folds:
        nested = asked.signature or (
            len(pages) // asked.section if asked.scheme is Scheme.SADDLE_STITCH else 1
        )
        return schemes.folded(
            pages, section=asked.section, signature=max(nested, 1), binding=asked.binding
        )
    columns, rows = fit.columns, fit.rows
    if asked.scheme is Scheme.STEP_AND_REPEAT:
        return schemes.repeated(pages, columns=columns, rows=rows, sides=sides)
    lay = schemes.stacked if asked.scheme is Scheme.CUT_AND_STACK else schemes.side_by_side
    return lay(pages, columns=columns, rows=rows, sides=sides, binding=asked.binding)


def _creep_of_a_leaf(asked: Imposition, forms: list[Form]) -> Length:
    if asked.creep is None:
        return asked.thickness
    deepest = max((cell.depth for form in forms for cell in form.cells), default=0)
    return asked.creep * (1 / deepest) if deepest else ZERO


def _shift(asked: Imposition, form: Form, leaf: Length, depth: int) -> Length:
    """How far a leaf with ``depth`` leaves around it is moved: by the paper outside it."""
    stitched = asked.scheme is Scheme.SADDLE_STITCH and form.signature == 1
    if asked.cover is None or asked.creep is not None or not stitched:
        return leaf * depth
    # A sheet folded more than once lies in itself: so many of its leaves are around the next.
    of_cover = min(depth, asked.section // SECTIONS[0])
    return asked.cover * of_cover + leaf * (depth - of_cover)


def _front(form: Form, grid: Grid, fit: Fit, shift_at: Callable[[int], Length]) -> Side:
    dx, dy = fit.origin(grid.size)
    paper = Rect(ZERO, ZERO, fit.laid.width, fit.laid.height)
    placements = []
    for cell in form.cells:
        shift = shift_at(cell.depth)
        placements.append(
            Placement(
                page=cell.front,
                trim=grid.shifted(cell, shift).moved(dx, dy),
                clip=_within(grid.clip(cell, shift).moved(dx, dy), paper),
                rotation=0 if cell.head_up else 180,
                shift=shift,
                spine=cell.spine,
                depth=cell.depth,
            )
        )
    block = Rect.at(dx, dy, width=grid.size.width, height=grid.size.height)
    ticks = grid.ticks([(cell, shift_at(cell.depth)) for cell in form.cells])
    front = Side(
        name="front",
        block=block,
        placements=tuple(placements),
        ticks=tuple(
            changed(tick, at=tick.at + (dx if tick.edge in {"top", "bottom"} else dy))
            for tick in ticks
        ),
        spine=_spine(form, grid, dx, dy),
    )
    if not fit.turned:
        return front
    pages = tuple(cell.front for cell in form.cells)
    return Turn(kind="quarter", size=fit.laid).side(front, "front", pages)


def _back(form: Form, front: Side, fit: Fit, sides: int) -> Side | None:
    if sides == 1:
        return None
    pages = tuple(cell.back for cell in form.cells)
    return Turn(kind=fit.flip, size=fit.sheet).side(front, "back", pages)


def _spine(
    form: Form, grid: Grid, dx: Length, dy: Length
) -> tuple[tuple[Length, Length], tuple[Length, Length]] | None:
    """The fold at the back of the outermost sheet, from the pages' head to their foot."""
    outer = next((cell for cell in form.cells if cell.spine and not cell.depth), None)
    if outer is None:
        return None
    trim = grid.trim(outer).moved(dx, dy)
    x = trim.x0 - grid.milled if outer.spine == "left" else trim.x1 + grid.milled
    ends = ((x, trim.y1), (x, trim.y0))
    return ends if outer.head_up else (ends[1], ends[0])


def _within(box: Rect, paper: Rect) -> Rect:
    return Rect(
        max(box.x0, paper.x0), max(box.y0, paper.y0), min(box.x1, paper.x1), min(box.y1, paper.y1)
    )
