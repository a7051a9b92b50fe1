"""What was asked of the imposer, in the words that the folding checker is told.

Words and numbers of the order alone pass from one to the other: no place of any page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Size
from booklet.preflight.fold_values import Folding
from booklet.prepress.job import Blanks, Scheme

if TYPE_CHECKING:
    from booklet.prepress.job import Imposition
    from booklet.units import Length


def folding_told(
    asked: Imposition,
    *,
    trim: Size,
    bleed: Length,
    scale: float = 1.0,
    turned: int = 0,
    grid: tuple[int, int] = (1, 1),
) -> Folding:
    """How sheets are to be folded that were ordered so.

    Args:
        asked: the order.
        trim: of a page of the file that was imposed.
        bleed: that the pages have and that was asked for.
        scale: at which pages were to be printed.
        turned: degrees anticlockwise by which pages lie on the sheet.
        grid: columns and rows of sheets that are not folded, where the order leaves
            them to the imposer.
    """
    gap = 2 * bleed if asked.gutter is None else asked.gutter
    blanks = Blanks.BEFORE_BACK if asked.blanks is Blanks.REFUSE else asked.blanks
    return Folding(
        scheme=asked.scheme.value,
        trim=trim,
        binding=asked.binding.value,
        flip=asked.flip.value,
        section=asked.section,
        signature=asked.signature,
        columns=asked.columns or grid[0],
        rows=asked.rows or grid[1],
        gaps=Size(gap, gap),
        grind=asked.milled,
        thickness=asked.thickness,
        cover=asked.cover if asked.scheme is Scheme.SADDLE_STITCH else None,
        measured=asked.creep,
        bleed=bleed * scale,
        blanks=blanks.value,
        scale=scale,
        turned=turned,
    )
