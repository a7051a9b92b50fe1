"""``content/booklet.yaml``: what the booklet is called and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.model.collections import ListOf
from booklet.model.schema import INVALID, Invalid, Reader, Record, Spec, key
from booklet.model.values import Id, Language, Line, Month, Text

if TYPE_CHECKING:
    from booklet.source.nodes import Node
    from booklet.source.passage import Passage


_IN_FILE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


class Reference(Record):
    """The name of another file, and where it is named."""

    text: str


class SectionFile(Spec[Reference]):
    """A section by its file: below the language's folder, without ``.yaml``."""

    __slots__ = ()

    def read(self, node: Node, reader: Reader) -> Reference | Invalid:
        """The name; whether there is such a file, the loader sees."""
        name = Line().read(node, reader)
        if name is INVALID:
            return INVALID
        if all(part and set(part) <= _IN_FILE for part in name.split("/")):
            return Reference(text=name, location=node.location)
        ending = name.removesuffix(".yaml").removesuffix(".yml")
        hints = (f"write it without its ending: {ending}",) if ending != name else ()
        message = f"“{name[:60]}” does not name a section"
        hint = "write letters, digits and hyphens, folders with /: stories/anna"
        reader.findings.add("C033", message, node.location, *hints, hint)
        return INVALID

    def schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string", "pattern": "^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$"}


class Plan(Record, kind="booklet"):
    """The booklet as a whole: what it is called and what it is made of."""

    id: str = key(Id(), "Begins the name of every file built: family-stories")
    title: Passage = key(Text(), "The whole title, for the window's bar and for catalogues.")
    date: str = key(Month(), "Year and month it appeared: 2023-11")
    language: str = key(Language(), "The language it is written in; its folder has this name.")
    authors: tuple[str, ...] = key(ListOf(Line()), "Who made it, for catalogues.")
    keywords: tuple[str, ...] = key(ListOf(Line()), "Words to find it by.", default=())
    sections: tuple[Reference, ...] = key(
        ListOf(SectionFile()), "The files of the sections, without .yaml, in the order of reading."
    )
    optional: tuple[Reference, ...] = key(
        ListOf(SectionFile()),
        "Files of sections that fill pages which the binding would else leave free: contacts",
        default=(),
    )
