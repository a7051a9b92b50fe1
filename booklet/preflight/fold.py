"""Folds an imposed file back, and reads it against the reader's file.

The file is printed, folded, cut, nested and gathered as hands would do it
(:mod:`booklet.preflight.fold_hands`, :mod:`booklet.preflight.fold_binding`), then leafed
through. It shares no code with what imposed: two that make the same mistake would agree.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from booklet.preflight.fold_binding import bind
from booklet.preflight.fold_compare import judge
from booklet.preflight.fold_opening import Opening
from booklet.preflight.fold_pages import Digests, read_pages
from booklet.preflight.fold_reading import Printed, read_sides
from booklet.preflight.fold_sheet import Sheet
from booklet.preflight.fold_text import compare_words
from booklet.preflight.fold_values import Folding, Misfit
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from booklet.preflight.fold_pages import Page

_ORDER_AND_HEAD = {"P901", "P902", "P909", "P910"}
_HAIR = 0.5


def fold_back(
    imposed: bytes | Path, *, reader: bytes | Path, folding: Folding, words: bool = True
) -> tuple[Misfit, ...]:
    """Fold a file and say where the booklet is not the reader's.

    Args:
        imposed: the sheets, sides in the order of printing: front, back, front, back.
        reader: the pages in the order of reading.
        folding: what the printer and the binder are told.
        words: whether text is compared too.

    Returns:
        What is wrong, in the order of reading; nothing if all is well.
    """
    from pypdf import PdfReader

    sheets, pages = _data(imposed), _data(reader)
    read = read_pages(PdfReader(BytesIO(pages)), Digests())
    alike: dict[bytes, tuple[Page, ...]] = {}
    for page in read:
        alike[page.digest] = (*alike.get(page.digest, ()), page)
    sides = read_sides(PdfReader(BytesIO(sheets)), alike, Digests())
    found = tuple(_counted(folding, sides, len(read)))
    if found or not sides:
        return found
    openings = _openings(folding, sides, read)
    found = _judged(openings)
    if _mistaken(found):
        other = _otherwise(folding, sides, read)
        if other:
            return other
    if words:
        found = tuple(compare_words(openings, found, imposed=sheets, reader=pages))
    return tuple(sorted(found, key=lambda misfit: (misfit.leaf, misfit.side, misfit.code)))


def _data(given: bytes | Path) -> bytes:
    return given if isinstance(given, bytes) else given.read_bytes()


def _sheets(folding: Folding, sides: Sequence[Printed]) -> list[Sheet]:
    step = 1 if folding.flip == "none" else 2
    return [
        Sheet(number, side.width, side.height, step > 1)
        for number, side in enumerate(sides[::step])
    ]


def _openings(folding: Folding, sides: Sequence[Printed], pages: Sequence[Page]) -> list[Opening]:
    """Leaf through the booklet, the reader's file beside it."""
    places = bind(folding, _sheets(folding, sides))
    count = max(place.order for place in places) + 1
    expected = _with_blanks(folding, pages, count)
    step = 1 if folding.flip == "none" else 2
    openings = []
    for place in places:
        side = place.face.sheet * step + place.face.is_back
        openings.append(
            Opening(
                folding=folding,
                place=place,
                printed=sides[side],
                sheet_page=side + 1,
                page=expected[place.order],
            )
        )
    return openings


def _with_blanks(folding: Folding, pages: Sequence[Page], count: int) -> list[Page | None]:
    blanks: list[Page | None] = [None] * (count - len(pages))
    is_bound = folding.scheme not in {"n-up", "step-and-repeat"}
    kept = {"before-back": 1, "before-back-leaf": 2, "end": 0}[folding.blanks] * is_bound
    at = len(pages) - kept if len(pages) > kept else len(pages)
    return [*pages[:at], *blanks, *pages[at:]]


def _judged(openings: Sequence[Opening]) -> tuple[Misfit, ...]:
    return tuple(misfit for opening in openings for misfit in judge(opening))


def _mistaken(found: Sequence[Misfit]) -> bool:
    return any(misfit.code in _ORDER_AND_HEAD for misfit in found)


def _counted(folding: Folding, sides: Sequence[Printed], pages: int) -> Iterator[Misfit]:
    """Whether there are the sheets that the pages need, all of one size."""
    step = 1 if folding.flip == "none" else 2
    a_sheet = folding.section if folding.is_folded else folding.columns * folding.rows * step
    if folding.scheme == "step-and-repeat":
        a_sheet = step
    needed = -(-pages // a_sheet) * step
    if len(sides) != needed:
        said = f"{pages} pages need {needed} sides of sheets, the file has {len(sides)}"
        yield Misfit(
            code="P911", message=said, expected=f"{needed} sides", found=f"{len(sides)} sides"
        )
    for number, side in enumerate(sides, start=1):
        off = max(abs(side.width - sides[0].width), abs(side.height - sides[0].height))
        if off > _HAIR:
            yield Misfit(
                code="P911",
                message="this side of a sheet has another size than the first",
                expected=_size(sides[0]),
                found=_size(side),
                sheet_page=number,
            )


def _size(side: Printed) -> str:
    millimetres = 25.4 / 72
    return f"{side.width * millimetres:.1f} × {side.height * millimetres:.1f} mm"


def _otherwise(
    folding: Folding, sides: Sequence[Printed], pages: Sequence[Page]
) -> tuple[Misfit, ...]:
    """If the sheets are right for another flip or binding, say that, and only that."""
    flips = ("short", "long") if folding.flip != "none" else ("none",)
    for flip in flips:
        for binding in ("left", "right"):
            other = changed(folding, flip=flip, binding=binding)
            if (flip, binding) == (folding.flip, folding.binding):
                continue
            found = _judged(_openings(other, sides, pages))
            if _mistaken(found):
                continue
            made, told = _way(other), _way(folding)
            misfit = Misfit(
                code="P912",
                message=f"the sheets are made to be {made}, not {told}",
                expected=told,
                found=made,
            )
            return (misfit, *found)
    return ()


def _way(folding: Folding) -> str:
    turned = "" if folding.flip == "none" else f"turned on the {folding.flip} edge and "
    return f"{turned}bound on the {folding.binding}"
