"""Reader's files and imposed sheets written by hand, page by page, for the folding checker.

Nothing is computed from a scheme: a test says where each page lies, as a table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MM = 72 / 25.4
WIDTH, HEIGHT = 50.0, 70.0
"""A page of these tests, in millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """A page on a side: its trim's lower left corner as it lies, in millimetres.

    ``shown`` is what its clip lets through; None: the trim alone.
    """

    page: int
    x: float
    y: float
    degrees: int = 0
    scale: float = 1.0
    shown: tuple[float, float, float, float] | None = None

    def operators(self) -> str:
        cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[self.degrees // 90]
        across, up = WIDTH * self.scale, HEIGHT * self.scale
        wide, high = (up, across) if self.degrees % 180 else (across, up)
        x0, y0, x1, y1 = self.shown or (self.x, self.y, self.x + wide, self.y + high)
        e = self.x + {0: 0, 90: wide, 180: wide, 270: 0}[self.degrees]
        f = self.y + {0: 0, 90: 0, 180: high, 270: high}[self.degrees]
        matrix = [cosine * self.scale, sine * self.scale, -sine * self.scale, cosine * self.scale]
        numbers = " ".join(f"{n:.6f}" for n in (*matrix, e * MM, f * MM))
        clip = " ".join(f"{n * MM:.6f}" for n in (x0, y0, x1 - x0, y1 - y0))
        return f"q {clip} re W n {numbers} cm /P{self.page} Do Q"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side of a sheet: its size in millimetres, its pages, and what else is painted."""

    width: float
    height: float
    pages: tuple[At, ...]
    besides: str = ""


def row(text: str, *, shifts: Sequence[float] = (), y: float = 0, degrees: int = 0) -> list[At]:
    """Pages side by side from the left edge: ``"8 1"``; ``-`` is an empty one."""
    moves = [*shifts, *[0.0] * len(text.split())]
    return [
        At(page=int(name), x=index * WIDTH + moves[index], y=y, degrees=degrees)
        for index, name in enumerate(text.split())
        if name != "-"
    ]


def side(text: str, *, degrees: int = 0, shifts: Sequence[float] = ()) -> Side:
    """A side as a table: rows from the top, divided by ``/``; ``8v`` stands upside down.

    Pages touch, and the block of them is the sheet. ``shifts`` move pages to the right.
    """
    lines = [line.split() for line in text.split("/")]
    moves = iter([*shifts, *[0.0] * 99])
    pages = []
    for up, line in enumerate(reversed(lines)):
        for index, name in enumerate(line):
            shift = next(moves)
            if name != "-":
                turn = 180 if name.endswith("v") else degrees
                x, y = index * WIDTH, up * HEIGHT
                # Clipped to the panel, whatever creep does.
                at = At(page=int(name.rstrip("v")), x=x + shift, y=y, degrees=turn)
                pages.append(replace(at, shown=(x, y, x + WIDTH, y + HEIGHT)))
    return Side(width=WIDTH * len(lines[0]), height=HEIGHT * len(lines), pages=tuple(pages))


def sheets(*texts: str) -> list[Side]:
    """Sides by their tables."""
    return [side(text) for text in texts]


BLEED = 3.0


def content(page: int) -> str:
    """What a page paints: a ground over its bleed, and its number."""
    ground = " ".join(
        f"{n * MM:.4f}" for n in (-BLEED, -BLEED, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED)
    )
    return f"0.9 g {ground} re f 0 g BT /F 9 Tf {20 * MM:.3f} {35 * MM:.3f} Td (page {page}) Tj ET"


def reader_file(count: int, *, without_art: Sequence[int] = ()) -> bytes:
    """So many pages, each with 3 mm of bleed; some with nothing on them."""
    box, bled = (0, 0, WIDTH, HEIGHT), (-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED)
    pages = [
        (
            f"/MediaBox {_box(bled)} /TrimBox {_box(box)} /BleedBox {_box(bled)}",
            "" if number in without_art else content(number),
        )
        for number in range(1, count + 1)
    ]
    return _document(pages, "<< /Font << /F 3 0 R >> >>", [])


def imposed_file(sides: Sequence[Side], *, contents: dict[int, str] | None = None) -> bytes:
    """Sides of sheets, with the pages as forms; ``contents`` paints some otherwise."""
    numbers = sorted({at.page for one in sides for at in one.pages})
    bled = _box((-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED))
    forms = [
        (
            f"/Type /XObject /Subtype /Form /BBox {bled} /Resources << /Font << /F 3 0 R >> >>",
            (contents or {}).get(number, content(number)),
        )
        for number in numbers
    ]
    named = " ".join(f"/P{number} {4 + index} 0 R" for index, number in enumerate(numbers))
    resources = f"<< /Font << /F 3 0 R >> /XObject << {named} >> >>"
    pages = [
        (
            f"/MediaBox {_box((0, 0, one.width, one.height))}",
            "\n".join([*[at.operators() for at in one.pages], one.besides]),
        )
        for one in sides
    ]
    return _document(pages, resources, forms)


def _box(millimetres: tuple[float, float, float, float]) -> str:
    return f"[{' '.join(f'{n * MM:.5f}' for n in millimetres)}]"


def _document(pages: list[tuple[str, str]], resources: str, forms: list[tuple[str, str]]) -> bytes:
    first = 4 + len(forms)
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *[_stream(entries, data) for entries, data in forms],
    ]
    for index, (entries, data) in enumerate(pages):
        contents = f"/Contents {first + 2 * index + 1} 0 R"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {entries} /Resources {resources} {contents} >>"
        )
        objects.append(_stream("", data))
    written, places = "%PDF-1.7\n", []
    for number, held in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{held}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        f"{written}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    ).encode("latin-1")


def _stream(entries: str, data: str) -> str:
    return f"<< {entries} /Length {len(data)} >>\nstream\n{data}\nendstream"
