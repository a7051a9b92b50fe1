"""Going through everything a record contains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.model.schema import Record
from booklet.source.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Change = Callable[[Passage | str], Passage | str]


def passages(value: object) -> Iterator[Passage]:
    """Every passage inside a value, in the order of its fields."""
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from passages(item)
    elif isinstance(value, Record):
        for _, field in value.named_values():
            yield from passages(field)


def records(value: object) -> Iterator[Record]:
    """Every record inside a value, the outer before the inner."""
    if isinstance(value, tuple):
        for item in value:
            yield from records(item)
    elif isinstance(value, Record):
        yield value
        for _, field in value.named_values():
            yield from records(field)


def mapped(value: Any, change: Change) -> Any:  # noqa: ANN401 - gives back what it was given
    """A value with every passage and every line of text inside it changed.

    Args:
        value: a record, or what a field of one holds.
        change: gets a passage, or a string that a reader sees (never an id, an address or
            a path), and gives back what shall stand in its place; itself for no change.

    Returns:
        The same object where nothing changed.
    """
    if isinstance(value, Passage):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(mapped(item, change) for item in value)
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items
    if isinstance(value, Record):
        return _mapped_record(value, change)
    return value


def _mapped_record(record: Record, change: Change) -> Record:
    changes: dict[str, object] = {}
    for name, old in record.named_values():
        if isinstance(old, str) and name in record.keys and record.keys[name].spec.for_readers:
            new = change(old)
        else:
            new = mapped(old, change)
        if new is not old:
            changes[name] = new
    return record.changed(**changes) if changes else record
