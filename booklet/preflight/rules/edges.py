"""Rules on what lies near the cut and the spine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding
from booklet.preflight.registry import FOR_PRESS, rule
from booklet.preflight.rules.saying import mm, shortened
from booklet.preflight.walking.painted import Kind, Via

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.objects import Box
    from booklet.preflight.sheet import SheetPage
    from booklet.preflight.walking.painted import Painted

_HAIR = 0.1  # points
_TOUCHES = 1.0  # points: art that ends so near the trim is meant to reach it
_SIDES = ("left", "foot", "right", "head")


@rule("P202", on=FOR_PRESS)
def art_short_of_the_bleed(examined: Examined) -> Iterator[Finding]:
    """P202: colour touches the cut but does not reach the bleed.

    Why it matters:
        If the knife cuts a hair wide, a strip of white paper shows beside the colour.
    How to fix:
        Let the art run out over the cut: in a page design, give the area a distance of
        minus the bleed (`outside: -3 mm`); in a drawing, paint beyond its edge.
    Source:
        Figures of the house: art that touches the trim reaches the bleed.
    """
    wanted = examined.limits.bleed.pt
    for page, side, painted, beyond in _short(examined):
        ends = f"{mm(beyond)} beyond the cut" if beyond > _HAIR else "at the cut"
        yield Finding(
            code="P202",
            message=f"colour at the {_seen(side, page)} ends {ends}; expected {mm(wanted)}",
            page=page.number,
            place=page.place(painted.box),
        )


def told_by_objects(examined: Examined) -> frozenset[tuple[int, str]]:
    """Pages and their sides, as they lie in the file, of which P202 speaks."""
    return frozenset((page.number, _SIDES[side]) for page, side, _, _ in _short(examined))


def _short(examined: Examined) -> Iterator[tuple[SheetPage, int, Painted, float]]:
    """What touches the cut and ends short of the bleed: page, side, thing and its reach."""
    if examined.limits.bleed.pt <= _HAIR:
        return
    for page, canvas in examined.painted:
        if page.trim_written is None:
            continue
        for side, reach in enumerate(_outermost(canvas, page)):
            if reach is not None:
                yield page, side, *reach


def _outermost(canvas: tuple[Painted, ...], page: SheetPage) -> list[tuple[Painted, float] | None]:
    """For each side the thing that touches the cut and reaches furthest, if it falls short.

    A thing that falls short where another one behind it reaches the bleed is part of a
    picture that was cut at the trim only if nothing else covers that strip; by boxes we
    see the whole side, so one thing that covers the side's full length settles it.
    """
    found: list[tuple[Painted, float] | None] = [None] * 4
    settled = [False] * 4
    trim, bleed = page.trim, page.bleed
    for painted in canvas:
        if not _is_art(painted):
            continue
        for side, beyond in enumerate(_beyond(painted.box, trim)):
            room = abs(bleed[side] - trim[side])
            if beyond < -_TOUCHES or not _crosses(painted.box, trim):
                continue
            if beyond >= room - _HAIR:
                settled[side] = settled[side] or _covers(painted.box, trim, side)
            elif found[side] is None or beyond > (found[side] or (painted, 0.0))[1]:
                found[side] = (painted, beyond)
    return [None if done else one for one, done in zip(found, settled, strict=True)]


def _is_art(painted: Painted) -> bool:
    if painted.kind is Kind.TEXT or not painted.is_visible or painted.via is not Via.PAGE:
        return False
    return painted.paint is None or not painted.paint.is_white


def _beyond(box: Box, trim: Box) -> tuple[float, float, float, float]:
    """How far a box reaches over each side of the trim; negative inside."""
    return trim[0] - box[0], trim[1] - box[1], box[2] - trim[2], box[3] - trim[3]


def _crosses(box: Box, trim: Box) -> bool:
    """Whether any of it lies on the page: marks stand outside."""
    return box[0] < trim[2] and box[2] > trim[0] and box[1] < trim[3] and box[3] > trim[1]


def _covers(box: Box, trim: Box, side: int) -> bool:
    """Whether it runs along the whole of a side."""
    along = 1 if side % 2 == 0 else 0
    return box[along] <= trim[along] + _TOUCHES and box[along + 2] >= trim[along + 2] - _TOUCHES


def _seen(side: int, page: SheetPage) -> str:
    """A side of default user space as a reader sees it: turned with the page."""
    # Clockwise a quarter: the left side becomes the head.
    turned = (0, 3, 2, 1)
    order = (turned.index(side) + page.rotation) % 4
    return _SIDES[turned[order]]


@rule("P203", on=FOR_PRESS)
def text_near_the_cut(examined: Examined) -> Iterator[Finding]:
    """P203: words stand so near the edge that they may be cut.

    Why it matters:
        The knife is out by up to a millimetre or two, and words at the very edge look cut
        even when they are not.
    How to fix:
        Move the words inwards: make the frame’s distance larger in the page design, or
        shorten them.
    Source:
        The printer’s profile in layouts/printers, `safe:`, `trim:`.
    """
    wanted = examined.limits.safe_edge.pt
    for page, text, spine in _texts(examined):
        beyond = _beyond(text.box, page.trim)
        near = [
            (-over, side)
            for side, over in enumerate(beyond)
            if side != spine and -over < wanted - _HAIR
        ]
        if near:
            distance, side = min(near)
            yield _too_near("P203", page, text, f"the {_seen(side, page)}", (distance, wanted))


@rule("P204", on=FOR_PRESS)
def text_near_the_spine(examined: Examined) -> Iterator[Finding]:
    """P204: words stand so near the spine that they vanish in the fold.

    Why it matters:
        A booklet does not open flat. Words close to the fold have to be pulled open to be
        read, and in a glued back some are gone.
    How to fix:
        Make the frame’s `inside:` distance larger in the page design.
    Source:
        The printer’s profile in layouts/printers, `safe:`, `spine:`.
    """
    wanted = examined.limits.safe_spine.pt
    for page, text, spine in _texts(examined):
        distance = -_beyond(text.box, page.trim)[spine]
        if distance < wanted - _HAIR:
            yield _too_near("P204", page, text, "the spine", (distance, wanted))


def _texts(examined: Examined) -> Iterator[tuple[SheetPage, Painted, int]]:
    """Words, and the side of the spine in default user space; edges cut where nothing says so."""
    for page, canvas in examined.painted:
        at_left = (page.number % 2 == 1) != examined.meant.right_to_left
        # As seen; a turned page has its spine on another side of default user space.
        spine = ((0, 3, 2, 1) if at_left else (2, 1, 0, 3))[page.rotation]
        for painted in canvas:
            words = painted.kind is Kind.TEXT and painted.is_visible and painted.text.strip()
            if words and _crosses(painted.box, page.trim):
                yield page, painted, spine


def _too_near(
    code: str, page: SheetPage, text: Painted, what: str, figures: tuple[float, float]
) -> Finding:
    distance, wanted = figures
    where = f"{mm(distance)} from {what}" if distance > 0 else f"over {what}"
    return Finding(
        code=code,
        message=f"“{shortened(text.text)}” stands {where}; expected {mm(wanted)} or more",
        page=page.number,
        place=page.place(text.box),
        text=shortened(text.text),
    )
