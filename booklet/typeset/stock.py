"""A flowable of ReportLab’s own as a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from booklet.typeset.block import Block, Tag

if TYPE_CHECKING:
    from booklet.typeset.block import Brush


class Stock(Block):
    """A flowable of ReportLab's own, standing in our layout.

    Args:
        flowable: anything with ``wrap`` and ``drawOn``.
        tag: what it is to a reader; with None it is an artifact.
    """

    def __init__(self, flowable: object, *, tag: Tag | None = None) -> None:
        super().__init__()
        self.flowable = flowable
        self.tag = tag

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Ask the flowable how large it is."""
        wrap = getattr(self.flowable, "wrapOn", None)
        measured = wrap(None, width, height) if wrap else (width, 0.0)
        self.width, self.height = cast("tuple[float, float]", measured)
        return self.width, self.height

    def paint(self, brush: Brush, x: float, top: float) -> None:
        """Have it drawn with its upper left corner at ``(x, top)``."""
        context = brush.artifact() if self.tag is None else brush.tagged(self)
        with context:
            brush.stock(self.flowable, x, top - self.height, width=self.width)
