"""Display type set smaller, where words of a language are longer than those it was drawn for.

Type as small as the theme's least stays as it is: 12 points, in large print 18. Readers need
it; what still does not fit is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.values import changed

if TYPE_CHECKING:
    from booklet.typeset.text import Look

STEPS = (0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5)
"""Sizes to try, in parts of the theme's."""
FIRST_STEPS = STEPS[:4]
"""Those to try where a second page would do as well."""
_ONLY_SMALLER = 0.68
"""Up to here type becomes smaller, but lines no nearer."""
_NEAREST = 1.3
"""Least leading, in ems."""


def can_shrink(look: Look) -> bool:
    """Whether a look is display type."""
    return look.size > look.least


def look_at(look: Look, scale: float) -> Look:
    """A look in a part of its size, all its spaces in proportion.

    Small type keeps its size; at the last steps lines come nearer to each other, as near as
    their ink allows (:mod:`booklet.text.ink`).
    """
    part = max(look.size * scale, min(look.size, look.least)) / look.size
    tight = min(1.0, scale / _ONLY_SMALLER)
    if part == tight == 1:
        return look
    size, leading = look.size * part, look.leading * part
    return changed(
        look,
        size=size,
        leading=max(leading * tight, min(leading, size * _NEAREST)),
        before=look.before * part * tight,
        after=look.after * part * tight,
        on_grid=False,
    )
