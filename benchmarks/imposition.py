"""How long 128 pages take to be put on sheets, beside pdfimpose, and what is left of them.

pdfimpose is a peer and no part of this project: a program of its own, under the AGPL as
PyMuPDF below it, found on the ``PATH`` and run as a process. Nothing of it is imported.
"""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

from benchmarks.content import multiply_stories
from benchmarks.measure import Builder, run_once, time_in_turn
from benchmarks.tables import KILOBYTE, MISSING, cpu, megabytes, spread

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 128
PEER = "pdfimpose"
_TIMES = 6  # so many times the stories are more than 128 pages


def imposition_table(project: Path, folder: Path, *, rounds: int) -> str:
    """The same file, stitched through the fold on A4, by both."""
    source = folder / "imposition" / f"{PAGES}.pdf"
    source.parent.mkdir()
    _make_source(project, source)
    ours = _ours(project, source)
    peer = shutil.which(PEER)
    rows = [ours, _peer(peer or PEER, source)]
    if not peer:
        rows[1].problem = f"{MISSING}: put `{PEER}` of benchmarks/peers-agpl.txt on the PATH"
    time_in_turn([row for row in rows if not row.problem], rounds=rounds)
    kept = "sides | page boxes | output intent | forms | text"
    head = [
        f"| {PAGES} A5 pages stitched on A4 | CPU s | ÷ {PEER} | peak MB | KB | {kept} |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*head, *(_row(row, rows[1], source) for row in rows)])


def _make_source(project: Path, source: Path) -> None:
    """The first pages of a longer booklet, with its output intent."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject

    content, output = source.parent / "content", source.parent / "long"
    multiply_stories(project / "content", content, times=_TIMES)
    script = str(project / "build_report.py")
    places = ["--content", str(content), "--output", str(output)]
    _, code, said = run_once([sys.executable, script, "build", "--no-check", *places])
    assert not code, said
    reader, writer = PdfReader(next(output.glob("*.pdf"))), PdfWriter()
    writer.append(reader, pages=(0, PAGES), import_outline=False)
    intents = NameObject("/OutputIntents")
    writer.root_object[intents] = reader.root_object[intents].clone(writer)
    writer.write(source)


def _ours(project: Path, source: Path) -> Builder:
    output = source.with_name("ours.pdf")
    command = [sys.executable, str(project / "build_report.py"), "impose", str(source)]
    return Builder("this builder", [*command, "--sheet", "A4", "--output", str(output)], output)


def _peer(program: str, source: Path) -> Builder:
    output = source.with_name("peer.pdf")
    options = ["saddle", "--signature", "2x1", "--output", str(output), str(source)]
    return Builder(PEER, [program, *options], output)


def _row(row: Builder, peer: Builder, source: Path) -> str:
    if row.problem:
        return f"| {row.name} | {row.problem} | | | | | | | | |"
    assert row.output is not None
    ratio = f"{row.of(cpu) / peer.of(cpu):.2f}" if peer.runs else "–"
    size = f"{row.output.stat().st_size / KILOBYTE:.0f}"
    cells = [row.name, spread(row, cpu), ratio, megabytes(row), size, *_kept(row.output, source)]
    return f"| {' | '.join(cells)} |"


def _kept(file: Path, source: Path) -> list[str]:
    """Sides, page boxes, whether there is an output intent, pages as forms, words still there."""
    from pypdf import PdfReader

    made, pages = PdfReader(file), PdfReader(source).pages
    boxes = [name for name in ("MediaBox", "BleedBox", "TrimBox") if f"/{name}" in made.pages[0]]
    forms = sum(len(_forms(page)) for page in made.pages)
    words = _letters("".join(page.extract_text() for page in pages))
    kept = _letters("".join(page.extract_text() for page in made.pages))
    intent = "kept" if "/OutputIntents" in made.root_object else "lost"
    text = "kept" if sorted(kept) == sorted(words) else "changed"
    return [str(len(made.pages)), ", ".join(boxes), intent, str(forms), text]


def _forms(page: Any) -> list[object]:
    found = page["/Resources"].get("/XObject", {})
    return [name for name in found if found[name].get("/Subtype") == "/Form"]


def _letters(text: str) -> str:
    return "".join(text.split())
