"""What the engine asks of a layout: layouts import the engine, never the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.geometry import Size
    from booklet.model.content import Booklet, Section
    from booklet.typeset.block import Block, Item
    from booklet.typeset.page import Page, Placed
    from booklet.typeset.proof import IdLabel, Proof, ProofWords
    from booklet.typeset.setting import Setting


class Layouts(Protocol):
    """How a booklet looks: one function a section kind, and the furniture of pages."""

    def section(self, section: Section, setting: Setting, *, place: int) -> Sequence[Item]:
        """Lay out a section of the content.

        Args:
            section: its words, in the edition's language.
            setting: theme, edition and the compositor's hands.
            place: the how-manieth of its kind it is, from 0 (for accents taken in turn).
        """

    def contents(self, booklet: Booklet, setting: Setting) -> Sequence[Item]:
        """Lay out the contents; page numbers are filled in later."""

    def make_up(self, name: str, setting: Setting, *, count: int) -> Sequence[Item]:
        """Lay out ``count`` pages that make up the number a binding asks for."""

    def title(self, booklet: Booklet, setting: Setting) -> str:
        """What the window's bar and catalogues call the file."""

    def furniture(self, page: Page, setting: Setting) -> Sequence[Placed]:
        """Running head, folio and ornaments of a page: artifacts, all of them."""

    def proof(self, proof: Proof, words: ProofWords, setting: Setting) -> Sequence[Item]:
        """Lay out a translation with all that a translator and a reviewer ask of it."""

    def with_ids(
        self,
        page: Page,
        labels: Sequence[IdLabel],
        words: ProofWords,
        setting: Setting,
        *,
        trim: Size,
    ) -> Page:
        """Put a page of the booklet on a sheet, and the ids of its messages beside it."""


class PageReference(Protocol):
    """A block that shows a page number which is known when every page is filled."""

    target: str

    def resolve(self, number: int) -> None:
        """Fill the number in; called once, before painting."""


def is_page_reference(block: Block | PageReference) -> bool:
    """Whether a block waits for a page number."""
    return hasattr(block, "resolve")
