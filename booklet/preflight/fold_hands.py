"""What hands do with one sheet: fold it over itself, or cut it into leaves.

Nothing here knows a scheme as a table of pages. A sheet lies on the table and panels of
paper are moved; what comes to lie where is right for the same reason as it is in the hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.fold_geometry import IDENTITY, at, mirrored, then
from booklet.preflight.fold_sheet import Leaf, Panel, Sheet, leaf, middle
from booklet.preflight.fold_values import FOLDS

if TYPE_CHECKING:
    from booklet.preflight.fold_values import Folding

_FACE_DOWN = mirrored(x=0)


def fold(folding: Folding, sheet: Sheet) -> list[Leaf]:
    """Fold one sheet; its leaves from the first page's to the last's.

    The sheet lies with its front down, and the panel of the first page never moves: at
    each fold the other half comes over. So the first page stays outside, as it must, for a
    face that is once folded in is never seen from outside again.
    """
    folds = folding.folds or FOLDS[folding.section]
    columns, rows = 2 ** sum(map(folds.count, "lr")), 2 ** sum(map(folds.count, "tb"))
    pile = [
        _panel(folding, sheet, (column, columns), (row, rows))
        for row in range(rows)
        for column in range(columns)
    ]
    hinges = _hinges(folding, sheet, columns=columns, rows=rows)
    for letter in folds:
        axis = 0 if letter in "lr" else 1
        hinge = hinges[axis][len(hinges[axis]) // 2]
        # On its face, the sheet has its left half at the right.
        low = letter in "tl" if folding.binding == "left" else letter in "tr"
        pile = _fold_over(pile, axis=axis, hinge=hinge, low=low)
        hinges[axis] = [at for at in hinges[axis] if at != hinge and (at < hinge) == low]
    # The folded sheet is turned over, and what lay lowest is its first leaf.
    return [leaf(folding, sheet, _turned_over(panel)) for panel in pile]


def cut(folding: Folding, sheet: Sheet) -> list[Leaf]:
    """Cut one sheet into leaves, in the order of reading: by rows, from the spine's side."""
    return [leaf(folding, sheet, panel) for panel in cells(folding, sheet)]


def cells(folding: Folding, sheet: Sheet) -> list[Panel]:
    """The pages on a sheet that is not folded, in the order of reading, front up."""
    across_middle, up_middle = middle(folding, sheet)
    across, up = folding.trim.width.pt * folding.scale, folding.trim.height.pt * folding.scale
    gap, lead = folding.gaps.width.pt, folding.gaps.height.pt
    left = across_middle - (folding.columns * (across + gap) - gap) / 2
    foot = up_middle - (folding.rows * (up + lead) - lead) / 2
    from_left = folding.binding == "left"
    found = []
    for row in reversed(range(folding.rows)):
        columns = range(folding.columns)
        for column in columns if from_left else reversed(columns):
            x, y = left + column * (across + gap), foot + row * (up + lead)
            spine = x if from_left else x + across
            found.append(Panel((x, y, x + across, y + up), spine, IDENTITY))
    return found


def _panel(folding: Folding, sheet: Sheet, column: tuple[int, int], row: tuple[int, int]) -> Panel:
    """A panel of a sheet to be folded, by its number and how many there are."""
    across_middle, up_middle = middle(folding, sheet)
    across, up = _pitch(folding)
    page, grind = folding.trim.width.pt * folding.scale, folding.grind.pt
    left = across_middle + (column[0] - column[1] / 2) * across
    foot = up_middle + (row[0] - row[1] / 2) * up + folding.gaps.height.pt / 2
    # Panels are bound in pairs: the first to the second, the third to the fourth.
    is_bound_left = column[0] % 2 == 1
    spine = left if is_bound_left else left + across
    x = spine + grind if is_bound_left else spine - grind - page
    top = foot + folding.trim.height.pt * folding.scale
    return Panel((x, foot, x + page, top), spine, _FACE_DOWN)


def _pitch(folding: Folding) -> tuple[float, float]:
    """From one fold to the next, across and up: half of each gap belongs to each page."""
    across = folding.trim.width.pt * folding.scale + folding.grind.pt
    up = folding.trim.height.pt * folding.scale
    return across + folding.gaps.width.pt / 2, up + folding.gaps.height.pt


def _hinges(folding: Folding, sheet: Sheet, *, columns: int, rows: int) -> list[list[float]]:
    """Where the sheet will be folded, on the table: upright lines by x, level ones by y."""
    across_middle, up_middle = middle(folding, sheet)
    across, up = _pitch(folding)
    upright = [across_middle + (i - columns / 2) * across for i in range(1, columns)]
    level = [up_middle + (i - rows / 2) * up for i in range(1, rows)]
    return [sorted(at(_FACE_DOWN, x, 0)[0] for x in upright), level]


def _fold_over(pile: list[Panel], *, axis: int, hinge: float, low: bool) -> list[Panel]:
    """Bring over what lies beyond the hinge; its uppermost comes to lie next to the rest."""
    mirror = mirrored(y=hinge) if axis else mirrored(x=hinge)
    below = [panel for panel in pile if (panel.middle[axis] < hinge) == low]
    over = [panel for panel in pile if (panel.middle[axis] < hinge) != low]
    return below + [Panel(p.trim, p.spine, then(p.lies, mirror)) for p in reversed(over)]


def _turned_over(panel: Panel) -> Panel:
    return Panel(panel.trim, panel.spine, then(panel.lies, mirrored(x=0)))
