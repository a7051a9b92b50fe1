"""Marked content: what is an artifact, and what belongs to the structure tree (14.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.objects import entry, number

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from booklet.preflight.walking.lexer import Operand

_DEEPEST = 256


class Marks:
    """The marked-content sequences that are open.

    Attributes:
        mcid: of the innermost that has one; None for none.
        is_artifact: whether one of them is an artifact.
    """

    def __init__(self, *, mcid: int | None = None, is_artifact: bool = False) -> None:
        self.mcid, self.is_artifact = mcid, is_artifact
        self._around: list[tuple[int | None, bool]] = []

    def begin(self, operands: list[Operand], resources: DictionaryObject) -> None:
        """``BDC`` or ``BMC``."""
        if len(self._around) < _DEEPEST:
            self._around.append((self.mcid, self.is_artifact))
        if operands and operands[0] == "/Artifact":
            self.is_artifact, self.mcid = True, None
            return
        given = operands[1] if len(operands) > 1 else None
        if isinstance(given, dict):
            mcid: object = given.get("/MCID")
        else:
            mcid = entry(entry(entry(resources, "/Properties"), str(given)), "/MCID")
        if mcid is not None:
            self.mcid = int(number(mcid))

    def end(self) -> None:
        """``EMC``."""
        if self._around:
            self.mcid, self.is_artifact = self._around.pop()

    def inside(self) -> Marks:
        """The marks at the beginning of a form that stands here."""
        return Marks(mcid=self.mcid, is_artifact=self.is_artifact)
