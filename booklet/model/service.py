"""``content/services/<name>.yaml``: a service that gives the booklet in its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.model.collections import ListOf, Nested
from booklet.model.files import Figure, InsertFile, PictureFile
from booklet.model.numbers import Number
from booklet.model.schema import INVALID, Invalid, Reader, Record, Spec, key
from booklet.model.values import Flag, Hex, Language, Text
from booklet.model.ways import MailAddress, Telephone, Website
from booklet.source.nodes import Mapping

if TYPE_CHECKING:
    from booklet.model.extras import Contact, Insert
    from booklet.source.nodes import Node
    from booklet.source.passage import Passage

LOGOS = "assets/logos"

_LONGEST_NAME = 160
_MOST_INK = 300
"""Per cent of the paper under a colour, all inks together: more does not dry."""


class Said(Record):
    """Words, in one language or in several.

    Attributes:
        words: with the language of each; empty for that of the content.
    """

    words: tuple[tuple[str, Passage], ...]


class SaidIn(Spec[Said]):
    """Text, or text by language: ``{en-GB: Rowan House, cy: Tŷ Criafol}``."""

    __slots__ = ("text",)

    def __init__(self, longest: int = 1000) -> None:
        self.text = Text(longest)

    def read(self, node: Node, reader: Reader) -> Said | Invalid:
        """The words of each language."""
        before = len(reader.findings)
        words: list[tuple[str, Passage]] = []
        if isinstance(node, Mapping):
            for tag, entry in node.entries.items():
                if not Language().fits(tag):
                    message = f"“{tag[:60]}” is not a language"
                    reader.findings.add("C037", message, entry.location, Language.example)
                passage = self.text.read(entry.value, reader)
                if passage is not INVALID:
                    words.append((tag, passage))
            if not words and len(reader.findings) == before:
                message = "expected words by language, found nothing"
                reader.findings.add("C017", message, node.location, "write `en-GB: …` below")
        else:
            passage = self.text.read(node, reader)
            if passage is not INVALID:
                words.append(("", passage))
        if len(reader.findings) > before:
            return INVALID
        return Said(words=tuple(words), location=node.location)

    def schema(self) -> dict[str, Any]:
        """A string, or strings by language."""
        by_language = {"type": "object", "minProperties": 1}
        return {
            "anyOf": [
                self.text.schema(),
                {
                    **by_language,
                    "propertyNames": {"pattern": Language.pattern},
                    "additionalProperties": self.text.schema(),
                },
            ]
        }


class LogoFile(Record):
    """A service’s logo as written."""

    image: str = key(PictureFile(LOGOS), f"A file in {LOGOS}: SVG, PNG or JPEG.")
    alt: Said = key(SaidIn(), "What it shows, for somebody who cannot see it: Logo of Rowan House")


class SupportFile(Record):
    """Another support line nearby, as written."""

    name: Said = key(SaidIn(_LONGEST_NAME), "Who it is.")
    details: tuple[Said, ...] = key(
        ListOf(SaidIn()), "What they do and how to reach them, one entry a line; with links."
    )


class ServiceInsertFile(Record):
    """Pages of a service’s own, as written."""

    title: Said = key(SaidIn(), "What the pages are; stands in the outline.")
    file: str = key(InsertFile(), "A PDF in assets/inserts.")
    pages: tuple[Said, ...] = key(
        ListOf(SaidIn()),
        "What each page shows, one entry a page. Needed if the PDF is not tagged.",
        default=(),
    )


class AccentRecord(Record):
    """A service’s own colour: dark enough to read in, on white."""

    rgb: str = key(Hex(), "For screens, in quotes: “#1D4E5F”.")
    cmyk: tuple[float, ...] = key(
        ListOf(Number(0, 100), exactly=4), "For ink: cyan, magenta, yellow, black, per cent."
    )

    def check(self, reader: Reader) -> None:
        """Paper takes only so much ink."""
        total = sum(self.cmyk)
        if total > _MOST_INK:
            message = f"the inks add up to {total:g} %, and there can be {_MOST_INK} %"
            hint = "take less of cyan, magenta and yellow, and more black"
            reader.findings.add("C019", message, self.location, hint)


class ServiceFile(Record, kind="service"):
    """A service that gives the booklet and handouts in its own name."""

    name: Said = key(SaidIn(_LONGEST_NAME), "As people know it.")
    logo: LogoFile | None = key(Nested(LogoFile), "Its logo.", default=None)
    strapline: Said | None = key(SaidIn(), "What it does, in a line.", default=None)
    phone: Passage | None = key(
        Telephone("tel"), "Its telephone number, as it is read: 01632 960 123", default=None
    )
    text: Passage | None = key(Telephone("sms"), "Its number for text messages.", default=None)
    email: Passage | None = key(MailAddress(), "Its e-mail address.", default=None)
    web: Passage | None = key(
        Website(), "Its web address, from https:// on; also as a QR code.", default=None
    )
    hours: Said | None = key(SaidIn(), "When it can be reached.", default=None)
    support: tuple[SupportFile, ...] = key(
        ListOf(Nested(SupportFile), most=12), "Other support lines nearby.", default=()
    )
    accent: AccentRecord | None = key(Nested(AccentRecord), "Its own colour.", default=None)
    insert: ServiceInsertFile | None = key(
        Nested(ServiceInsertFile), "A PDF of its own, before the back cover.", default=None
    )
    example: bool = key(
        Flag(), "Whether it is made up, to show how; then every page of it says so.", default=False
    )

    def check(self, reader: Reader) -> None:
        """Somebody who holds the handout must be able to reach the service."""
        if not (self.phone or self.text or self.email or self.web):
            hint = "add `phone:`, `text:`, `email:` or `web:`"
            message = "nothing says how to reach this service"
            reader.findings.add("C015", message, self.location, hint)


class Logo(Figure):
    """A service’s logo, with its text alternative."""


class Service(Record):
    """A service in the words of one edition.

    Attributes:
        id: name of its file.
        name: as people know it.
        phone, text, email, web: as they are read, and where they lead. One of them it has.
        support: other support lines nearby.
        insert: pages of its own.
        example: whether it is made up.
    """

    id: str
    name: Passage
    logo: Logo | None
    strapline: Passage | None
    phone: Passage | None
    text: Passage | None
    email: Passage | None
    web: Passage | None
    hours: Passage | None
    support: tuple[Contact, ...]
    accent: AccentRecord | None
    insert: Insert | None
    example: bool
