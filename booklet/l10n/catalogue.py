"""A catalogue of translations as a value: entries by context and source.

What gettext calls a PO file, without its syntax (:mod:`booklet.l10n.po`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import Location
from booklet.values import value

if TYPE_CHECKING:
    from booklet.source.files import SourceText

Key = tuple[str, str]
"""Context and source."""


@value(kw_only=True, besides=("line", "lines"))
class Entry:
    """A message with its translation.

    Attributes:
        context: the place in the content, by ids.
        source: in the source's language, with inline marks.
        plural: the source for other numbers; None where no number is said.
        translations: one, or one a plural category; empty text where there is none.
        flags: ``fuzzy`` and others, in the order written.
        remarks: of translators (``#``).
        notes: for translators (``#.``).
        places: in the content (``#:``).
        old_context: where a translation was taken from, if it was another place.
        old_source: what it was made from, if the source has changed since.
        is_obsolete: whether the source no longer has the message.
        line: of its ``msgctxt`` or ``msgid`` in the file, from 1.
        lines: of each translation.
    """

    context: str
    source: str
    plural: str | None = None
    translations: tuple[str, ...] = ("",)
    flags: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    old_context: str | None = None
    old_source: str | None = None
    is_obsolete: bool = False
    line: int = 0
    lines: tuple[int, ...] = ()

    @property
    def key(self) -> Key:
        """What it is found by."""
        return self.context, self.source

    @property
    def is_fuzzy(self) -> bool:
        """Whether a person has yet to look at it."""
        return "fuzzy" in self.flags

    @property
    def is_complete(self) -> bool:
        """Whether every form of it has been translated."""
        return all(self.translations)

    @property
    def is_translated(self) -> bool:
        """Whether it may go to print."""
        return self.is_complete and not self.is_fuzzy


@value(by_identity=True)
class Catalogue:
    """All entries of a locale.

    Attributes:
        header: fields by name, in order.
        remarks: comments above everything.
        entries: by key, in order, without those that are obsolete.
        obsolete: kept for their translations.
        source: the file they were read from; None if they were not read.
    """

    header: dict[str, str]
    entries: dict[Key, Entry]
    obsolete: tuple[Entry, ...] = ()
    remarks: tuple[str, ...] = ()
    source: SourceText | None = None

    def location(self, entry: Entry, form: int | None = None) -> Location:
        """Where an entry stands, or one of its translations."""
        file = self.source.file if self.source else ""
        line = entry.line if form is None else entry.lines[form]
        return Location(file, line or 1, 1, entry.context)
