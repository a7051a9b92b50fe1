"""Key takeaways: three large statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Group, NewPage, Tag
from booklet.typeset.boxes import Row
from layouts.blocks.headings import section, title
from layouts.blocks.panel import panel
from layouts.blocks.picture import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import Takeaway, Takeaways
    from booklet.typeset.block import Block, Item
    from booklet.typeset.setting import Setting


def lay_out(content: Takeaways, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set the takeaways: a list, each item a panel with its pictogram."""
    del place
    children: list[Item] = [
        NewPage("takeaways", accent=setting.theme.house, running_title=content.title.plain),
        title(content.title, setting, name=content.id),
        setting.text(content.lead, "lead"),
        statements(content, setting, fill="paper"),
    ]
    return [section(children, of=content.title.plain, location=content.location)]


def statements(content: Takeaways, setting: Setting, *, fill: str) -> Group:
    """The statements, each on a panel of a ground."""
    items = [Group(Tag("LI"), (_statement(item, setting, fill),)) for item in content.items]
    return Group(Tag("L", attributes={"List": {"ListNumbering": "None"}}), tuple(items))


def _statement(item: Takeaway, setting: Setting, fill: str) -> Block:
    statement = setting.text(item.statement, "statement")
    content: Block = statement
    if item.picture:
        content = Row(
            [(picture(item.picture, setting), setting.length("takeaway.picture")), (statement, 0)],
            gap=setting.length("takeaway.gap"),
            align="middle",
        )
    return panel([content], setting, tag="LBody", fill=fill, location=item.location)
