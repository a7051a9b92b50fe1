"""Refusing what no translation needs, before any library looks at it.

A spreadsheet or a document is a ZIP of XML files. Libraries that read them trust what the
ZIP says of its sizes and resolve what the XML names; so the packing is opened here first,
with a limit on what comes out, and every XML part goes through a parser that stops at the
first document type.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, NoReturn, TypeVar
from xml.parsers import expat

from booklet.diagnostics import BookletError, Location
from booklet.l10n.codes import diagnose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Document = TypeVar("Document")

LARGEST = 5_000_000
"""Bytes of a file; the booklet’s have 200,000 at the most."""

LARGEST_UNPACKED = 12_000_000
"""Bytes; the booklet’s have 1,000,000. Libraries need 15 times as much memory."""

MOST_ROWS = 20_000
"""Rows; the booklet’s have 200."""

MOST_PARTS = 300
DEEPEST = 200

_REFUSED_PARTS = {
    "vbaproject": "macros",
    "vbadata": "macros",
    "macrosheets": "macros",
    "externallinks": "links to other files",
    "embeddings": "embedded files",
    "activex": "controls",
    "oleobject": "embedded objects",
    "attachedtoolbars": "toolbars",
    "connections.xml": "connections to data",
    "querytables": "connections to data",
}
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_MACRO_TYPES = (b"macroenabled", b"vbaproject")


def read_file(path: Path) -> bytes:
    """A file's bytes, if they are not too many.

    Raises:
        BookletError: if it cannot be read, or is too large.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BookletError([diagnose("K040", None, file=path.name, reason=reason)]) from None
    if len(data) > LARGEST:
        refuse(path.name, f"more than {LARGEST // 10**6} MB", code="K042")
    return data


def refuse(file: str, found: str, *, code: str = "K041", line: int = 0) -> NoReturn:
    """Say that a file is refused, and for what."""
    where = Location(file, line, 1) if line else None
    raise BookletError([diagnose(code, where, file=file, found=found, reason=found)])


def guard_rows(rows: int, file: str) -> None:
    """See that there are not too many rows.

    Raises:
        BookletError: if there are.
    """
    if rows > MOST_ROWS:
        refuse(file, f"more than {MOST_ROWS:,} rows", code="K042")


def opened(data: bytes, file: str, load: Callable[[io.BytesIO], Document]) -> Document:
    """A spreadsheet or a document, once its packing has been looked through.

    Args:
        data: the file.
        file: its name.
        load: a library's way to read it.

    Raises:
        BookletError: if it is refused, or the library cannot read it.
    """
    guard_package(data, file)
    try:
        return load(io.BytesIO(data))
    except Exception as error:  # noqa: BLE001 - a library that says what it could not read in any way
        refuse(file, str(error) or type(error).__name__, code="K040")


def guard_package(data: bytes, file: str) -> None:
    """Look through the packing of a spreadsheet or a document.

    Raises:
        BookletError: if anything is in it that a translation does not need.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS:
                refuse(file, f"{len(parts)} parts", code="K042")
            if len({part.filename.lower() for part in parts}) < len(parts):
                refuse(file, "two parts of one name")
            left = LARGEST_UNPACKED
            for part in parts:
                left -= _guard_part(package, part, file, left)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, ValueError) as error:
        refuse(file, str(error) or "its packing is broken", code="K040")


def _guard_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, file: str, left: int) -> int:
    """Look at one part; give how large it is."""
    name = part.filename.lower()
    for word, found in _REFUSED_PARTS.items():
        if word in name:
            refuse(file, found)
    if part.flag_bits & 1:
        refuse(file, "a password")
    if name.startswith("/") or ".." in name.split("/"):
        refuse(file, "a part that leads elsewhere")
    with package.open(part) as stream:
        content = stream.read(left + 1)  # never believe what the ZIP says of its size
    if len(content) > left:
        refuse(file, f"more than {LARGEST_UNPACKED // 10**6} MB once it is unpacked", code="K042")
    # The list of contents may call any part XML, whatever the part's own name says.
    if name.endswith((".xml", ".rels", ".vml")) or content.lstrip(_BEFORE_XML)[:1] == b"<":
        guard_xml(content, f"{file}: {part.filename}", relations=name.endswith(".rels"))
    if name == "[content_types].xml" and any(t in content.lower() for t in _MACRO_TYPES):
        refuse(file, "macros")
    return len(content)


def guard_xml(data: bytes, file: str, *, relations: bool = False) -> None:
    """Parse XML that may have no document type, no entities and no depth to speak of.

    Raises:
        BookletError: if it has, or is not XML.
    """
    parser = expat.ParserCreate()
    depth = 0

    def doctype(*_: object) -> None:
        refuse(file, "a document type (DTD)", line=parser.CurrentLineNumber)

    def entity(*_: object) -> None:
        refuse(file, "an entity of its own", line=parser.CurrentLineNumber)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            refuse(file, f"elements nested more than {DEEPEST} deep", code="K042")
        external = relations and name.rpartition(":")[2] == "Relationship"
        if external and attributes.get("TargetMode") == "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            if kind != "hyperlink":  # an address that somebody may click; nobody fetches it
                refuse(file, f"a link to another file ({kind})")

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = entity
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        refuse(file, str(error), code="K040", line=error.lineno)
