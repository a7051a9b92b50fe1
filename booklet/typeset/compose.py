"""Composing: sections and layouts in, pages of placed blocks out.

One pass: parts are filled one after another, pages that the binding asks for are made up
before the last part, and then, every page being known, page references are filled in and
furniture is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from booklet.diagnostics import BookletError, Diagnostic
from booklet.model.content import Contacts, Insert
from booklet.model.load import SECTION_KINDS
from booklet.source.near import did_you_mean
from booklet.typeset.block import blocks_of
from booklet.typeset.layout import PageReference, is_page_reference
from booklet.typeset.overfull import too_tall
from booklet.typeset.page import PartPages, TooTall
from booklet.values import changed, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import Booklet, Section
    from booklet.typeset.block import Block, Item
    from booklet.typeset.edition import Edition
    from booklet.typeset.layout import Layouts
    from booklet.typeset.page import Page
    from booklet.typeset.setting import Setting

_BLANK = "blank"
_SERVICE, _MADE_UP = _APART = ("service", "made-up")
"""Parts of the pages before the last part, where those of a service are among them."""


@value(by_identity=True)
class InsertedPart:
    """A PDF made elsewhere that stands between the parts.

    Attributes:
        insert: what the content says of it.
        first_page: number of its first page.
        count: its pages.
    """

    insert: Insert
    first_page: int
    count: int


@value
class MadeUp:
    """Pages that were added so that the number comes to what the binding asks for.

    Attributes:
        role: what they are: ``contacts``, ``notes``, ``blank``.
        count: how many.
    """

    role: str
    count: int


@value(by_identity=True)
class Composition:
    """The whole booklet as pages, nothing painted yet.

    Attributes:
        parts: in the order in which they are merged.
        made_up: pages added to reach the number that the binding asks for.
        left_out: optional sections for which no page was free.
    """

    parts: tuple[PartPages | InsertedPart, ...]
    made_up: tuple[MadeUp, ...]
    left_out: tuple[Section, ...] = ()

    @property
    def added(self) -> int:
        """How many pages were added."""
        return sum(one.count for one in self.made_up)

    @property
    def count(self) -> int:
        """How many pages the booklet has, those made elsewhere included."""
        return sum(part.count for part in self.parts)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page that we fill ourselves."""
        return tuple(p for part in self.parts if isinstance(part, PartPages) for p in part.pages)


def compose(
    booklet: Booklet, *, layouts: Layouts, setting: Setting, insert_pages: dict[str, int]
) -> Composition:
    """Fill every page of an edition.

    Args:
        booklet: the words of one locale.
        layouts: how they look.
        setting: theme and edition.
        insert_pages: number of pages of each insert, by the insert's id.

    Raises:
        BookletError: if something cannot be set (L001).
    """
    composer = _Composer(booklet, layouts, setting, insert_pages)
    try:
        return composer.run()
    except TooTall as fault:
        raise BookletError([too_tall(fault)]) from None


