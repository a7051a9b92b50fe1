"""Printer's marks on sheets: crop, fold, registration, collation, slug.

They stand outside the bleed, in one ink, and are pages of a file of their own until the
sheets take them in as forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.prepress.codes import diagnose
from booklet.prepress.drawing import Drawing
from booklet.prepress.words import load_words
from booklet.units import Length, mm, pt

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.diagnostics import Diagnostic
    from booklet.prepress.sheets import Plan, Sheet, Side
    from booklet.prepress.words import SheetWords

LENGTH = mm(5)
CLEAR = mm(1)
"""Between the bleed and a mark, so that no mark shows in a cut that runs a little wide."""

_NEAREST = mm(3)
_HAIRLINE = pt(0.25)
_TARGET = mm(2)
_STEP_WIDTH, _STEP_HEIGHT = mm(1.5), mm(8)
_SLUG = 6.0


def offset(plan: Plan) -> Length:
    """From the trim to the mark."""
    return max(plan.bleed + CLEAR, _NEAREST)


def room_for_marks(plan: Plan) -> tuple[Diagnostic, ...]:
    """A finding if the marks do not fit beside the pages."""
    block, size = plan.sheets[0].front.block, plan.size
    room = min(block.x0, block.y0, size.width - block.x1, size.height - block.y1)
    marks = plan.asked.marks
    needed = offset(plan) + (LENGTH if marks.crop or marks.fold else 2 * _TARGET)
    if not marks.some or room >= needed - mm(0.1):
        return ()
    # A fold mark alone may be cut short: a person sees where to fold.
    if marks.fold and not (marks.crop or marks.registration or marks.slug):
        return ()
    return (diagnose("M010", severity="warning", found=room, needed=needed),)


def slug_title(title: str, *, name: str, project: Path) -> str:
    """The title of a booklet, or the name of its file if the font of slugs has not its letters."""
    return title if Drawing(project).shows(title) else name


def draw_marks(plan: Plan, *, project: Path, title: str, words: SheetWords) -> bytes:
    """A file with a page of marks for each side of each sheet, in order.

    Args:
        plan: of the sheets.
        project: has the font.
        title: of the booklet, by :func:`slug_title`.
        words: of the slug; those of the source language, if the font has not their letters.
    """
    drawing = Drawing(project, colour=plan.asked.marks.colour)
    if not drawing.shows("".join((*words.slug.pieces[::2], words.front, words.back))):
        words = load_words(project)
    for sheet in plan.sheets:
        for side in sheet.sides:
            drawing.page(plan.size)
            _draw_side(drawing, plan, sheet, side)
            if plan.asked.marks.slug:
                name = words.front if side.name == "front" else words.back
                text = words.slug.fill(
                    title=title, sheet=str(sheet.number), sheets=str(len(plan.sheets)), side=name
                )
                _draw_slug(drawing, plan, side, text)
            drawing.done()
    return drawing.finish()


def _draw_side(drawing: Drawing, plan: Plan, sheet: Sheet, side: Side) -> None:
    marks = plan.asked.marks
    for tick in side.ticks:
        if marks.fold if tick.fold else marks.crop:
            _tick(drawing, plan, side, edge=tick.edge, at=tick.at, fold=tick.fold)
    if marks.registration:
        for edge in ("left", "right", "top", "bottom"):
            _target(drawing, plan, side, edge)
    if marks.collation and side.name == "front" and side.spine is not None:
        _collation_mark(drawing, plan, sheet, side)


def _tick(drawing: Drawing, plan: Plan, side: Side, *, edge: str, at: Length, fold: bool) -> None:
    near, far = _distances(plan, side, edge)
    draw = drawing.dashed if fold else drawing.line
    if edge in {"left", "right"}:
        draw(near.pt, at.pt, far.pt, at.pt, weight=_HAIRLINE.pt)
    else:
        draw(at.pt, near.pt, at.pt, far.pt, weight=_HAIRLINE.pt)


def _distances(plan: Plan, side: Side, edge: str) -> tuple[Length, Length]:
    """Where a mark begins and ends, going outwards from an edge of the block."""
    block, clear = side.block, offset(plan)
    if edge == "left":
        return block.x0 - clear, block.x0 - clear - LENGTH
    if edge == "right":
        return block.x1 + clear, block.x1 + clear + LENGTH
    if edge == "bottom":
        return block.y0 - clear, block.y0 - clear - LENGTH
    return block.y1 + clear, block.y1 + clear + LENGTH


def _target(drawing: Drawing, plan: Plan, side: Side, edge: str) -> None:
    """A cross in a circle, a third of the way along an edge, so that it meets no fold mark."""
    near, _ = _distances(plan, side, edge)
    block = side.block
    outwards = _TARGET if edge in {"right", "top"} else -_TARGET
    if edge in {"left", "right"}:
        x, y = near + outwards, block.y0 + block.height * (1 / 3)
    else:
        x, y = block.x0 + block.width * (1 / 3), near + outwards
    reach = _TARGET.pt
    drawing.circle(x.pt, y.pt, reach * 0.6)
    drawing.line(x.pt - reach, y.pt, x.pt + reach, y.pt)
    drawing.line(x.pt, y.pt - reach, x.pt, y.pt + reach)


def _collation_mark(drawing: Drawing, plan: Plan, sheet: Sheet, side: Side) -> None:
    """A bar on the back of the section, a step lower for each one that follows.

    Gathered in the right order, the bars of all sections make a staircase.
    """
    if plan.signatures == 1:
        return
    assert side.spine is not None
    (x0, y0), (x1, y1) = side.spine
    length = Length(abs(y1.pt - y0.pt) + abs(x1.pt - x0.pt))
    steps = max(int((length + -2 * _STEP_HEIGHT) / _STEP_HEIGHT), 1)
    down = (_STEP_HEIGHT * (1 + (sheet.signature - 1) % steps)) / length
    end = down + _STEP_HEIGHT / length
    half = _STEP_WIDTH.pt / 2
    at = [(x0.pt + (x1 - x0).pt * part, y0.pt + (y1 - y0).pt * part) for part in (down, end)]
    (ax, ay), (bx, by) = at
    across = (half, 0.0) if abs(ax - bx) < half else (0.0, half)
    drawing.polygon(
        [
            (ax - across[0], ay - across[1]),
            (ax + across[0], ay + across[1]),
            (bx + across[0], by + across[1]),
            (bx - across[0], by - across[1]),
        ]
    )


def _draw_slug(drawing: Drawing, plan: Plan, side: Side, text: str) -> None:
    """One line above the pages, past the first mark."""
    near, _ = _distances(plan, side, "top")
    drawing.size = _SLUG
    first = min((tick.at for tick in side.ticks if tick.edge == "top"), default=side.block.x0)
    drawing.words((first + CLEAR).pt, (near + CLEAR).pt, text)
