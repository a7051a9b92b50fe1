"""References to pages, filled in when every page is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from booklet.diagnostics import BookletError, Diagnostic
from booklet.typeset.block import blocks_of
from booklet.typeset.layout import PageReference, is_page_reference
from booklet.typeset.page import PartPages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from booklet.typeset.block import Block
    from booklet.typeset.composition import AnyPart


def anchor_pages(parts: Iterable[AnyPart]) -> dict[str, int]:
    """On which page each anchor stands that something could lead to."""
    numbers: dict[str, int] = {}
    for part in parts:
        if not isinstance(part, PartPages):
            numbers[part.insert.id] = part.first_page
            continue
        for page in part.pages:
            for placed in page.placed:
                for block in (placed.block, *blocks_of(placed.block.children)):
                    if block.anchor:
                        numbers.setdefault(block.anchor.name, page.number)
    return numbers


def are_within(parts: Iterable[AnyPart], numbers: Mapping[str, int]) -> bool:
    """Whether all that parts refer to stands on pages that are known."""
    return all(reference.target in numbers for _, reference in _references(parts))


def resolve(parts: Iterable[AnyPart], numbers: Mapping[str, int]) -> None:
    """Fill the numbers of pages in.

    Raises:
        BookletError: L003 if there is no such place.
    """
    for block, reference in _references(parts):
        if reference.target not in numbers:
            raise BookletError([_nowhere(block, reference.target)])
        reference.resolve(numbers[reference.target])


def _references(parts: Iterable[AnyPart]) -> Iterator[tuple[Block, PageReference]]:
    for part in parts:
        if isinstance(part, PartPages):
            for block in blocks_of(part.items):
                if is_page_reference(block):
                    yield block, cast("PageReference", block)


def _nowhere(block: Block, target: str) -> Diagnostic:
    return Diagnostic(
        code="L003",
        message=f"the contents leads to “{target}”, which is in no part of this edition",
        location=block.location,
        hints=("name its kind in a part of the edition, or “rest”",),
    )
