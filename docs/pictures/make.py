"""Makes the pictures of the README and the documents from freshly built pages.

``python docs/pictures/make.py`` needs the packages of ``tests/requirements.txt``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

PROJECT = Path(__file__).resolve().parents[2]
SCALE = 1.0  # pixels a point
GAP, AROUND = 14, "#8a8f98"
PAGES = {"pages": ((1, 5, 8), (12, 13, 29)), "mono": ((1, 5, 8), (13, 23, 29))}
"""The pages of each picture, row by row."""


def main() -> None:
    """Build the booklet and paste pages together."""
    sys.path.insert(0, str(PROJECT))
    for name, rows in PAGES.items():
        document = _booklet(mono=name == "mono")
        sheet = _pasted([[_page(document, number) for number in row] for row in rows])
        few = sheet.quantize(colors=96, dither=Image.Dither.NONE)
        few.save(PROJECT / "docs" / "pictures" / f"{name}.png", optimize=True)


def _booklet(*, mono: bool) -> pypdfium2.PdfDocument:
    from booklet.pipeline import Job, build
    from layouts import BookletLayouts

    with tempfile.TemporaryDirectory() as folder:
        job = Job(project=PROJECT, content=PROJECT / "content", output=Path(folder), mono=mono)
        return pypdfium2.PdfDocument(build(job, BookletLayouts()).path.read_bytes())


def _page(document: pypdfium2.PdfDocument, number: int) -> Image.Image:
    picture: Image.Image = document[number - 1].render(scale=SCALE).to_pil().convert("RGB")
    return picture


def _pasted(rows: list[list[Image.Image]]) -> Image.Image:
    width, height = rows[0][0].size
    columns = max(len(row) for row in rows)
    size = (columns * (width + GAP) + GAP, len(rows) * (height + GAP) + GAP)
    sheet = Image.new("RGB", size, AROUND)
    for down, row in enumerate(rows):
        for across, picture in enumerate(row):
            place = (GAP + across * (width + GAP), GAP + down * (height + GAP))
            sheet.paste(picture, place)
    return sheet


if __name__ == "__main__":
    main()
