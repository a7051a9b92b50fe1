"""The title of a section, with its place in the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Anchor, Group, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.diagnostics import Location
    from booklet.model.content import Passage
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting
    from booklet.typeset.text import Text


def title(words: Passage, setting: Setting, *, name: str, look: str = "title") -> Text:
    """A section's title: a first-level heading that the contents and outline lead to."""
    anchor = Anchor(name, words.plain.replace("\n", " "))
    return setting.text(words, look, tag="H1", anchor=anchor)


def heading(words: Passage, setting: Setting, *, name: str, look: str = "heading") -> Text:
    """A heading within a section, one level down in the outline."""
    anchor = Anchor(name, words.plain.replace("\n", " "), level=1)
    return setting.text(words, look, tag="H2", anchor=anchor)


def section(children: Sequence[Item], *, of: str = "", location: Location | None = None) -> Group:
    """A section of the structure tree."""
    return Group(Tag("Sect", title=of or None), tuple(children), location)
