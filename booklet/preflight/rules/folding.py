"""Rules on imposed sheets, folded by program (:mod:`booklet.preflight.fold`).

They say something only if it is known how the sheets are to be folded, and which file has
their pages: ``meant.folding`` and ``meant.reader``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding, Severity
from booklet.preflight.meant import Purpose
from booklet.preflight.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.fold_values import Misfit

_ON_SHEETS = frozenset({Purpose.SHEETS, Purpose.PLATES})


@rule("P901", on=_ON_SHEETS)
def page_in_the_wrong_place(examined: Examined) -> Iterator[Finding]:
    """P901: folded, the booklet has another page where this one should be.

    Why it matters:
        Every copy is bound with its pages out of order; nobody sees it on the flat sheet.
    How to fix:
        Impose the file again from its pages. Check that no sheet was taken out, added or
        put elsewhere afterwards, and that scheme and section are those that will be folded.
    Source:
        House rule: sheets are folded by program and read against the booklet.
    """
    yield from _found(examined, "P901")


@rule("P902", on=_ON_SHEETS)
def page_turned_when_folded(examined: Examined) -> Iterator[Finding]:
    """P902: folded, a page stands upside down or on its side.

    Why it matters:
        The reader has to turn the booklet round.
    How to fix:
        Impose the file again. If all backs are turned, choose the other edge in the
        printer's settings, or impose for the other flip.
    Source:
        House rule: sheets are folded by program and read against the booklet.
    """
    yield from _found(examined, "P902")


@rule("P903", on=_ON_SHEETS)
def page_of_another_size(examined: Examined) -> Iterator[Finding]:
    """P903: a page is on the sheet at another size, mirrored or slanted.

    Why it matters:
        Text becomes smaller than it was set, and the cut no longer meets the page.
    How to fix:
        Impose at actual size; do not “fit to page”. If pages are to be made smaller, say so
        when imposing.
    Source:
        House rule: pages are imposed at the size they were made for.
    """
    yield from _found(examined, "P903")


@rule("P904", on=_ON_SHEETS)
def page_out_of_place(examined: Examined) -> Iterator[Finding]:
    """P904: folded and cut, a page lies beside its place.

    Why it matters:
        Margins differ from leaf to leaf, and folios jump when the pages are flicked through.
    How to fix:
        Impose the file again, with the sheet size, gaps and margins that will be used.
    Source:
        House rule: a page lies within 0.1 mm of its place, creep included.
    """
    yield from _found(examined, "P904")


@rule("P905", on=_ON_SHEETS)
def creep_not_made_up_for(examined: Examined) -> Iterator[Finding]:
    """P905: inner pages are not moved towards the spine.

    Why it matters:
        Sheets in one another stand out at the fore edge, each by the thickness of the paper
        around it, and are then cut even: inner pages lose that much of their outer margin.
    How to fix:
        Impose with the thickness of the paper.
    Source:
        Impozycjoner, “Reduction of creeping pages”: thickness × sheets outside.
    """
    yield from _found(examined, "P905")


@rule("P906", on=_ON_SHEETS)
def art_of_a_neighbour(examined: Examined) -> Iterator[Finding]:
    """P906: art of a neighbouring page shows on this one.

    Why it matters:
        Bleed that is not clipped at the spine comes round the fold and shows as a coloured
        line on the page beside it.
    How to fix:
        Impose with bleed clipped at the fold, and at half the gap between pages.
    Source:
        House rule: bleed ends at the spine.
    """
    yield from _found(examined, "P906")


@rule("P907", on=_ON_SHEETS)
def page_clipped(examined: Examined) -> Iterator[Finding]:
    """P907: part of a page is clipped away.

    Why it matters:
        What is missing on the sheet is missing in the booklet.
    How to fix:
        Impose on larger sheets, or with the trim size that the pages have.
    Source:
        House rule: the whole of the trim is printed.
    """
    yield from _found(examined, "P907")


@rule("P908", on=_ON_SHEETS)
def bleed_short_on_the_sheet(examined: Examined) -> Iterator[Finding]:
    """P908: on the sheet, art that bleeds ends short of the bleed asked for.

    Why it matters:
        Paper shows at the edge when the guillotine cuts a little wide.
    How to fix:
        Impose with wider gaps between pages, or on larger sheets.
    Source:
        Ghent Workgroup 2015 specification: 3 mm of bleed.
    """
    yield from _found(examined, "P908")


@rule("P909", on=_ON_SHEETS)
def page_missing_from_the_sheets(examined: Examined) -> Iterator[Finding]:
    """P909: a page of the booklet is not where it should be, and nothing else is.

    Why it matters:
        The reader finds an empty page.
    How to fix:
        Impose the file again from all its pages.
    Source:
        House rule: every page is printed.
    """
    yield from _found(examined, "P909")


@rule("P910", on=_ON_SHEETS)
def page_where_paper_should_be_empty(examined: Examined) -> Iterator[Finding]:
    """P910: a page is printed where the booklet has an empty one.

    Why it matters:
        Empty pages stand before the back cover; elsewhere they push it inside.
    How to fix:
        Impose again, with empty pages before the last page.
    Source:
        House rule: the back cover is always last.
    """
    yield from _found(examined, "P910")


@rule("P911", on=_ON_SHEETS)
def sheets_missing_or_unequal(examined: Examined) -> Iterator[Finding]:
    """P911: the number of sheets does not fit the pages, or sheets differ in size.

    Why it matters:
        Fronts and backs fall out of step, and no sheet after the gap is right.
    How to fix:
        Impose the file again from all its pages.
    Source:
        House rule: sheets are folded by program and read against the booklet.
    """
    yield from _found(examined, "P911")


@rule("P912", on=_ON_SHEETS)
def other_flip_or_binding(examined: Examined) -> Iterator[Finding]:
    """P912: the sheets are right, but for another flip or binding than was said.

    Why it matters:
        Printed as was said, every back is upside down or every leaf in the wrong order.
    How to fix:
        Tell the printer the flip that the file is made for, or impose it for the other; the
        calibration sheet shows which one a printer wants.
    Source:
        House rule: sheets are folded by program and read against the booklet.
    """
    yield from _found(examined, "P912")


@rule("P913", on=_ON_SHEETS)
def mark_on_a_page(examined: Examined) -> Iterator[Finding]:
    """P913: a printer's mark, or something else that is no page, lies within a trim.

    Why it matters:
        It is not cut off, and the reader sees it.
    How to fix:
        Impose with marks outside the bleed, or with wider gaps between pages.
    Source:
        House rule: marks stand outside the bleed.
    """
    yield from _found(examined, "P913")


@rule("P914", on=_ON_SHEETS)
def other_words_when_folded(examined: Examined) -> Iterator[Finding]:
    """P914: folded, a page has other words than in the booklet.

    Why it matters:
        Words were lost, or a line beside the page runs into it.
    How to fix:
        Impose the file again; look for a slug line or a note that is too long.
    Source:
        House rule: what is printed is what was read.
    """
    yield from _found(examined, "P914")


@rule("P915", on=_ON_SHEETS, severity=Severity.WARNING)
def page_painted_anew(examined: Examined) -> Iterator[Finding]:
    """P915: a page's words are there, but other content paints them.

    Why it matters:
        A program that rewrites pages may change fonts, colours and places; only the words
        could be compared.
    How to fix:
        Impose with a program that takes pages over as they are.
    Source:
        House rule: page content is imposed untouched.
    """
    yield from _found(examined, "P915")


def _found(examined: Examined, code: str) -> Iterator[Finding]:
    """The misfits of one kind; the file is folded once for all rules."""
    sizes = {page.number: page for page in examined.pages}
    for misfit in examined.once("folded", lambda: _folded(examined)):
        if misfit.code != code:
            continue
        page = sizes.get(misfit.sheet_page)
        place = page.place(misfit.place.points) if page and misfit.place else None
        yield Finding(
            code=code, message=misfit.message, page=misfit.sheet_page or None, place=place
        )


def _folded(examined: Examined) -> tuple[Misfit, ...]:
    folding, reader = examined.meant.folding, examined.meant.reader
    if folding is None or not reader:
        return ()
    # Imported here: the fold of a file that is not imposed is never asked for.
    from booklet.preflight.fold import fold_back

    return fold_back(examined.data, reader=reader, folding=folding)
