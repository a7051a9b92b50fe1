"""A poster: the key takeaways, to be read from across a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import notes
from layouts.blocks.headings import section, title
from layouts.handouts.frame import begin, end, furnish, named_after
from layouts.layout_set import LayoutSet
from layouts.takeaways import statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import Takeaways
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting


def lay_out(content: Takeaways, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set the takeaways large, one below the other."""
    del place
    children: list[Item] = [
        *begin(setting, accent=setting.theme.house, running_title=content.title.plain),
        title(content.title, setting, name=content.id),
        setting.text(content.lead, "lead"),
        statements(content, setting, fill="accent.soft"),
        *end(setting, briefly=True),
    ]
    return [section(children, of=content.title.plain, location=content.location)]


LAYOUTS = LayoutSet(
    sections={"takeaways": lay_out},
    furniture=furnish,
    make_ups={"blank": notes.leave_blank},
    title=named_after,
)
