"""The cover: the title over a landscape of homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Fixed, NewPage
from layouts.blocks.headings import section, title
from layouts.blocks.notice import label
from layouts.blocks.picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.model.content import Cover
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting


def lay_out(cover: Cover, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set the front cover; its picture is read after the words and painted behind them."""
    del place
    art = Fixed(picture(cover.picture, setting, fills=True), "art", behind=True)
    children: list[Item] = [
        NewPage("cover", accent=setting.theme.house, running_title=setting.words.cover.plain),
        *_notice(setting),
        title(cover.title, setting, name=cover.id, look="cover.title"),
        setting.text(cover.subtitle, "cover.subtitle"),
        setting.text(cover.description, "cover.description"),
        setting.text(cover.date, "cover.date"),
        art,
    ]
    return [section(children, of=cover.title.plain, location=cover.location)]


def _notice(setting: Setting) -> Iterator[Item]:
    """Of a draft: the first thing that a reader sees or hears."""
    if setting.notice:
        yield Fixed(label([setting.notice], setting, look="notice", tag="P"), "notice")
