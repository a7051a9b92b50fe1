"""What a translator is told of a message: what it is, what it must keep, how it is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.translate.terms import forms_of, in_text
from booklet.translate.whereabouts import whereabouts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.l10n.facts import LocaleFacts
    from booklet.l10n.glossary import Term
    from booklet.l10n.messages import Message
    from booklet.translate.room import Placement

_MARKS = {
    "]{quote}": "[…]{quote} – a participant’s own words, without quotation marks: these are added",
    "**": "**…** – strong",
    "](": "[…](address) – a link: the address stays as it is",
    "]{lang=": "[…]{lang=…} – words in another language",
    "\\\n": "\\ at the end of a line – a line break",
}


def notes(
    message: Message,
    facts: LocaleFacts,
    terms: tuple[Term, ...] = (),
    places: Sequence[Placement] | None = None,
) -> tuple[str, ...]:
    """The comments of a message, one line each.

    Args:
        message: what is to be translated.
        facts: of the locale.
        terms: of the glossary.
        places: where it stands in the English; None if nobody has looked.
    """
    slot = message.slot
    said = [slot.note] if slot.note else []
    if slot.is_alternative:
        said = ["Read out in the place of a picture: " + slot.note]
    if places is not None and not message.context.startswith(("booklet.", "sheets.")):
        said.append(whereabouts(places))
    if slot.count is not None:
        forms = ", ".join(facts.plurals)
        said.append(f"Said with a number, now {slot.count}. One form each for: {forms}.")
    kept = [meaning for mark, meaning in _MARKS.items() if mark in message.source]
    if kept:
        said.append("Keep the marks: " + "; ".join(kept) + ".")
    if is_pattern(message):
        said.append("Keep what stands in {braces}: it is filled in.")
    said += _of_terms(tuple(in_text(terms, message.source)), facts.tag)
    return tuple(said)


def _of_terms(terms: tuple[Term, ...], tag: str) -> list[str]:
    said = []
    kept = [one.term for one in terms if one.kept]
    if kept:
        said.append(f"Never translated: {', '.join(kept)}.")
    for one in terms:
        agreed = forms_of(one, tag)
        if not one.kept and agreed:
            said.append(f"Agreed for “{one.term}”: {agreed[0]}.")
        if one.note:
            said.append(f"{one.term}: {one.note}")
    return said


def is_pattern(message: Message) -> bool:
    """Whether a message has places to fill."""
    return message.context.startswith(("words.", "sheets.")) and "{" in message.source
