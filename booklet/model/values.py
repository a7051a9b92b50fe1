"""Fields that are one value: text, ids, addresses, numbers, lengths, choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from booklet.model.schema import INVALID, Invalid, Reader, Spec
from booklet.source.addresses import is_email, is_language, refusal_of_link
from booklet.source.inline import read_passage
from booklet.source.near import did_you_mean, listed
from booklet.source.nodes import Scalar, describe
from booklet.source.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Collection
    from enum import Enum

    from booklet.source.nodes import Node

LONGEST_TEXT = 20_000
"""Characters in one block of text."""

T = TypeVar("T")
E = TypeVar("E", bound="Enum")

_LOWER = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_HEX = frozenset("0123456789abcdefABCDEF")


class Text(Spec[Passage]):
    """Words a reader sees, with inline marks."""

    __slots__ = ("longest",)

    def __init__(self, longest: int = LONGEST_TEXT) -> None:
        self.longest = longest

    def read(self, node: Node, reader: Reader) -> Passage | Invalid:
        """The passage; its quotation marks are as typed (``l10n`` makes them the locale's)."""
        scalar = _filled(node, reader, "text", self.longest)
        if scalar is None:
            return INVALID
        return read_passage(scalar, reader.findings) or INVALID

    def schema(self) -> dict[str, Any]:
        """A string; a number is text too, `title: 1984`."""
        return {"type": ["string", "number"], "minLength": 1, "maxLength": self.longest}


class _Word(Spec[str]):
    """A string that is not for reading but for names, ids and addresses."""

    __slots__ = ()

    code = ""
    what = "one word"
    example = ""
    pattern = ""
    noted_as = ""

    def fits(self, text: str) -> bool:
        """Whether this is what it should be."""
        raise NotImplementedError

    def read(self, node: Node, reader: Reader) -> str | Invalid:
        """The text as written."""
        scalar = _filled(node, reader, self.what)
        if scalar is None:
            return INVALID
        if self.fits(scalar.text):
            if self.noted_as:
                reader.note(self.noted_as, scalar.text, scalar.location)
            return scalar.text
        message = f"{describe(scalar)} is not {self.what}"
        reader.findings.add(self.code, message, scalar.location, self.example)
        return INVALID

    def schema(self) -> dict[str, Any]:
        """A string, with a pattern that does not say more than :meth:`fits`."""
        return {"type": "string", "pattern": self.pattern}


class Id(_Word):
    """A name that other files and links may use; lasts when a title changes."""

    __slots__ = ()
    code = "C021"
    what = "an id"
    example = "use small letters, digits and hyphens, a letter first: carrie-anne-and-thomas"
    pattern = "^[a-z][a-z0-9-]*$"
    noted_as = "id"

    def fits(self, text: str) -> bool:
        """Small letters, digits and hyphens, a letter first."""
        return set(text) <= _LOWER and text[0].isalpha() and len(text) <= 80  # noqa: PLR2004


class Email(_Word):
    """An e-mail address."""

    __slots__ = ()
    code = "C028"
    what = "an e-mail address"
    example = "write it as in a letter: name@example.org"
    pattern = "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"

    def fits(self, text: str) -> bool:
        """Name, @ and host."""
        return is_email(text)


class Language(_Word):
    """A language by its tag."""

    __slots__ = ()
    code = "C037"
    what = "a language"
    example = "write its tag: en-GB, cy, ur, zh-Hant"
    pattern = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"

    def fits(self, text: str) -> bool:
        """The form of BCP 47."""
        return is_language(text)


class Month(_Word):
    """A month of a year."""

    __slots__ = ()
    code = "C040"
    what = "a month"
    example = "write year and month: 2023-11"
    pattern = "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$"

    def fits(self, text: str) -> bool:
        """Year and month (ISO 8601)."""
        year, hyphen, month = text.partition("-")
        return (
            (year + month).isascii()
            and (year + month).isdigit()
            and (len(year), hyphen, len(month)) == (4, "-", 2)
            and year > "0000"
            and 1 <= int(month) <= 12  # noqa: PLR2004
        )


class Hex(_Word):
    """A colour for screens."""

    __slots__ = ()
    code = "C041"
    what = "a colour"
    example = 'write a hash and six digits, in straight quotes: "#6F2347"'
    pattern = "^#[0-9A-Fa-f]{6}$"

    def fits(self, text: str) -> bool:
        """``#RRGGBB``."""
        return len(text) == 7 and text[0] == "#" and set(text[1:]) <= _HEX  # noqa: PLR2004


class Line(Spec[str]):
    """A line of text without marks: a person's name, a keyword."""

    __slots__ = ("longest",)

    for_readers = True

    def __init__(self, longest: int = 200) -> None:
        self.longest = longest

    def read(self, node: Node, reader: Reader) -> str | Invalid:
        """The text, white space folded."""
        scalar = _filled(node, reader, "one line of text", self.longest)
        return INVALID if scalar is None else " ".join(scalar.text.split())

    def schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": ["string", "number"], "minLength": 1, "maxLength": self.longest}


class Name(Line):
    """A name that text mentions; it is checked that it does."""

    __slots__ = ()

    def read(self, node: Node, reader: Reader) -> str | Invalid:
        """The name."""
        name = super().read(node, reader)
        if name is not INVALID:
            reader.note("name", name, node.location)
        return name


class Url(Spec[str]):
    """A place a link leads to: https, mailto or tel."""

    __slots__ = ()

    def read(self, node: Node, reader: Reader) -> str | Invalid:
        """The address as written."""
        scalar = _filled(node, reader, "a web address")
        if scalar is None:
            return INVALID
        refusal = refusal_of_link(scalar.text)
        if refusal is None:
            return scalar.text
        reader.findings.add("C027", refusal[0], scalar.location, *refusal[1])
        return INVALID

    def schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string", "pattern": "^(https://|mailto:|tel:)[!-~]+$"}


class Choice(Spec[E]):
    """One member of an enumeration, by its value."""

    __slots__ = ("members",)

    def __init__(self, kind: type[E]) -> None:
        self.members: dict[str, E] = {str(member.value): member for member in kind}

    def read(self, node: Node, reader: Reader) -> E | Invalid:
        """The member."""
        word = _one_of(node, reader, self.members)
        return INVALID if word is INVALID else self.members[word]

    def schema(self) -> dict[str, Any]:
        """The values."""
        return {"enum": list(self.members)}


class OneOf(Spec[str]):
    """One of some words."""

    __slots__ = ("words",)

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, node: Node, reader: Reader) -> str | Invalid:
        """The word."""
        return _one_of(node, reader, self.words)

    def schema(self) -> dict[str, Any]:
        """The words."""
        return {"enum": list(self.words)}


class Flag(Spec[bool]):
    """Yes or no, written ``true`` or ``false``."""

    __slots__ = ()

    def read(self, node: Node, reader: Reader) -> bool | Invalid:
        """The truth value; ``yes``, ``on`` and ``1`` are refused, not guessed at."""
        if isinstance(node, Scalar) and node.text in ("true", "false"):
            return node.text == "true"
        message = f"expected true or false, found {describe(node)}"
        reader.findings.add("C016", message, node.location, "write `true` or `false`")
        return INVALID

    def schema(self) -> dict[str, Any]:
        """A truth value."""
        return {"type": "boolean"}


def _filled(node: Node, reader: Reader, what: str, longest: int = LONGEST_TEXT) -> Scalar | None:
    """A scalar with something in it; None after noting that it is not."""
    if not isinstance(node, Scalar):
        message = f"expected {what}, found {describe(node)}"
        hint = "write the text behind the key, in quotes if there is a colon in it"
        reader.findings.add("C016", message, node.location, hint)
        return None
    if not node.text.strip():
        hints: tuple[str, ...] = ("write it, or delete the key if it may be left out",)
        if node.source.text[node.start : node.start + 80].lstrip(" ").startswith("#"):
            hints = ("# begins a comment; if it is part of the text, put it in quotes", *hints)
        reader.findings.add("C017", f"expected {what}, found nothing", node.location, *hints)
        return None
    if len(node.text) > longest:
        message = f"{len(node.text):,} characters, and there can be {longest:,}"
        hint = "divide it: one paragraph is one entry of its list"
        reader.findings.add("C029", message, node.place(longest), hint)
        return None
    return node


def _one_of(node: Node, reader: Reader, words: Collection[str]) -> str | Invalid:
    if isinstance(node, Scalar) and node.text in words:
        return node.text
    near = did_you_mean(node.text, words) if isinstance(node, Scalar) else ()
    message = f"expected {listed(words)}, found {describe(node)}"
    reader.findings.add("C018", message, node.location, *near, f"write {listed(words)}")
    return INVALID
