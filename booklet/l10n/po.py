r"""PO files, as gettext, Babel and Weblate read and write them.

Ours alone in two things: a catalogue is always UTF-8, and what follows a message that is no
longer there (``#~``) is kept as it is. Reading is one pass over the lines: a build of the
Polish booklet waits for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import Location
from booklet.l10n.catalogue import Catalogue, Entry
from booklet.l10n.codes import diagnose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from booklet.source.files import SourceText
    from booklet.source.findings import Findings

WIDTH = 79
"""Columns; gettext's own custom."""

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_LISTS = {"#.": "notes", "#:": "places", "#,": "flags", "#": "remarks"}


class _Syntax(Exception):  # noqa: N818 - never leaves this module
    """A line that is none of a catalogue's."""


def read_po(source: SourceText, findings: Findings) -> Catalogue | None:
    """Read a catalogue; None after noting every line that is not one."""
    parser = _Parser(source, findings)
    before = len(findings)
    for number, line in enumerate(source.text.split("\n"), 1):
        try:
            parser.read(number, line)
        except _Syntax as wrong:
            where = Location(source.file, number, 1)
            findings.note(diagnose("K001", where, found=str(wrong)))
    parser.finish()
    if len(findings) > before:
        return None
    return Catalogue(parser.header, parser.entries, tuple(parser.obsolete), parser.remarks, source)


class _Parser:
    """Reads line after line; an entry ends where the next one begins."""

    def __init__(self, source: SourceText, findings: Findings) -> None:
        self.source, self.findings = source, findings
        self.header: dict[str, str] = {}
        self.remarks: tuple[str, ...] = ()
        self.entries: dict[tuple[str, str], Entry] = {}
        self.obsolete: list[Entry] = []
        self.clear()

    def clear(self) -> None:
        self.lists: dict[str, list[str]] = {}
        self.texts: dict[str, list[str]] = {}
        self.target: list[str] = []
        self.is_obsolete = False
        self.line = 0
        self.lines: list[int] = []

    def read(self, number: int, line: str) -> None:
        if line.startswith('"'):
            self.continued(line)
        elif line.startswith("msg"):
            self.keyword(number, line, "")
        elif not line.strip():
            return
        elif line.startswith("#"):
            self.comment(number, line)
        else:
            raise _Syntax(f"“{line[:40]}”")

    def comment(self, number: int, line: str) -> None:
        if line.startswith(("#~", "#|")):
            rest = line[2:].lstrip()
            if line.startswith("#~|"):
                rest = line[3:].lstrip()
            old = "" if line.startswith("#~") and not line.startswith("#~|") else "old "
            if rest.startswith('"'):
                self.continued(rest)
            elif rest:
                self.keyword(number, rest, old)
            self.is_obsolete = self.is_obsolete or line.startswith("#~")
            return
        if any(name.startswith("msgstr") for name in self.texts):
            self.finish()
        mark = line[:2] if line[:2] in _LISTS else "#"
        words = line[len(mark) :].strip()
        kept = self.lists.setdefault(_LISTS[mark], [])
        if mark == "#,":
            kept += [flag.strip() for flag in words.split(",") if flag.strip()]
        elif mark == "#:":
            kept += words.split()
        else:
            kept.append(words)

    def keyword(self, number: int, line: str, old: str) -> None:
        word, space, text = line.partition(" ")
        ended = any(name.startswith("msgstr") for name in self.texts)
        begins = word == "msgctxt" or (
            word == "msgid" and (ended or f"{old}msgctxt" not in self.texts)
        )
        if ended and (begins or old):
            self.finish()
        name = old + word
        known = word in ("msgctxt", "msgid", "msgid_plural", "msgstr") or (
            word.startswith("msgstr[") and word[7:-1].isdecimal() and word.endswith("]")
        )
        if not known or not space or name in self.texts:
            raise _Syntax(f"“{word[:40]}”" + (" a second time" if name in self.texts else ""))
        if begins and not old:
            self.line = number
        if word.startswith("msgstr"):
            self.lines.append(number)
        self.target = self.texts[name] = []
        self.continued(text)

    def continued(self, text: str) -> None:
        text = text.strip()
        if len(text) < 2 or text[0] != '"' or text[-1] != '"':  # noqa: PLR2004 - two marks
            raise _Syntax(f"text without its quotation marks, {text[:40]}")
        inside = text[1:-1]
        if "\\" in inside or '"' in inside:
            inside = _unescaped(inside)
        self.target.append(inside)

    def finish(self) -> None:
        """Keep the entry whose last line has been read."""
        texts = {name: "".join(pieces) for name, pieces in self.texts.items()}
        if "msgid" not in texts:
            if texts:
                where = Location(self.source.file, self.line or 1, 1)
                self.findings.note(diagnose("K001", where, found="a message without msgid"))
            self.clear()
            return
        lists = {name: tuple(kept) for name, kept in self.lists.items()}
        if not texts["msgid"] and not self.is_obsolete and "msgctxt" not in texts:
            self.header = _fields(texts.get("msgstr", ""))
            self.remarks = lists.get("remarks", ())
        else:
            self.keep(texts, lists)
        self.clear()

    def keep(self, texts: dict[str, str], lists: dict[str, tuple[str, ...]]) -> None:
        names = sorted((n for n in texts if n.startswith("msgstr")), key=_number)
        if names not in ([], ["msgstr"], [f"msgstr[{index}]" for index in range(len(names))]):
            where = Location(self.source.file, self.line or 1, 1)
            found = "forms are not numbered 0, 1, 2"
            self.findings.note(diagnose("K001", where, found=found))
        entry = Entry(
            context=texts.get("msgctxt", ""),
            source=texts["msgid"],
            plural=texts.get("msgid_plural"),
            translations=tuple(texts[name] for name in names) or ("",),
            old_context=texts.get("old msgctxt"),
            old_source=texts.get("old msgid"),
            is_obsolete=self.is_obsolete,
            line=self.line,
            lines=tuple(self.lines),
            **lists,
        )
        if entry.is_obsolete:
            self.obsolete.append(entry)
        elif entry.key in self.entries:
            where = Location(self.source.file, self.line, 1, entry.context)
            first = self.entries[entry.key].line
            self.findings.note(diagnose("K002", where, line=first))
        else:
            self.entries[entry.key] = entry


