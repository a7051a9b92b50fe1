"""``python -m tests.specimen.compare``: the specimen beside the same set by Chromium.

Makes ``docs/pictures/scripts/<language>.png``, ours on the left. Both use the same font files,
sizes, leading and measure, so what differs is the setting.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.specimen.pages import MARGIN, MEASURE, PROJECT, Setter, Specimen, specimens

PICTURES = PROJECT / "docs" / "pictures" / "scripts"
SCALE = 1.4  # pixels a point


def main() -> None:
    """Make every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    setter = Setter()
    wanted = specimens()
    ours = pypdfium2.PdfDocument(setter.pdf(wanted))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "specimen.html"
        page.write_text(_page([_section(one, setter) for one in wanted]), "utf-8")
        theirs = pypdfium2.PdfDocument(_printed(page))
        for index, one in enumerate(wanted):
            _beside(ours, theirs, index).save(PICTURES / f"{one.tag}.png", optimize=True)


def _printed(page: Path) -> bytes:
    chromium = shutil.which("chromium")
    assert chromium, "install chromium"
    pdf = page.with_suffix(".pdf")
    command = [chromium, "--headless", "--no-sandbox", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={pdf}", page.as_uri()], check=True, timeout=300)
    return pdf.read_bytes()


def _beside(ours: pypdfium2.PdfDocument, theirs: pypdfium2.PdfDocument, index: int) -> Image.Image:
    pages = [
        document[index].render(scale=SCALE).to_pil().convert("L") for document in (ours, theirs)
    ]
    width, height = pages[0].size
    sheet = Image.new("L", (2 * width, height), 255)
    for at, page in enumerate(pages):
        sheet.paste(page, (at * width, 0))
    bottom = Image.eval(sheet, lambda grey: 255 - grey).getbbox()
    sheet = sheet.crop((0, 0, 2 * width, min(height, (bottom[3] if bottom else height) + 20)))
    return sheet.quantize(colors=8)


def _section(specimen: Specimen, setter: Setter) -> str:
    blocks = setter.texts(specimen)
    words = []
    for at, (block, said) in enumerate(zip(blocks, specimen.texts, strict=True)):
        unit = block.paragraph.first_unit
        assert unit is not None
        face = unit.shaped.face
        tag = "h1" if at == 0 else "p"
        style = (
            f"font: {face.weight} {unit.style.size}pt/{block.leading}pt '{face.name}', fallback;"
        )
        words.append(f'<{tag} style="{html.escape(style)}">{html.escape(said)}</{tag}>')
    fonts = {
        unit.shaped.face: None
        for block in blocks
        if (unit := block.paragraph.first_unit) is not None
    }
    faces = "".join(
        f"@font-face {{font-family: '{face.name}'; font-weight: {face.weight};"
        f" src: url('{face.path.as_uri()}')}}"
        for face in fonts
    )
    return (
        f"<style>{faces}</style><section lang={specimen.tag} dir={specimen.direction}>"
        f"{''.join(words)}</section>"
    )


def _page(sections: list[str]) -> str:
    regular = (
        PROJECT / "assets/fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"
    )
    return f"""<!doctype html><meta charset=utf-8><style>
@page {{size: 148mm 210mm; margin: 0}}
@font-face {{font-family: fallback; src: url('{regular.as_uri()}')}}
body {{margin: 0}}
section {{break-after: page; padding: {MARGIN}pt 0 0 {MARGIN}pt; width: {MEASURE}pt}}
h1, p {{margin: 0 0 8.25pt; font-kerning: normal}}
</style>{"".join(sections)}"""


if __name__ == "__main__":
    main()
