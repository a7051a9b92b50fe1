"""What a finished file holds, for the table: pages, tags, links, and words that got lost.

``python -m benchmarks.made FILE WORDS`` prints it as JSON. It runs apart, so that the process
which measures the builders stays small.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator


def examine(file: Path, words: Path) -> dict[str, Any]:
    """Look into a finished file."""
    pdf = PdfReader(file)
    text = _letters("".join(page.extract_text() for page in pdf.pages))
    wanted = Counter(_letters(word) for word in _texts(json.loads(words.read_text("utf-8"))))
    annotations = (note.get_object() for page in pdf.pages for note in page.get("/Annots", ()))
    return {
        "pages": len(pdf.pages),
        "size": file.stat().st_size,
        "tagged": "/StructTreeRoot" in pdf.root_object,
        "links": sum(note["/Subtype"] == "/Link" for note in annotations),
        "lost": [word for word, count in wanted.items() if text.count(word) < count],
    }


def _letters(text: str) -> str:
    """Letters and figures alone: pypdf may join words, and lines may break at hyphens."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def _texts(block: dict[str, Any]) -> Iterator[str]:
    for inner in (*block.get("sections", ()), *block.get("blocks", ())):
        yield from _texts(inner)
    yield from "".join(text for text, _ in block.get("runs", ())).split()


if __name__ == "__main__":
    json.dump(examine(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdout)
