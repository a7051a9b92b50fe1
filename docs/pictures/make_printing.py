"""Makes the pictures of docs/printing.md from freshly built sheets.

``python docs/pictures/make_printing.py`` needs the packages of ``tests/requirements.txt``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

PROJECT = Path(__file__).resolve().parents[2]
PICTURES = PROJECT / "docs" / "pictures"
GAP, AROUND = 12, "#8a8f98"
SHEETS = {
    # picture: edition, pages of its file, pixels a point
    "office-sheets": ("booklet", (1, 2, 3, 4), 0.6),
    "press-sheet": ("press-booklet", (1,), 0.75),
}


def main() -> None:
    """Build the editions on sheets, draw a plan and the calibration sheet."""
    sys.path.insert(0, str(PROJECT))
    from booklet.pipeline import Job, build
    from booklet.prepress.calibration import draw_calibration
    from booklet.prepress.impose import prepare
    from booklet.prepress.job import Binding, Imposition, Scheme
    from booklet.prepress.paper import SHEETS as PAPER
    from booklet.prepress.picture import draw_plan
    from booklet.prepress.words import load_words
    from layouts import BookletLayouts

    words = load_words(PROJECT)
    with tempfile.TemporaryDirectory() as folder:
        job = Job(project=PROJECT, content=PROJECT / "content", output=Path(folder))
        for name, (edition, pages, scale) in SHEETS.items():
            asked = Job(
                project=job.project, content=job.content, output=job.output, edition=edition
            )
            _save(name, build(asked, BookletLayouts()).path.read_bytes(), pages, scale)
        screen = build(job, BookletLayouts()).path
        section = Imposition(
            scheme=Scheme.PERFECT_BOUND, sheet=PAPER["SRA2"], section=16, binding=Binding.LEFT
        )
        planned = prepare(screen, section)
        drawn = draw_plan(planned.plan, project=PROJECT, title=screen.name, words=words)
        _save("plan", drawn, (1,), 0.9)
    _draw_settings().save(PICTURES / "print-settings.png", optimize=True)
    calibration = draw_calibration(project=PROJECT, words=words.calibration)
    _save("calibration", calibration, (1, 2), 0.75)


def _save(name: str, data: bytes, pages: tuple[int, ...], scale: float) -> None:
    """Paste pages together, two in a row, and keep few colours."""
    document = pypdfium2.PdfDocument(data)
    shown = [document[page - 1].render(scale=scale).to_pil().convert("RGB") for page in pages]
    columns = min(2, len(shown))
    rows = -(-len(shown) // columns)
    width, height = shown[0].size
    whole = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), AROUND)
    for at, picture in enumerate(shown):
        row, column = divmod(at, columns)
        whole.paste(picture, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    few = whole.quantize(colors=64, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)
    document.close()


INK, QUIET, CHOSEN, GROUND = "#22242B", "#6B7280", "#1F5FA8", "#F7F8FA"
CHOICES = (
    # what it is about, the choices as most Windows programs word them, the right one
    ("Page size", ("Fit", "Actual size", "Shrink"), 1),
    ("Both sides of the paper", ("No", "Yes"), 1),
    ("Flip on", ("Long edge", "Short edge"), 1),
    ("Orientation", ("Portrait", "Landscape"), 1),
    ("Pages per sheet", ("1", "2", "Booklet"), 0),
)


def _draw_settings() -> Image.Image:
    """What to choose in a printing dialogue, and what to do with the pile."""
    picture = Image.new("RGB", (1960, 640), "white")
    draw = ImageDraw.Draw(picture)
    fonts = PROJECT / "assets" / "fonts" / "atkinson-hyperlegible-next"
    plain, strong = (
        ImageFont.truetype(fonts / f"AtkinsonHyperlegibleNext-{name}.ttf", 36)
        for name in ("Regular", "SemiBold")
    )
    draw.rounded_rectangle((20, 20, 1320, 620), 24, GROUND, "#C9CED6", 3)
    draw.rounded_rectangle((20, 20, 1320, 124), 24, "#E3E7ED", "#C9CED6", 3)
    draw.rectangle((22, 100, 1318, 126), GROUND)
    draw.text((60, 60), "Print", INK, strong, anchor="lm")
    for row, (about, choices, right) in enumerate(CHOICES):
        y = 160 + row * 96
        draw.text((60, y), about, INK, plain, anchor="lm")
        for column, choice in enumerate(choices):
            x = 520 + column * 280
            is_right = column == right
            draw.ellipse(
                (x - 15, y - 15, x + 15, y + 15), "white", CHOSEN if is_right else QUIET, 4
            )
            if is_right:
                draw.ellipse((x - 7, y - 7, x + 7, y + 7), CHOSEN)
            look = (CHOSEN, strong) if is_right else (QUIET, plain)
            draw.text((x + 28, y), choice, *look, anchor="lm")
    _draw_steps(draw, plain)
    return picture.resize((980, 320), Image.Resampling.LANCZOS).quantize(colors=64)


def _draw_steps(draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont) -> None:
    """Three steps: the pile as it comes, folded, stapled in the fold."""
    for step, words in enumerate(
        ("1  Stack the sheets", "2  Fold the stack", "3  Staple the fold")
    ):
        y = 110 + step * 205
        draw.text((1620, y), words, INK, font, anchor="lm")
        for sheet in range(4, -1, -1):
            x, top = 1390 + 5 * sheet, y - 62 + 6 * sheet
            if step == 0:
                draw.rectangle((x, top, x + 170, top + 110), "white", INK, 3)
            elif step == 1:
                left = [(x, top + 30), (x + 85, top), (x + 85, top + 100), (x, top + 130)]
                right = [
                    (x + 85, top),
                    (x + 170, top + 30),
                    (x + 170, top + 130),
                    (x + 85, top + 100),
                ]
                draw.polygon(right, "#E3E7ED", INK, 3)
                draw.polygon(left, "white", INK, 3)
            else:
                draw.rectangle((x + 40, top, x + 125, top + 110), "white", INK, 3)
        if step == 0:
            for at in range(4, 106, 22):
                draw.line((1475, y - 62 + at, 1475, y - 50 + at), QUIET, 3)
        if step == 2:  # noqa: PLR2004 - the last
            for at in (-42, 16):
                draw.line((1431, y + at, 1431, y + at + 26), CHOSEN, 9)


if __name__ == "__main__":
    main()
