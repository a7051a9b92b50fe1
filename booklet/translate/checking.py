"""Looking through a whole catalogue: what is missing, and what may be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.l10n.codes import diagnose
from booklet.l10n.messages import short
from booklet.translate.checks import Comparison, check
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.diagnostics import Diagnostic
    from booklet.l10n.catalogue import Catalogue, Entry
    from booklet.l10n.messages import Message
    from booklet.translate.pages import Pages
    from booklet.translate.workspace import Workspace


@value
class Checked:
    """What was found in a translation.

    Attributes:
        findings: those of its words, then those of its pages.
        remarks: what no translator can mend, but should know.
    """

    findings: tuple[Diagnostic, ...]
    remarks: tuple[str, ...] = ()


def check_translation(
    space: Workspace, catalogue: Catalogue, *, english: Pages | None = None
) -> Checked:
    """Look through the words of a locale, and through its pages if it is known how they look.

    Args:
        space: of the locale.
        catalogue: its words, as they stand in the file.
        english: the source set, if somebody has set it already.
    """
    words = check_catalogue(space, catalogue)
    if space.layouts is None:
        return Checked(tuple(words))
    from booklet.translate.layout_check import LayoutCheck
    from booklet.translate.pages import english_pages

    english = english or english_pages(space.project, space.content, space.layouts)
    of_pages, remarks = LayoutCheck(space, catalogue, english=english).told()
    # What cannot be read has been told already.
    return Checked((*words, *(one for one in of_pages if one not in words)), tuple(remarks))


def check_catalogue(space: Workspace, catalogue: Catalogue) -> list[Diagnostic]:
    """Every finding of its words, in the order of the catalogue's lines."""
    findings = [one for message in space.messages for one in _message(space, catalogue, message)]
    return sorted(findings, key=lambda one: one.location.line if one.location else 0)


def _message(space: Workspace, catalogue: Catalogue, message: Message) -> Iterator[Diagnostic]:
    entry = catalogue.entries.get(message.key)
    found = short(message.source)
    if entry is None:
        yield diagnose("K012", message.places[0], found=found, tag=space.tag)
        return
    where = catalogue.location(entry)
    if not entry.is_complete:
        yield diagnose("K010", where, found=found, tag=space.tag)
    elif entry.is_fuzzy:
        yield diagnose("K011", where, found=found, tag=space.tag)
    yield from check_entry(space, catalogue, message, entry)


def check_entry(
    space: Workspace, catalogue: Catalogue, message: Message, entry: Entry
) -> Iterator[Diagnostic]:
    """What is wrong with the words of an entry, form by form; the same is said once."""
    said = set()
    for form, text in enumerate(entry.translations):
        if not text:
            continue
        comparison = Comparison(
            message,
            text,
            where=catalogue.location(entry, form if entry.lines else None),
            facts=space.facts,
            terms=space.terms,
            flags=entry.flags,
        )
        for one in check(comparison):
            if (one.code, one.message) not in said:
                said.add((one.code, one.message))
                yield one
