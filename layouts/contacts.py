"""Local contacts: whom to turn to, on a page that would else be free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Group, NewPage, Tag
from layouts.blocks.headings import section, title
from layouts.blocks.panel import panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import Contact, Contacts
    from booklet.typeset.block import Block, Item
    from booklet.typeset.setting import Setting


def lay_out(content: Contacts, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set the contacts: a list, each a panel."""
    del place
    items = [Group(Tag("LI"), (_contact(item, setting),)) for item in content.items]
    children: list[Item] = [
        NewPage("text", accent=setting.theme.house, running_title=content.title.plain),
        title(content.title, setting, name=content.id),
        *(setting.text(passage, "body") for passage in content.lead),
        Group(Tag("L", attributes={"List": {"ListNumbering": "None"}}), tuple(items)),
    ]
    return [section(children, of=content.title.plain, location=content.location)]


def _contact(contact: Contact, setting: Setting) -> Block:
    """A name, and below it a line for each way to reach them."""
    blocks = [
        setting.text(contact.name, "point", tag="P"),
        *(setting.text(detail, "name") for detail in contact.details),
    ]
    return panel(blocks, setting, tag="LBody", location=contact.location)
