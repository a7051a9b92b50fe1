"""Makes the picture of docs/handouts.md from freshly made editions of an example service.

``python docs/pictures/make_service.py`` needs the packages of ``tests/requirements.txt``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

PROJECT = Path(__file__).resolve().parents[2]
SHOWN = (("handout-anna", 0), ("facts", 0), ("takeaways", 0), ("screen", -3), ("screen", -1))
HEIGHT, GAP, AROUND = 430, 14, "#8a8f98"


def main() -> None:
    """Make each edition, and paste the page of it that says most side by side."""
    sys.path.insert(0, str(PROJECT))
    from booklet.jobs import Job, Shelf
    from booklet.pipeline import pages
    from layouts import BookletLayouts

    shelf, layouts, shown = Shelf(), BookletLayouts(), []
    for edition, index in SHOWN:
        job = Job(
            project=PROJECT,
            content=PROJECT / "content",
            output=PROJECT,
            edition=edition,
            service="rowan-house",
        )
        document = pypdfium2.PdfDocument(pages(job, layouts, shelf=shelf).data)
        page = document[len(document) + index if index < 0 else index]
        shown.append(page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB"))
    width = sum(picture.width + GAP for picture in shown) + GAP
    whole = Image.new("RGB", (width, HEIGHT + 2 * GAP), AROUND)
    x = GAP
    for picture in shown:
        whole.paste(picture, (x, GAP))
        x += picture.width + GAP
    few = whole.quantize(colors=128, dither=Image.Dither.NONE)
    few.save(PROJECT / "docs" / "pictures" / "service.png", optimize=True)


if __name__ == "__main__":
    main()
