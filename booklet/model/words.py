"""The words of the builder itself: the few that no section contains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.model.collections import Nested
from booklet.model.schema import INVALID, Invalid, Reader, Record, Spec, key
from booklet.model.values import Line, Text
from booklet.source.near import did_you_mean
from booklet.source.passage import Passage, Run
from booklet.values import changed

if TYPE_CHECKING:
    from booklet.diagnostics import Location
    from booklet.source.nodes import Node


class Pattern(Record):
    """A sentence with places to fill: ``{name}, {affiliation}``.

    One whole message, so that a translator can turn it round.

    Attributes:
        pieces: text and placeholders in turn, text first and last.
        lang: language (BCP 47) of its text where that differs from the booklet's; None where
            not, or where it has no words, only marks.
    """

    pieces: tuple[str, ...]
    lang: str | None = key(Line(), "Where it is not the booklet’s.", default=None)

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names of the places, in this locale's order."""
        return self.pieces[1::2]

    def in_language(self, lang: str) -> Pattern:
        """The same, known to be in a language; marks without words are in none."""
        speaks = any(char.isalpha() for piece in self.pieces[::2] for char in piece)
        return self.changed(lang=lang) if speaks else self

    def fill(self, **words: str) -> str:
        """The sentence with every place filled."""
        pieces = [words[piece] if index % 2 else piece for index, piece in enumerate(self.pieces)]
        return "".join(pieces)

    def weave(self, location: Location, **passages: Passage | str) -> Passage:
        """The sentence as a passage; what fills it keeps its roles and links."""
        runs: list[Run] = []
        for index, piece in enumerate(self.pieces):
            filling = passages[piece] if index % 2 else piece
            if isinstance(filling, Passage):
                runs += filling.runs
            elif filling:
                run = Run(filling, lang=None if index % 2 else self.lang)
                if runs and runs[-1] == changed(run, text=runs[-1].text):
                    run = changed(run, text=runs.pop().text + filling)
                runs.append(run)
        return Passage(tuple(runs), location)


class PatternOf(Spec[Pattern]):
    """A pattern that has just these placeholders, each once."""

    __slots__ = ("names",)

    def __init__(self, *names: str) -> None:
        self.names = names

    def read(self, node: Node, reader: Reader) -> Pattern | Invalid:
        """The pattern, taken apart."""
        text = Line(500).read(node, reader)
        if text is INVALID:
            return INVALID
        pieces = pieces_of(text)
        found = pieces[1::2]
        for name in self.names:
            if found.count(name) != 1:
                count = "missing" if name not in found else "there more than once"
                message = f"the placeholder {{{name}}} is {count}"
                hint = f"write {{{name}}} once, where it belongs in the sentence"
                reader.findings.add("C035", message, node.location, hint)
                return INVALID
        for name in found:
            if name not in self.names:
                message = f"unknown placeholder {{{name[:40]}}}"
                hint = "there can be " + ", ".join(f"{{{one}}}" for one in self.names)
                hints = (*did_you_mean(name, self.names), hint)
                reader.findings.add("C035", message, node.location, *hints)
                return INVALID
        return Pattern(pieces=pieces, location=node.location)

    def schema(self) -> dict[str, Any]:
        """A string with its placeholders."""
        return {"type": "string", "allOf": [{"pattern": f"\\{{{name}\\}}"} for name in self.names]}


def pieces_of(text: str) -> tuple[str, ...]:
    """``"{a}, b"`` → ``("", "a", ", b")``; a brace without a partner is text."""
    pieces = [""]
    rest = text
    while rest:
        before, opened, after = rest.partition("{")
        name, closed, following = after.partition("}")
        if not (opened and closed):
            pieces[-1] += rest
            break
        pieces[-1] += before
        pieces += [name, ""]
        rest = following
    return tuple(pieces)


class QuotationMarks(Record):
    """What a locale writes round somebody's words."""

    opening: str = key(Line(3), "Before somebody's words: “")
    closing: str = key(Line(3), "After them: ”")
    inner_opening: str = key(Line(3), "Before words inside somebody's words: ‘")
    inner_closing: str = key(Line(3), "After those: ’")
    apostrophe: str = key(Line(3), "In don’t and Anna’s: ’", default="’")


