"""What came back → the catalogue: matched by id and source, checked, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import Location
from booklet.l10n.codes import diagnose
from booklet.l10n.messages import short
from booklet.source.files import is_unwanted
from booklet.translate.checks import Comparison, check
from booklet.translate.exchange.rows import AGAIN, DONE, row_id
from booklet.values import changed, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.diagnostics import Diagnostic
    from booklet.l10n.catalogue import Catalogue, Entry, Key
    from booklet.l10n.messages import Message
    from booklet.translate.exchange.rows import Row
    from booklet.translate.workspace import Workspace

_NOWHERE = Location("", 1, 1)


@value
class Place:
    """Which form of which entry a row is."""

    key: Key
    form: int


@value(kw_only=True)
class Taken:
    """What became of the rows.

    Attributes:
        catalogue: with the rows that are in order.
        findings: cell by cell, errors and warnings.
        new: how many have a translation where there was none.
        replaced: how many have another one than was there.
        same: how many say what was there already.
        empty: how many say nothing; what was there stays.
        left_out: how many have errors.
    """

    catalogue: Catalogue
    findings: tuple[Diagnostic, ...]
    new: int
    replaced: int
    same: int
    empty: int
    left_out: int


def take_in(space: Workspace, catalogue: Catalogue, rows: Sequence[Row]) -> Taken:
    """Put rows into a catalogue; whether it is written, the caller decides by the findings."""
    places = dict(_places(catalogue, space.facts.plurals))
    messages = {message.key: message for message in space.messages}
    entries = dict(catalogue.entries)
    findings: list[Diagnostic] = []
    seen: dict[str, str] = {}
    counts = {"new": 0, "replaced": 0, "same": 0, "empty": 0, "left_out": 0}
    for row in rows:
        place = places.get(row.id)
        entry = entries[place.key] if place else None
        wrong = list(_mismatch(row, entry, seen))
        message = messages.get(place.key) if place else None
        if place and entry and not wrong and row.target.strip():
            wrong = list(_cell(space, message, entry, row))
        findings += wrong
        if any(one.severity == "error" for one in wrong):
            counts["left_out"] += 1
        elif place and entry:
            new, how = _entry(entry, place.form, row)
            entries[place.key] = new
            counts[how] += 1
    made = changed(catalogue, entries=entries)
    return Taken(catalogue=made, findings=tuple(findings), **counts)


def _places(catalogue: Catalogue, categories: Sequence[str]) -> Iterator[tuple[str, Place]]:
    for entry in catalogue.entries.values():
        forms = categories if entry.plural is not None else ("",)
        for form, category in enumerate(forms):
            yield row_id(entry, category), Place(entry.key, form)


def _mismatch(row: Row, entry: Entry | None, seen: dict[str, str]) -> Iterator[Diagnostic]:
    """A row that is none of ours, or no longer."""
    where = row.where or _NOWHERE
    if entry is None:
        yield diagnose("K044", where, found=row.id[:40])
        return
    if _same(row.source) != _same(entry.source):
        yield diagnose("K045", where, found=short(row.source))
    if seen.setdefault(row.id, row.target) != row.target:
        yield diagnose("K046", where, found=short(row.source))


def _same(text: str) -> str:
    """A source as it is compared: programs change white space, and mean nothing by it."""
    return " ".join(text.split())


def _cell(
    space: Workspace, message: Message | None, entry: Entry, row: Row
) -> Iterator[Diagnostic]:
    """What is wrong with the words of one cell."""
    where = row.where or _NOWHERE
    strange = sorted({c for c in row.target if is_unwanted(c) and c not in "\n\r"})
    if strange:
        said = ", ".join(f"U+{ord(c):04X}" for c in strange)
        yield diagnose("K049", where, found=said)
        return
    if message is None:
        return  # obsolete, but still in the catalogue: update will say so
    yield from check(
        Comparison(
            message,
            tidied(row.target),
            where=where,
            facts=space.facts,
            terms=space.terms,
            flags=entry.flags,
        )
    )


def tidied(text: str) -> str:
    """A translation without the white space that programs put round it, line ends ours."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(" \n")


def _entry(entry: Entry, form: int, row: Row) -> tuple[Entry, str]:
    """An entry with one of its translations, and what that was."""
    target = tidied(row.target)
    if not target:
        return entry, "empty"
    translations = (*entry.translations[:form], target, *entry.translations[form + 1 :])
    before = entry.translations[form]
    how = "same" if target == before else "replaced" if before else "new"
    new = changed(entry, translations=translations)
    if row.state == AGAIN and not entry.is_fuzzy:
        new = changed(new, flags=("fuzzy", *entry.flags))
    elif entry.is_fuzzy and (row.state == DONE or (how != "same" and row.state != AGAIN)):
        flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
        new = changed(new, flags=flags, old_source=None, old_context=None)
    return new, how
