"""YAML text → nodes that keep every scalar as its text, with file, line and column.

Not ``safe_load``: that turns ``no`` into False and ``12:30`` into 750, and lets a second
``alt:`` silently replace the first. We walk the events of libyaml's parser, which is quick
and keeps no recursion, so that 30,000 opening brackets cannot crash the C composer.
Refused, each with a code of its own: duplicate keys, tags, anchors and aliases, more than
one document, tabs, control characters and nesting deeper than :data:`DEEPEST`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml import CSafeLoader
from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from booklet.diagnostics import Location
from booklet.source.files import is_unwanted, read_text, report_character
from booklet.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from booklet.source.yaml_syntax import report_syntax

if TYPE_CHECKING:
    from pathlib import Path

    from yaml.events import CollectionStartEvent, Event

    from booklet.source.files import SourceText
    from booklet.source.findings import Findings

DEEPEST = 64
"""Levels of lists and mappings inside each other; the booklet needs six."""


def read_yaml(
    project: Path, path: Path, findings: Findings, *, named_at: Location | None = None
) -> Node | None:
    """Read one YAML file; what is wrong goes to ``findings``.

    Returns:
        The root node; None if so much is wrong that there is none. Something may have
        been found even where there is one (a key that stands twice).
    """
    source = read_text(project, path, findings, named_at=named_at)
    return None if source is None else parse_text(source, findings)


def parse_text(source: SourceText, findings: Findings) -> Node | None:
    """Read YAML from text already in memory; as :func:`read_yaml`."""
    builder = _Builder(source, findings)
    try:
        return builder.build()
    except YAMLError as error:
        report_syntax(error, source, findings)
    except _StopReading:
        pass
    return None


class _StopReading(Exception):  # noqa: N818
    """The file cannot be read on; the finding has been noted."""


class _Frame:
    """A list or mapping that is still open."""

    __slots__ = ("entries", "items", "key", "key_location", "location", "path")

    def __init__(self, location: Location, path: str, *, mapping: bool) -> None:
        self.location = location
        self.path = path
        self.items: list[Node] = []
        self.entries: dict[str, Entry] | None = {} if mapping else None
        self.key: str | None = None
        self.key_location = location


class _Builder:
    """Builds nodes from events, with a stack of its own."""

    def __init__(self, source: SourceText, findings: Findings) -> None:
        self.source = source
        self.findings = findings
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.documents = 0

    def build(self) -> Node | None:
        next_event = CSafeLoader(self.source.text).get_event
        while not isinstance(event := next_event(), StreamEndEvent):
            if isinstance(event, ScalarEvent):
                self.scalar(event)
            elif isinstance(event, MappingStartEvent | SequenceStartEvent):
                self.open(event, mapping=isinstance(event, MappingStartEvent))
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                self.close()
            elif isinstance(event, AliasEvent):
                self.alias(event)
            elif isinstance(event, DocumentStartEvent):
                self.document(event)
        if self.root is None and not len(self.findings):
            where = self.source.location(0)
            self.findings.add(
                "C011", "the file is empty", where, "begin with its kind: `kind: story`"
            )
        return self.root

    def scalar(self, event: ScalarEvent) -> None:
        """A word, a number, a text: all of them text as yet."""
        self.refuse_extras(event)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.entries is not None and frame.key is None:
            self.key(event, frame)
            return
        value: str = event.value
        location = self.at(event, self.path_here())
        if event.style == '"' and not value.replace("\n", "").isprintable():
            self.check_escapes(value, location)
        if not value and not event.style and frame is not None and frame.entries is not None:
            location = frame.key_location  # nothing is written: show the key instead
        start, end = self.span(event)
        self.put(Scalar(value, event.style or "", location, self.source, start, end))

    def key(self, event: ScalarEvent, frame: _Frame) -> None:
        """A key of the innermost mapping; a second of the same name is a finding."""
        assert frame.entries is not None
        key: str = event.value
        path = f"{frame.path}.{key}" if frame.path else key
        frame.key = key
        frame.key_location = self.at(event, path)
        if key in frame.entries:
            first = frame.entries[key].location.line
            self.findings.add(
                "C006",
                f"the key “{key}” stands twice",
                frame.key_location,
                f"keep one of the two; the first is in line {first}",
            )

    def open(self, event: CollectionStartEvent, *, mapping: bool) -> None:
        """A list or mapping begins."""
        self.refuse_extras(event)
        self.refuse_as_key(event)
        path = self.path_here()
        location = self.at(event, path)
        if len(self.stack) >= DEEPEST:
            location = self.at(event, self.stack[1].path.partition("[")[0])
            self.findings.add(
                "C009",
                f"nested deeper than {DEEPEST} levels",
                location,
                "content never needs more than ten; look for a stray [ or {",
            )
            raise _StopReading
        self.stack.append(_Frame(location, path, mapping=mapping))

    def close(self) -> None:
        """A list or mapping ends."""
        frame = self.stack.pop()
        if frame.entries is None:
            self.put(Sequence(tuple(frame.items), frame.location))
        else:
            self.put(Mapping(frame.entries, frame.location))

    def put(self, node: Node) -> None:
        """Hand a finished node to what surrounds it; the first of two equal keys stays."""
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if frame.entries is None:
            frame.items.append(node)
            return
        assert frame.key is not None
        frame.entries.setdefault(frame.key, Entry(frame.key, frame.key_location, node))
        frame.key = None

    def alias(self, event: AliasEvent) -> None:
        self.refuse_as_key(event)
        location = self.at(event, self.path_here())
        self.findings.add(
            "C008",
            f"the alias “*{event.anchor}”",
            location,
            "write the text out where it belongs",
            "is * a mark of emphasis? then put the whole text in quotes",
        )
        start, end = self.span(event)
        self.put(Scalar("*", "'", location, self.source, start, end))

    def document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self.findings.add(
                "C010",
                "a second document begins here",
                self.at(event, ""),
                "one file holds one section: delete the line `---`",
                "or move what follows into a file of its own",
            )
            raise _StopReading

    def refuse_extras(self, event: ScalarEvent | CollectionStartEvent) -> None:
        """Tags and anchors are programmers' conveniences that hide what a file says."""
        if event.tag is not None:
            self.findings.add(
                "C007",
                f"the YAML tag “{event.tag}”",
                self.at(event, self.path_here()),
                "delete it; types are known without",
                "is ! part of the text? then put the whole text in quotes",
            )
        if event.anchor is not None:
            self.findings.add(
                "C008",
                f"the anchor “&{event.anchor}”",
                self.at(event, self.path_here()),
                "delete it, and write the text out where it is used",
                "is & part of the text? then put the whole text in quotes",
            )

    def refuse_as_key(self, event: Event) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.entries is not None and frame.key is None:
            self.findings.add(
                "C005",
                "a list or mapping as a key",
                self.at(event, frame.path),
                "a key is one word followed by a colon: `title: …`",
            )
            raise _StopReading

    def check_escapes(self, value: str, location: Location) -> None:
        r"""Characters written as ``\x07`` in a double-quoted text."""
        for character in value:
            if is_unwanted(character):
                report_character(character, location, self.findings)

    def path_here(self) -> str:
        """The place in the content of the value that comes next."""
        if not self.stack:
            return ""
        frame = self.stack[-1]
        if frame.entries is None:
            return f"{frame.path}[{len(frame.items) + 1}]"
        return f"{frame.path}.{frame.key}" if frame.path else frame.key or ""

    def at(self, event: Event, path: str) -> Location:
        """The place of an event, and its length if it stands in one line."""
        start, end = self.span(event)
        length = end - start if "\n" not in self.source.text[start:end] else 1
        mark = event.start_mark
        assert mark is not None
        file = self.source.file
        return Location(file, mark.line + 1, mark.column + 1, path, max(1, length))

    def span(self, event: Event) -> tuple[int, int]:
        """Where in the text an event begins and ends."""
        assert event.start_mark is not None
        assert event.end_mark is not None
        return event.start_mark.index, event.end_mark.index
