"""The booklet as a value: its sections, and what may stand in each.

Every string a reader sees is a :class:`Passage`; ids, names, addresses and paths are str.
A wrong state has no spelling: a picture that tells something is a :class:`Figure` and has
words, one that tells nothing is an :class:`Ornament`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.collections import Either, ListOf, Nested
from booklet.model.extras import ID, Contact, Contacts, Insert
from booklet.model.files import Figure, Ornament, OrnamentOnly, Picture
from booklet.model.numbers import Whole
from booklet.model.schema import Record, key
from booklet.model.values import Email, Id, Language, Line, Name, OneOf, Text, Url
from booklet.model.words import Pattern, QuotationMarks, Words
from booklet.source.passage import Passage, Role, Run

if TYPE_CHECKING:
    from booklet.model.schema import Reader

__all__ = [
    "About",
    "Acknowledgements",
    "Booklet",
    "Closing",
    "Contact",
    "Contacts",
    "Cover",
    "Fact",
    "FactPart",
    "Facts",
    "Figure",
    "Group",
    "Insert",
    "LearningPoints",
    "Link",
    "Ornament",
    "Passage",
    "Pattern",
    "Person",
    "Point",
    "Questions",
    "QuotationMarks",
    "Reflections",
    "Role",
    "Run",
    "Section",
    "Story",
    "Takeaway",
    "Takeaways",
    "Team",
    "Titled",
    "Voice",
    "Words",
]


class Titled(Record):
    """A few paragraphs under a title."""

    title: Passage = key(Text(), "The heading.")
    body: tuple[Passage, ...] = key(ListOf(Text()), "The paragraphs, one entry each.")


class Cover(Record, kind="cover"):
    """The front of the booklet."""

    id: str = key(Id(), ID)
    title: Passage = key(Text(), "The booklet's title.")
    subtitle: Passage = key(Text(), "The line below the title.")
    description: Passage = key(Text(), "What the booklet is, in a sentence.")
    date: Passage = key(Text(), "When it appeared, as the reader sees it: November 2023")
    picture: Figure | Ornament = key(Picture(), "The picture that fills the cover.")


class Person(Record):
    """Somebody who took part."""

    name: str = key(Line(), "With title, as they write it: Dr Polly Radcliffe")
    affiliation: Passage | None = key(Text(), "Where they work.", default=None)
    country: Passage | None = key(Text(), "Which country they are from.", default=None)
    email: str | None = key(Email(), "Their address: name@example.org", default=None)


class Group(Record):
    """People who had the same role."""

    role: Passage = key(Text(), "The role, without a colon: Co-Investigators")
    people: tuple[Person, ...] = key(ListOf(Nested(Person)), "Everybody who had it.")


class Team(Record):
    """Everybody who made the study, by role."""

    title: Passage = key(Text(), "The heading.")
    groups: tuple[Group, ...] = key(ListOf(Nested(Group)), "One entry a role.")


class Acknowledgements(Record, kind="acknowledgements"):
    """Thanks, the team and who paid for it."""

    id: str = key(Id(), ID)
    title: Passage = key(Text(), "The heading.")
    thanks: tuple[Passage, ...] = key(ListOf(Text()), "The thanks, one entry a paragraph.")
    team: Team = key(Nested(Team), "Who made the study.")
    funder: Titled = key(Nested(Titled), "Who paid for it.")


class FactPart(Record):
    """A part of a fact's number."""

    id: str = key(Id(), ID)
    number: int = key(Whole(1, 1_000_000), "How many.")
    label: Passage = key(Text(), "Who or what is counted.")


class Fact(Record):
    """A number that is drawn: so many figures of people, or of houses."""

    id: str = key(Id(), ID)
    number: int = key(Whole(1, 1_000_000), "How many.")
    label: Passage = key(Text(), "Who or what is counted.")
    note: Passage | None = key(Text(), "What else is to be said of them.", default=None)
    parts: tuple[FactPart, ...] = key(
        ListOf(Nested(FactPart)), "What the number is made of; it must add up.", default=()
    )

    def check(self, reader: Reader) -> None:
        """The parts of a number make up the whole of it."""
        total = sum(part.number for part in self.parts)
        if self.parts and total != self.number:
            sums = " + ".join(str(part.number) for part in self.parts)
            reader.findings.add(
                "C039",
                f"{sums} is {total}, not {self.number}",
                self.location,
                "correct the number or its parts",
            )


class Facts(Record):
    """The study in numbers."""

    lead: Passage = key(Text(), "The words before the numbers: The study included:")
    items: tuple[Fact, ...] = key(ListOf(Nested(Fact)), "The numbers.")


class Questions(Record):
    """What the research asked."""

    lead: Passage = key(Text(), "The words before the questions.")
    items: tuple[Passage, ...] = key(ListOf(Text()), "The questions.")


