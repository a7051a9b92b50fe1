"""Makes the picture of proofs in docs/translating.md from freshly made ones.

``python docs/pictures/make_proof.py`` needs the packages of ``tests/requirements.txt``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image

if TYPE_CHECKING:
    from booklet.translate.workspace import Workspace

PROJECT = Path(__file__).resolve().parents[2]
SCALE = 0.9  # pixels a point
GAP, AROUND = 14, "#8a8f98"


def main() -> None:
    """Make a proof in one language, pages with ids in another, and paste a page of each."""
    sys.path.insert(0, str(PROJECT))
    from booklet.translate.proofing import Proofing
    from booklet.translate.workspace import open_workspace
    from layouts import BookletLayouts

    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("assets", "content", "layouts"):
            shutil.copytree(PROJECT / name, project / name)
        polish, urdu = (
            open_workspace(project, project / "content", tag, BookletLayouts())
            for tag in ("pl", "ur")
        )
        _spoil(polish)
        proof = _page(Proofing(polish).proof_pdf(), 9)
        ids = _page(Proofing(urdu).ids_pdf(), 5)
    both = Image.new("RGB", (proof.width + ids.width + 3 * GAP, proof.height + 2 * GAP), AROUND)
    both.paste(proof, (GAP, GAP))
    both.paste(ids, (proof.width + 2 * GAP, (both.height - ids.height) // 2))
    few = both.quantize(colors=96, dither=Image.Dither.NONE)
    few.save(PROJECT / "docs" / "pictures" / "proof.png", optimize=True)


def _spoil(space: Workspace) -> None:
    """Take a translation back, and leave one from before the English changed."""
    from booklet.values import changed

    catalogue = space.catalogue()
    entries = dict(catalogue.entries)
    for key, entry in entries.items():
        if entry.context == "anna.title":
            entries[key] = changed(entry, flags=("fuzzy",), old_source="The story of Anna")
        if entry.context == "anna.picture.alt":
            entries[key] = changed(entry, translations=("",))
    space.write(changed(catalogue, entries=entries))


def _page(data: bytes, number: int) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    picture: Image.Image = document[number - 1].render(scale=SCALE).to_pil().convert("RGB")
    return picture


if __name__ == "__main__":
    main()
