"""What goes out and comes back: one row a message, or one a plural form of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from booklet.diagnostics import Location
    from booklet.l10n.catalogue import Entry

TODO, AGAIN, DONE = "translate", "check again", "done"
"""The states of a row, in the words a translator reads."""


@value(kw_only=True, besides=("where",))
class Row:
    """A message outside.

    Attributes:
        id: of context, source and plural category; the same as long as these are.
        context: the place in the content.
        notes: for the translator.
        source: what is to be translated.
        target: the translation; empty if there is none.
        state: :data:`TODO`, :data:`AGAIN` or :data:`DONE`.
        where: its place in a file that came back; None in one that goes out.
    """

    id: str
    source: str
    target: str
    context: str = ""
    notes: tuple[str, ...] = ()
    state: str = TODO
    where: Location | None = None


@value(kw_only=True)
class Parcel:
    """All rows of a file.

    Attributes:
        project: the booklet's id.
        source: language that it is translated from.
        target: language that it is translated into.
        rows: in the order of reading.
    """

    project: str
    source: str
    target: str
    rows: tuple[Row, ...]


def row_id(entry: Entry, category: str = "") -> str:
    """The id of a row: a letter, then twelve digits of a hash, then its plural category."""
    digest = hashlib.sha256(f"{entry.context}\0{entry.source}".encode()).hexdigest()[:12]
    return f"m{digest}.{category}" if category else f"m{digest}"


def rows_of(entries: Iterable[Entry], categories: Sequence[str]) -> Iterator[Row]:
    """Every row of some entries.

    Args:
        entries: what has been translated so far.
        categories: plural categories of the locale.
    """
    for entry in entries:
        forms = categories if entry.plural is not None else ("",)
        for category, target in zip(forms, entry.translations, strict=True):
            again = (f"The English was: {entry.old_source}",) if entry.old_source else ()
            form = (f"The form for: {category}.",) if category else ()
            state = AGAIN if entry.is_fuzzy else DONE if target else TODO
            yield Row(
                id=row_id(entry, category),
                context=entry.context,
                notes=(*entry.notes, *form, *again),
                source=entry.source,
                target=target,
                state=state,
            )
