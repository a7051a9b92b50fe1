"""Makes the pictures of docs/translating.md from our own Polish draft.

``python docs/pictures/make_translating.py`` needs the packages of ``tests/requirements.txt``.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.l10n.catalogue import Entry

    Cell = tuple[int, int, int, str]

PROJECT = Path(__file__).resolve().parents[2]
PICTURES = PROJECT / "docs" / "pictures"
FONTS = PROJECT / "assets" / "fonts" / "atkinson-hyperlegible-next"
INK, SOFT, RULE, PANEL, WARNING = "#1c2733", "#5a6572", "#c9cfd6", "#f2f4f6", "#b3541e"
CHANGED = ("Drug use isn’t the only issue", "Drug use is only one issue of many")
IN_SHEET = ("about.facts.parents.label", "anna.learning_points", "anna.reflections.title")


def main() -> None:
    """Draw an editor and a spreadsheet, and cut the notices out of built pages."""
    sys.path.insert(0, str(PROJECT))
    from booklet.pipeline import Job, build
    from booklet.translate.workspace import open_workspace
    from layouts import BookletLayouts

    with tempfile.TemporaryDirectory() as folder:
        job = Job(project=PROJECT, content=PROJECT / "content", output=Path(folder), locale="pl")
        _notices(build(job, BookletLayouts()).path.read_bytes())
        content = Path(folder) / "content"
        shutil.copytree(PROJECT / "content", content)
        story = content / "en-GB" / "stories" / "anna.yaml"
        assert CHANGED[0] in story.read_text("utf-8")
        story.write_text(story.read_text("utf-8").replace(*CHANGED), "utf-8")
        space = open_workspace(PROJECT, content, "pl")
        catalogue = space.updated(space.catalogue())
    _editor([one for one in catalogue.entries.values() if ".learning_points." in one.context])
    _spreadsheet(space, catalogue)


# -- a catalogue in an editor ---------------------------------------------------------------


def _editor(entries: Sequence[Entry]) -> None:
    """A list of messages, and the fuzzy one open beside it."""
    picture, draw = _paper(1240, 430)
    at = next(index for index, one in enumerate(entries) if one.is_fuzzy)
    for row, one in enumerate(entries[max(at - 2, 0) : at + 7]):
        top = 14 + 45 * row
        if one.is_fuzzy:
            draw.rectangle((8, top - 6, 486, top + 38), fill="#fbe9dd")
        draw.text((18, top), _cut(draw, one.source, 440), INK, _font(17))
        ink = WARNING if one.is_fuzzy else SOFT
        draw.text((18, top + 20), _cut(draw, one.translations[0], 440), ink, _font(15))
    draw.line((494, 0, 494, 430), RULE, 2)
    fuzzy = entries[at]
    top = 14
    for title, words, ink in (
        ("English", fuzzy.source, INK),
        ("The English was", fuzzy.old_source or "", WARNING),
        ("Polish – needs work (fuzzy)", fuzzy.translations[0], INK),
        ("Notes for translators", " ".join(fuzzy.notes), SOFT),
        (
            "Id and place",
            f"{fuzzy.context}  ·  content/{fuzzy.places[0].partition('/content/')[2]}",
            SOFT,
        ),
    ):
        draw.text((512, top), title, SOFT, _font(14, bold=True))
        draw.rounded_rectangle((512, top + 20, 1224, top + 68), 6, fill="white", outline=RULE)
        draw.text((522, top + 33), _cut(draw, words, 690), ink, _font(17))
        top += 82
    _save(picture, "translating-editor")


# -- a spreadsheet --------------------------------------------------------------------------


def _spreadsheet(space: Any, catalogue: Any) -> None:  # noqa: ANN401 - imported when it runs
    """The rows that an agency gets, as its program shows them."""
    from openpyxl import load_workbook

    from booklet.translate.exchange.formats import export

    book = load_workbook(io.BytesIO(export(space, catalogue, "xlsx")))
    lines = [["" if one is None else str(one) for one in row] for row in book.active.values]
    kept = [line for line in lines[1:] if line[1].startswith(IN_SHEET) and len(line[3]) < 60]  # noqa: PLR2004 - they fit
    widths = (160, 310, 330, 210, 210, 120)
    rows = [lines[0], *kept[:8]]
    measuring = ImageDraw.Draw(Image.new("RGB", (1, 1)))
    picture, draw = _paper(
        sum(widths) + 30, 26 + sum(_height(measuring, row, widths) for row in rows) + 1
    )
    left = 30
    for letter, width in zip("ABCDEF", widths, strict=True):
        draw.rectangle((left, 0, left + width, 26), fill="#e3e7eb", outline=RULE)
        draw.text((left + width / 2 - 5, 5), letter, SOFT, _font(14))
        left += width
    top = 26
    for number, row in enumerate(rows, 1):
        height = _height(draw, row, widths)
        draw.rectangle((0, top, 30, top + height), fill="#e3e7eb", outline=RULE)
        draw.text((9, top + 6), str(number), SOFT, _font(14))
        left = 30
        for column, (text, width) in enumerate(zip(row, widths, strict=True)):
            fill = "#fbe9dd" if "check again" in row[5] and number > 1 else "white"
            draw.rectangle((left, top, left + width, top + height), fill=fill, outline=RULE)
            ink = INK if column in {3, 4} or number == 1 else SOFT
            for line, words in enumerate(_wrapped(draw, text, width - 14)):
                place = (left + 7, top + 5 + 18 * line)
                draw.text(place, words, ink, _font(14, bold=number == 1))
            left += width
        top += height
    _save(picture, "translating-sheet")


def _height(draw: ImageDraw.ImageDraw, row: Sequence[str], widths: Sequence[int]) -> int:
    lines = (len(_wrapped(draw, text, w - 14)) for text, w in zip(row, widths, strict=True))
    return 12 + 18 * max(lines)


# -- pages ----------------------------------------------------------------------------------


def _notices(data: bytes) -> None:
    """The head of the cover, the foot of a page, the imprint."""
    document = pypdfium2.PdfDocument(data)
    last = len(document) - 1
    crops = [
        _part(document, 0, 0, 0.47),
        _part(document, 11, 0.62, 1),
        _part(document, last, 0, 0.47),
    ]
    height = max(one.height for one in crops)
    picture = Image.new("RGB", (sum(one.width + 14 for one in crops) + 14, height + 28), "#8a8f98")
    left = 14
    for one in crops:
        picture.paste(one, (left, 14))
        left += one.width + 14
    _save(picture, "translating-draft")


def _part(document: pypdfium2.PdfDocument, index: int, head: float, foot: float) -> Image.Image:
    page: Image.Image = document[index].render(scale=0.95).to_pil().convert("RGB")
    return page.crop((0, round(head * page.height), page.width, round(foot * page.height)))


# -- drawing --------------------------------------------------------------------------------


def _paper(width: int, height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (width, height), PANEL)
    return picture, ImageDraw.Draw(picture)


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = "SemiBold" if bold else "Regular"
    (path,) = FONTS.glob(f"*-{name}.ttf")
    return ImageFont.truetype(str(path), size)


def _cut(draw: ImageDraw.ImageDraw, text: str, width: int) -> str:
    """As much of a line as there is room for."""
    text = " ".join(text.replace("\\\n", " ").split())
    whole = text
    while draw.textlength(text, _font(17)) > width:
        text = text[:-1]
    return text if text == whole else text[:-1] + "…"


def _wrapped(draw: ImageDraw.ImageDraw, text: str, width: int) -> list[str]:
    lines: list[str] = []
    for piece in text.split("\n"):
        line = ""
        for word in piece.split(" "):
            longer = f"{line} {word}".strip()
            if line and draw.textlength(longer, _font(14, bold=True)) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def _save(picture: Image.Image, name: str) -> None:
    few = picture.quantize(colors=64, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
