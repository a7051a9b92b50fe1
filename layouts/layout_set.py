"""A set of layouts: what one kind of edition does with each kind of section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from booklet.model.content import Booklet
    from booklet.typeset.block import Item
    from booklet.typeset.page import Page, Placed
    from booklet.typeset.setting import Setting

    LayoutFunction = Callable[..., Sequence[Item]]


@value(kw_only=True)
class LayoutSet:
    """The layouts of a booklet, or of a handout.

    Attributes:
        sections: by kind of section.
        furniture: what stands on every page beside its content.
        make_ups: by role of a page that makes up the number a binding asks for.
        contents: the table of contents; None where there is none.
        title: of the file; None for the booklet's.
    """

    sections: Mapping[str, LayoutFunction]
    furniture: Callable[[Page, Setting], Sequence[Placed]]
    make_ups: Mapping[str, LayoutFunction]
    contents: Callable[[Booklet, Setting], Sequence[Item]] | None = None
    title: Callable[[Booklet, Setting], str] | None = None
