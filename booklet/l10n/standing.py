"""``content/locales/<tag>.yaml``: how far a translation has come, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.collections import ListOf, Nested
from booklet.model.reading import read_file
from booklet.model.schema import INVALID, Reader, Record, key
from booklet.model.values import Line, OneOf
from booklet.source.nodes import describe

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.model.schema import Invalid
    from booklet.source.nodes import Node

FOLDER = "locales"
"""Below ``content``."""


class Day(Line):
    """A day, ``2026-11-23``."""

    __slots__ = ()

    for_readers = False

    def read(self, node: Node, reader: Reader) -> str | Invalid:
        """The day as written (ISO 8601)."""
        text = super().read(node, reader)
        if text is INVALID:
            return INVALID
        from datetime import date

        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            message = f"{describe(node)} is not a day"
            hint = "write year, month and day: 2026-11-23"
            reader.findings.add("C040", message, node.location, hint)
            return INVALID


class Review(Record):
    """Who has read a whole translation and answers for it."""

    by: str = key(Line(), "Who reviewed it.")
    date: str = key(Day(), "When: 2026-11-23")
    source: str = key(Line(), "Which English: the version that `translate status` shows.")


class Standing(Record, kind="locale"):
    """A language the booklet is translated into."""

    language: str = key(Line(), "What the language calls itself: Cymraeg")
    standing: str = key(
        OneOf("draft", "reviewed"), "draft until somebody who knows the language has reviewed it."
    )
    reviewed: Review | None = key(
        Nested(Review), "By whom, when, and of which English.", default=None
    )
    translators: tuple[str, ...] = key(ListOf(Line()), "Who made it, for the imprint.", default=())

    def check(self, reader: Reader) -> None:
        """Only somebody's name makes a translation reviewed."""
        if self.standing == "reviewed" and self.reviewed is None:
            message = "reviewed, but nobody says by whom"
            hint = "write below `reviewed:` by, date and source; or write `standing: draft`"
            reader.findings.add("C015", message, self.location, hint)


def read_standing(reader: Reader, content: Path, tag: str) -> Standing | None:
    """Read it; None after noting what is wrong with it."""
    return read_file(Standing, reader, content / FOLDER / f"{tag}.yaml")
