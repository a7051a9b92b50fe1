"""A booklet as pages: what composing makes and painting takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.page import PartPages
from booklet.values import changed, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from booklet.model.content import Insert, Section
    from booklet.typeset.page import Page
    from booklet.typeset.setting import Setting


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


AnyPart = PartPages | InsertedPart


@value(by_identity=True)
class Front:
    """The parts before the last, filled: the same for every service.

    Attributes:
        setting: by which they were set: nobody's.
        parts: without their furniture, for nobody knows yet how many pages there will be.
        anchors: the page of each place that can be led to.
        is_closed: whether no page of it says where something behind it stands; then its pages
            are the same whatever follows.
    """

    setting: Setting
    parts: tuple[AnyPart, ...]
    anchors: Mapping[str, int]
    is_closed: bool


@value(by_identity=True)
class Composition:
    """The whole booklet as pages, nothing painted yet.

    Attributes:
        parts: in the order in which they are merged.
        made_up: pages added to reach the number that the binding asks for.
        left_out: optional sections for which no page was free.
        front: what was set once for all services; None if nobody's name stands in it.
    """

    parts: tuple[AnyPart, ...]
    made_up: tuple[MadeUp, ...]
    left_out: tuple[Section, ...] = ()
    front: Front | None = None

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

    def divided(self) -> tuple[Composition, Composition]:
        """What is the same for every service, and what is its own."""
        first = next((n for n, part in enumerate(self.parts) if _is_own(part)), len(self.parts))
        before, own = self.parts[:first], self.parts[first:]
        return changed(self, parts=before), changed(self, parts=own)


def _is_own(part: AnyPart) -> bool:
    return isinstance(part, PartPages) and part.own
