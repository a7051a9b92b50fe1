"""Display type set smaller, where words of a language are longer than those it was drawn for.

Type of 12 points or less stays as it is: readers need it. What still does not fit is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.text.paragraph import Paragraph
from booklet.text.style import StyledRun
from booklet.values import changed

if TYPE_CHECKING:
    from booklet.typeset.text import Look

STEPS = (0.93, 0.86, 0.8, 0.74, 0.68, 0.62)
"""Sizes to try, in parts of the theme's."""
LEAST = 12.0
"""Nothing becomes smaller than this, in points."""


def can_shrink(look: Look) -> bool:
    """Whether a look is display type."""
    return look.size > LEAST


def look_at(look: Look, scale: float) -> Look:
    """A look in a part of its size, all its spaces in proportion."""
    if not can_shrink(look):
        return look
    part = max(look.size * scale, LEAST) / look.size
    return changed(
        look,
        size=look.size * part,
        leading=look.leading * part,
        before=look.before * part,
        after=look.after * part,
    )


def paragraph_at(paragraph: Paragraph, look: Look) -> Paragraph:
    """A paragraph in the size of a look."""
    return Paragraph(
        [
            StyledRun(
                run.text,
                changed(run.style, size=look.size, leading=look.leading),
                run.lang,
                run.mark,
            )
            for run in paragraph.runs
        ],
        language=paragraph.language,
        direction=paragraph.direction,
        protrude=paragraph.protrude,
        avoid_runts=paragraph.avoid_runts,
    )
