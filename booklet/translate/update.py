"""New messages into an old catalogue, without losing a word that somebody translated."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from booklet.l10n.catalogue import Catalogue, Entry
from booklet.translate.comments import is_pattern, notes
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from booklet.l10n.catalogue import Key
    from booklet.l10n.facts import LocaleFacts
    from booklet.l10n.glossary import Term
    from booklet.l10n.messages import Message
    from booklet.translate.room import Placement

NEAR = 0.6
"""How like an old source a new one must be to be the same paragraph, changed."""


def updated(
    old: Catalogue | None,
    messages: Sequence[Message],
    *,
    facts: LocaleFacts,
    project_id: str,
    terms: tuple[Term, ...] = (),
    places: Mapping[Key, tuple[Placement, ...]] | None = None,
) -> Catalogue:
    """A catalogue of just these messages, in this order.

    A message whose source has changed keeps its translation, is fuzzy, and has the old
    source beside it; a translation whose message is gone is kept as obsolete.

    Args:
        old: the catalogue so far; None for a new one.
        messages: in the order of reading.
        facts: of the locale.
        project_id: what the catalogue is of, for its header.
        terms: of the glossary, for the comments.
        places: where messages stand in the source, for the comments; None if nobody has looked.
    """
    known = dict(old.entries) if old else {}
    kept = {one.key: one for one in old.obsolete} if old else {}
    taken = {message.key for message in messages} & set(known)
    left = [one for key, one in known.items() if key not in taken]
    entries: dict[Key, Entry] = {}
    for message in messages:
        there = None if places is None else places.get(message.key, ())
        fresh = _fresh(message, facts, notes(message, facts, terms, there))
        if message.key in known:
            entry = _carried(fresh, known[message.key])
        elif message.key in kept:
            entry = _carried(fresh, kept.pop(message.key))
        else:
            before = _nearest(message, left, messages)
            entry = fresh if before is None else _fuzzy(fresh, before)
            if before is not None and before in left:
                left.remove(before)
        entries[message.key] = entry
    gone = [
        changed(one, is_obsolete=True, notes=(), places=()) for one in left if any(one.translations)
    ]
    header = _header(old.header if old else {}, facts, project_id)
    remarks = old.remarks if old else ()
    return Catalogue(header, entries, (*kept.values(), *gone), remarks)


def _header(old: dict[str, str], facts: LocaleFacts, project_id: str) -> dict[str, str]:
    """Our fields as they must be, others as they were; no date: the same input, the same file."""
    ours = {
        "Project-Id-Version": project_id,
        "Report-Msgid-Bugs-To": old.get("Report-Msgid-Bugs-To", ""),
        "Last-Translator": old.get("Last-Translator", ""),
        "Language-Team": old.get("Language-Team", facts.english),
        "Language": facts.tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": facts.plural_forms,
    }
    return {**ours, **{name: text for name, text in old.items() if name not in ours}}


def _fresh(message: Message, facts: LocaleFacts, comments: tuple[str, ...]) -> Entry:
    forms = len(facts.plurals) if message.has_plurals else 1
    return Entry(
        context=message.context,
        source=message.source,
        plural=message.source if message.has_plurals else None,
        translations=("",) * forms,
        flags=("python-brace-format",) if is_pattern(message) else (),
        notes=comments,
        places=tuple(f"{place.file}:{place.line}" for place in message.places),
    )


def _carried(fresh: Entry, old: Entry) -> Entry:
    """A new entry with what people have added to the old one."""
    ours = {*fresh.flags, "python-brace-format"}
    added = tuple(flag for flag in old.flags if flag not in ours)
    fuzzy = tuple(flag for flag in added if flag == "fuzzy")
    others = tuple(flag for flag in added if flag != "fuzzy")
    translations = old.translations
    if len(translations) != len(fresh.translations):
        # One form became several, or several one: a person must look.
        translations = (*translations, *fresh.translations)[: len(fresh.translations)]
        fuzzy = ("fuzzy",) if any(translations) else fuzzy
    return changed(
        fresh,
        translations=translations,
        flags=(*fuzzy, *fresh.flags, *others),
        remarks=old.remarks,
        old_context=old.old_context,
        old_source=old.old_source,
    )


def _fuzzy(fresh: Entry, before: Entry) -> Entry:
    """A new entry with the translation of an older source."""
    carried = _carried(fresh, before)
    if not any(before.translations):
        return changed(carried, flags=fresh.flags, old_context=None, old_source=None)
    # What was fuzzy already keeps the source that its translation was made from.
    made_from = before.old_source if before.old_source is not None else before.source
    flags = ("fuzzy", *(flag for flag in carried.flags if flag != "fuzzy"))
    moved = before.context if before.context != fresh.context else None
    return changed(carried, flags=flags, old_source=made_from, old_context=moved)


def _nearest(message: Message, left: Iterable[Entry], messages: Sequence[Message]) -> Entry | None:
    """The old message that this one was, before its source or its place changed."""
    here = [one for one in left if one.context == message.context]
    alone = sum(1 for one in messages if one.context == message.context) == 1
    if here and alone and len(here) == 1:
        return here[0]
    likeness = {one.key: _likeness(one.source, message.source) for one in here}
    near = max(here, key=lambda one: likeness[one.key], default=None)
    if near is not None and likeness[near.key] >= NEAR:
        return near
    return next((one for one in left if one.source == message.source), None)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
