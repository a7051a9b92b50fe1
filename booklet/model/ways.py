"""Fields that say how to reach somebody: numbers and addresses that words lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.model.schema import INVALID, Invalid, Reader, Spec
from booklet.model.values import Email, Line
from booklet.source.addresses import in_ascii, refusal_of_link
from booklet.source.passage import Passage, Run

if TYPE_CHECKING:
    from booklet.source.nodes import Node

_BETWEEN = frozenset(" -.()\u2010\u2011\u2013")
"""What stands between the digits of a number as it is read (RFC 3966, 5.1.1, and dashes)."""
_TRUNK = "(0)"
"""A digit that nobody dials behind the code of a country."""
_FEWEST, _MOST = 3, 15
"""Digits of a number: 999, and the longest there can be (ITU-T E.164, 6.2)."""
_LONGEST_WEB = 250
_IN_MAILBOX = "!$'*+-._~"
"""What stands as it is in an address of mail besides letters and digits (RFC 6068, 2)."""


class Telephone(Spec[Passage]):
    """A telephone number as it is read, which leads to what is dialled.

    Args:
        scheme: what is done with it: ``tel`` (RFC 3966) or ``sms`` (RFC 5724).
    """

    __slots__ = ("scheme",)

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme

    def read(self, node: Node, reader: Reader) -> Passage | Invalid:
        """The number, in the digits that telephones show: the groups of others change places."""
        written = Line(40).read(node, reader)
        if written is INVALID:
            return INVALID
        said = "".join(str(int(c)) if c.isdecimal() else c for c in written)
        plus = "+" if said.lstrip("(").startswith("+") else ""
        dialled = said.replace(_TRUNK, "") if plus else said
        digits = "".join(filter(str.isdecimal, dialled))
        inside = said.replace("+", "", 1) if plus else said
        strange = next((c for c in inside if not c.isdecimal() and c not in _BETWEEN), "")
        if not strange and _FEWEST <= len(digits) <= _MOST:
            return _leading(said, f"{self.scheme}:{plus}{digits}", node)
        why = (
            f"it has “{strange}” in it"
            if strange
            else f"expected {_FEWEST} to {_MOST} digits, found {len(digits)}"
        )
        message = f"“{said}” is not a telephone number: {why}"
        hint = "write one number, its digits with spaces as it is read: 01632 960 123"
        more = "another number, or an extension, can stand under `support:` or in `hours:`"
        reader.findings.add("C027", message, node.location, hint, more)
        return INVALID

    def schema(self) -> dict[str, Any]:
        """A string; a number is text too."""
        return Line(40).schema()


class MailAddress(Spec[Passage]):
    """An e-mail address that leads to a letter."""

    __slots__ = ()

    def read(self, node: Node, reader: Reader) -> Passage | Invalid:
        """The address."""
        said = Email().read(node, reader)
        if said is INVALID:
            return INVALID
        from urllib.parse import quote

        mailbox, _, host = said.rpartition("@")
        return _leading(said, f"mailto:{quote(mailbox, safe=_IN_MAILBOX)}@{host}", node)

    def schema(self) -> dict[str, Any]:
        """A string."""
        return Email().schema()


class Website(Spec[Passage]):
    """A web address without what browsers add; letters of every language may be in it."""

    __slots__ = ()

    def read(self, node: Node, reader: Reader) -> Passage | Invalid:
        """The address as it is read (``tŷ.example``) and looked up (``xn--t-foa.example``)."""
        said = Line(2000).read(node, reader)
        if said is INVALID:
            return INVALID
        address = in_ascii(said)
        message, hints = refusal_of_link(address) or ("", ())
        if not message and not address.startswith("https://"):
            message, hints = f"“{said[:60]}” is not a web address", ("write it from https:// on",)
        if not message and len(address) > _LONGEST_WEB:
            message = (
                f"the web address has {len(address)} characters, and there can be {_LONGEST_WEB}"
            )
            hints = ("take a shorter one: nobody types this, and its code would be hard to scan",)
        if message:
            reader.findings.add("C027", message, node.location, *hints)
            return INVALID
        return _leading(
            said.removeprefix("https://").removeprefix("www.").rstrip("/"), address, node
        )

    def schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string", "pattern": "^https://\\S+$"}


def _leading(words: str, link: str, node: Node) -> Passage:
    return Passage((Run(words, link=link),), node.location)
