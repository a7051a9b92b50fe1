"""How a message stands, in a word, a sign and a colour; how much of its room it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Block
from booklet.typeset.boxes import Box, Stack

if TYPE_CHECKING:
    from booklet.typeset.block import Brush
    from booklet.typeset.proof import ProofWords, StandingWords
    from booklet.typeset.setting import Setting
    from booklet.typeset.text import Text


class Gauge(Block):
    """A bar of which a part is filled: so much of the room is taken.

    Args:
        part: of it; 1 or more fills the whole bar.
        role: swatch of the filled part.
        height: points.
    """

    def __init__(self, part: float, *, role: str, height: float) -> None:
        super().__init__()
        self.part, self.role, self.height = min(part, 1), role, height

    def paint(self, brush: Brush, x: float, top: float) -> None:
        bottom = top - self.height
        with brush.artifact():
            brush.box(x, bottom, self.width, self.height, role="rule", radius=self.height / 2)
            filled = self.width * self.part
            brush.box(x, bottom, filled, self.height, role=self.role, radius=self.height / 2)


def label(standing: str, words: ProofWords, setting: Setting) -> Stack:
    """A standing on a ground of its colour, as wide as its measure."""
    box = Box(
        fill=f"proof.{standing}",
        across=setting.length("proof.label.across"),
        above=setting.length("proof.label.above"),
        below=setting.length("proof.label.below"),
        radius=setting.length("proof.label.radius"),
    )
    return Stack([_text(words.standings[standing], setting)], box=box)


def label_width(words: StandingWords, setting: Setting) -> float:
    """How wide the words of a standing are, points."""
    return _text(words, setting).paragraph.natural_width + setting.length("furniture.hair")


def _text(words: StandingWords, setting: Setting) -> Text:
    return setting.text(f"{words.sign} {words.word}", "proof.label")
