"""One face of the folded booklet, held against the page that the reader's file has there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.fold_geometry import (
    area,
    around,
    boxed,
    common,
    corners,
    inset,
    inverse,
    is_there,
    meet,
)
from booklet.preflight.fold_lies import lies
from booklet.units import Length, mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.fold_opening import Opening
    from booklet.preflight.fold_pages import Page
    from booklet.preflight.fold_reading import Placed
    from booklet.preflight.fold_values import Misfit

_SLIVER = 0.2
"""A page that shows in less than this part of a window strays there; it is not the page."""

_GLUED = mm(1)
"""Glue holds sections together as far as this from their spines, and hides collation marks."""


def judge(opening: Opening) -> Iterator[Misfit]:
    """Everything about a face but its words."""
    hair = opening.folding.tolerance.pt
    window = boxed(opening.place.visible, inverse(opening.place.face.view))
    seen = [
        (placed, area(common(placed.shown, window)))
        for placed in opening.printed.placed
        if meet(placed.shown, window, by=hair)
    ]
    # Of pages that show as much as each other, the last one painted covers the rest.
    most = max(reversed(seen), key=lambda pair: pair[1], default=(None, 0.0))
    main = most[0] if most[1] > _SLIVER * area(opening.place.visible) else None
    yield from _strays(opening, [placed for placed, _ in seen if placed is not main])
    yield from _marks(opening)
    if main is None:
        yield from _missing(opening)
        return
    if opening.page is None:
        if not all(page.is_blank for page in main.pages):
            found = f"page {main.pages[0].number}"
            yield opening.misfit(
                "P910", f"{found} is printed on it", expected="an empty page", found=found
            )
        return
    page = opening.page if opening.page in main.pages else main.pages[0]
    if page is opening.page:
        yield from lies(opening, main, page)
        return
    yield _other(opening, page)
    # Where exactly the wrong page lies helps nobody; which way up, says what went wrong.
    yield from (misfit for misfit in lies(opening, main, page) if misfit.code == "P902")


def _other(opening: Opening, page: Page) -> Misfit:
    assert opening.page is not None, "a blank is not mistaken for another page"
    return opening.misfit(
        "P901",
        f"page {page.number} is there instead",
        expected=f"page {opening.page.number}",
        found=f"page {page.number}",
    )


def _missing(opening: Opening) -> Iterator[Misfit]:
    if opening.page and not opening.page.is_blank:
        yield opening.misfit(
            "P909",
            "no page of the reader's file is there",
            expected=f"page {opening.page.number}",
            found="no page",
        )


def _strays(opening: Opening, others: list[Placed]) -> Iterator[Misfit]:
    """Art of another page within the window: over the fold, or from a neighbour's bleed."""
    for placed in others:
        if all(page.is_blank for page in placed.pages):
            continue
        shown = common(boxed(placed.shown, opening.place.face.view), opening.place.visible)
        across = min(shown[2] - shown[0], shown[3] - shown[1])
        number = placed.pages[0].number
        x0, _, x1, _ = opening.place.visible
        is_left = opening.place.face.spine == "left"
        touches = abs(shown[0] - x0) < 1 if is_left else abs(shown[2] - x1) < 1
        way = "comes over the fold" if touches else "comes in from its neighbour"
        yield opening.misfit(
            "P906",
            f"art of page {number} {way}, {Length(across).mm:.2f} mm wide",
            expected="nothing of another page",
            found=f"page {number}",
            box=shown,
            off=across,
        )


def _marks(opening: Opening) -> Iterator[Misfit]:
    x0, y0, x1, y1 = inset(opening.place.visible, opening.folding.tolerance.pt)
    if opening.folding.scheme == "perfect-bound":
        is_left = opening.place.face.spine == "left"
        x0, x1 = (x0 + _GLUED.pt, x1) if is_left else (x0, x1 - _GLUED.pt)
    window = boxed((x0, y0, x1, y1), inverse(opening.place.face.view))
    shown = [common(mark, window) for mark in opening.printed.marks]
    points = [point for box in shown if is_there(box) for point in corners(box)]
    if points:
        yield opening.misfit(
            "P913",
            "a printer's mark, or something else that is not the reader's, is on it",
            expected="the page alone",
            found="a mark",
            box=boxed(around(points), opening.place.face.view),
        )
