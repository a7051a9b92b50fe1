"""Sheets: pages put where the printer's folder and guillotine will find them.

Planned first, as values (:mod:`booklet.prepress.plan`), written then
(:mod:`booklet.prepress.impose`): a plan can be read, drawn and tested without a PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.prepress.edition import SheetEdition


def sheet_edition(project: Path, name: str) -> SheetEdition | None:
    """The edition of that name if it is made of sheets; None if it has pages of its own.

    Raises:
        BookletError: with everything that is wrong with it.
    """
    if not is_sheets(project, name):
        return None
    # Records are made when something is on sheets; the booklet for the screen is not.
    from booklet.prepress.edition import load_sheet_edition

    return load_sheet_edition(project, name)


def pages_of(project: Path, edition: str, printer: str) -> tuple[str, str]:
    """The edition whose pages an edition has, its own or another's, and their printer."""
    sheets = sheet_edition(project, edition)
    if sheets is None:
        return edition, printer
    return sheets.pages, sheets.printer_of_pages(project, printer)


def is_sheets(project: Path, edition: str) -> bool:
    """Whether an edition is made of sheets, by the line ``kind:`` of its file."""
    path = project / "layouts" / "editions" / f"{edition}.yaml"
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return any(line.rstrip() == "kind: sheets" for line in lines)
