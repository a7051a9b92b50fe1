"""Collecting what is wrong, so that a stage tells its author everything at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic
from booklet.source.codes import CODES

if TYPE_CHECKING:
    from booklet.diagnostics import Location

_AT_MOST = 200


class Findings:
    """The diagnostics of one stage, in the order in which they were found.

    No more than 200 are kept: a file full of the same mistake is told often enough.
    """

    __slots__ = ("_diagnostics",)

    def __init__(self) -> None:
        self._diagnostics: list[Diagnostic] = []

    def __len__(self) -> int:
        return len(self._diagnostics)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found so far."""
        return tuple(self._diagnostics)

    def add(self, code: str, message: str, where: Location | None, *hints: str) -> None:
        """Note one finding.

        Args:
            code: of :data:`booklet.source.codes.CODES`, which also knows the clause.
            message: starts lower case, quotes what was found, says what was expected.
            where: the place to mend.
            hints: the ways out, the likeliest first.
        """
        clause = CODES[code].clause
        assert hints, f"{code}: a finding without a way out"
        if len(self._diagnostics) < _AT_MOST:
            self._diagnostics.append(Diagnostic(code, message, where, hints, clause))

    def note(self, diagnostic: Diagnostic) -> None:
        """Note a finding whose code is of a later stage's registry."""
        if len(self._diagnostics) < _AT_MOST:
            self._diagnostics.append(diagnostic)

    def stop(self) -> None:
        """End the stage if anything was found.

        Raises:
            BookletError: with every finding.
        """
        if self._diagnostics:
            raise BookletError(self._diagnostics)
