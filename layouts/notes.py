"""Pages for the reader's own notes: they make up the number that a binding asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import NewPage
from booklet.typeset.boxes import Space
from layouts.blocks.headings import section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting


def lay_out(setting: Setting, *, count: int) -> Sequence[Item]:
    """Set ``count`` pages with a title and writing lines."""
    words = setting.words.notes
    return [
        section(
            [
                NewPage("notes", accent=setting.theme.house, running_title=words.plain),
                setting.text(words, "title", tag="H1"),
            ],
            of=words.plain,
        )
        for _ in range(count)
    ]


def leave_blank(setting: Setting, *, count: int) -> Sequence[Item]:
    """Leave ``count`` pages without anything on them."""
    del setting
    return [item for _ in range(count) for item in (NewPage("blank", running_title=""), Space(0))]
