"""How the booklet looks: one module a section kind, blocks that several of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import (
    about,
    acknowledgements,
    closing,
    contacts,
    contents,
    cover,
    furniture,
    notes,
    story,
    takeaways,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from booklet.model.content import Booklet, Section
    from booklet.typeset.block import Item
    from booklet.typeset.page import Page, Placed
    from booklet.typeset.setting import Setting

    LayoutFunction = Callable[..., Sequence[Item]]

SECTIONS: dict[str, LayoutFunction] = {
    "cover": cover.lay_out,
    "acknowledgements": acknowledgements.lay_out,
    "about": about.lay_out,
    "story": story.lay_out,
    "takeaways": takeaways.lay_out,
    "closing": closing.lay_out,
    "contacts": contacts.lay_out,
}

MAKE_UPS: dict[str, LayoutFunction] = {
    "notes": notes.lay_out,
    "blank": notes.leave_blank,
}


class BookletLayouts:
    """The layouts of this booklet, as the engine asks for them."""

    def section(self, section: Section, setting: Setting, *, place: int) -> Sequence[Item]:
        """Lay out a section by the layout of its kind."""
        return SECTIONS[section.kind](section, setting, place=place)

    def contents(self, booklet: Booklet, setting: Setting) -> Sequence[Item]:
        """Lay out the contents."""
        return contents.lay_out(booklet, setting)

    def make_up(self, name: str, setting: Setting, *, count: int) -> Sequence[Item]:
        """Lay out the pages that make up the number a binding asks for."""
        return MAKE_UPS[name](setting, count=count)

    def furniture(self, page: Page, setting: Setting) -> Sequence[Placed]:
        """Running head, folio and writing lines."""
        return furniture.furnish(page, setting)


__all__ = ["BookletLayouts"]
