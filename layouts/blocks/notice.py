"""Labels: what readers must know of the edition, on a ground of its own over any picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Tag
from booklet.typeset.boxes import Box, Stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import Passage
    from booklet.typeset.setting import Setting


def label(
    lines: Sequence[Passage], setting: Setting, *, look: str, tag: str | None = None
) -> Stack:
    """Set words on a ground of paper, to be read over a picture too.

    Args:
        lines: what to say, each a paragraph.
        setting: the theme has its padding.
        look: of the words.
        tag: their structure element; None for an artifact.
    """
    box = Box(
        fill="label",
        radius=setting.length("panel.radius"),
        across=setting.length("notice.across"),
        above=setting.length("notice.above"),
        below=setting.length("notice.below"),
    )
    texts = [setting.text(words, look, tag=tag) for words in lines]
    return Stack(texts, tag=Tag("Sect") if tag else None, box=box, location=lines[0].location)
