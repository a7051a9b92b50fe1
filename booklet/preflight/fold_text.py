"""The words on a face of the folded booklet, held against the reader's page.

Read by PDFium, which shares nothing with the reading of forms: a page whose content was kept but
whose fonts were lost still has its place, and no words.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from booklet.preflight.fold_geometry import Box, boxed, inverse, then
from booklet.text.bidi_brackets import MIRRORED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.preflight.fold_opening import Opening
    from booklet.preflight.fold_values import Misfit

_SHOWN = 40


class Words:
    """Text of places in a PDF, each page loaded once."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2 as pdfium

        self._document = pdfium.PdfDocument(data)
        self._pages: dict[int, Any] = {}

    def within(self, index: int, box: Box) -> str:
        """The characters in a box of a page's user space, white space left out."""
        if index not in self._pages:
            self._pages[index] = self._document[index].get_textpage()
        left, bottom, right, top = box
        text: str = self._pages[index].get_text_bounded(
            left=left, bottom=bottom, right=right, top=top
        )
        return comparable(text)

    def close(self) -> None:
        """Give back what PDFium holds."""
        for page in self._pages.values():
            page.close()
        self._document.close()


def comparable(text: str) -> str:
    """What two readings of the same words have in common, whatever stands beside them.

    PDFium ends lines where it sees them, and marks hyphens that it takes for breaks. Which way
    a line runs it judges by all of its letters: beside a page of the other direction, names
    and brackets in it are turned round.
    """
    return "".join(text.replace("\ufffe", "").split()).translate(_ONE_WAY)


_ONE_WAY = {ord(one): min(one, other) for one, other in MIRRORED.items()}


def compare_words(
    openings: Sequence[Opening],
    found: Sequence[Misfit],
    *,
    imposed: bytes,
    reader: bytes,
) -> Iterator[Misfit]:
    """What is wrong with the words, added to what was found without them.

    Args:
        openings: every face.
        found: by forms. A face with the wrong page has the wrong words as well, which need
            not be said; one on which no form was known may have the right ones.
        imposed: the sheets.
        reader: the reader's file.
    """
    on_sheets, in_reader = Words(imposed), Words(reader)
    known = {(misfit.sheet_page, misfit.page): misfit for misfit in found}
    absent = {key for key, misfit in known.items() if misfit.code == "P909"}
    drawn_anew = set()
    for opening in openings:
        page = opening.page
        key = (opening.sheet_page, page.number if page else None)
        if page is None or (key in known and key not in absent):
            continue
        # Both windows show the same part of the page; what is in the fold is in neither.
        scale = 1 / opening.folding.scale
        to_reader = then((scale, 0.0, 0.0, scale, 0.0, 0.0), inverse(page.upright))
        to_sheet = then(inverse(opening.place.face.view), opening.printed.to_page)
        wanted = in_reader.within(page.number - 1, boxed(opening.place.visible, to_reader))
        seen = on_sheets.within(opening.sheet_page - 1, boxed(opening.place.visible, to_sheet))
        # A page that lies upside down may be read in another order of lines.
        is_same = seen == wanted or Counter(seen) == Counter(wanted)
        if is_same and wanted and key in absent:
            drawn_anew.add(key)
            yield _anew(opening)
        elif not is_same and key not in absent:
            said = f"its words are other ones: {_differing(seen, wanted)}"
            yield opening.misfit("P914", said, expected=_short(wanted), found=_short(seen))
    on_sheets.close()
    in_reader.close()
    for misfit in found:
        # What paints the page anew is no mark on it.
        is_said = (misfit.sheet_page, misfit.page) in drawn_anew
        if not (is_said and misfit.code in {"P909", "P913"}):
            yield misfit


def _anew(opening: Opening) -> Misfit:
    return opening.misfit(
        "P915",
        "its words are there, but other content paints them: nobody can say how it lies",
        expected="the page's own content, as a form",
        found="other content with the same words",
    )


def _differing(found: str, expected: str) -> str:
    lost = sum((Counter(expected) - Counter(found)).values())
    more = sum((Counter(found) - Counter(expected)).values())
    return f"{lost} characters are missing and {more} are too many"


def _short(text: str) -> str:
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text or "no words"
