"""Structure trees of finished files, as a screen reader goes through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.tagging.structure import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

INLINE = frozenset({"Span", "Quote", "Link", "Reference"})


def paragraphs(element: Element) -> Iterator[str]:
    """What stands in each element that holds text itself, in reading order."""
    inline = [kid for kid in element.kids if isinstance(kid, str) or kid.tag in INLINE]
    if inline:
        yield element.text
        return
    for kid in element.kids:
        assert isinstance(kid, Element)
        yield from paragraphs(kid)
