"""Ways through a part: named destinations, outline, page labels and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.paint.objects import Raw, literal, number, reference, text_string
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument

Box = tuple[float, float, float, float]
"""Lower left and upper right corner in points, default user space."""


@value
class Place:
    """Where a named destination leads.

    Attributes:
        page: counted from 0.
        top: what the reader sees at the top of the window, in default user space.
    """

    page: int
    top: float


@value
class Entry:
    """One line of the outline.

    Attributes:
        level: 0 outermost; an entry is at most one deeper than the one before.
    """

    title: str
    destination: str
    level: int


@value
class Label:
    """How pages are called from one page on (ISO 32000-1:2008, 12.4.2).

    Attributes:
        style: ``D`` 1 2 3, ``r`` i ii iii, ``R`` I II III, ``a``, ``A``; None: prefix only.
        start: number of the first page.
    """

    prefix: str = ""
    style: str | None = "D"
    start: int = 1

    def __str__(self) -> str:
        style = f"/S/{self.style}" if self.style else ""
        prefix = f"/P{text_string(self.prefix)}" if self.prefix else ""
        start = f"/St {self.start}" if self.style and self.start != 1 else ""
        return f"<<{style}{prefix}{start}>>"


@value(by_identity=True)
class LinkArea:
    """A link on one page: a rectangle for each line that it runs over."""

    page: int
    key: int
    description: str
    action: str
    boxes: list[Box]

    def write(self, document: PDFDocument) -> str:
        """The annotation dictionary (ISO 32000-1:2008, 12.5.6.5)."""
        lefts, bottoms, rights, tops = zip(*self.boxes, strict=True)
        hull = (min(lefts), min(bottoms), max(rights), max(tops))
        quads = ""
        if len(self.boxes) > 1:
            # Upper corners first: what viewers expect, whatever the standard's figure shows.
            corners = [(l, t, r, t, l, b, r, b) for l, b, r, t in self.boxes]  # noqa: E741
            quads = f"/QuadPoints[{' '.join(number(c) for quad in corners for c in quad)}]"
        return (
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]"
            f"/Rect[{' '.join(map(number, hull))}]{quads}"
            f"/Contents{text_string(self.description)}/StructParent {self.key}"
            f"/P {reference(document, f'Page{self.page + 1}')}/A{self.action}>>"
        )


def action_to(*, uri: str | None, destination: str | None) -> str:
    """What a link does: open an address or go to a named destination."""
    assert (uri is None) != (destination is None), "a link leads to one place"
    if uri is not None:
        assert uri.isascii(), f"“{uri}” is not written in ASCII (RFC 3986)"
        return f"<</S/URI/URI{literal(uri)}>>"
    assert destination is not None
    return f"<</S/GoTo/D{literal(destination)}>>"


def names_object(places: Mapping[str, Place]) -> Raw:
    """The catalogue's ``Names`` with every destination (ISO 32000-1:2008, 12.3.2.3)."""

    def write(document: PDFDocument) -> str:
        pairs = " ".join(
            f"{literal(name)}[{reference(document, f'Page{place.page + 1}')}"
            f"/XYZ null {number(place.top)} null]"
            for name, place in sorted(places.items())
        )
        return f"<</Dests<</Names[{pairs}]>>>>"

    return Raw(write)


def labels_object(labels: Mapping[int, Label]) -> Raw:
    """The catalogue's ``PageLabels``, by page index."""
    pairs = " ".join(f"{page} {label}" for page, label in sorted(labels.items()))
    return Raw(lambda _: f"<</Nums[{pairs}]>>")


def outline_object(document: PDFDocument, entries: Sequence[Entry]) -> Raw:
    """Register the outline's items; the catalogue's ``Outlines`` (ISO 32000-1:2008, 12.3.3)."""
    parents, families = _families(entries)
    for index, entry in enumerate(entries):
        siblings = families[parents[index]]
        document.Reference(_item(entry, index, parents[index], siblings, families), _name(index))
    top = families[-1]
    outline = Raw(
        lambda target: (
            f"<</Type/Outlines/First {reference(target, _name(top[0]))}"
            f"/Last {reference(target, _name(top[-1]))}/Count {len(entries)}>>"
        )
    )
    document.Reference(outline, _name(-1))
    return outline


def _families(entries: Sequence[Entry]) -> tuple[list[int], dict[int, list[int]]]:
    """The parent of each entry (-1: the outline itself), and the kids of each parent."""
    parents: list[int] = []
    families: dict[int, list[int]] = {}
    open_at: list[int] = []
    for index, entry in enumerate(entries):
        assert entry.level <= len(open_at), f"outline: “{entry.title}” skips a level"
        del open_at[entry.level :]
        parents.append(open_at[-1] if open_at else -1)
        families.setdefault(parents[-1], []).append(index)
        open_at.append(index)
    return parents, families


def _item(
    entry: Entry, index: int, parent: int, siblings: list[int], families: dict[int, list[int]]
) -> Raw:
    place = siblings.index(index)
    links = {"Parent": parent}
    if place > 0:
        links["Prev"] = siblings[place - 1]
    if place + 1 < len(siblings):
        links["Next"] = siblings[place + 1]
    if index in families:
        links["First"], links["Last"] = families[index][0], families[index][-1]
    count = f"/Count {_below(index, families)}" if index in families else ""

    def write(document: PDFDocument) -> str:
        ways = "".join(f"/{key} {reference(document, _name(i))}" for key, i in links.items())
        title, target = text_string(entry.title), literal(entry.destination)
        return f"<</Title{title}/Dest{target}{ways}{count}>>"

    return Raw(write)


def _below(index: int, families: dict[int, list[int]]) -> int:
    return sum(1 + _below(kid, families) for kid in families.get(index, ()))


def _name(index: int) -> str:
    return "Outline" if index < 0 else f"Outline{index}"
