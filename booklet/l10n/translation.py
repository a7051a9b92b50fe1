"""A catalogue put to use: the words of a locale in the place of those of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Location
from booklet.l10n.codes import diagnose
from booklet.l10n.facts import facts_of
from booklet.l10n.messages import (
    messages,
    rewritten,
    short,
    shown_to,
    source_of,
    source_version,
)
from booklet.l10n.po import read_po
from booklet.l10n.quotes import curled
from booklet.l10n.standing import FOLDER, read_standing
from booklet.model.schema import Reader
from booklet.model.words import Pattern, QuotationMarks, pieces_of
from booklet.source.files import read_text, shown_path
from booklet.source.findings import Findings
from booklet.source.inline import read_passage
from booklet.source.nodes import Scalar
from booklet.source.passage import Passage, Run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from booklet.diagnostics import Diagnostic
    from booklet.l10n.catalogue import Catalogue
    from booklet.l10n.facts import LocaleFacts
    from booklet.l10n.messages import Change, Seen, Slot, Words
    from booklet.l10n.standing import Standing
    from booklet.model.content import Booklet


class Translation:
    """A locale's catalogue, its facts and its standing.

    Attributes:
        facts: of the locale.
        catalogue: its words.
        standing: how far they have come.
        own: folder of the locale's own files, as locations name it.
        seen: told each message and the words that are put in its place; what it gives is put
            there.
    """

    def __init__(
        self,
        facts: LocaleFacts,
        catalogue: Catalogue,
        standing: Standing,
        *,
        own: str = "",
        seen: Seen | None = None,
    ) -> None:
        self.own, self.seen = own, seen
        self.facts = facts
        self.catalogue = catalogue
        self.standing = standing

    @property
    def quotation_marks(self) -> QuotationMarks:
        """The locale's marks."""
        opening, closing, inner_opening, inner_closing = self.facts.marks
        return QuotationMarks(
            opening=opening,
            closing=closing,
            inner_opening=inner_opening,
            inner_closing=inner_closing,
            location=self.standing.location,
        )

    def of_booklet(self, booklet: Booklet, *, draft: bool) -> Booklet:
        """The booklet in this locale.

        Raises:
            BookletError: with every message that has no translation, unless it is a draft.
        """
        stale = [] if draft else list(self._stale_review(booklet))
        try:
            made: Booklet = self.of_record(booklet, language=booklet.language, draft=draft)
        except BookletError as error:
            raise BookletError([*stale, *error.diagnostics]) from None
        if stale:
            raise BookletError(stale)
        words, marks = made.words, self.quotation_marks
        if not self.is_own(words.quotation_marks.location):
            words = words.changed(quotation_marks=marks)
        notice = words.draft_notice if self.standing.standing == "draft" or draft else None
        year, month = (int(number) for number in booklet.date.split("-")[:2])
        date, source = self.facts.month(year, month), words.translated_from
        imprint = [source.weave(source.location, date=date)]
        if self.standing.translators:
            names = self.facts.listed(self.standing.translators)
            imprint.append(words.translated_by.weave(words.translated_by.location, names=names))
        return made.changed(
            words=words,
            language=self.facts.tag,
            written_in=booklet.language,
            direction=self.facts.direction,
            digits=self.facts.digits,
            standing="draft" if notice else self.standing.standing,
            notice=notice,
            imprint=tuple(imprint),
        )

    def is_own(self, where: Location) -> bool:
        """Whether words stand in a file of the locale's own, in its language."""
        return bool(self.own) and where.file.startswith(self.own)

    def _stale_review(self, booklet: Booklet) -> Iterator[Diagnostic]:
        """A review is of the English it was made for, and of no other."""
        review = self.standing.reviewed
        if review is None or self.standing.standing != "reviewed":
            return
        version = source_version(messages(("", booklet), own=self.own))
        if review.source != version:
            found = {"found": review.source, "version": version, "tag": self.facts.tag}
            yield diagnose("K014", review.location, **found)

    def of_record(self, record: Any, *, language: str, draft: bool, prefix: str = "") -> Any:  # noqa: ANN401 - gives back what it was given
        """Any record of words in this locale.

        Args:
            record: the words as written.
            language: in which they are written.
            draft: whether they may stand where there is no translation.
            prefix: how the contexts of its messages begin.

        Raises:
            BookletError: with everything that is missing or wrong.
        """
        use = _Use(self, language, draft=draft)
        change: Change = use.change
        if self.seen is not None:
            change = shown_to(self.seen, use.change, own=self.own)
        made = rewritten(record, change, prefix=prefix)
        if use.wrong:
            raise BookletError(use.wrong)
        return made


