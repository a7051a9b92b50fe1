"""Whether creep brings text too near to the spine, page by page (PDFium)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.prepress.codes import diagnose
from booklet.units import ZERO, Length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from booklet.diagnostics import Diagnostic
    from booklet.geometry import Rect
    from booklet.prepress.sharing import Shared
    from booklet.prepress.sheets import Placement, Plan
    from booklet.prepress.source import Source, SourcePage

_HAIR = 0.05


def check_safe_zone(source: Source, plan: Plan, shared: Shared) -> tuple[Diagnostic, ...]:
    """A finding for each page whose text creep moves into the safe zone at its spine.

    Pages that creep does not move are not looked at, nor are those again that other files have.
    """
    if plan.asked.safe <= ZERO or plan.creep <= ZERO:
        return ()

    def found(wanted: Callable[[int], bool]) -> tuple[Diagnostic, ...]:
        return tuple(_findings(source, plan, wanted))

    common = shared.once("safe zone", lambda: found(lambda page: page <= shared.pages))
    return (*common, *found(lambda page: page > shared.pages))


def _findings(source: Source, plan: Plan, wanted: Callable[[int], bool]) -> Iterator[Diagnostic]:
    import pypdfium2

    document = pypdfium2.PdfDocument(source.data)
    try:
        for placement in sorted(_moved(plan), key=lambda p: p.page or 0):
            number = placement.page or 0
            if not wanted(number):
                continue
            page = source.pages[number - 1]
            before = _distance(document[number - 1], page, placement)
            if before is None:
                continue
            before = before * (page.unit * plan.scale)
            after = before - placement.shift
            if after.pt < plan.asked.safe.pt - _HAIR:
                yield diagnose(
                    "M009",
                    severity="warning",
                    page=number,
                    after=after,
                    before=before,
                    safe=plan.asked.safe,
                )
    finally:
        document.close()


def _moved(plan: Plan) -> Iterator[Placement]:
    for sheet in plan.sheets:
        for side in sheet.sides:
            for placement in side.placements:
                if placement.page is not None and placement.shift > ZERO:
                    yield placement


def _distance(
    drawn: Any,  # noqa: ANN401 - pypdfium2 has no types
    page: SourcePage,
    placement: Placement,
) -> Length | None:
    """From the spine edge of a page's trim to its nearest text; None without text."""
    inner = _spine_of_page(page, placement)
    text = drawn.get_textpage()
    try:
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
    finally:
        text.close()
    trim = page.trim.points
    inside = [found for found in boxes if _meets(found, page.trim)]
    if not inside:
        return None
    index = ("left", "bottom", "right", "top").index(inner)
    outwards = 1 if index in {0, 1} else -1
    return Length(min(outwards * (found[index] - trim[index]) for found in inside))


def _meets(found: tuple[float, float, float, float], trim: Rect) -> bool:
    x0, y0, x1, y1 = trim.points
    return found[2] > x0 and found[0] < x1 and found[3] > y0 and found[1] < y1


def _spine_of_page(page: SourcePage, placement: Placement) -> str:
    """The edge of the page's own user space at which it is bound."""
    edges = ("right", "top", "left", "bottom")
    # Undo the placement's turn (anticlockwise), then the page's own (clockwise).
    quarter = ((placement.rotation - page.turned) % 360) // 90
    return edges[(edges.index(placement.spine) - quarter) % 4]