class HandoutWords(Record):
    """What handouts say beside the words of the booklet."""

    title: Pattern = key(
        PatternOf("title", "booklet"), "The title of the file, in the window’s bar."
    )
    source: Pattern = key(
        PatternOf("booklet", "date"), "At the foot: from which booklet the words are."
    )
    web: Pattern = key(PatternOf("address"), "At the foot: where the whole booklet is.")
    page: Pattern = key(PatternOf("page", "pages"), "The page number at the foot.")
    learning_points: Passage = key(Text(), "Title of the learning points of all stories.")
    discussion: Passage = key(Text(), "Below the title of a sheet for a team meeting.")
    discussion_lead: Passage = key(Text(), "What the team is to do with the sheet.")


class ServiceWords(Record):
    """What stands beside a service’s own details."""

    reach: Pattern = key(PatternOf("name"), "Heading over the details of a service.")
    shared: Pattern = key(PatternOf("name"), "On the back cover: which service gives it.")
    phone: Pattern = key(PatternOf("number"), "Its telephone number.")
    phone_link: Pattern = key(PatternOf("number"), "What a screen reader says of that number.")
    text: Pattern = key(PatternOf("number"), "Its number for text messages.")
    email: Pattern = key(PatternOf("address"), "Its e-mail address.")
    web: Pattern = key(PatternOf("address"), "Its web address.")
    hours: Pattern = key(PatternOf("hours"), "When it can be reached.")
    support: Passage = key(Text(), "Heading over other support lines nearby.")
    scan: Pattern = key(PatternOf("address"), "Beside the QR code of its web address.")
    qr: Pattern = key(PatternOf("address"), "Text alternative of the QR code.")
    example: Passage = key(Text(), "On everything of a service that is made up to show how.")

    def said_of(self, run: Run) -> str:
        """What a screen reader says of a link."""
        of = {"tel": self.phone_link, "sms": self.text}
        pattern = of.get((run.link or "").partition(":")[0])
        return pattern.fill(number=run.text) if pattern else run.text


class Words(Record, kind="words"):
    """The words of the builder itself, in one locale."""

    contents: Passage = key(Text(), "Title of the contents page.")
    contents_entry: Pattern = key(
        PatternOf("title", "page"), "What a screen reader says of a line of the contents."
    )
    running_head: Pattern = key(
        PatternOf("booklet", "section"), "Head of a page, and title of a page in a list."
    )
    folio: Pattern = key(PatternOf("page"), "What a page's number is called: Page {page}")
    role: Pattern = key(PatternOf("role"), "Heading above people of one role: {role}:")
    affiliation: Pattern = key(PatternOf("name", "affiliation"), "A person and where they work.")
    country: Pattern = key(PatternOf("name", "country"), "A person and their country.")
    attribution: Pattern = key(PatternOf("name"), "Who speaks, behind their words: ({name})")
    item: Pattern = key(PatternOf("item"), "A short phrase that another one follows: {item},")
    fact: Pattern = key(
        PatternOf("number", "label"), "Text alternative of a fact drawn as a picture."
    )
    continued: Pattern = key(PatternOf("title"), "A heading taken up again on the next page.")
    email_link: Pattern = key(PatternOf("name"), "What a screen reader says of an address.")
    web_link: Pattern = key(PatternOf("address"), "What a screen reader says of a web link.")
    cover: Passage = key(Text(), "The cover in the outline and in lists of pages.")
    notes: Passage = key(Text(), "Title of a page left free for the reader's notes.")
    handout: HandoutWords = key(Nested(HandoutWords), "What handouts say of themselves.")
    service: ServiceWords = key(Nested(ServiceWords), "What stands beside a service’s details.")
    draft_notice: Passage = key(
        Text(), "On the cover and every page of a translation that nobody has reviewed."
    )
    translated_from: Pattern = key(
        PatternOf("date"), "In a translation: from what it was made, and when that appeared."
    )
    translated_by: Pattern = key(PatternOf("names"), "In a translation: who made it.")
    quotation_marks: QuotationMarks = key(
        Nested(QuotationMarks), "The locale's marks; also put in place of straight ones."
    )
