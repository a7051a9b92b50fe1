"""The structure tree while it is painted.

Nodes are made in reading order; painting adds to each the marked content that belongs to
it. What is never painted is pruned before the file is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Value: TypeAlias = "str | float | tuple[str | float, ...]"
"""An attribute's value: a name, a number or an array of them."""

_TYPES = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private "
    "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot "
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP "
    "Figure Formula Form"
)
STANDARD = frozenset(_TYPES.split())
"""Structure types that every reader knows (ISO 32000-1:2008, 14.8.4)."""

ROLE_MAP = {
    "Aside": "Sect",
    "Em": "Span",
    "Strong": "Span",
    "Title": "P",
    "FENote": "Note",
    "Sub": "Span",
}
"""Types of PDF 2.0 that we use, each with the older type that stands in for it.

Mapped because ISO 14289-1:2014, 7.1 asks every type to lead to a standard one.
"""

_MEANINGFUL_WHEN_EMPTY = frozenset({"TD", "TH"})


class Mark(NamedTuple):
    """A marked-content sequence: the page, counted from 0, and its number on that page."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """An annotation that belongs to a node: its page, counted from 0, and its name."""

    page: int
    name: str


class Node:
    """A structure element that is being filled.

    Making a node appends it to its parent, so reading order is the order of creation. An
    inline node (a quotation or link within a paragraph) is made with ``inline=True``: it is
    appended when it is first painted, so that it stands between the pieces of text around it.

    Attributes:
        tag: a type of ``STANDARD`` or ``ROLE_MAP``.
        kids: nodes, marks and annotations in reading order.
        attributes: owner (``Layout``, ``List``, ``Table``) to name to value.
        keep: write the node even if nothing was painted for it.
    """

    __slots__ = (
        "_waiting",
        "actual_text",
        "alt",
        "attributes",
        "id",
        "keep",
        "kids",
        "lang",
        "parent",
        "tag",
        "title",
    )

    def __init__(  # noqa: PLR0913 - one for each entry of a structure element dictionary
        self,
        tag: str,
        parent: Node | None = None,
        *,
        lang: str | None = None,
        alt: str | None = None,
        actual_text: str | None = None,
        title: str | None = None,
        id: str | None = None,
        attributes: Mapping[str, Mapping[str, Value]] | None = None,
        inline: bool = False,
        keep: bool = False,
    ) -> None:
        assert tag in STANDARD or tag in ROLE_MAP, f"no structure type “{tag}”"
        self.tag = tag
        self.parent = parent
        self.kids: list[Node | Mark | Annotation] = []
        self.lang = lang
        self.alt = alt
        self.actual_text = actual_text
        self.title = title
        self.id = id
        self.attributes = {owner: dict(pairs) for owner, pairs in (attributes or {}).items()}
        self.keep = keep or tag in _MEANINGFUL_WHEN_EMPTY
        self._waiting = inline and parent is not None
        if parent is not None and not inline:
            parent.kids.append(self)

    def __repr__(self) -> str:
        return f"<{self.tag} {len(self.kids)}>"

    def set(self, owner: str, name: str, value: Value) -> None:
        """Give the node an attribute (ISO 32000-1:2008, 14.8.5), or change it."""
        self.attributes.setdefault(owner, {})[name] = value

    def attach(self) -> None:
        """Put an inline node behind what its parent holds so far; only the first time."""
        if self._waiting:
            self._waiting = False
            assert self.parent is not None
            self.parent.attach()
            self.parent.kids.append(self)

    def prune(self) -> None:
        """Drop the nodes below this one for which nothing was painted."""
        kept: list[Node | Mark | Annotation] = []
        for kid in self.kids:
            if isinstance(kid, Node):
                kid.prune()
                if not kid.kids and not kid.keep:
                    continue
            kept.append(kid)
        self.kids = kept

    def elements(self) -> list[Node]:
        """This node and all below it, parents before kids, in reading order."""
        found = [self]
        for kid in self.kids:
            if isinstance(kid, Node):
                found += kid.elements()
        return found
