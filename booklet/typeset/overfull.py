"""What to say of a block that has no room on its page, and where it can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import Diagnostic
from booklet.typeset.block import blocks_of
from booklet.typeset.text import Text
from booklet.units import Length

if TYPE_CHECKING:
    from booklet.diagnostics import Location
    from booklet.typeset.block import Block
    from booklet.typeset.page import TooTall

_CATALOGUE = ".po"


def too_tall(fault: TooTall) -> Diagnostic:
    """A block that is taller than its frame, by the line of content that is too long."""
    needed, room = Length(fault.block.height), Length(fault.room)
    where = _where(fault.block)
    hints = ["shorten it", "or divide it into two"]
    if where and where.file.endswith(_CATALOGUE):
        tag = where.file.rpartition("/")[2].removesuffix(_CATALOGUE)
        # Of what stands on a page together, another message may have grown more.
        hints = [
            f"`python build_report.py translate check {tag}` says what to shorten, and to what"
        ]
    return Diagnostic(
        code="L001",
        message=f"this takes {needed.mm:.0f} mm, but its page has room for {room.mm:.0f} mm",
        location=where,
        hints=tuple(hints),
    )


def _where(block: Block) -> Location | None:
    """Of a translation the message that is longest in the block, else the block's own line."""
    translated = [
        one
        for one in (block, *blocks_of(block.children))
        if isinstance(one, Text) and one.location and one.location.file.endswith(_CATALOGUE)
    ]
    longest = max(translated, key=lambda one: len(one.lines), default=None)
    return longest.location if longest else block.location
