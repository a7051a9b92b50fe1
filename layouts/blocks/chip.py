"""Chips: small squares of colour that lead the eye along a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Block

if TYPE_CHECKING:
    from booklet.typeset.block import Brush
    from booklet.typeset.setting import Setting


class Chip(Block):
    """A square before an item of a list, level with the middle of its first line."""

    def __init__(self, role: str, setting: Setting, *, look: str = "body") -> None:
        super().__init__()
        self.role, self.size = role, setting.length("list.chip")
        self.radius = setting.length("list.chip.radius")
        self.height = setting.look(look).leading

    def paint(self, brush: Brush, x: float, top: float) -> None:
        foot = top - (self.height + self.size) / 2
        with brush.artifact():
            brush.box(x, foot, self.size, self.size, role=self.role, radius=self.radius)
