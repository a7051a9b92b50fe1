"""XLSX: one sheet, one row a message, the languages named at the heads of their columns."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from booklet.diagnostics import BookletError, Location
from booklet.l10n.codes import diagnose
from booklet.translate.exchange.columns import parcel_of, titles
from booklet.translate.exchange.guard import guard_package, refuse
from booklet.translate.exchange.packing import repacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.translate.exchange.rows import Parcel

SHEET = "Translation"
_WIDTHS = (18, 26, 36, 70, 70, 12)
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no zones; any day, always the same


def write(parcel: Parcel) -> bytes:
    """A parcel as a spreadsheet."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    lines = [titles(parcel)]
    lines += [
        (row.id, row.context, "\n".join(row.notes), row.source, row.target, row.state)
        for row in parcel.rows
    ]
    for number, texts in enumerate(lines, 1):
        for column, text in enumerate(texts, 1):
            cell: Any = sheet.cell(number, column)
            cell.value = _escaped(text)
            cell.data_type = "s"  # text, even where it begins like a formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    book.properties.title = parcel.project
    book.properties.creator = ""
    book.properties.created = book.properties.modified = _EPOCH
    stream = io.BytesIO()
    book.save(stream)
    return repacked(stream.getvalue())


def read(data: bytes, file: str) -> Parcel:
    """A parcel that came back.

    Raises:
        BookletError: if it is no spreadsheet of ours, or has in it what it should not.
    """
    guard_package(data, file)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), keep_links=False)
        sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
        cells = [list(row) for row in sheet.iter_rows()]
    except BookletError:
        raise
    except Exception as error:  # noqa: BLE001 - a library that says what it could not read in any way
        refuse(file, str(error) or type(error).__name__, code="K040")
    wrong: list[Any] = []
    texts = [list(_texts(row, f"{file}[{sheet.title}]", wrong)) for row in cells]
    if wrong:
        raise BookletError(wrong)
    return parcel_of(texts, f"{file}[{sheet.title}]")


def _texts(row: list[Any], file: str, wrong: list[Any]) -> Iterator[str]:
    for cell in row:
        content = cell.value
        if cell.data_type == "f" or (content is not None and cell.data_type == "e"):
            where = Location(file, cell.row, cell.column, cell.coordinate)
            wrong.append(
                diagnose("K041", where, file=file, found=f"a formula in {cell.coordinate}")
            )
        if isinstance(content, float) and content.is_integer():
            content = int(content)
        yield "" if content is None else _unescaped(str(content))


def _escaped(text: str) -> str:
    """Excel takes ``_x000D_`` for a character; an underscore before it says that it is none."""
    return text.replace("_x", "_x005F_x")


def _unescaped(text: str) -> str:
    return text.replace("_x005F_", "_").replace("\r\n", "\n")
