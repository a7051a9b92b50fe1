"""Makes the gallery of the README: a page or sheet of every edition, all at one scale.

``python docs/pictures/make_gallery.py`` needs the packages of ``tests/requirements.txt``. An
edition that is not in :data:`ROWS` stops it, so that none is forgotten.
"""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

PROJECT = Path(__file__).resolve().parents[2]
FONT = PROJECT / "assets/fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-SemiBold.ttf"
SCALE = 25.4 / 72  # pixels a point: a pixel is a millimetre
AROUND, PAPER_EDGE, INK = "#E9ECEF", "#B9BFC7", "#22242B"
GAP, MARGIN, BETWEEN, CAPTION = 14, 30, 52, 15
COLOURS = 128


class Shown(NamedTuple):
    """Pages of an edition, side by side, and what is written below them."""

    edition: str
    pages: tuple[int, ...] = (1,)
    locale: str = ""
    service: str = ""
    mono: bool = False

    @property
    def caption(self) -> str:
        """What one types to make it."""
        more = [f"--locale {self.locale}"] if self.locale else []
        more += [f"--service {self.service}"] if self.service else []
        more += ["--mono"] if self.mono else []
        return "\n".join([self.edition, *more])


ROWS = (
    (
        Shown("screen", (1, 8, 12)),
        Shown("press"),
        Shown("booklet"),
        Shown("press-booklet"),
    ),
    (
        Shown("large-print", (1, 10)),
        Shown("giant-print", (14,)),
        Shown("handout-anna", service="harbour-lane"),
        Shown("learning-points-mark"),
        Shown("discussion-anna"),
        Shown("handout-mark", locale="ur"),
    ),
    (
        Shown("takeaways-a3"),
        Shown("takeaways", service="rowan-house"),
        Shown("facts"),
        Shown("facts", mono=True),
        Shown("handout-carrie-anne-and-thomas"),
        Shown("learning-points-anna", mono=True),
    ),
)


def main() -> None:
    """Build every edition shown, and paste the pages into one picture."""
    sys.path.insert(0, str(PROJECT))
    _require_all()
    rows = [[_together(shown) for shown in row] for row in ROWS]
    width = max(sum(one.width for one in row) + MARGIN * (len(row) + 1) for row in rows)
    height = sum(max(one.height for one in row) + BETWEEN for row in rows) + MARGIN
    sheet = Image.new("RGB", (width, height), AROUND)
    font, draw, top = ImageFont.truetype(FONT, CAPTION), ImageDraw.Draw(sheet), MARGIN
    for shelf, row in zip(ROWS, rows, strict=True):
        foot = top + max(one.height for one in row)
        room = (width - 2 * MARGIN - sum(one.width for one in row)) / max(len(row) - 1, 1)
        x = float(MARGIN)
        for shown, picture in zip(shelf, row, strict=True):
            sheet.paste(picture, (round(x), foot - picture.height))
            draw.multiline_text((round(x), foot + 5), shown.caption, fill=INK, font=font)
            x += picture.width + room
        top = foot + BETWEEN
    few = sheet.quantize(colors=COLOURS, dither=Image.Dither.NONE)
    few.save(PROJECT / "docs" / "pictures" / "gallery.png", optimize=True)


def _require_all() -> None:
    from booklet.typeset.edition import edition_files

    shown = {one.edition for one in chain(*ROWS)}
    families = [name for name, is_family in edition_files(PROJECT).items() if is_family]
    named = shown | {f for f in families if any(one.startswith(f"{f}-") for one in shown)}
    if missing := set(edition_files(PROJECT)) - named:
        sys.exit(f"not in the gallery: {', '.join(sorted(missing))}")


def _together(shown: Shown) -> Image.Image:
    """The pages beside each other, each with the edge of its paper."""
    document = _built(shown._replace(pages=(1,)))
    pages = [document[n - 1].render(scale=SCALE * 3).to_pil().convert("RGB") for n in shown.pages]
    small = [
        page.resize((page.width // 3, page.height // 3), Image.Resampling.LANCZOS) for page in pages
    ]
    for page in small:
        ImageDraw.Draw(page).rectangle((0, 0, page.width - 1, page.height - 1), outline=PAPER_EDGE)
    width = sum(page.width for page in small) + GAP * (len(small) - 1)
    made, x = Image.new("RGB", (width, small[0].height), AROUND), 0
    for page in small:
        made.paste(page, (x, 0))
        x += page.width + GAP
    return made


@cache
def _built(shown: Shown) -> pypdfium2.PdfDocument:
    from booklet.pipeline import Job, build
    from layouts import BookletLayouts

    with tempfile.TemporaryDirectory() as folder:
        job = Job(
            project=PROJECT,
            content=PROJECT / "content",
            output=Path(folder),
            edition=shown.edition,
            locale=shown.locale,
            incomplete=bool(shown.locale),
            service=shown.service,
            mono=shown.mono,
        )
        return pypdfium2.PdfDocument(build(job, BookletLayouts()).path.read_bytes())


if __name__ == "__main__":
    main()