def _number(name: str) -> int:
    return int(name[7:-1]) if name.endswith("]") else -1


def _unescaped(text: str) -> str:
    pieces: list[str] = []
    rest = iter(text)
    for character in rest:
        if character == '"':
            raise _Syntax('a " inside text; write \\"')
        if character == "\\":
            following = next(rest, "")
            if following not in _ESCAPES:
                raise _Syntax(f"\\{following}")
            pieces.append(_ESCAPES[following])
        else:
            pieces.append(character)
    return "".join(pieces)


def _fields(text: str) -> dict[str, str]:
    lines = (line.partition(":") for line in text.split("\n") if line.strip())
    return {name.strip(): content.strip() for name, _, content in lines}


# -- writing --------------------------------------------------------------------------------


def write_po(catalogue: Catalogue) -> str:
    """A catalogue as text, ended by a line end."""
    header = "".join(f"{name}: {content}\n" for name, content in catalogue.header.items())
    blocks = [[*(f"# {one}".rstrip() for one in catalogue.remarks), *_text("msgid", "")]]
    blocks[0] += _text("msgstr", header)
    blocks += [_block(entry) for entry in (*catalogue.entries.values(), *catalogue.obsolete)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _block(entry: Entry) -> list[str]:
    lines = [f"# {one}".rstrip() for one in entry.remarks]
    if not entry.is_obsolete:
        lines += [f"#. {one}".rstrip() for one in entry.notes]
        lines += [f"#: {place}" for place in entry.places]
    if entry.flags:
        lines.append(f"#, {', '.join(entry.flags)}")
    old: list[str] = []
    if entry.old_source is not None:
        if entry.old_context is not None:
            old += _text("msgctxt", entry.old_context)
        old += _text("msgid", entry.old_source)
        if entry.plural is not None:
            old += _text("msgid_plural", entry.old_source)
    current = _text("msgctxt", entry.context) if entry.context else []
    current += _text("msgid", entry.source)
    if entry.plural is not None:
        current += _text("msgid_plural", entry.plural)
        for index, form in enumerate(entry.translations):
            current += _text(f"msgstr[{index}]", form)
    else:
        current += _text("msgstr", entry.translations[0])
    if entry.is_obsolete:
        return [*lines, *(f"#~| {line}" for line in old), *(f"#~ {line}" for line in current)]
    return [*lines, *(f"#| {line}" for line in old), *current]


def _text(keyword: str, text: str) -> list[str]:
    """A keyword with its text, in lines no longer than :data:`WIDTH` where words allow."""
    escaped = [_escaped(piece) for piece in _lines(text)]
    whole = "".join(escaped)
    if len(escaped) < 2 and len(keyword) + len(whole) + 3 <= WIDTH:  # noqa: PLR2004 - one line
        return [f'{keyword} "{whole}"']
    return [f'{keyword} ""', *(f'"{line}"' for piece in escaped for line in _wrapped(piece))]


def _lines(text: str) -> list[str]:
    pieces = text.split("\n")
    return [*(f"{piece}\n" for piece in pieces[:-1]), *(pieces[-1:] if pieces[-1] else [])] or [""]


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return text.replace("\t", "\\t").replace("\r", "\\r")


def _wrapped(text: str) -> Iterable[str]:
    line = ""
    for word in _words(text):
        if line and len(line) + len(word.rstrip(" ")) + 2 > WIDTH:
            yield line
            line = ""
        line += word
    if line:
        yield line


def _words(text: str) -> Iterable[str]:
    """Words, each with the spaces behind it."""
    begin = 0
    while begin < len(text):
        end = text.find(" ", begin)
        if end < 0:
            end = len(text)
        while end < len(text) and text[end] == " ":
            end += 1
        yield text[begin:end]
        begin = end