class _Use:
    """Puts translations in their places, and collects what stands in the way."""

    def __init__(self, translation: Translation, language: str, *, draft: bool) -> None:
        self.is_own = translation.is_own
        self.tag = translation.facts.tag
        self.facts = translation.facts
        self.catalogue = translation.catalogue
        self.marks = translation.quotation_marks
        self.language = language
        self.draft = draft
        self.wrong: list[Diagnostic] = []

    def change(self, slot: Slot, words: Words) -> Words:
        if self.is_own(slot.location if isinstance(words, str) else words.location):
            return words
        source = source_of(words)
        entry = self.catalogue.entries.get((slot.context, source))
        text, where, code = "", slot.location if isinstance(words, str) else words.location, "K012"
        if entry is not None:
            form = self.facts.plural(slot.count) if slot.count is not None else 0
            if form < len(entry.translations):
                text, where = entry.translations[form], self.catalogue.location(entry, form)
            code = "K011" if entry.is_fuzzy else "K010"
        if entry is None or entry.is_fuzzy or not text:
            if not self.draft:
                found = short(source)
                place = where if where.path == slot.context else _with_path(where, slot.context)
                self.wrong.append(diagnose(code, place, found=found, tag=self.tag))
            return self.in_source_language(words)
        return self.translated(words, text, where)

    def translated(self, words: Words, text: str, where: Location) -> Words:
        if isinstance(words, str):
            line = curled(" ".join(text.split()), self.marks)
            assert isinstance(line, str)
            return line
        if isinstance(words, Pattern):
            pieces = pieces_of(text)
            if sorted(pieces[1::2]) != sorted(words.placeholders):
                wanted = ", ".join(f"{{{name}}}" for name in words.placeholders)
                self.wrong.append(diagnose("K013", where, found=short(text), wanted=wanted))
                return words
            return Pattern(pieces=pieces, location=where)
        passage = self.read(text, where)
        if passage is None:
            return words
        changed = curled(passage, self.marks)
        assert isinstance(changed, Passage)
        return changed

    def read(self, text: str, where: Location) -> Passage | None:
        """A translation with its inline marks; what is wrong with them has its place."""
        source = self.catalogue.source
        assert source is not None
        scalar = Scalar(text, "|", where, source, 0, 0)
        passage = read_passage(scalar, Findings())
        if passage is None:
            begin = 0
            for _ in range(where.line - 1):
                begin = source.text.find("\n", begin) + 1
            begin = source.text.find('"', begin) + 1
            end = source.text.find("\n\n", begin)
            findings = Findings()
            exact = Scalar(text, '"', where, source, begin, end if end > 0 else len(source.text))
            read_passage(exact, findings)
            self.wrong += findings.diagnostics
        return passage

    def in_source_language(self, words: Words) -> Words:
        """Words that stay as they are, marked as another language's."""
        language = self.language
        if isinstance(words, str):
            return words
        if isinstance(words, Pattern):
            return words.in_language(language)
        runs = tuple(Run(run.text, run.role, run.lang or language, run.link) for run in words.runs)
        return Passage(runs, words.location, words.source)


def _with_path(where: Location, path: str) -> Location:
    return Location(where.file, where.line, where.column, path, where.length)


def catalogue_path(content: Path, tag: str) -> Path:
    """Where a locale's catalogue lies."""
    return content / FOLDER / f"{tag}.po"


def load_translation(
    tag: str, *, content: Path, project: Path, findings: Findings, seen: Seen | None = None
) -> Translation | None:
    """Read a locale's catalogue and standing; None after noting what is wrong with them."""
    facts = facts_of(tag)
    if facts is None:
        findings.note(diagnose("K006", None, tag=tag))
        return None
    source = read_text(project, catalogue_path(content, tag), findings)
    catalogue = read_po(source, findings) if source else None
    standing = read_standing(Reader(project, findings), content, tag)
    if catalogue is None or standing is None:
        return None
    check_header(catalogue, facts, findings)
    own = f"{shown_path(project, content / tag)}/"
    return None if len(findings) else Translation(facts, catalogue, standing, own=own, seen=seen)


def check_header(catalogue: Catalogue, facts: LocaleFacts, findings: Findings) -> None:
    """See that a catalogue is for this locale and numbers its plurals as CLDR does."""
    where = Location(catalogue.source.file if catalogue.source else "", 1, 1)
    language = catalogue.header.get("Language", "")
    if language.replace("_", "-") != facts.tag:
        findings.note(diagnose("K003", where, found=language, tag=facts.tag))
    wanted = len(facts.plurals)
    for entry in catalogue.entries.values():
        if entry.plural is not None and len(entry.translations) != wanted:
            found: dict[str, object] = {"found": len(entry.translations), "expected": wanted}
            said = ", ".join(facts.plurals)
            place = catalogue.location(entry)
            findings.note(diagnose("K004", place, tag=facts.tag, categories=said, **found))
