"""Which page stands where on which sheet: numbers only, no lengths and no PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.prepress.folding import outer_form
from booklet.prepress.job import Binding, Blanks, Scheme
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Page = int | None
"""A page by its number in the file, from 1; None is an empty page."""


@value(kw_only=True)
class Cell:
    """One place on a sheet, with the page on its front and the page behind it.

    Attributes:
        column: from the left, as the front is seen, from 0.
        row: from the top, from 0.
        head_up: whether the pages' heads point to the top of the front.
        spine: side of the front on which both pages are bound by a fold: ``left``,
            ``right``, or empty where there is no fold.
        depth: leaves that lie around this one when the signature is folded.
    """

    column: int
    row: int
    front: Page
    back: Page
    head_up: bool = True
    spine: str = ""
    depth: int = 0


@value(kw_only=True)
class Form:
    """A sheet by the pages on it.

    Attributes:
        signature: which of the piles of sheets that are put inside one another, from 1.
        columns: of its grid.
        rows: of its grid.
        cells: every place of the grid once, row by row.
    """

    signature: int
    columns: int
    rows: int
    cells: tuple[Cell, ...]


def filled(count: int, multiple: int, blanks: Blanks) -> tuple[Page, ...]:
    """The pages of a file with as many empty ones as make up the multiple.

    Raises:
        ValueError: if pages are short and empty ones were refused.
    """
    pages: list[Page] = list(range(1, count + 1))
    empty: list[Page] = [None] * (-count % multiple)
    if empty and blanks is Blanks.REFUSE:
        raise ValueError(f"{count} pages are not a multiple of {multiple}")
    kept = {Blanks.BEFORE_BACK: 1, Blanks.BEFORE_BACK_LEAF: 2}.get(blanks, 0)
    # A file of one page has no back cover to keep.
    at = count - kept if count > kept else count
    return (*pages[:at], *empty, *pages[at:])


def multiple_of(scheme: Scheme, *, section: int, places: int, sides: int) -> int:
    """The number of pages that the scheme wants a multiple of."""
    if scheme.folds:
        return section
    return sides if scheme is Scheme.STEP_AND_REPEAT else places * sides


def folded(
    pages: Sequence[Page], *, section: int, signature: int, binding: Binding
) -> Iterator[Form]:
    """Sheets that are folded, and put inside one another within each signature.

    Args:
        pages: a multiple of ``section``.
        section: pages on one sheet.
        signature: sheets in a signature; the last has what is left.
        binding: where the spine lies.
    """
    size = section * signature
    for number, begin in enumerate(range(0, len(pages), size), start=1):
        held = pages[begin : begin + size]
        for sheet in range(len(held) // section):
            yield _folded_sheet(held, sheet, section=section, number=number, binding=binding)


def _folded_sheet(
    pages: Sequence[Page], sheet: int, *, section: int, number: int, binding: Binding
) -> Form:
    form = outer_form(section)
    half, leaves = section // 4, len(pages) // 2
    columns = len(form[0])
    cells = []
    for row, line in enumerate(form):
        for place, leaf in enumerate(line):
            # The sheet's first leaves lie before the sheets inside it, its last behind them.
            behind = leaf.number >= half
            at = leaf.number + (leaves - half * (sheet + 2) if behind else sheet * half)
            recto, verso = pages[2 * at], pages[2 * at + 1]
            left = (leaf.recto_up == leaf.head_up) == (binding is Binding.LEFT)
            cells.append(
                Cell(
                    column=place if binding is Binding.LEFT else columns - 1 - place,
                    row=row,
                    front=recto if leaf.recto_up else verso,
                    back=verso if leaf.recto_up else recto,
                    head_up=leaf.head_up,
                    spine="left" if left else "right",
                    depth=min(at, leaves - 1 - at),
                )
            )
    return _form(cells, number, columns, len(form))


def stacked(
    pages: Sequence[Page], *, columns: int, rows: int, sides: int, binding: Binding
) -> Iterator[Form]:
    """Sheets that are cut, and whose piles are laid on one another, the first on top."""
    leaves = [pages[at : at + sides] for at in range(0, len(pages), sides)]
    sheets = len(leaves) // (columns * rows)
    for sheet in range(sheets):
        cells = []
        for pile, (column, row) in enumerate(_places(columns, rows, binding)):
            front, *behind = leaves[pile * sheets + sheet]
            cells.append(Cell(column=column, row=row, front=front, back=next(iter(behind), None)))
        yield _form(cells, 1, columns, rows)


def side_by_side(
    pages: Sequence[Page], *, columns: int, rows: int, sides: int, binding: Binding
) -> Iterator[Form]:
    """Pages in reading order on each side of each sheet."""
    size = columns * rows
    places = list(_places(columns, rows, binding))
    for begin in range(0, len(pages), size * sides):
        front = dict(zip(places, pages[begin : begin + size], strict=True))
        back: dict[tuple[int, int], Page] = {}
        if sides > 1:
            back = dict(zip(places, pages[begin + size : begin + 2 * size], strict=True))
        cells = [
            # Seen from behind, the last column is the first.
            Cell(column=c, row=r, front=page, back=back.get((columns - 1 - c, r)))
            for (c, r), page in front.items()
        ]
        yield _form(cells, 1, columns, rows)


def repeated(pages: Sequence[Page], *, columns: int, rows: int, sides: int) -> Iterator[Form]:
    """One leaf a sheet, in every place."""
    for begin in range(0, len(pages), sides):
        front, *behind = pages[begin : begin + sides]
        back = next(iter(behind), None)
        cells = [
            Cell(column=column, row=row, front=front, back=back)
            for column, row in _places(columns, rows, Binding.LEFT)
        ]
        yield _form(cells, 1, columns, rows)


def _places(columns: int, rows: int, binding: Binding) -> Iterator[tuple[int, int]]:
    """The grid in reading order."""
    for row in range(rows):
        for column in range(columns):
            yield (column if binding is Binding.LEFT else columns - 1 - column), row


def _form(cells: list[Cell], number: int, columns: int, rows: int) -> Form:
    in_order = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return Form(signature=number, columns=columns, rows=rows, cells=tuple(in_order))
