"""Every dictionary that pages use: graphics states, pictures, forms, fonts, patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject

from booklet.preflight.objects import entry, resolved
from booklet.preflight.sheet import inherited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined

_MOST = 200_000


def used(examined: Examined) -> tuple[tuple[int, DictionaryObject], ...]:
    """Dictionaries and streams, each once, with the first page that uses it."""
    return examined.once("used", lambda: tuple(_used(examined)))


def _used(examined: Examined) -> Iterator[tuple[int, DictionaryObject]]:
    seen: dict[int, object] = {}  # kept, so that no identity is given away twice
    for page in examined.pages:
        waiting: list[object] = [entry(page.page, "/Group"), inherited(page.page, "/Resources")]
        while waiting and len(seen) < _MOST:
            held = resolved(waiting.pop())
            if not isinstance(held, ArrayObject | DictionaryObject) or id(held) in seen:
                continue
            seen[id(held)] = held
            if isinstance(held, ArrayObject):
                waiting += held
                continue
            yield page.number, held
            waiting += [held.raw_get(key) for key in held if key not in {"/Parent", "/P"}]
