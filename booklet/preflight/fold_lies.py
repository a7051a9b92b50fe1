"""How a page lies on its leaf: which way up, how large, where, and how much of it."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from booklet.preflight.fold_geometry import (
    Box,
    Matrix,
    at,
    boxed,
    common,
    corners,
    inverse,
    then,
    turned,
)
from booklet.units import Length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.fold_opening import Opening
    from booklet.preflight.fold_pages import Page
    from booklet.preflight.fold_reading import Placed
    from booklet.preflight.fold_values import Misfit

_SCALES_ALIKE = 0.0005
_ROUNDED = 0.01
"""Points by which numbers written with few digits may be off; not a matter of tolerance."""
_HALF_TURN = 180


def lies(opening: Opening, placed: Placed, page: Page) -> Iterator[Misfit]:
    """Which way up, how large, where, and how much of it."""
    # From the page as it is read to the page as it is found; nothing else should it be.
    found = then(inverse(page.upright), then(placed.matrix, opening.place.face.view))
    shape = _shape(found, opening.folding.scale)
    if shape[0] != "P904":
        code, expected, said = shape
        yield opening.misfit(code, f"it is {said}, not {expected}", expected=expected, found=said)
        return
    yield from _place(opening, found, page)
    yield from _whole(opening, placed, page)


def _shape(found: Matrix, scale: float) -> tuple[str, str, str]:
    """Code, what was expected and what was found; P904 if nothing is wrong but the place."""
    a, b, c, d, _, _ = found
    size = hypot(a, b)
    if a * d - b * c < 0:
        return "P903", "as the reader has it", "mirrored"
    for degrees in (0, 90, 180, 270):
        cosine, sine, *_ = turned(degrees)
        way = (cosine * size, sine * size, -sine * size, cosine * size)
        if max(abs(x - y) for x, y in zip(way, (a, b, c, d), strict=True)) > _SCALES_ALIKE * size:
            continue
        if degrees:
            said = "upside down" if degrees == _HALF_TURN else f"turned by {degrees}°"
            return "P902", "upright", said
        if abs(size - scale) > _SCALES_ALIKE:
            return "P903", f"at {scale * 100:.1f} %", f"at {size * 100:.1f} %"
        return "P904", "", ""
    return "P903", "straight and in proportion", "slanted or stretched"


def _place(opening: Opening, found: Matrix, page: Page) -> Iterator[Misfit]:
    """How far the trimmed corners are from where the cut makes them."""
    x0, y0, x1, y1 = boxed(page.trim, page.upright)
    stated = opening.folding.trim
    off_size = max(abs(x1 - x0 - stated.width.pt), abs(y1 - y0 - stated.height.pt))
    if off_size > opening.folding.tolerance.pt:
        yield opening.misfit(
            "P903",
            "the reader's page has another size than the finished one",
            expected=f"{stated.width.mm:.1f} × {stated.height.mm:.1f} mm",
            found=f"{Length(x1 - x0).mm:.1f} × {Length(y1 - y0).mm:.1f} mm",
            off=off_size,
        )
        return
    scale = opening.folding.scale
    gone = [
        (x - u * scale, y - v * scale)
        for u, v in corners((x0, y0, x1, y1))
        for x, y in [at(found, u, v)]
    ]
    dx, dy = max(gone, key=lambda off: hypot(*off))
    if hypot(dx, dy) <= opening.folding.tolerance.pt + _ROUNDED:
        return
    outwards = dx if opening.place.face.spine == "left" else -dx
    pushed = opening.place.pushed
    hair = opening.folding.tolerance.pt
    if abs(pushed) > hair and abs(outwards - pushed) <= hair and abs(dy) <= hair:
        yield opening.misfit(
            "P905",
            f"{Length(pushed).mm:.2f} mm of creep are not made up for",
            expected=f"moved {Length(pushed).mm:.2f} mm towards the spine",
            found="not moved",
            off=pushed,
        )
        return
    ways = _ways(outwards, dy)
    yield opening.misfit(
        "P904",
        f"it lies {ways}",
        expected=f"in its place to {opening.folding.tolerance.mm:.1f} mm",
        found=ways,
        off=hypot(dx, dy),
    )


def _ways(outwards: float, up: float) -> str:
    said = []
    if abs(outwards) > Length(0.02).pt:
        where = "the fore edge" if outwards > 0 else "the spine"
        said.append(f"{Length(abs(outwards)).mm:.2f} mm too near to {where}")
    if abs(up) > Length(0.02).pt:
        said.append(f"{Length(abs(up)).mm:.2f} mm too {'high' if up > 0 else 'low'}")
    return " and ".join(said) or "out of its place"


def _whole(opening: Opening, placed: Placed, page: Page) -> Iterator[Misfit]:
    """Nothing of the page is clipped away that the reader sees, or that the cut needs."""
    hair = opening.folding.tolerance.pt
    view = opening.place.face.view
    shown = boxed(placed.shown, view)
    to_face = then(placed.matrix, view)
    trim = boxed(page.trim, to_face)
    needed = common(opening.place.visible, trim)
    lost = max(
        shown[0] - needed[0], shown[1] - needed[1], needed[2] - shown[2], needed[3] - shown[3]
    )
    if lost > hair:
        yield opening.misfit(
            "P907",
            f"up to {Length(lost).mm:.2f} mm of it are clipped away",
            expected="the whole page",
            found="a part of it",
            off=lost,
        )
        return
    yield from _bleeds(opening, shown, boxed(page.bled, to_face))


def _bleeds(opening: Opening, shown: Box, bled: Box) -> Iterator[Misfit]:
    """Art goes as far beyond each cut as it has to, or as far as the page has any."""
    wanted = opening.folding.bleed.pt
    if not wanted or opening.folding.scheme == "n-up":
        return
    x0, _, x1, height = opening.place.visible
    is_left = opening.place.face.spine == "left"
    left, right = (x0 - shown[0], x0 - bled[0]), (shown[2] - x1, bled[2] - x1)
    sides = {
        "head": (shown[3] - height, bled[3] - height),
        "foot": (-shown[1], -bled[1]),
        "fore edge": right if is_left else left,
    }
    if not opening.folding.is_folded:
        sides["spine"] = left if is_left else right
    for side, (has, had) in sides.items():
        if has >= min(wanted, had) - opening.folding.tolerance.pt:
            continue
        reaches = f"{Length(max(has, 0.0)).mm:.1f} mm"
        yield opening.misfit(
            "P908",
            f"only {reaches} of bleed at the {side}",
            expected=f"{Length(wanted).mm:.1f} mm",
            found=reaches,
            off=wanted - has,
        )
