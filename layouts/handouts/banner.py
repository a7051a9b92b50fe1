"""The head of a handout: its title, and the story’s picture beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.boxes import Row, Stack
from layouts.blocks.picture import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import Figure, Ornament
    from booklet.typeset.block import Block
    from booklet.typeset.setting import Setting


def banner(words: Sequence[Block], image: Figure | Ornament, setting: Setting) -> Row:
    """Set a title, and what belongs to it, beside a picture at the end edge.

    Args:
        words: one below the other.
        image: of the story.
        setting: the theme has the sizes.
    """
    made = Row(
        [(Stack(words), 0), (picture(image, setting), setting.length("banner.picture"))],
        gap=setting.length("banner.gap"),
        align="middle",
    )
    made.space_after = setting.length("banner.after")
    made.keep_with_next = True
    return made
