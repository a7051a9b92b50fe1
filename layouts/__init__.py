"""How the booklet looks: one module a section kind, blocks that several of them share."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from booklet.source.names import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.geometry import Size
    from booklet.model.content import Booklet, Section
    from booklet.typeset.block import Item
    from booklet.typeset.page import Page, Placed
    from booklet.typeset.proof import IdLabel, Proof, ProofWords
    from booklet.typeset.setting import Setting
    from layouts.layout_set import LayoutSet

SETS = {
    "booklet": "layouts.booklet",
    "discussion": "layouts.handouts.discussion",
    "facts": "layouts.handouts.facts",
    "handout": "layouts.handouts.handout",
    "learning-points": "layouts.handouts.learning_points",
    "poster": "layouts.handouts.poster",
    "proof": "layouts.proof",
}
"""The module of each set of layouts, by the name that editions give; read when it is used."""


class BookletLayouts:
    """The layouts of this project, as the engine asks for them."""

    def section(self, section: Section, setting: Setting, *, place: int) -> Sequence[Item]:
        """Lay out a section by the layout of its kind."""
        layouts = _chosen(setting).sections
        lay_out = named(layouts, section.kind, what="layout", file=_file(setting))
        return lay_out(section, setting, place=place)

    def contents(self, booklet: Booklet, setting: Setting) -> Sequence[Item]:
        """Lay out the contents, where the edition has them."""
        lay_out = _chosen(setting).contents
        return lay_out(booklet, setting) if lay_out else ()

    def make_up(self, name: str, setting: Setting, *, count: int) -> Sequence[Item]:
        """Lay out the pages that make up the number a binding asks for."""
        lay_out = named(_chosen(setting).make_ups, name, what="layout", file=_file(setting))
        return lay_out(setting, count=count)

    def title(self, booklet: Booklet, setting: Setting) -> str:
        """What the window's bar and catalogues call the file: the booklet's title, or its own."""
        title = _chosen(setting).title
        return title(booklet, setting) if title else booklet.title.plain

    def furniture(self, page: Page, setting: Setting) -> Sequence[Placed]:
        """Running head, folio and whatever else the pages of an edition have."""
        return _chosen(setting).furniture(page, setting)

    def proof(self, proof: Proof, words: ProofWords, setting: Setting) -> Sequence[Item]:
        """Lay out a proof for translators."""
        from layouts.proof import lay_out

        return lay_out(proof, words, setting)

    def with_ids(
        self,
        page: Page,
        labels: Sequence[IdLabel],
        words: ProofWords,
        setting: Setting,
        *,
        trim: Size,
    ) -> Page:
        """Put a page on a sheet, and the ids of its messages beside it."""
        from layouts.proof.ids import with_ids

        return with_ids(page, labels, words, setting, trim=trim)


def _chosen(setting: Setting) -> LayoutSet:
    edition = setting.edition
    module = import_module(named(SETS, edition.layouts, what="layouts", file="layouts/__init__.py"))
    layouts: LayoutSet = module.LAYOUTS
    return layouts


def _file(setting: Setting) -> str:
    return SETS[setting.edition.layouts].replace(".", "/") + ".py"


__all__ = ["BookletLayouts"]
