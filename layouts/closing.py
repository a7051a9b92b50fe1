"""The back cover: thanks, the message, and where to read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.text.style import InlineMark
from booklet.typeset.block import Fixed, NewPage
from booklet.typeset.boxes import Stack
from booklet.typeset.smaller import STEPS
from layouts.blocks.headings import section, title
from layouts.blocks.notice import label
from layouts.blocks.picture import Inset, picture
from layouts.blocks.service import shared_card

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.model.content import Closing
    from booklet.model.service import Service
    from booklet.typeset.block import Block, Item
    from booklet.typeset.setting import Setting


def lay_out(content: Closing, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set the back cover."""
    del place
    go = setting.words.web_link
    described = go.fill(address=content.web.label.plain)
    web = InlineMark("Link", lang=go.lang, uri=content.web.url, description=described)
    words: list[Block] = [
        title(content.title, setting, name=content.id),
        setting.text(content.message, "message"),
        setting.text(content.further, "body"),
        setting.text(content.web.label, "web", mark=web),
    ]
    words[-2].keep_with_next = True
    design = "closing-service" if setting.service else "closing"
    children: list[Item] = [
        NewPage(design, accent=setting.theme.house, running_title=content.title.plain),
        *words,
        *_imprint(design, setting),
        *(
            _given_by(setting.service, content, words, setting)
            if setting.service
            else _art(content, setting)
        ),
    ]
    return [section(children, of=content.title.plain, location=content.location)]


def _art(content: Closing, setting: Setting) -> Iterator[Item]:
    """The picture, over the foot of the page."""
    art = picture(content.picture, setting, fills=True)
    yield Fixed(art, "art", align="bottom", behind=True)


def _given_by(
    service: Service, content: Closing, words: Sequence[Block], setting: Setting
) -> Iterator[Item]:
    """At the foot who gives the booklet; the picture in the room between that and the words."""
    area = setting.geometry.design("closing-service").frame
    frame = area.on(setting.geometry.trim, spine_at_start=True)
    gap, least = setting.length("service.gap"), setting.length("service.picture")
    card = shared_card(service, setting)
    card.space_before = gap
    for block in words:
        block.on_grid = False  # so that what they take can be added up
    page = Stack([*words, card])

    def left(scale: float) -> float:
        page.shrink(scale)
        return frame.height.pt - page.wrap(frame.width.pt, 0)[1] - gap

    room = left(1.0)
    one_page = setting.geometry.design("closing-service").one_page
    if room >= least or (one_page and left(STEPS[-1]) >= least):  # else a long name needs it all
        art = Inset(picture(content.picture, setting), height=max(room, least))
        art.space_before = gap
        yield art
    page.shrink(1.0)
    yield card


def _imprint(design: str, setting: Setting) -> Iterator[Item]:
    """Of a translation: from what and by whom; read last, and seen above everything.

    In type too large for that it stands where it is read. Where a page has no other room for
    it, it says too that this is a draft.
    """
    page, lines = setting.geometry.design(design), list(setting.imprint)
    if setting.notice and "notice" in page.areas and not setting.service:
        lines.append(setting.notice)
    if not lines:
        return
    said = label(lines, setting, look="imprint", tag="P")
    area = page.areas["imprint"].on(setting.geometry.trim, spine_at_start=True)
    fits = said.wrap(area.width.pt, 0)[1] <= area.height.pt
    if fits or page.one_page:
        yield Fixed(said, "imprint")
    else:
        said.space_before = setting.length("service.gap")
        yield said
