"""The report of a comparison as one HTML file: old beside new, the differences marked.

All words and looks stand in ``report.html`` beside this module; what reports share is in
:mod:`booklet.preflight.template`. The file needs no other, and runs no script.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.compare.findings import Aspect, Side, Standing
from booklet.compare.say import CALLED, page_name, pages_by, short, standing, summary
from booklet.preflight.report_pictures import mark_on
from booklet.preflight.rules.saying import listed
from booklet.preflight.template import Parts, lines, look, ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.compare.findings import Compared, Comparison, Difference, Paired, Piece
    from booklet.compare.pictures import Pictures
    from booklet.preflight.report_pictures import Mark

    _Marked = dict[int, tuple[Difference, list[Mark]]]

_TEMPLATE = Path(__file__).with_name("report.html")
_UNMARKED = {Aspect.FORM}
_WIDE, _HIGH = 5.2, 3.4
"""Of a number in the margin, per cent of the picture."""


def report_html(found: Comparison, old: Pictures, new: Pictures) -> str:
    """The whole report.

    Args:
        found: what is told.
        old: pictures of the pages of the old file that something is told of.
        new: of the new file.
    """
    return _Report(found, old, new).document()


class _Report:
    """Fills the parts; differences are numbered through the file."""

    def __init__(self, found: Comparison, old: Pictures, new: Pictures) -> None:
        self._fill = Parts(_TEMPLATE).fill
        self._found, self._old, self._new = found, old, new
        self._numbers = {id(one): at for at, one in enumerate(self._in_order(), start=1)}

    def _in_order(self) -> Iterator[Difference]:
        yield from self._found.whole
        for pair in self._found.told:
            yield from self._found.of(pair)

    def document(self) -> str:
        found = self._found
        verdict = "same" if found.same else "changed"
        filled = self._fill(
            "document",
            look=look(),
            new=escape(Path(found.new.name).name),
            sha256=escape(found.new.sha256),
            files=lines([self._file("old", found.old), self._file("new", found.new)]),
            verdict=self._fill(
                f"verdict-{verdict}", pages=len(found.pages), summary=listed(summary(found))
            ),
            overview=self._overview(),
            whole=self._whole(),
            pages=lines([self._page(pair) for pair in found.told]),
            unchanged=self._unchanged(),
        )
        return f"{filled}\n"

    def _file(self, which: str, file: Compared) -> str:
        return self._fill(
            "file",
            which=which,
            name=escape(file.name),
            pages=file.pages,
            saved=escape(file.saved or "–"),
            dated=escape(file.dated or "–"),
            sha256=escape(file.sha256),
        )

    def _overview(self) -> str:
        rows = []
        for kind, pages in pages_by(self._found).items():
            side = "old-page" if kind == Standing.REMOVED.value else "page"
            linked = ", ".join(f'<a href="#{side}-{page}">{page}</a>' for page in sorted(pages))
            how = f"Changed {kind}" if kind in CALLED.values() else kind.capitalize()
            rows.append(self._fill("overview-row", kind=escape(how), pages=linked))
        return self._fill("overview", rows=lines(rows)) if rows else ""

    def _whole(self) -> str:
        told = [self._difference(one) for one in self._found.whole]
        return self._fill("whole", differences=lines(told)) if told else ""

    def _page(self, pair: Paired) -> str:
        told = self._found.of(pair)
        what = standing(pair)
        return self._fill(
            "page",
            id=f"page-{pair.new}" if pair.new else f"old-page-{pair.old}",
            title=escape(page_name(pair)[:1].upper() + page_name(pair)[1:]),
            standing=f": {escape(what)}" if what else "",
            old=self._shown("old", pair.old, self._old, told),
            new=self._shown("new", pair.new, self._new, told),
            differences=lines([self._difference(one) for one in told]),
        )

    def _shown(
        self, side: str, page: int | None, pictures: Pictures, told: Sequence[Difference]
    ) -> str:
        picture = pictures.get(page or 0)
        if page is None or picture is None:
            return self._fill(f"no-{side}" if page is None else "no-picture")
        marked = {
            self._numbers[id(one)]: (one, [mark_on(picture.frame, place) for place in places])
            for one in told
            if one.aspect not in _UNMARKED
            and page in {one.old_page, one.new_page}
            and (places := one.old if side == "old" else one.new)
        }
        return self._fill(
            "picture",
            side=side,
            caption=self._fill(f"caption-{side}", page=page),
            page=page,
            png=picture.png,
            width=picture.width,
            height=picture.height,
            numbers=ranges(sorted({self._numbers[id(one)] for one in told})) or "–",
            marks=lines([*self._frames(marked), *self._in_margin(marked)]),
        )

    def _frames(self, marked: _Marked) -> Iterator[str]:
        for one, marks in marked.values():
            for mark in marks:
                yield self._fill(
                    "mark",
                    aspect=_class(one),
                    left=mark.left,
                    top=mark.top,
                    width=mark.width,
                    height=mark.height,
                )

    def _in_margin(self, marked: _Marked) -> Iterator[str]:
        """Numbers at the left edge, at the height of what they stand for, none on another."""
        taken: list[tuple[float, float]] = []
        for number, (one, marks) in sorted(marked.items(), key=lambda item: item[1][1][0].top):
            top, left = round(marks[0].top, 2), 0.6
            while any(abs(top - y) < _HIGH and left == x for x, y in taken):
                left = round(left + _WIDE, 2)
            taken.append((left, top))
            yield self._fill("number", number=number, aspect=_class(one), left=left, top=top)

    def _difference(self, one: Difference) -> str:
        title = self._fill("title", title=escape(one.title)) if one.title else ""
        pieces = " ".join(self._piece(piece) for piece in one.pieces)
        return self._fill(
            "difference",
            number=self._numbers[id(one)],
            aspect=_class(one),
            aspect_word=self._fill(f"aspect-{_class(one)}"),
            title=title,
            pieces=self._fill("pieces", pieces=pieces) if pieces else "",
            place=self._place(one),
        )

    def _piece(self, piece: Piece) -> str:
        if piece.side is Side.BOTH:
            return escape(piece.text)
        return self._fill(f"piece-{piece.side.value}", text=escape(piece.text))

    def _place(self, one: Difference) -> str:
        """Where on the page, for what is not told by words."""
        if one.aspect is not Aspect.LOOKS or len(one.new) != 1:
            return ""
        place = one.new[0]
        return self._fill(
            "place",
            across=f"{place.x0.mm:.0f}",
            up=f"{place.y0.mm:.0f}",
            wide=f"{max(place.width.mm, 0.1):.{0 if place.width.mm >= 1 else 1}f}",
            high=f"{max(place.height.mm, 0.1):.{0 if place.height.mm >= 1 else 1}f}",
        )

    def _unchanged(self) -> str:
        told = {id(pair) for pair in self._found.told}
        kept = [pair.new for pair in self._found.pages if id(pair) not in told and pair.new]
        return self._fill("unchanged", pages=short(kept)) if kept else ""


def _class(one: Difference) -> str:
    return one.aspect.value.replace(" ", "-")
