"""Reading an author's text files, and never anything outside the project."""

from __future__ import annotations

import errno
import os.path
from typing import TYPE_CHECKING

from booklet.diagnostics import Location
from booklet.source.near import suggestions
from booklet.values import value

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.source.findings import Findings

LONGEST_FILE = 2_000_000
"""Bytes; the whole booklet has 30,000."""

_HARDLY_TEXT = 50

_NO_BREAK = "\u00a0"
_ALLOWED_INVISIBLE = frozenset(
    "\n\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"  # spaces of the typesetter
    "\u200b\u200c\u200d\u2060"  # joining and breaking
    "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"  # direction: marks and isolates (UAX #9)
)


@value(by_identity=True)
class SourceText:
    r"""A file's text, its line ends made ``\n``, and where it came from.

    Attributes:
        file: path as findings show it.
        text: decoded, without a byte order mark.
    """

    file: str
    text: str

    def location(self, index: int, *, path: str = "", length: int = 1) -> Location:
        """The place of the character at ``index`` (from 0)."""
        line = self.text.count("\n", 0, index) + 1
        column = index - self.text.rfind("\n", 0, index)
        return Location(self.file, line, column, path, max(1, length))


def shown_path(project: Path, path: Path) -> str:
    """A file as findings name it: from the project's folder on, with forward slashes."""
    # Path.resolve asks the disk of every folder on the way; here only names are compared.
    written, folder = os.path.abspath(path), os.path.abspath(project)  # noqa: PTH100
    if written.startswith(folder + os.sep):
        return written[len(folder) + 1 :].replace(os.sep, "/")
    try:
        return path.resolve().relative_to(project.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):
        return written.replace(os.sep, "/")


def read_text(
    project: Path, path: Path, findings: Findings, *, named_at: Location | None = None
) -> SourceText | None:
    """Read a text file, or say what is wrong with it and return None.

    Args:
        project: the folder from which findings name files.
        path: the file.
        findings: where mistakes go.
        named_at: the place that asks for the file; a missing file is reported there.
    """
    file = shown_path(project, path)
    data = _read_bytes(path, file, findings, named_at or Location(file, 1, 1))
    if data is None:
        return None
    text = _decode(data, file, findings)
    if text is None:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = SourceText(file, text)
    return source if _characters_are_fine(source, findings) else None


def source_line(project: Path, location: Location) -> str | None:
    """The line a location is on, without its end; None if it cannot be read any more."""
    path = project / location.file
    try:
        if not path.is_file():
            return None
        text = path.read_text("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if location.line > len(lines):
        return None
    # A tab would move the caret away from its place, a control character the terminal's.
    line = lines[location.line - 1]
    return "".join(" " if c == "\t" else "\ufffd" if is_unwanted(c) else c for c in line)


def _refuse_endless(path: Path) -> None:
    """A pipe or a device may never come to an end."""
    if path.is_fifo() or path.is_char_device():
        raise OSError(errno.EINVAL, "it is a pipe or a device, not a file")


def _read_bytes(path: Path, file: str, findings: Findings, asked: Location) -> bytes | None:
    try:
        _refuse_endless(path)
        with path.open("rb") as stream:
            data = stream.read(LONGEST_FILE + 1)
    except FileNotFoundError:
        near = suggestions(path.name, _neighbours(path))
        hints = [f"did you mean “{name}”?" for name in near]
        findings.add(
            "C001",
            f"there is no file “{file}”",
            asked,
            *hints,
            "check the spelling, capitals included, and the folder",
        )
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not a path"
        findings.add(
            "C001",
            f"cannot read “{file}”: {reason}",
            asked,
            "check that it is a file, and that you may open it",
        )
        return None
    if len(data) > LONGEST_FILE:
        findings.add(
            "C012",
            f"longer than {LONGEST_FILE:,} bytes",
            Location(file, 1, 1),
            "one section has one file; is this the right one?",
        )
        return None
    return data


def _neighbours(path: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in path.parent.iterdir())
    except (OSError, ValueError):
        return []


def _decode(data: bytes, file: str, findings: Findings) -> str | None:
    save = "save the file as UTF-8; in VS Code: click the encoding at the bottom right"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        findings.add("C002", "written in UTF-16, not in UTF-8", Location(file, 1, 1), save)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        where = SourceText(file, before + "?").location(len(before))
        byte = data[error.start]
        findings.add("C002", f"byte {byte:02X} is not UTF-8", where, save)
        return None


def _characters_are_fine(source: SourceText, findings: Findings) -> bool:
    """Whether no character is there that nobody sees and nobody means."""
    if source.text.replace("\n", "").isprintable():
        return True
    strangers = [
        (index, character)
        for index, character in enumerate(source.text)
        if is_unwanted(character) or (character == _NO_BREAK and _indents(source.text, index))
    ]
    if sum(character != "\t" for _, character in strangers) > _HARDLY_TEXT:
        findings.add(
            "C003",
            f"{len(strangers)} characters nobody can see: this is hardly a text file",
            source.location(strangers[0][0]),
            "is it of a word processor? copy its words into a new file, plain text in UTF-8",
        )
        return False
    for index, character in strangers:
        report_character(character, source.location(index), findings)
    return not strangers


def _indents(text: str, index: int) -> bool:
    """Whether only white space stands before a character in its line."""
    return not text[text.rfind("\n", 0, index) + 1 : index].strip()


def is_unwanted(character: str) -> bool:
    """Whether a character is a tab, a control character or another unseen stranger."""
    return not character.isprintable() and character not in _ALLOWED_INVISIBLE


def report_character(character: str, where: Location, findings: Findings) -> None:
    """Say that an unwanted character stands at a place."""
    if character == "\t":
        findings.add("C004", "a tab", where, "write spaces: two for each step inwards")
        return
    name = f"U+{ord(character):04X}"
    hint = "delete it; it comes from copying out of another program"
    if character == _NO_BREAK:
        hint = "write plain spaces there; these come from copying out of a web page"
    if character == "\u00ad":
        hint = "delete this soft hyphen: words are never divided"
    findings.add("C003", f"a character nobody can see, {name}", where, hint)
