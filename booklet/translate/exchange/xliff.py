"""XLIFF 2.0 (OASIS, 2014), as translation programs of agencies read and write it.

Inline marks stay as they are in the text: every program shows them, and what comes back is
checked for them.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET
from xml.parsers import expat

from booklet.diagnostics import Location
from booklet.translate.exchange.guard import guard_rows, guard_xml, refuse
from booklet.translate.exchange.rows import AGAIN, DONE, TODO, Parcel, Row

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_READ = {NAMESPACE, *(f"{NAMESPACE[:-1]}{minor}" for minor in (1, 2))}
_STATES = {TODO: "initial", AGAIN: "initial", DONE: "translated"}
_SUBSTATE = "booklet:again"
_PRESERVE = {"xml:space": "preserve"}


def write(parcel: Parcel) -> bytes:
    """A parcel as XLIFF."""
    root = ET.Element("xliff", {"xmlns": NAMESPACE, "version": "2.0"})
    root.set("srcLang", parcel.source)
    root.set("trgLang", parcel.target)
    file = ET.SubElement(root, "file", id=parcel.project, canResegment="no")
    for row in parcel.rows:
        unit = ET.SubElement(file, "unit", id=row.id, name=row.context)
        notes = ET.SubElement(unit, "notes") if row.notes else None
        for text in row.notes if notes is not None else ():
            ET.SubElement(notes, "note").text = text  # type: ignore[arg-type] # not None
        segment = ET.SubElement(unit, "segment", state=_STATES[row.state])
        if row.state == AGAIN:
            segment.set("subState", _SUBSTATE)
        ET.SubElement(segment, "source", _PRESERVE).text = row.source
        if row.target:
            ET.SubElement(segment, "target", _PRESERVE).text = row.target
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{written}\n".encode()


def read(data: bytes, file: str) -> Parcel:
    """A parcel that came back.

    Raises:
        BookletError: if it is no XLIFF, or has in it what it should not.
    """
    guard_xml(data, file)
    reader = _Reader(file)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: reader.start(
        name, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(data, True)
    if not reader.languages or not reader.project:
        refuse(file, "it is not XLIFF 2.0", code="K040")
    source, target = reader.languages
    return Parcel(project=reader.project, source=source, target=target, rows=tuple(reader.rows))


class _Reader:
    """Takes the texts of units; anything a program has added beside them is passed over."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.project = ""
        self.languages: tuple[str, str] | None = None
        self.rows: list[Row] = []
        self.unit: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.line = 0
        self.foreign = 0
        self.inside = ""
        self.state = TODO

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        space, _, tag = name.rpartition(" ")
        if self.inside:
            # A segment’s own elements hide words in them: <ph>, <pc>, <mrk>.
            found = f"the element <{tag}> inside a text; our marks are plain characters"
            refuse(self.file, found, code="K043", line=line)
        if self.foreign or space not in _READ:
            # A module's, or a program's own; suggestions have a <source> and a <target> too.
            self.foreign += 1
            return
        if tag == "xliff":
            self.languages = attributes.get("srcLang", ""), attributes.get("trgLang", "")
        elif tag == "file":
            self.project = attributes.get("id", "")
        elif tag == "unit":
            self.unit, self.line = attributes, line
            guard_rows(len(self.rows), self.file)
            self.texts, self.state = {"source": "", "target": ""}, DONE
        elif tag == "segment":
            # What a program has divided all the same is done if every part of it is.
            if attributes.get("state", "initial") == "initial":
                self.state = AGAIN if attributes.get("subState") == _SUBSTATE else TODO
        elif tag in ("source", "target") and self.unit:
            self.inside = tag

    def end(self, name: str) -> None:
        if self.foreign:
            self.foreign -= 1
            return
        tag = name.rpartition(" ")[2]
        if tag == self.inside:
            self.inside = ""
        elif tag == "unit" and self.unit:
            where = Location(self.file, self.line, 1, self.unit.get("name", ""))
            self.rows.append(
                Row(
                    id=self.unit.get("id", ""),
                    context=self.unit.get("name", ""),
                    source=self.texts["source"],
                    target=self.texts["target"],
                    state=self.state,
                    where=where,
                )
            )
            self.unit = {}

    def text(self, text: str) -> None:
        if self.inside:
            self.texts[self.inside] += text
