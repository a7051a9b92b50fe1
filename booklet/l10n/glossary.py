"""``content/glossary.yaml``: words that stay as they are, and words with an agreed translation."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from booklet.model.collections import ListOf, Nested
from booklet.model.reading import read_file
from booklet.model.schema import INVALID, Reader, Record, Spec, key
from booklet.model.values import Flag, Line
from booklet.source.addresses import is_language
from booklet.source.nodes import Mapping as MappingNode
from booklet.source.nodes import describe

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from booklet.model.schema import Invalid
    from booklet.source.nodes import Node

    Forms = Mapping[str, tuple[str, ...]]

_FORMS = ListOf(Line())


class ByLocale(Spec["Forms"]):
    """Lists of words by the tag of their language."""

    __slots__ = ()

    def read(self, node: Node, reader: Reader) -> Forms | Invalid:
        """The lists, read-only."""
        if not isinstance(node, MappingNode):
            message = f"expected languages and their words, found {describe(node)}"
            reader.findings.add("C016", message, node.location, "write `pl: […]`")
            return INVALID
        forms: dict[str, tuple[str, ...]] = {}
        for tag, entry in node.entries.items():
            if not is_language(tag):
                hint = "write its tag: pl, cy, ur"
                message = f"“{tag[:40]}” is not a language"
                reader.findings.add("C037", message, entry.location, hint)
            words = _FORMS.read(entry.value, reader)
            if words is not INVALID:
                forms[tag] = words
        return MappingProxyType(forms)

    def schema(self) -> dict[str, Any]:
        """An object of lists."""
        return {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
            "additionalProperties": _FORMS.schema(),
        }


class Term(Record):
    """A word, and what may stand for it in other languages."""

    term: str = key(Line(), "As it stands in the English: Anna, social worker")
    also: tuple[str, ...] = key(
        ListOf(Line()), "How else the English has it: social workers", default=()
    )
    kept: bool = key(Flag(), "true if it is never translated: a name, OST.", default=False)
    forms: Forms = key(
        ByLocale(),
        "What may stand for it in a language: of a kept word its inflections, of another the agreed"
        " translation and then its inflections; * stands for any letters: Ann*",
        default=MappingProxyType({}),
    )
    note: str = key(Line(), "What a translator should know of it.", default="")

    def check(self, reader: Reader) -> None:
        """What translators are told to write is a word, not a pattern of its inflections."""
        for tag, forms in self.forms.items():
            if not self.kept and forms and "*" in forms[0]:
                message = f"expected what “{self.term}” is in {tag}, found the pattern “{forms[0]}”"
                hint = "write the agreed translation first, as a dictionary has it; then its forms"
                reader.findings.add("C016", message, self.location, hint)


class Glossary(Record, kind="glossary"):
    """The words that every translation must have right."""

    terms: tuple[Term, ...] = key(ListOf(Nested(Term)), "The words, one entry each.")


def read_glossary(reader: Reader, content: Path) -> tuple[Term, ...]:
    """Every term; none if there is no glossary, or after noting what is wrong with it."""
    path = content / "glossary.yaml"
    if not path.exists():
        return ()
    glossary = read_file(Glossary, reader, path)
    return glossary.terms if glossary else ()
