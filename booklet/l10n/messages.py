"""Every message of a booklet: what a translator is given, and where it goes back to.

A message is known by its context and its source. The context is made of the ids in the
content, never of positions: ``anna.learning_points.not-only-drugs.heading``. Paragraphs of
one body share a context; their sources tell them apart, as in gettext.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from booklet.model.content import Booklet, Fact, FactPart, Insert
from booklet.model.files import Figure, Ornament
from booklet.model.schema import Record
from booklet.model.words import Pattern, QuotationMarks
from booklet.source.passage import Passage
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from booklet.diagnostics import Location
    from booklet.model.schema import Key

    Words = Passage | Pattern | str
    Change = Callable[["Slot", Words], Words]
    Seen = Callable[[tuple[str, str], Words], Words]


@value
class Slot:
    """A place in the content where words stand.

    Attributes:
        context: the place, by ids.
        count: the number that is said with the words, if one is; they then have plural forms.
        is_alternative: whether the words stand for a picture.
        note: what an editor is told of the place; None where nobody writes it.
        location: of the record around, for words that do not know their own.
    """

    context: str
    count: int | None
    is_alternative: bool
    note: str
    location: Location


@value(by_identity=True)
class Message:
    """Words to translate.

    Attributes:
        context: with ``source``, what the message is known by.
        source: as the editor wrote it, white space folded.
        slot: the first place where it stands.
        places: all of them.
    """

    context: str
    source: str
    slot: Slot
    places: tuple[Location, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Context and source."""
        return self.context, self.source

    @property
    def has_plurals(self) -> bool:
        """Whether a number is said with it."""
        return self.slot.count is not None


_SHORT = 60

# A name is a name everywhere, and who made the study is an institution's own word.
_KEPT_LINES = frozenset(("name", "names", "authors"))


def messages(*sources: tuple[str, Record], own: str = "") -> tuple[Message, ...]:
    """Every message, in the order of reading, equal ones once.

    Args:
        sources: records with the beginning of their contexts; a booklet has none.
        own: folder of a locale's own files, as locations name it; nothing in them is to be
            translated.
    """
    found: dict[tuple[str, str], Message] = {}

    def note(slot: Slot, words: Words) -> Words:
        source = source_of(words)
        where = slot.location if isinstance(words, str) else words.location
        if own and where.file.startswith(own):
            return words
        known = found.get((slot.context, source))
        places = (*known.places, where) if known else (where,)
        first = known.slot if known else slot
        found[slot.context, source] = Message(slot.context, source, first, places)
        return words

    for prefix, record in sources:
        rewritten(record, note, prefix=prefix)
    return tuple(found.values())


def source_version(found: Iterable[Message]) -> str:
    """Twelve letters that change whenever a word of the source does."""
    digest = hashlib.sha256()
    for message in found:
        if not message.context.startswith("sheets."):  # printed, but in no booklet
            digest.update(f"{message.context}\0{message.source}\0".encode())
    return digest.hexdigest()[:12]


def source_of(words: Words) -> str:
    """What a message is found by: the words as the editor wrote them."""
    if isinstance(words, Passage):
        return words.source or words.plain
    if isinstance(words, Pattern):
        return "".join(
            f"{{{piece}}}" if index % 2 else piece for index, piece in enumerate(words.pieces)
        )
    return words


def short(text: str) -> str:
    """The beginning of a text, for a finding."""
    folded = " ".join(text.replace("\\\n", " ").split())
    return folded[:_SHORT] + ("…" if len(folded) > _SHORT else "")


def rewritten(record: Any, change: Change, *, prefix: str = "") -> Any:  # noqa: ANN401 - gives back what it was given
    """A record with everything a translator translates changed.

    Args:
        record: a booklet, or any other record of words.
        change: gets words and where they stand, and gives what shall stand there.
        prefix: how contexts begin; a booklet's begin with the ids of its sections.
    """
    if isinstance(record, Booklet):
        return _rewritten_booklet(record, change)
    return _record(record, change, prefix)


def shown_to(seen: Seen, change: Change, *, own: str = "") -> Change:
    """A change, and then another by whoever follows messages by context and source.

    Args:
        seen: gets a message's key and the words that stand for it, and gives back what shall.
        change: what is done first.
        own: folder of a locale's own files; what stands in them is no message.
    """

    def both(slot: Slot, words: Words) -> Words:
        where = slot.location if isinstance(words, str) else words.location
        new = change(slot, words)
        if own and where.file.startswith(own):
            return new
        return seen((slot.context, source_of(words)), new)

    return both


def _rewritten_booklet(booklet: Booklet, change: Change) -> Booklet:
    def slot(name: str, note: str) -> Slot:
        return Slot(f"booklet.{name}", None, False, note, booklet.location)

    keyword = slot("keywords", "A word to find the booklet by, in catalogues.")
    title = slot("title", "The whole title, for the window’s bar and for catalogues.")
    return booklet.changed(
        title=change(title, booklet.title),
        keywords=tuple(change(keyword, word) for word in booklet.keywords),
        sections=tuple(_record(one, change, one.id) for one in booklet.sections),
        optional=tuple(_record(one, change, one.id) for one in booklet.optional),
        words=_record(booklet.words, change, "words"),
    )


def _record(record: Any, change: Change, prefix: str) -> Any:  # noqa: ANN401 - as above
    changes: dict[str, object] = {}
    count = record.number if isinstance(record, (Fact, FactPart)) else None
    for name, old in record.named_values():
        declared = record.keys.get(name)
        if declared is None or old is None or isinstance(old, (int, Ornament, QuotationMarks)):
            continue
        slot = _slot(record, name, declared, prefix, count)
        new = _lines(old, change, slot) if _is_line(name, declared) else _field(old, change, slot)
        if new is not old:
            changes[name] = new
    return record.changed(**changes) if changes else record


def _slot(record: Record, name: str, declared: Key, prefix: str, count: int | None) -> Slot:
    """The place of a field; made for each, so it does no more than it must."""
    is_alternative = (name == "alt" and isinstance(record, Figure)) or (
        name == "pages" and isinstance(record, Insert)
    )
    spoken = count if name == "label" else None
    return Slot(f"{prefix}.{declared.name}", spoken, is_alternative, declared.help, record.location)


def _is_line(name: str, declared: Key) -> bool:
    """Whether a field holds lines of plain text that a reader sees in her language."""
    spec = getattr(declared.spec, "item", declared.spec)
    return spec.for_readers and name not in _KEPT_LINES


def _lines(old: Any, change: Change, slot: Slot) -> Any:  # noqa: ANN401 - as above
    return (
        tuple(change(slot, line) for line in old) if isinstance(old, tuple) else change(slot, old)
    )


def _field(old: Any, change: Change, slot: Slot) -> Any:  # noqa: ANN401 - as above
    if isinstance(old, (Passage, Pattern)):
        return change(slot, old)
    if isinstance(old, Record):
        return _record(old, change, slot.context)
    if isinstance(old, tuple):
        items = tuple(_item(item, change, slot) for item in old)
        return old if all(a is b for a, b in zip(items, old, strict=True)) else items
    return old


def _item(item: Any, change: Change, slot: Slot) -> Any:  # noqa: ANN401 - as above
    identity = getattr(item, "id", None)
    if identity is None:
        return _field(item, change, slot)
    # The list's own name says nothing that the id does not say: ``about.facts.parents``.
    return _record(item, change, f"{slot.context.rpartition('.')[0]}.{identity}")
