"""What veraPDF, qpdf and poppler say of merged files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.assemble.inserts import inspect_insert
from booklet.assemble.merge import merge
from booklet.assemble.serialise import serialise
from booklet.diagnostics import Location
from booklet.model.content import Insert
from booklet.source.passage import Passage, Run
from tests.support import inserts
from tests.support.parts import METADATA, press

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conformance.verapdf.harness import VeraPdf
    from tests.support.tools import Tool

pytestmark = pytest.mark.conformance

HERE = Location("content/en-GB/leaflet.yaml", 1, 1)
LEAFLET = """
#set document(title: "A leaflet", date: datetime(year: 2024, month: 1, day: 1))
#set text(lang: "cy")
#set heading(numbering: "1.")
#set page(width: 148mm, height: 210mm)
= Getting help <help>
Some *strong* words and _emphasis_, a #link("https://example.org/")[web page] and @more.
- one
- two
#pagebreak()
== More <more>
#table(columns: 2, table.header[Name][Number], [Anna], [3], [Mark], [4])
A footnote#footnote[Here it is.]. Back to #link(<help>)[the start].
"""


def passage(text: str) -> Passage:
    return Passage((Run(text),), HERE)


def ready(folder: Path, data: bytes, *alternatives: str, id: str = "leaflet") -> bytes:
    """The part that an insert becomes."""
    path = folder / f"{id}.pdf"
    path.write_bytes(data)
    insert = Insert(
        id=id,
        title=passage("A leaflet"),
        file=path.name,
        pages=tuple(map(passage, alternatives)),
        location=HERE,
    )
    return inspect_insert(path, insert).data


def typst() -> bytes:
    """A tagged file that another program made."""
    made_by = pytest.importorskip("typst", reason="the Python package typst makes the insert")
    compiled: bytes = made_by.compile(LEAFLET.encode(), pdf_standards="ua-1")
    return compiled


def merged(folder: Path, *parts: bytes) -> Path:
    path = folder / "merged.pdf"
    path.write_bytes(serialise(merge(parts, metadata=METADATA)))
    return path


def test_a_part_alone_conforms(verapdf: VeraPdf, tmp_path: Path) -> None:
    path = tmp_path / "part.pdf"
    path.write_bytes(press().part(["anna", "mark"], links_to="anna"))

    verapdf(path, "ua1,2a")


def test_three_parts_of_ours_conform(
    verapdf: VeraPdf, tool: Callable[[str], Tool], tmp_path: Path
) -> None:
    made = press()
    path = merged(
        tmp_path,
        made.part(["cover"]),
        made.part(["anna", "mark"], links_to="closing"),
        made.part(["closing"], links_to="cover"),
    )

    verapdf(path, "ua1,2a")
    assert "No syntax or stream encoding errors" in tool("qpdf")("--check", path)
    said = tool("pdftotext")("-raw", path, "-")
    words = [line for line in said.splitlines() if line.startswith("Words of ")]
    assert words == [f"Words of {name}" for name in ("cover", "anna", "mark", "closing")]


def test_poppler_hears_the_structure_that_was_merged(
    tool: Callable[[str], Tool], tmp_path: Path
) -> None:
    made = press()
    path = merged(tmp_path, made.part(["cover"]), made.part(["anna"], links_to="cover"))

    said = tool("pdfinfo")("-struct-text", path)
    heard = [line.strip().strip('"') for line in said.splitlines() if line.strip()[:1] == '"']

    assert [text for text in heard if text] == [
        "cover",
        "Words of cover",
        "anna",
        "Words of anna",
        "a link",
    ]


def test_an_insert_with_tags_of_ours_conforms(verapdf: VeraPdf, tmp_path: Path) -> None:
    insert = ready(tmp_path, inserts.tagged())

    verapdf(merged(tmp_path, press().part(["cover"], links_to="leaflet"), insert), "ua1,2a")


def test_an_insert_with_tags_of_another_program_conforms(verapdf: VeraPdf, tmp_path: Path) -> None:
    made = press()
    insert = ready(tmp_path, typst())
    again = ready(tmp_path, typst(), id="second")

    verapdf(merged(tmp_path, made.part(["cover"]), insert, made.part(["anna"]), again), "ua1,2a")


def test_an_insert_without_tags_conforms(verapdf: VeraPdf, tmp_path: Path) -> None:
    plain = ready(tmp_path, inserts.untagged(inserts.with_links), "A poster", "Its back")
    marked = ready(tmp_path, inserts.untagged(inserts.with_marks), "One", "Two", id="second")

    verapdf(merged(tmp_path, press().part(["cover"]), plain, marked), "ua1,2a")
