"""What a layout is given to set a proof: messages, how they stand, and where on the pages.

A proof is not a booklet: it shows one to who translates it and who reviews it.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from booklet.model.collections import ListOf, MapOf, Nested
from booklet.model.reading import read_file
from booklet.model.schema import Reader, Record, key
from booklet.model.values import Line
from booklet.model.words import Pattern, PatternOf
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from booklet.diagnostics import Diagnostic
    from booklet.geometry import Rect, Size
    from booklet.source.passage import Passage
    from booklet.typeset.page import Page
    from booklet.typeset.setting import Setting

STANDINGS = ("error", "missing", "fuzzy", "unchanged", "translated")
"""How a message may stand, the gravest first."""


@value(kw_only=True)
class Place:
    """Where a message stands on a page, or a piece of it.

    Attributes:
        page: which.
        label: its number, as readers see it.
        box: round the words, or the picture that they stand for, as the page is seen.
        is_seen: whether the words are set, not only heard.
        is_picture: whether they are heard in the place of a picture.
        is_furniture: whether they stand beside the content, as a running head does.
    """

    page: Page
    label: str
    box: Rect
    is_seen: bool = True
    is_picture: bool = False
    is_furniture: bool = False


@value(kw_only=True)
class Used:
    """How much of its room a message takes.

    Attributes:
        lines: it has.
        most: it may have; None where text runs on to another page.
        characters: a line has, about; 0 if nobody can say.
    """

    lines: int
    most: int | None
    characters: int = 0


@value(kw_only=True, by_identity=True)
class ProofMessage:
    """One message in a proof.

    Attributes:
        number: by which the proof calls it, from 1.
        context: its id.
        notes: what a translator is told of it.
        where: file and line of its English.
        source: the English.
        old_source: that of which its translation was made, if it has changed since.
        forms: a translation for each plural category; the category is empty if there are none.
        standing: one of :data:`STANDINGS`.
        found: what the checks found.
        places: its pieces where it stands first; nothing if it is on no page.
        others: places where it stands as well.
        used: its room; None for what is not set.
    """

    number: int
    context: str
    notes: tuple[str, ...]
    where: str
    source: Passage
    forms: tuple[tuple[str, Passage | None], ...]
    standing: str
    old_source: Passage | None = None
    found: tuple[Diagnostic, ...] = ()
    places: tuple[Place, ...] = ()
    others: tuple[Place, ...] = ()
    used: Used | None = None


@value(kw_only=True)
class ProofPage:
    """Messages of a section that stand on one page.

    Attributes:
        label: number of the page; empty for those that stand on none.
        messages: in the order of the content.
    """

    label: str
    messages: tuple[ProofMessage, ...]


@value(kw_only=True)
class ProofSection:
    """The messages of a section.

    Attributes:
        id: of the section; ``booklet``, ``words`` or ``sheets`` for what is in none.
        title: of the section in English; empty for those.
        pages: in order, what stands on none at the end.
    """

    id: str
    title: str
    pages: tuple[ProofPage, ...]

    @property
    def messages(self) -> tuple[ProofMessage, ...]:
        """All of them, as they stand in the proof."""
        return tuple(message for page in self.pages for message in page.messages)


@value(kw_only=True, by_identity=True)
class Proof:
    """A translation to be looked through.

    Attributes:
        language: its name, in English.
        name: what it calls itself.
        tag: BCP 47.
        title: of the booklet, in English.
        standing: draft or reviewed, and by whom.
        version: of the English.
        trim: size of the booklet’s pages.
        sections: in the order of the booklet.
        besides: what the checks found that is about no message.
        translation: sets words of the language.
    """

    language: str
    name: str
    tag: str
    title: str
    standing: str
    version: str
    trim: Size
    sections: tuple[ProofSection, ...]
    translation: Setting
    besides: tuple[Diagnostic, ...] = ()

    @property
    def messages(self) -> tuple[ProofMessage, ...]:
        """All of them, in order; their numbers are their places here."""
        return tuple(message for section in self.sections for message in section.messages)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many messages stand how, for each of :data:`STANDINGS`."""
        standings = [message.standing for message in self.messages]
        return {one: standings.count(one) for one in STANDINGS}


