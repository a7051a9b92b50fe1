"""Tables as people see them: six columns, the languages at the heads of two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import Location
from booklet.l10n.facts import facts_of
from booklet.source.addresses import is_language
from booklet.translate.exchange.guard import refuse
from booklet.translate.exchange.rows import AGAIN, DONE, TODO, Parcel, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

_ID = "id"
_STATE = "state: translate, check again, done"

TARGET = 5
"""Which column has the translations, counted from 1."""


def titles(parcel: Parcel) -> tuple[str, ...]:
    """The heads of the columns."""
    return (
        f"{_ID} ({parcel.project})",
        "place",
        "notes",
        parcel.source,
        parcel.target,
        _STATE,
    )


def is_rtl(parcel: Parcel) -> bool:
    """Whether translations are typed from the right."""
    facts = facts_of(parcel.target)
    return facts is not None and facts.direction == "rtl"


def lines_of(parcel: Parcel) -> list[tuple[str, ...]]:
    """A table: the heads of the columns, then a line for each row."""
    rows = (
        (row.id, row.context, "\n".join(row.notes), row.source, row.target, row.state)
        for row in parcel.rows
    )
    return [titles(parcel), *rows]


def parcel_of(lines: Sequence[Sequence[str]], file: str) -> Parcel:
    """A parcel from the texts of a table.

    Raises:
        BookletError: if the heads of the columns are not ours.
    """
    head = [text.strip() for text in lines[0][:6]] if lines else []
    ours = len(head) == 6 and head[0].startswith(f"{_ID} (")  # noqa: PLR2004 - columns
    if not ours or not is_language(head[3]) or not is_language(head[4]):
        refuse(file, "the heads of the columns are not those that went out", code="K043", line=1)
    rows = []
    for number, line in enumerate(lines[1:], 2):
        texts = [*line, *[""] * 6][:6]
        if any(text.strip() for text in texts):
            rows.append(_row(texts, Location(file, number, TARGET, texts[1])))
    project = head[0].removeprefix(f"{_ID} (").removesuffix(")")
    return Parcel(project=project, source=head[3], target=head[4], rows=tuple(rows))


def _row(texts: list[str], where: Location) -> Row:
    state = texts[5].strip().lower()
    return Row(
        id=texts[0].strip(),
        context=texts[1],
        notes=tuple(texts[2].split("\n")) if texts[2] else (),
        source=texts[3],
        target=texts[4],
        state=state if state in (TODO, AGAIN, DONE) else TODO,
        where=where,
    )
