"""Pages filled evenly: how a typesetter keeps the last page of a run from being nearly empty.

A run is what a layout puts on one page and those that it runs on to. It is filled in the
plainest way first; only where that leaves much of a page empty are others tried: less
space between blocks, pages whose foot is some lines higher, panels divided sooner or not
at all, display type a little smaller where the page's design allows that. What costs
least is kept.
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

from booklet.typeset.smaller import FIRST_STEPS
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@value(kw_only=True)
class Way:
    """A way to fill the pages of a run.

    Attributes:
        scale: of display type.
        gaps: what is left of the space between blocks, from 0 to 1.
        lines: how many lines of the grid the foot of a page is higher.
        patience: how much more of a page than the theme says stays empty before a panel
            is divided, as a factor.
    """

    scale: float = 1.0
    gaps: float = 1.0
    lines: int = 0
    patience: float = 1.0


PLAINEST = Way()
"""As the theme and the layout have it."""

_PAGE, _DIVIDED, _TIGHT, _SMALL, _IMPATIENT = 0.15, 0.08, 0.12, 0.6, 0.005
_LAST = 0.4
"""Of a frame: what its last page holds at least, to look like a page."""
_GOOD = 0.04
"""What nobody sees."""
_GAPS, _PATIENCE, _LINES = (1.0, 0.75, 0.5), (1.0, 0.5, 9.0), range(8)


def ways(*, shrinks: bool) -> Iterator[Way]:
    """Every way to try, the plainer ones first."""
    for scale, gaps, patience, lines in product(_scales(shrinks=shrinks), _GAPS, _PATIENCE, _LINES):
        yield Way(scale=scale, gaps=gaps, lines=lines, patience=patience)


def tightest(*, shrinks: bool) -> Way:
    """The one of them that takes the fewest pages."""
    return Way(scale=min(_scales(shrinks=shrinks)), gaps=min(_GAPS), patience=min(_PATIENCE))


def _scales(*, shrinks: bool) -> tuple[float, ...]:
    return (1.0, *FIRST_STEPS[:3]) if shrinks else (1.0,)


def is_good(filled: Sequence[float], divided: int) -> bool:
    """Whether no other way need be tried; see :func:`cost`."""
    return len(filled) == 1 or cost(PLAINEST, filled, divided) - _PAGE * len(filled) < _GOOD


def cost(way: Way, filled: Sequence[float], divided: int) -> float:
    """How bad a run looks when it is filled in a way.

    White at the foot of a page costs its square, so that little of it on many pages is
    better than much on one; on the last page only what it is short of two fifths.

    Args:
        way: in which it is filled.
        filled: how much of the frame of each page is.
        divided: how many panels are.
    """
    *inner, last = filled
    white = sum((1 - part) ** 2 for part in inner)
    short = max(0.0, 1 - last / _LAST) ** 2 if inner else 0.0
    means = _TIGHT * (1 - way.gaps) + _SMALL * (1 - way.scale) + _IMPATIENT * (way.patience != 1)
    return white + short + means + _DIVIDED * divided + _PAGE * len(filled)


class Worse(Exception):  # noqa: N818 - it is no error
    """A way need not be tried to its end."""


class Trial:
    """The best of the ways to fill a run so far; the first of several that are as good.

    Args:
        before: how many pages stand before the run.

    Attributes:
        fewest: pages that the tightest way takes.
        most: no more pages than these.
        best: the way that looks best.
    """

    def __init__(self, before: int) -> None:
        self.before = before
        self.fewest = 1
        self.most: float = math.inf
        self.best = PLAINEST
        self._least = math.inf

    def require(self, way: Way, filled: Sequence[float], divided: int) -> None:
        """Go on with a way while it may become the best: what is to come is taken as perfect.

        Args:
            way: that is tried.
            filled: how much of the frame of each page is, of those that have an end.
            divided: how many panels are.

        Raises:
            Worse: if whatever follows, it does not become the best.
        """
        pages = len(filled) + 1
        to_come = _PAGE * max(0, self.fewest - pages)
        if pages > self.most or cost(way, (*filled, 1.0), divided) + to_come >= self._least:
            raise Worse

    def keep(self, way: Way, filled: Sequence[float], divided: int) -> None:
        """Remember a way that has been tried, if it is the best so far."""
        if (found := cost(way, filled, divided)) < self._least:
            self.best, self._least = way, found
