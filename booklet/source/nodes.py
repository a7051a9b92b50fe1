"""What a YAML file says, before anybody asks what it means: text, lists and mappings.

Every scalar is still its text: ``no`` is two letters until a field asks for a truth value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from booklet.diagnostics import Location
    from booklet.source.files import SourceText


@value(by_identity=True)
class Scalar:
    """Text, a number or a word, as written.

    Attributes:
        text: after YAML's own folding and escapes.
        style: ``""`` plain, ``'`` or ``"`` quoted, ``|`` literal, ``>`` folded.
        location: where it begins.
        source: the file it stands in.
        start: index of its first character there, from 0.
        end: index after its last one.
    """

    text: str
    style: str
    location: Location
    source: SourceText
    start: int
    end: int

    def place(self, offset: int, length: int = 1) -> Location:
        r"""Where in the file the character at ``offset`` of :attr:`text` stands.

        YAML drops indentation, quotes and backslashes, so both texts are walked side by
        side; only a finding asks for this. After an escape such as ``\u00e9`` the place
        is near rather than exact.
        """
        written, index = self.source.text, self.start
        if self.style and self.style in "|>":
            index = max(index, written.find("\n", index))
        for character in self.text[:offset]:
            if not character.isspace():
                found = written.find(character, index, min(index + 400, self.end))
                index = found + 1 if found >= 0 else index
        wanted = self.text[offset : offset + 1]
        if wanted and not wanted.isspace():
            index = max(index, written.find(wanted, index, self.end))
        index = min(index, max(self.start, self.end - 1))
        return self.source.location(index, path=self.location.path, length=length)


@value(by_identity=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    location: Location


@value(by_identity=True)
class Entry:
    """A key with its value; ``location`` is the key's."""

    key: str
    location: Location
    value: Node


@value(by_identity=True)
class Mapping:
    """Keys with their values, in the order written; every key once."""

    entries: dict[str, Entry]
    location: Location

    def get(self, key: str) -> Node | None:
        """The value of a key; None if it is not there."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Node = Scalar | Sequence | Mapping


def describe(node: Node) -> str:
    """A node for a message: ``“late-30s”``, ``a list``, ``keys and values``."""
    if isinstance(node, Scalar):
        text = " ".join(node.text.split())
        return f"“{text[:40]}{'…' if len(text) > 40 else ''}”" if text else "nothing"  # noqa: PLR2004
    return "a list" if isinstance(node, Sequence) else "keys and values"
