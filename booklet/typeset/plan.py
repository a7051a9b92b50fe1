"""Which sections stand in which part of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic
from booklet.model.content import Insert
from booklet.source.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import Booklet, Section
    from booklet.typeset.edition import Edition
    from booklet.typeset.setting import Setting

CONTENTS = "contents"

Plan = tuple[str, "list[Section | str] | Insert"]
"""A part's name, and what stands in it: sections, ``CONTENTS`` among them, or an insert."""


def plans_of(booklet: Booklet, edition: Edition) -> list[Plan]:
    """The parts of an edition that have anything in them; an insert splits the one it is in.

    Raises:
        BookletError: E002 if it is an edition of one section that the booklet does not have.
    """
    named = {kind for part in edition.parts for kind in part.sections}
    rest = [s for s in booklet.sections if s.kind not in named]
    plans: list[Plan] = []
    for part in edition.parts:
        held: list[Section | str] = []
        for kind in part.sections:
            wanted = rest if kind == "rest" else _of_kind(kind, booklet, edition)
            for section in wanted:
                if isinstance(section, Insert):
                    plans += [(part.name, held), (section.id, section)]
                    held = []
                else:
                    held.append(section)
        plans.append((part.name, held))
    return [plan for plan in plans if plan[1]]


def inserts_of(booklet: Booklet, edition: Edition) -> list[Insert]:
    """The inserts of an edition that the content names."""
    return [content for _, content in plans_of(booklet, edition) if isinstance(content, Insert)]


def taken(booklet: Booklet, setting: Setting) -> Booklet:
    """What there is of a booklet: in one ink, no pages made elsewhere."""
    if setting.theme.one_ink is None:
        return booklet
    own = tuple(section for section in booklet.sections if not isinstance(section, Insert))
    return booklet.changed(sections=own)


def _of_kind(kind: str, booklet: Booklet, edition: Edition) -> Sequence[Section | str]:
    """The sections of a kind; in an edition of one of them, that one."""
    if kind == CONTENTS:
        return [CONTENTS]
    found = [s for s in booklet.sections if s.kind == kind]
    if kind != edition.each or not edition.of:
        return found
    one = [section for section in found if section.id == edition.of]
    if not one:
        raise BookletError([_no_such(edition, [section.id for section in found])])
    return one


def _no_such(edition: Edition, known: list[str]) -> Diagnostic:
    return Diagnostic(
        code="E002",
        message=f"there is no {edition.each} “{edition.of}” to make “{edition.name}” of",
        location=None,
        hints=(*did_you_mean(edition.of, known), f"there is {', '.join(known)}"),
    )