class About(Record, kind="about"):
    """What the study was, in words and numbers."""

    id: str = key(Id(), ID)
    title: Passage = key(Text(), "The heading.")
    intro: tuple[Passage, ...] = key(ListOf(Text()), "What the study explored.")
    facts: Facts = key(Nested(Facts), "Who took part.")
    questions: Questions = key(Nested(Questions), "What it asked.")
    method: tuple[Passage, ...] = key(ListOf(Text()), "How the stories came about.")
    anonymity: Passage = key(Text(), "How the people in the stories are protected.")


_MARKS = '"“”„«»'


class Voice(Record):
    """A participant's words that stand alone, without quotation marks: the layout adds them."""

    words: Passage = key(Text(), "The words, without quotation marks round them.", name="quote")
    by: Passage | None = key(Text(), "Who says it, if that is not plain.", default=None)

    def check(self, reader: Reader) -> None:
        """No quotation marks round the whole: the reader would see them twice."""
        words = self.words.plain
        if words[0] in _MARKS and words[-1] in _MARKS:
            message = "quotation marks round a participant's words"
            hint = "delete them: the layout sets the marks of the language"
            reader.findings.add("C043", message, self.words.location, hint)


Paragraphs = ListOf(Either(Text(), Nested(Voice)))
"""Running text: paragraphs, and participants' words that stand alone."""


class Reflections(Record):
    """What the parents themselves say."""

    title: Passage = key(Text(), "The heading.")
    body: tuple[Passage | Voice, ...] = key(
        Paragraphs, "Paragraphs, and their words as `- quote: …` with `by: …`."
    )


class Point(Record):
    """One thing to learn from a story; set as a panel."""

    id: str = key(Id(), ID)
    heading: Passage = key(Text(), "The point in a few words.")
    body: tuple[Passage, ...] = key(ListOf(Text()), "The paragraphs, one entry each.")


class LearningPoints(Record):
    """What practice can learn from a story."""

    title: Passage = key(Text(), "The heading.")
    points: tuple[Point, ...] = key(ListOf(Nested(Point)), "The points.")


class Story(Record, kind="story"):
    """One family's story, what they say of it, and what can be learnt from it."""

    id: str = key(Id(), ID)
    title: Passage = key(Text(), "The story's title.")
    names: tuple[str, ...] = key(
        ListOf(Name()), "The people in it. Names are never translated, and each must occur."
    )
    picture: Figure | Ornament = key(Picture(), "The picture it opens with.")
    body: tuple[Passage | Voice, ...] = key(Paragraphs, "The story, one entry a paragraph.")
    reflections: Reflections = key(Nested(Reflections), "What the parents themselves say.")
    learning_points: LearningPoints = key(Nested(LearningPoints), "What can be learnt.")
    conclusion: Titled = key(Nested(Titled), "The last word on it.")


class Takeaway(Record):
    """One sentence to take home."""

    id: str = key(Id(), ID)
    statement: Passage = key(Text(), "The sentence.")
    picture: Ornament | None = key(OrnamentOnly(), "An ornament beside it.", default=None)


class Takeaways(Record, kind="takeaways"):
    """What to take home from the booklet."""

    id: str = key(Id(), ID)
    title: Passage = key(Text(), "The heading.")
    lead: Passage = key(Text(), "The words before the sentences.")
    items: tuple[Takeaway, ...] = key(ListOf(Nested(Takeaway)), "The sentences.")


class Link(Record):
    """Words that lead somewhere."""

    label: Passage = key(Text(), "What the reader sees: relations.stir.ac.uk")
    url: str = key(Url(), "Where it leads: https://relations.stir.ac.uk")


class Closing(Record, kind="closing"):
    """The last page."""

    id: str = key(Id(), ID)
    title: Passage = key(Text(), "The heading.")
    message: Passage = key(Text(), "What the booklet wants to say at the end.")
    further: Passage = key(Text(), "Where there is more to read.")
    web: Link = key(Nested(Link), "The web address.")
    picture: Figure | Ornament = key(Picture(), "The picture below.")


Section = Cover | Acknowledgements | About | Story | Takeaways | Closing | Insert | Contacts


class Booklet(Record):
    """All of the content, in one language, ready to be laid out.

    Attributes:
        id: begins the names of the files built.
        date: year and month, ``2023-11``.
        language, written_in: BCP 47 tags; the second of what it was translated from, if it was.
        sections: in the order of reading; their ids, and those inside them, are unique.
        optional: sections that fill pages left free, where an edition has any.
        words: those of the builder itself.
        direction: in which lines run.
        digits: from nought to nine.
        standing: ``draft`` or ``reviewed``; empty in the language it was written in.
        notice: what a reader of a draft must know, on its cover and on every page.
        imprint: what it was translated from and by whom.
    """

    id: str
    title: Passage
    date: str
    language: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    optional: tuple[Section, ...]
    words: Words
    written_in: str = key(Language(), "", default="")
    direction: str = key(OneOf("ltr", "rtl"), "", default="ltr")
    digits: str = key(Line(), "", default="0123456789")
    standing: str = key(OneOf("", "draft", "reviewed"), "", default="")
    notice: Passage | None = key(Text(), "", default=None)
    imprint: tuple[Passage, ...] = key(ListOf(Text()), "", default=())
