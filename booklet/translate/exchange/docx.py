"""DOCX: one table, one row a message, for people who translate in a word processor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.translate.exchange.columns import TARGET, is_rtl, lines_of, parcel_of
from booklet.translate.exchange.guard import guard_rows, opened, refuse
from booklet.translate.exchange.packing import saved

if TYPE_CHECKING:
    from booklet.translate.exchange.rows import Parcel

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRACKED = ("ins", "del", "moveFrom", "moveTo")
_ACTIVE = ("fldSimple", "instrText", "object", "altChunk")
_CENTIMETRES = (2.2, 3.0, 3.8, 7.6, 7.6, 2.2)


def write(parcel: Parcel) -> bytes:
    """A parcel as a document."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.6)
    document.styles["Normal"].font.size = Pt(9)
    lines = lines_of(parcel)
    table = document.add_table(rows=len(lines), cols=6, style="Table Grid")
    table.autofit = False
    # A table's cells are found anew at every question; asked once, they are quick.
    cells = table._cells  # noqa: SLF001 - python-docx 1.2 has no other way to ask once
    rtl = is_rtl(parcel)
    for index, texts in enumerate(lines):
        for column, text in enumerate(texts):
            cell = cells[6 * index + column]
            cell.width = Cm(_CENTIMETRES[column])
            cell.text = text
            if rtl and index and column == TARGET - 1:
                # Full stops stand at the left, and an empty cell is typed in from the right.
                cell.paragraphs[0]._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001
    document.core_properties.author = ""
    return saved(document, document.core_properties, parcel.project)


def read(data: bytes, file: str) -> Parcel:
    """A parcel that came back.

    Raises:
        BookletError: if it is no document of ours, or has in it what it should not.
    """
    from docx import Document

    body, tables = opened(data, file, lambda stream: _parts(Document(stream)))
    for name in _TRACKED:
        if next(body.iter(_WORD + name), None) is not None:
            refuse(file, "changes that are tracked", code="K047")
    for name in _ACTIVE:
        if next(body.iter(_WORD + name), None) is not None:
            refuse(file, "fields or objects")
    if not tables:
        refuse(file, "there is no table in it", code="K043")
    for name in ("vMerge", "tbl"):
        if next(tables[0]._tbl.iterdescendants(_WORD + name), None) is not None:  # noqa: SLF001
            refuse(file, "cells are merged or have tables in them", code="K043")
    rows = list(_rows(tables[0]))
    guard_rows(len(rows), file)
    lines = [[_text(cell) for cell in row.iter(_WORD + "tc")] for row in rows]
    return parcel_of(lines, f"{file}[table 1]")


def _parts(document: Any) -> tuple[Any, Any]:  # noqa: ANN401 - lxml's elements
    return document.element.body, document.tables


def _rows(table: Any) -> Any:  # noqa: ANN401 - lxml's elements
    return table._tbl.iter(_WORD + "tr")  # noqa: SLF001 - row.cells finds all cells anew each time


def _text(cell: Any) -> str:  # noqa: ANN401 - lxml's elements
    """The text of a cell: paragraphs and breaks as line ends."""
    return "\n".join(_paragraph(paragraph) for paragraph in cell.iter(_WORD + "p"))


_CHARACTERS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011"}


def _paragraph(paragraph: Any) -> str:  # noqa: ANN401 - lxml's elements
    pieces: list[str] = []
    for element in paragraph.iter(*(_WORD + name for name in ("t", *_CHARACTERS))):
        if element.getparent().tag != _WORD + "r":
            continue  # a tab stop is called a tab too
        tag = element.tag.removeprefix(_WORD)
        if tag == "t":
            pieces.append(element.text or "")
        else:
            pieces.append(_CHARACTERS[tag])
    return "".join(pieces)
