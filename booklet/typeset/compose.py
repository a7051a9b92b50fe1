"""Composing: sections and layouts in, pages of placed blocks out.

One pass: parts are filled one after another, pages that the binding asks for are made up
before the last part, and then, every page being known, page references are filled in and
furniture is set. In whose name a booklet is, stands behind its front: the parts before the last
are set once for all services.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError
from booklet.model.content import Contacts, Insert
from booklet.model.load import SECTION_KINDS
from booklet.typeset.composition import AnyPart, Composition, Front, InsertedPart, MadeUp
from booklet.typeset.overfull import too_tall
from booklet.typeset.page import PartPages, TooTall
from booklet.typeset.plan import plans_of
from booklet.typeset.references import anchor_pages, are_within, resolve
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from booklet.model.content import Booklet, Section
    from booklet.typeset.block import Item
    from booklet.typeset.layout import Layouts
    from booklet.typeset.page import Page
    from booklet.typeset.plan import Plan
    from booklet.typeset.setting import Setting

__all__ = ["Composition", "Front", "InsertedPart", "MadeUp", "compose", "front_of"]

_SERVICE, _MADE_UP, _BLANK = "service", "made-up", "blank"


def front_of(
    booklet: Booklet, *, layouts: Layouts, setting: Setting, insert_pages: Mapping[str, int]
) -> Front:
    """Fill the parts before the last.

    Args:
        booklet: the words of one locale.
        layouts: how they look.
        setting: theme and edition; nobody's.
        insert_pages: number of pages of each insert, by the insert's id.

    Raises:
        BookletError: if something cannot be set (L001).
    """
    composer = _Composer(booklet, layouts, setting, insert_pages)
    with _told_by_author():
        for name, content in plans_of(booklet, setting.edition)[:-1]:
            composer.add(name, composer.laid_out(content))
    parts = tuple(composer.parts)
    anchors = anchor_pages(parts)
    is_closed = are_within(parts, anchors)
    if is_closed:
        resolve(parts, anchors)
    return Front(setting, parts, anchors, is_closed)


def compose(
    booklet: Booklet,
    *,
    layouts: Layouts,
    setting: Setting,
    insert_pages: Mapping[str, int],
    front: Front | None = None,
) -> Composition:
    """Fill every page of an edition.

    Args:
        booklet: the words of one locale.
        layouts: how they look.
        setting: theme and edition.
        insert_pages: number of pages of each insert, by the insert's id.
        front: what is before the last part, if it has been set.

    Raises:
        BookletError: if something cannot be set (L001).
    """
    if front is None:
        front = front_of(booklet, layouts=layouts, setting=setting, insert_pages=insert_pages)
    composer = _Composer(booklet, layouts, setting, insert_pages, front.parts)
    with _told_by_author():
        composer.add_last(plans_of(booklet, setting.edition)[-1])
    return composer.finished(front)


@contextmanager
def _told_by_author() -> Iterator[None]:
    """Say what is too tall in the author's words."""
    try:
        yield
    except TooTall as fault:
        raise BookletError([too_tall(fault)]) from None


