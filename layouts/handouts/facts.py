"""The study in numbers, on one page: what it explored, and whom it asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import notes
from layouts.about import facts
from layouts.blocks.headings import section, title
from layouts.handouts.frame import begin, end, furnish, named_after
from layouts.layout_set import LayoutSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import About
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting


def lay_out(content: About, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set what the study explored, and its numbers."""
    del place
    children: list[Item] = [
        *begin(setting, accent=setting.theme.house, running_title=content.title.plain),
        title(content.title, setting, name=content.id),
        *(setting.text(passage, "body") for passage in content.intro),
        *facts(content.facts, setting),
        *end(setting, briefly=True),
    ]
    return [section(children, of=content.title.plain, location=content.location)]


LAYOUTS = LayoutSet(
    sections={"about": lay_out},
    furniture=furnish,
    make_ups={"blank": notes.leave_blank},
    title=named_after,
)
