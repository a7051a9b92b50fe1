"""A plan as a table for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.units import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.prepress.sheets import Placement, Plan, Side

_POINTS_UP = {0: "", 90: "←", 180: "↓", 270: "→"}
"""Where a page's head points, if not up."""

_SAME_ROW = 3.0
"""Millimetres by which creep may move pages of one row."""


def plan_table(plan: Plan) -> tuple[str, ...]:
    """Lines: a head that says what is folded how, then a line a side."""
    return (*_head(plan), "", *_rows(plan))


def _head(plan: Plan) -> Iterator[str]:
    asked, size = plan.asked, plan.size
    sheets, count = len(plan.sheets), sum(1 for page in plan.pages if page)
    yield f"{asked.scheme.value}: {_of(count, 'page')} on {_of(sheets, 'sheet')}"
    yield f"  sheet       {size.width.mm:g} × {size.height.mm:g} mm, as it stands in the file"
    scaled = "" if plan.scale == 1 else f", at {plan.scale:.1%}"
    yield f"  page        {plan.page.width.mm:g} × {plan.page.height.mm:g} mm{scaled}"
    if asked.scheme.folds:
        bound = f"bound on the {asked.binding.value}"
        nested = _of(plan.signatures, "signature")
        yield f"  sections    {asked.section} pages a sheet, {nested}; {bound}"
    turned = {"short": "the short edge", "long": "the long edge", "none": ""}[asked.flip.value]
    line = "an upright line" if plan.flip == "upright" else "a level line"
    yield f"  other side  turned about {turned}: {line}" if turned else "  other side  empty"
    if plan.bleed > ZERO:
        yield f"  bleed       {plan.bleed}"
    if plan.creep > ZERO:
        yield f"  creep       {plan.creep.mm:.2f} mm towards the spine, innermost"
    if plan.blanks:
        places = ", ".join(map(str, plan.blanks))
        empty = _of(len(plan.blanks), "page")
        yield f"  empty       {empty}, as number {places} of {len(plan.pages)}"


def _rows(plan: Plan) -> Iterator[str]:
    rows = [
        (str(sheet.number), str(sheet.signature), side.name, *_places(side), _shift(side))
        for sheet in plan.sheets
        for side in sheet.sides
    ]
    several = plan.signatures > 1
    columns = [0, 1, 2, 3, 4] if several else [0, 2, 3, 4]
    head = ("sheet", "signature", "side", "pages, row by row", "creep")
    if plan.creep <= ZERO:
        columns.remove(4)
    shown = [[row[column] for column in columns] for row in (head, *rows)]
    widths = [max(len(row[index]) for row in shown) for index in range(len(columns))]
    for row in shown:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _places(side: Side) -> tuple[str]:
    """Pages as they are seen, from the left, rows from the top."""
    rows: list[list[Placement]] = []
    for placement in sorted(side.placements, key=lambda p: -p.trim.y0.pt):
        top = rows[-1][0].trim.y0.mm if rows else None
        if top is not None and top - placement.trim.y0.mm < _SAME_ROW:
            rows[-1].append(placement)
        else:
            rows.append([placement])
    return (
        " / ".join(
            " ".join(_name(p) for p in sorted(row, key=lambda p: p.trim.x0.pt)) for row in rows
        ),
    )


def _name(placement: Placement) -> str:
    number = "–" if placement.page is None else str(placement.page)
    return f"{number}{_POINTS_UP[placement.rotation]}".rjust(3)


def _shift(side: Side) -> str:
    shifts = sorted({round(p.shift.mm, 2) for p in side.placements})
    return f"{shifts[0]:.2f}" if len(shifts) == 1 else f"{shifts[0]:.2f}–{shifts[-1]:.2f}"


def _of(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
