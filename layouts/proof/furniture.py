"""What stands at the head and foot of a proof’s pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.page import Placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.typeset.page import Page
    from booklet.typeset.setting import Setting


def furnish(page: Page, setting: Setting) -> Sequence[Placed]:
    """The section at the head, the booklet and the page at the foot; artifacts all."""
    return [*_head(page, setting), *_foot(page, setting)]


def _head(page: Page, setting: Setting) -> Iterator[Placed]:
    top = setting.geometry.trim.height.pt - setting.length("furniture.head")
    if page.running_title and not any(_is_title(placed) for placed in page.placed):
        yield _at(page, setting, page.running_title, align="start", top=top)


def _foot(page: Page, setting: Setting) -> Iterator[Placed]:
    top = setting.length("furniture.foot") + setting.look("furniture").leading
    yield _at(page, setting, setting.title, align="start", top=top)
    yield _at(page, setting, setting.number(page.number), align="end", top=top)


def _is_title(placed: Placed) -> bool:
    """Whether a section begins here: its name need not be said twice."""
    tag = placed.block.tag
    return tag is not None and tag.name == "H2"


def _at(page: Page, setting: Setting, words: str, *, align: str, top: float) -> Placed:
    frame = page.design.frame.on(setting.geometry.trim, spine_at_start=page.spine_at_start)
    text = setting.text(words, "furniture", tag=None, align=align)
    text.wrap(frame.width.pt, 0)
    return Placed(text, frame.x0.pt, top)