class _Composer:
    """The state of one composition."""

    def __init__(
        self,
        booklet: Booklet,
        layouts: Layouts,
        setting: Setting,
        insert_pages: Mapping[str, int],
        front: Sequence[AnyPart] = (),
    ) -> None:
        self.booklet, self.layouts, self.setting = booklet, layouts, setting
        self.insert_pages = insert_pages
        self.parts, self._front = list(front), len(front)
        self.next_page = 1 + sum(part.count for part in front)
        self._made_up: list[MadeUp] = []
        self._left_out = list(booklet.optional)

    # -- parts --------------------------------------------------------------------------

    def laid_out(self, content: Sequence[Section | str] | Insert) -> list[Item] | Insert:
        """The blocks of a part."""
        if isinstance(content, Insert):
            return content
        items: list[Item] = []
        for section in content:
            if isinstance(section, str):  # CONTENTS
                items += self.layouts.contents(self.booklet, self.setting)
            else:
                items += self._section(section)
        return items

    def _section(self, section: Section) -> Sequence[Item]:
        alike = [s for s in self.booklet.sections if s.kind == section.kind]
        place = alike.index(section) if section in alike else 0
        return self.layouts.section(section, self.setting, place=place)

    def add(self, name: str, content: list[Item] | Insert, filled: tuple[Page, ...] = ()) -> None:
        """Fill the pages of a part, unless they have been filled."""
        if isinstance(content, Insert):
            count = self.insert_pages[content.id]
            self.parts.append(InsertedPart(content, self.next_page, count))
        else:
            pages = filled or self._fill(content, first_page=self.next_page)
            count = len(pages)
            self.parts.append(PartPages(name, tuple(content), pages))
        self.next_page += count

    def add_last(self, plan: Plan) -> None:
        """Add the last part, and before it the pages that the binding asks for."""
        name, content, first = plan[0], self.laid_out(plan[1]), self.next_page
        pages: tuple[Page, ...] = ()
        if isinstance(content, Insert):
            own = self.insert_pages[content.id]
        else:
            pages = self._fill(content, first_page=first)
            own = len(pages)
        self._add_service()
        short = -(self.next_page - 1 + own) % self.setting.multiple
        roles = self.setting.edition.make_up
        for role in roles:
            short -= self._make_up(role, short, often=role == roles[-1])
        self._make_up(_BLANK, short, often=True)
        self.add(name, content, pages if self.next_page == first else ())

    def _add_service(self) -> None:
        """Add the pages of a service, in parts of their own: no other page knows of it."""
        service, edition = self.setting.service, self.setting.edition
        if service is None or Contacts.kind not in edition.make_up:
            return
        self.add(_SERVICE, list(self.layouts.make_up(_SERVICE, self.setting, count=1)))
        if service.insert and service.insert.id in self.insert_pages:
            self.add(service.insert.id, service.insert)

    def _make_up(self, role: str, short: int, *, often: bool) -> int:
        """Fill pages by a role, of those that are short; how many it took.

        What content has for the role comes first; the role's own layout does one page, or
        all that are left.
        """
        before = self.next_page
        for section in [s for s in self._left_out if s.kind == role]:
            items = list(self._section(section))
            if len(self._fill(items, first_page=self.next_page)) <= before + short - self.next_page:
                self._left_out.remove(section)
                self._extend(items)
        if role not in SECTION_KINDS:
            count = short if often else min(short, 1)
            if count:
                self._extend(list(self.layouts.make_up(role, self.setting, count=count)))
        added = self.next_page - before
        if added:
            self._made_up.append(MadeUp(role, added))
        return added

    def _extend(self, items: list[Item]) -> None:
        """Put made-up pages at the end of those before the last part."""
        before = self.parts[-1] if self.parts else None
        is_fronts = len(self.parts) == self._front
        if not isinstance(before, PartPages) or (is_fronts and self.setting.service):
            self.add(_MADE_UP, items)
            return
        pages = self._fill(items, first_page=self.next_page)
        self.parts[-1] = PartPages(before.name, (*before.items, *items), (*before.pages, *pages))
        self.next_page += len(pages)

    def _fill(self, items: list[Item], *, first_page: int) -> tuple[Page, ...]:
        return self.setting.filler(first_page).fill(items)

    # -- when every page is known -------------------------------------------------------

    def finished(self, front: Front) -> Composition:
        """Fill in references to pages, and set the furniture of every page."""
        before, own = self.parts[: self._front], self.parts[self._front :]
        resolve(own if front.is_closed else self.parts, {**anchor_pages(own), **front.anchors})
        parts = (
            *(self._furnished(part, front.setting) for part in before),
            *(self._furnished(part, self.setting) for part in own),
        )
        made_up, left_out = tuple(self._made_up), tuple(self._left_out)
        return Composition(parts, made_up, left_out, front if self.setting.service else None)

    def _furnished(self, part: AnyPart, setting: Setting) -> AnyPart:
        if isinstance(part, InsertedPart):
            return part
        counted = [changed(page, total=self.next_page - 1) for page in part.pages]
        pages = (
            changed(page, furniture=tuple(self.layouts.furniture(page, setting)))
            for page in counted
        )
        return changed(part, pages=tuple(pages), own=setting.service is not None)
