"""Makes the pictures of docs/printing.md from freshly built sheets.

``python docs/pictures/make_printing.py`` needs the packages of ``tests/requirements.txt``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

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


if __name__ == "__main__":
    main()
