"""Lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Block

if TYPE_CHECKING:
    from booklet.typeset.block import Brush
    from booklet.typeset.setting import Setting


class WritingLines(Block):
    """Hairlines across the measure, as many as there is height for.

    Args:
        setting: the theme has their distance and weight.
        height: points; more of it is of use, in whole lines.
    """

    stretches = True

    def __init__(self, setting: Setting, *, height: float) -> None:
        super().__init__()
        self.height = height
        self.leading = setting.length("notes.leading")
        self.weight = setting.length("rule.weight")

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        del height
        self.width = width
        return width, self.height

    def stretch(self, room: float) -> float:
        higher = room // self.leading * self.leading
        self.height += higher
        return higher

    def paint(self, brush: Brush, x: float, top: float) -> None:
        with brush.artifact():
            for number in range(1, int(self.height // self.leading) + 1):
                y = top - number * self.leading
                brush.rule(x, y, x + self.width, y, role="rule", weight=self.weight)
