"""Where inserts are looked at in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.assemble.inserts import LIMITS, Limits, Request
from booklet.assemble.inserts.worker import answer
from booklet.assemble.merge import merge
from booklet.assemble.serialise import serialise
from booklet.diagnostics import Location
from booklet.model.content import Insert
from booklet.source.passage import Passage, Run
from booklet.values import fields_of
from tests.support.parts import METADATA, press
from tests.support.pdf import read

if TYPE_CHECKING:
    from pathlib import Path

HERE = Location("content/en-GB/leaflet.yaml", 3, 7, "file")
ALTS = ("A poster", "Its back")


def section(*alternatives: str, id: str = "leaflet") -> Insert:
    def passage(text: str) -> Passage:
        return Passage((Run(text),), HERE)

    return Insert(
        id=id,
        title=passage("A leaflet (made elsewhere)"),
        file="assets/inserts/leaflet.pdf",
        pages=tuple(map(passage, alternatives)),
        location=HERE,
    )


class Desk:
    """Where inserts are looked at, in this process: a child for each would take minutes."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "insert.pdf"

    def look(
        self, data: bytes, *alternatives: str, limits: Limits = LIMITS
    ) -> tuple[list[tuple[str, dict[str, str]]], bytes]:
        self.file.write_bytes(data)
        request = Request(
            file=str(self.file),
            id="leaflet",
            title="A leaflet (made elsewhere)",
            alternatives=alternatives,
            language="en-GB",
            limits=limits,
        )
        head, part = answer(fields_of(request))
        return head["findings"], part

    def findings(self, data: bytes, *alternatives: str, limits: Limits = LIMITS) -> list[str]:
        return [code for code, _ in self.look(data, *alternatives, limits=limits)[0]]

    def merged(self, data: bytes, *alternatives: str) -> Any:
        """The whole file with the insert between two parts of ours."""
        findings, part = self.look(data, *alternatives)
        assert not findings
        made = press()
        parts = [made.part(["cover"]), part, made.part(["closing"], links_to="leaflet")]
        return read(serialise(merge(parts, metadata=METADATA)))
