"""Reports as HTML, from parts that stand with all words and looks in a file beside the code."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART = "<!-- part: "
_LOOK = Path(__file__).with_name("report.css")


class Parts:
    """The parts of a template.

    Args:
        path: of the file: parts begin with ``<!-- part: name -->``; a field is ``$field``.
    """

    def __init__(self, path: Path) -> None:
        self._parts: dict[str, Template] = {}
        for part in path.read_text(encoding="utf-8").split(_PART)[1:]:
            name, _, text = part.partition(" -->\n")
            self._parts[name] = Template(text.rstrip("\n"))

    def fill(self, part: str, **fields: object) -> str:
        """A part with its fields; what is not yet HTML was escaped by the caller."""
        return self._parts[part].substitute({key: str(field) for key, field in fields.items()})


def look() -> str:
    """How all reports look: the rules they share."""
    return _LOOK.read_text(encoding="utf-8").rstrip("\n")


def marked_up(text: str) -> str:
    """Text with what stands in backticks set as code."""
    pieces = escape(text).split("`")
    if len(pieces) % 2 == 0:
        return "`".join(pieces)
    return "".join(
        f"<code>{piece}</code>" if odd % 2 else piece for odd, piece in enumerate(pieces)
    )


def ranges(pages: Sequence[int]) -> str:
    """Page numbers in short: ``1–4, 6, 8–12``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def lines(pieces: Sequence[str]) -> str:
    """Parts, each on its line."""
    return "".join(f"{piece}\n" for piece in pieces)
