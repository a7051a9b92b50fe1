"""A document that is no booklet: blocks in, pages out, without parts that a binding asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError
from booklet.typeset.compose import Composition
from booklet.typeset.overfull import too_tall
from booklet.typeset.page import PartPages, TooTall
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.typeset.block import Item
    from booklet.typeset.layout import Layouts
    from booklet.typeset.setting import Setting


def set_document(
    name: str, items: Sequence[Item], *, layouts: Layouts, setting: Setting
) -> Composition:
    """Fill pages with blocks, as many as it takes.

    Args:
        name: of its one part.
        items: in reading order.
        layouts: have its furniture.
        setting: theme and edition.

    Raises:
        BookletError: if something cannot be set (L001).
    """
    try:
        pages = setting.filler(1).fill(items)
    except TooTall as fault:
        raise BookletError([too_tall(fault)]) from None
    furnished = tuple(
        changed(page, furniture=tuple(layouts.furniture(page, setting))) for page in pages
    )
    return Composition((PartPages(name, tuple(items), furnished),), ())
