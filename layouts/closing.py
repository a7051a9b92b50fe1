"""The back cover: thanks, the message, and where to read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.text.style import InlineMark
from booklet.typeset.block import Fixed, NewPage
from layouts.blocks.headings import section, title
from layouts.blocks.notice import label
from layouts.blocks.picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.model.content import Closing
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting


def lay_out(content: Closing, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set the back cover."""
    del place
    go = setting.words.web_link
    described = go.fill(address=content.web.label.plain)
    web = InlineMark("Link", lang=go.lang, uri=content.web.url, description=described)
    children: list[Item] = [
        NewPage("closing", accent=setting.theme.house, running_title=content.title.plain),
        title(content.title, setting, name=content.id),
        setting.text(content.message, "message"),
        setting.text(content.further, "body"),
        setting.text(content.web.label, "web", mark=web),
        *_imprint(setting),
        Fixed(picture(content.picture, setting, fills=True), "art", align="bottom", behind=True),
    ]
    return [section(children, of=content.title.plain, location=content.location)]


def _imprint(setting: Setting) -> Iterator[Item]:
    """Of a translation: from what and by whom; read last, and seen above everything."""
    if setting.imprint:
        yield Fixed(label(setting.imprint, setting, look="imprint", tag="P"), "imprint")
