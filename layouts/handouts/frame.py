"""What every handout has: whose it is, where its words are from, how many sheets there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.content import Closing, Cover, Passage, Run
from booklet.typeset.block import Fixed, NewPage, Tag
from booklet.typeset.boxes import Row, Stack
from booklet.typeset.page import Placed
from layouts.blocks import service

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.model.content import Booklet
    from booklet.model.service import Service
    from booklet.typeset.block import Block, Item
    from booklet.typeset.page import Page
    from booklet.typeset.setting import Setting

END = "end"
NOTICE, SOURCE = "notice", "source"
"""Areas at head and foot. What stands there is read once; on the other pages it is furniture."""
LETTERHEAD = "letterhead"
"""At the head of the first page."""


class SourceNote(Stack):
    """Where the words are from, and where there is more."""


def begin(setting: Setting, *, accent: str, running_title: str) -> Iterator[Item]:
    """Open the first page of a handout; of a draft, with the word that it is one."""
    design = "headed" if setting.service else "first"
    yield NewPage(design, accent=accent, running_title=running_title)
    if setting.service:
        yield Fixed(_letterhead(setting.service, design, setting), LETTERHEAD)
    if notices := _notices(setting, tag="P"):
        yield Fixed(notices, NOTICE)


def end(setting: Setting, *, briefly: bool = False) -> Iterator[Item]:
    """Say how to reach the service and, at the foot of the last page, where the words are from.

    Args:
        setting: knows the service, if there is one.
        briefly: whether a page is all there is room for.
    """
    if setting.service:
        told = service.contact_card if briefly else service.contact_panel
        yield told(setting.service, setting)
    yield Fixed(_source(setting, tag="P"), SOURCE)


def _letterhead(of: Service, design: str, setting: Setting) -> Block:
    area = setting.geometry.area(setting.geometry.design(design), LETTERHEAD)
    room = area.on(setting.geometry.trim, spine_at_start=True)
    return service.letterhead(of, setting, width=room.width.pt, height=room.height.pt)


def _notices(setting: Setting, *, tag: str | None) -> Block | None:
    """What a reader of every page must know: that it is a draft, or an example; side by side."""
    of, words = setting.service, setting.words.service
    found = (setting.notice, words.example if of and of.example else None)
    texts = [setting.text(notice, "furniture", tag=tag) for notice in found if notice]
    gap, room = setting.length("notice.gap"), setting.geometry.design("text")
    wanted = sum(text.paragraph.natural_width for text in texts) + gap
    if tag is None and wanted > room.measure(setting.geometry.trim):
        del texts[1:]  # below it stands the running head
    cells = [(text, text.paragraph.natural_width) for text in texts[:-1]]
    return Row([*cells, (texts[-1], 0.0)], gap=gap) if texts else None


def named_after(booklet: Booklet, setting: Setting) -> str:
    """The title of a file: that of its one section, if it has just one, and the booklet’s."""
    edition = setting.edition
    kinds = {kind for part in edition.parts for kind in part.sections}
    found = [s for s in booklet.sections if s.kind in kinds and edition.of in ("", s.id)]
    title = booklet.title.plain
    if len(found) != 1:
        return title
    return setting.words.handout.title.fill(title=found[0].title.plain, booklet=title)


def furnish(page: Page, setting: Setting) -> Sequence[Placed]:
    """Running head, source, draft notice and page number; all of it is artifacts."""
    return [
        *_head(page, setting),
        *_foot(page, setting),
        *_folio(page, setting),
    ]


def _head(page: Page, setting: Setting) -> Iterator[Placed]:
    """Whose it is at the start, what it is at the end."""
    if not page.design.running_head:
        return
    whose = setting.service.name.plain if setting.service else setting.title
    said = setting.words.running_head.fill(booklet=whose, section=page.running_title)
    room = page.design.measure(setting.geometry.trim)
    if setting.text(said, "furniture", tag=None).paragraph.natural_width > room:
        said = page.running_title  # a name so long stands on the first page alone
    yield _line(page, setting, said, "furniture", from_head=setting.length("furniture.head"))


def _foot(page: Page, setting: Setting) -> Iterator[Placed]:
    shown = [placed.block for placed in page.placed]
    if not any(isinstance(block, SourceNote) for block in shown):
        yield _in_area(SOURCE, _source(setting, tag=None), page, setting)
    if page.design.running_head and (notices := _notices(setting, tag=None)):
        yield _in_area(NOTICE, notices, page, setting)


def _folio(page: Page, setting: Setting) -> Iterator[Placed]:
    """Which sheet it is of how many, where there are several."""
    if page.total > 1:
        number, total = setting.number(page.number), setting.number(page.total)
        said = setting.words.handout.page.fill(page=number, pages=total)
        area = setting.geometry.area(page.design, SOURCE)
        # Beside the address, which is shorter than the title of the booklet.
        second = area.head.pt + setting.look("furniture").leading
        yield _line(page, setting, said, "folio", from_head=second)


def _in_area(name: str, block: Block, page: Page, setting: Setting) -> Placed:
    area = setting.geometry.area(page.design, name)
    place = area.on(setting.geometry.trim, spine_at_start=page.spine_at_start)
    block.wrap(place.width.pt, place.height.pt)
    return Placed(block, place.x0.pt, place.y1.pt)


def _line(page: Page, setting: Setting, words: str, look: str, *, from_head: float) -> Placed:
    trim = setting.geometry.trim
    frame = page.design.frame.on(trim, spine_at_start=page.spine_at_start)
    text = setting.text(words, look, tag=None, align=END)
    text.wrap(frame.width.pt, trim.height.pt)
    return Placed(text, frame.x0.pt, trim.height.pt - from_head)


def _source(setting: Setting, *, tag: str | None) -> SourceNote:
    """Which booklet, of when, and where it is on the web: a link where it is tagged."""
    words, booklet = setting.words.handout, setting.booklet
    where = booklet.title.location
    cover = next(s for s in booklet.sections if isinstance(s, Cover))
    web = next(s for s in booklet.sections if isinstance(s, Closing)).web
    address = Run(web.label.plain, link=web.url if tag else None)
    lines = [
        words.source.weave(where, booklet=booklet.title, date=cover.date),
        words.web.weave(web.location, address=Passage((address,), web.location)),
    ]
    texts = [setting.text(line, "furniture", tag=tag) for line in lines]
    return SourceNote(texts, tag=Tag("Sect") if tag else None, location=web.location)
