"""Panels: a tinted ground that keeps what belongs together on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Tag
from booklet.typeset.boxes import Box, Stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.diagnostics import Location
    from booklet.typeset.block import Block, Group
    from booklet.typeset.setting import Setting


def panel(  # noqa: PLR0913 - what stands on it, how it looks, what it is to a reader
    children: Sequence[Block | Group],
    setting: Setting,
    *,
    tag: str = "Sect",
    fill: str = "accent.soft",
    bar: str = "",
    divisible: bool = False,
    location: Location | None = None,
) -> Stack:
    """Set blocks on a tinted ground, with room around them.

    Args:
        children: what stands on the panel.
        setting: the theme has its padding and corners.
        tag: its structure element.
        fill: swatch of the ground.
        bar: swatch of a bar along the start edge, or empty.
        divisible: whether it may be divided where else much of a page stays empty.
        location: the content it comes from.
    """
    box = Box(
        fill=fill,
        bar=bar,
        bar_width=setting.length("bar.width") if bar else 0,
        radius=0 if bar else setting.length("panel.radius"),
        across=setting.length("panel.across"),
        above=setting.length("panel.above"),
        below=setting.length("panel.below"),
    )
    stack = Stack(children, tag=Tag(tag), box=box, location=location)
    if divisible:
        stack.may_leave = setting.length("panel.may-leave")
    stack.space_before = stack.space_after = setting.length("panel.gap")
    return stack