@value(kw_only=True)
class IdLabel:
    """A message on a page, to be called by its id beside it.

    Attributes:
        number: by which the proof calls it.
        context: its id.
        standing: one of :data:`STANDINGS`.
        boxes: round the words, from the edge of the page where lines begin.
    """

    number: int
    context: str
    standing: str
    boxes: tuple[Rect, ...]


# -- words ------------------------------------------------------------------------------------


class StandingWords(Record):
    """How a standing is shown."""

    sign: str = key(Line(1), "One character, to tell it without its colour.")
    word: str = key(Line(), "Its name: Translated")
    meaning: str = key(Line(200), "What it means, and what is to be done.")


class ProofWords(Record, kind="proof-words"):
    """The words of proofs, which translators and reviewers read in English."""

    title: Pattern = key(PatternOf("language"), "Over the first page.")
    ids_title: Pattern = key(PatternOf("language"), "Title of the pages with ids beside them.")
    about: tuple[str, ...] = key(ListOf(Line(400)), "What the document is, below its title.")
    facts: Pattern = key(
        PatternOf("name", "tag", "standing", "version", "messages"), "What it is a proof of."
    )
    summary: str = key(Line(), "Heading of the table of standings.")
    standings: Mapping[str, StandingWords] = key(
        MapOf(Nested(StandingWords)), "By name: error, missing, fuzzy, unchanged, translated."
    )
    standing: str = key(Line(), "Head of the column of standings.")
    count: str = key(Line(), "Head of the column that counts them.")
    meaning: str = key(Line(), "Head of the column that says what they mean.")
    found: str = key(Line(), "Heading of what the checks found.")
    found_nothing: str = key(Line(), "When they found nothing.")
    severities: Mapping[str, str] = key(MapOf(Line()), "Before a finding: error, warning.")
    finding: Pattern = key(PatternOf("severity", "code", "message"), "A finding.")
    message: Pattern = key(PatternOf("number", "id"), "A message, in the list of findings.")
    number: Pattern = key(PatternOf("number"), "A message’s number before its id.")
    english: str = key(Line(), "Head of the column of the English.")
    shown: str = key(Line(), "Head of the column of pictures.")
    page: Pattern = key(PatternOf("page"), "Heading of a page.")
    no_page: str = key(Line(), "Heading of what is on no page.")
    not_set: str = key(Line(), "In the place of a picture of what is on no page.")
    not_translated: str = key(Line(), "In the place of a translation that is missing.")
    was: Pattern = key(PatternOf("english"), "The English that a translation was made of.")
    form: Pattern = key(PatternOf("form"), "Before the plural form for a category.")
    room: Pattern = key(PatternOf("lines", "most"), "How many lines of how many it takes.")
    open_room: Pattern = key(PatternOf("lines"), "The same, where text may run on.")
    letters: Pattern = key(PatternOf("letters"), "How many letters a line has.")
    also: Pattern = key(PatternOf("pages"), "Pages on which it stands as well.")
    also_often: Pattern = key(PatternOf("pages"), "The same, when only the first are named.")
    heard: str = key(Line(), "Of words that are heard, not seen.")
    pages: Pattern = key(PatternOf("before", "after"), "Two pages, or more and one.")
    notes: Pattern = key(PatternOf("before", "after"), "Two things that are said of a message.")
    picture: Pattern = key(PatternOf("page", "number"), "Text alternative of a picture of a page.")
    ids: Pattern = key(PatternOf("page", "section"), "Over the ids beside a page.")
    id: Pattern = key(PatternOf("sign", "number", "id"), "An id beside a page.")
    legend: Pattern = key(PatternOf("sign", "word"), "What a sign before an id means.")
    sections: Mapping[str, str] = key(
        MapOf(Line()), "Titles for what is in no section: booklet, words, sheets."
    )


def joined(pattern: Pattern, parts: Iterable[str]) -> str:
    """Parts one after the other, as a pattern of ``{before}`` and ``{after}`` joins two."""
    return reduce(lambda before, after: pattern.fill(before=before, after=after), parts)


def load_proof_words(project: Path) -> ProofWords:
    """Read the words of proofs.

    Raises:
        BookletError: with everything that is wrong with them.
    """
    reader = Reader(project)
    words = read_file(ProofWords, reader, project / "layouts" / "proof" / "words.yaml")
    reader.findings.stop()
    assert words is not None
    return words