class _Composer:
    """The state of one composition."""

    def __init__(
        self, booklet: Booklet, layouts: Layouts, setting: Setting, insert_pages: dict[str, int]
    ) -> None:
        self.booklet, self.layouts, self.setting = booklet, layouts, setting
        self.insert_pages = insert_pages
        self.next_page = 1
        self.parts: list[PartPages | InsertedPart] = []
        self._made_up: list[MadeUp] = []
        self._left_out = list(booklet.optional)

    def run(self) -> Composition:
        plans = self._plans()
        for name, content in plans[:-1]:
            self._add(name, content)
        self._add_last(plans[-1])
        return Composition(self._finish(), tuple(self._made_up), tuple(self._left_out))

    # -- parts --------------------------------------------------------------------------

    def _plans(self) -> list[tuple[str, list[Item] | Insert]]:
        """The parts of the edition with their blocks; an insert splits the part it is in."""
        edition = self.setting.edition
        named = {kind for part in edition.parts for kind in part.sections}
        rest = [s for s in self.booklet.sections if s.kind not in named]
        plans: list[tuple[str, list[Item] | Insert]] = []
        for part in edition.parts:
            items: list[Item] = []
            for kind in part.sections:
                if kind == "contents":
                    items += self.layouts.contents(self.booklet, self.setting)
                    continue
                wanted = rest if kind == "rest" else self._of_kind(kind)
                for section in wanted:
                    if isinstance(section, Insert):
                        plans += [(part.name, items), (section.id, section)]
                        items = []
                    else:
                        items += self._section(section)
            plans.append((part.name, items))
        return [plan for plan in plans if plan[1]]

    def _of_kind(self, kind: str) -> list[Section]:
        """The sections of a kind; in an edition of one of them, that one."""
        edition = self.setting.edition
        found = [s for s in self.booklet.sections if s.kind == kind]
        if kind != edition.each or not edition.of:
            return found
        one = [section for section in found if section.id == edition.of]
        if not one:
            raise BookletError([_no_such(edition, [section.id for section in found])])
        return one

    def _section(self, section: Section) -> Sequence[Item]:
        alike = [s for s in self.booklet.sections if s.kind == section.kind]
        place = alike.index(section) if section in alike else 0
        return self.layouts.section(section, self.setting, place=place)

    def _add(self, name: str, content: list[Item] | Insert) -> None:
        if isinstance(content, Insert):
            count = self.insert_pages[content.id]
            self.parts.append(InsertedPart(content, self.next_page, count))
        else:
            pages = self._fill(content, first_page=self.next_page)
            count = len(pages)
            self.parts.append(PartPages(name, tuple(content), pages))
        self.next_page += count

    def _add_last(self, last: tuple[str, list[Item] | Insert]) -> None:
        """Add the last part, and before it the pages that the binding asks for."""
        name, content = last
        own = (
            self.insert_pages[content.id]
            if isinstance(content, Insert)
            else len(self._fill(content, first_page=self.next_page))
        )
        self._add_service()
        short = -(self.next_page - 1 + own) % self.setting.multiple
        roles = self.setting.edition.make_up
        for role in roles:
            short -= self._make_up(role, short, often=role == roles[-1])
        self._make_up(_BLANK, short, often=True)
        self._add(name, content)

    def _add_service(self) -> None:
        """Add the pages of a service, in parts of their own: no other page knows of it."""
        service, edition = self.setting.service, self.setting.edition
        if service is None or Contacts.kind not in edition.make_up:
            return
        self._add(_SERVICE, list(self.layouts.make_up(_SERVICE, self.setting, count=1)))
        if service.insert and edition.takes_inserts:
            self._add(service.insert.id, service.insert)

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
        """Put made-up pages at the end of the part before the last."""
        pages = self._fill(items, first_page=self.next_page)
        before = self.parts[-1] if self.parts else None
        if isinstance(before, PartPages) and (before.name in _APART or not self.setting.service):
            self.parts[-1] = PartPages(
                before.name, (*before.items, *items), (*before.pages, *pages)
            )
        else:
            self.parts.append(PartPages(_MADE_UP, tuple(items), pages))
        self.next_page += len(pages)

    def _fill(self, items: list[Item], *, first_page: int) -> tuple[Page, ...]:
        return self.setting.filler(first_page).fill(items)

    # -- when every page is known -------------------------------------------------------

    def _finish(self) -> tuple[PartPages | InsertedPart, ...]:
        numbers = self._anchor_pages()
        for part in self.parts:
            if isinstance(part, PartPages):
                for block in blocks_of(part.items):
                    if is_page_reference(block):
                        reference = cast("PageReference", block)
                        if reference.target not in numbers:
                            raise BookletError([_nowhere(block, reference.target)])
                        reference.resolve(numbers[reference.target])
        return tuple(
            changed(part, pages=tuple(self._furnish(page) for page in part.pages))
            if isinstance(part, PartPages)
            else part
            for part in self.parts
        )

    def _furnish(self, page: Page) -> Page:
        counted = changed(page, total=self.next_page - 1)
        return changed(counted, furniture=tuple(self.layouts.furniture(counted, self.setting)))

    def _anchor_pages(self) -> dict[str, int]:
        numbers: dict[str, int] = {}
        for part in self.parts:
            if isinstance(part, InsertedPart):
                numbers[part.insert.id] = part.first_page
                continue
            for page in part.pages:
                for placed in page.placed:
                    for block in (placed.block, *blocks_of(placed.block.children)):
                        if block.anchor:
                            numbers.setdefault(block.anchor.name, page.number)
        return numbers


def _no_such(edition: Edition, known: list[str]) -> Diagnostic:
    return Diagnostic(
        code="E002",
        message=f"there is no {edition.each} “{edition.of}” to make “{edition.name}” of",
        location=None,
        hints=(*did_you_mean(edition.of, known), f"there is {', '.join(known)}"),
    )


def _nowhere(block: Block, target: str) -> Diagnostic:
    return Diagnostic(
        code="L003",
        message=f"the contents leads to “{target}”, which is in no part of this edition",
        location=block.location,
        hints=("name its kind in a part of the edition, or “rest”",),
    )
