"""XLSX: one sheet, one row a message, the languages named at the heads of their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.diagnostics import BookletError, Location
from booklet.l10n.codes import diagnose
from booklet.translate.exchange.columns import TARGET, is_rtl, lines_of, parcel_of
from booklet.translate.exchange.guard import guard_rows, opened
from booklet.translate.exchange.packing import saved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.translate.exchange.rows import Parcel

SHEET = "Translation"
_WIDTHS = (18, 26, 36, 70, 70, 12)
_COLUMNS = len(_WIDTHS)
_RIGHT_TO_LEFT = 2  # readingOrder, ISO/IEC 29500-1, 18.8.1


def write(parcel: Parcel) -> bytes:
    """A parcel as a spreadsheet."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    order = _RIGHT_TO_LEFT if is_rtl(parcel) else 0
    for number, texts in enumerate(lines_of(parcel), 1):
        for column, text in enumerate(texts, 1):
            cell: Any = sheet.cell(number, column)
            cell.value = _escaped(text)
            cell.data_type = "s"  # text, even where it begins like a formula
            reading = order if column == TARGET else 0
            cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=reading)
            cell.font = Font(bold=number == 1)
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    book.properties.creator = ""
    return saved(book, book.properties, parcel.project)


def read(data: bytes, file: str) -> Parcel:
    """A parcel that came back.

    Raises:
        BookletError: if it is no spreadsheet of ours, or has in it what it should not.
    """
    from openpyxl import load_workbook

    sheet: Any = opened(data, file, lambda stream: _sheet(load_workbook(stream, keep_links=False)))
    # A cell in the last row makes a million of those before it, should anybody ask for them.
    guard_rows(sheet.max_row, file)
    wrong: list[Any] = []
    rows = sheet.iter_rows(max_col=_COLUMNS)
    texts = [list(_texts(row, f"{file}[{sheet.title}]", wrong)) for row in rows]
    if wrong:
        raise BookletError(wrong)
    return parcel_of(texts, f"{file}[{sheet.title}]")


def _sheet(book: Any) -> Any:  # noqa: ANN401 - of a library without types
    return book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]


def _texts(row: tuple[Any, ...], file: str, wrong: list[Any]) -> Iterator[str]:
    from openpyxl.cell.cell import MergedCell

    for cell in row:
        if isinstance(cell, MergedCell):
            where = Location(file, cell.row, cell.column, cell.coordinate)
            found = f"{cell.coordinate} is merged with another cell"
            wrong.append(diagnose("K043", where, file=file, found=found))
            continue
        content = cell.value
        if cell.data_type == "f" or (content is not None and cell.data_type == "e"):
            where = Location(file, cell.row, cell.column, cell.coordinate)
            wrong.append(
                diagnose("K041", where, file=file, found=f"a formula in {cell.coordinate}")
            )
        elif cell.is_date:
            where = Location(file, cell.row, cell.column, cell.coordinate)
            found = f"a date in {cell.coordinate}, where there should be text"
            wrong.append(diagnose("K043", where, file=file, found=found))
        if isinstance(content, float) and content.is_integer():
            content = int(content)
        yield "" if content is None else _unescaped(str(content))


def _escaped(text: str) -> str:
    """Excel takes ``_x000D_`` for a character; an underscore before it says that it is none."""
    return text.replace("_x", "_x005F_x")


def _unescaped(text: str) -> str:
    return text.replace("_x005F_", "_").replace("\r\n", "\n")
