"""What a translator is told of a message: what it is, what it must keep, how it is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from booklet.l10n.facts import LocaleFacts
    from booklet.l10n.messages import Message

_MARKS = {
    "]{quote}": "[…]{quote} – a participant’s own words, without quotation marks: these are added",
    "**": "**…** – strong",
    "](": "[…](address) – a link: the address stays as it is",
    "]{lang=": "[…]{lang=…} – words in another language",
    "\\\n": "\\ at the end of a line – a line break",
}


def notes(message: Message, facts: LocaleFacts) -> tuple[str, ...]:
    """The comments of a message, one line each."""
    slot = message.slot
    said = [slot.note] if slot.note else []
    if slot.is_alternative:
        said = ["Read out in the place of a picture: " + slot.note]
    if slot.count is not None:
        forms = ", ".join(facts.plurals)
        said.append(f"Said with a number, now {slot.count}. One form each for: {forms}.")
    kept = [meaning for mark, meaning in _MARKS.items() if mark in message.source]
    if kept:
        said.append("Keep the marks: " + "; ".join(kept) + ".")
    if is_pattern(message):
        said.append("Keep what stands in {braces}: it is filled in.")
    return tuple(said)


def is_pattern(message: Message) -> bool:
    """Whether a message has places to fill."""
    return message.context.startswith(("words.", "sheets.")) and "{" in message.source
