"""What was found wrong with an insert, gathered in the child."""

from __future__ import annotations

from typing import NoReturn


class Refused(Exception):  # noqa: N818 - a verdict, not an error
    """Looking further makes no sense; the finding has been added."""


class Findings:
    """Codes and what their messages name, each once, in the order in which they were met.

    Attributes:
        found: ready for JSON.
    """

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []

    def add(self, code: str, **found: str) -> None:
        """Note a finding and go on."""
        if (code, found) not in self.found:
            self.found.append((code, found))

    def refuse(self, code: str, **found: str) -> NoReturn:
        """Note a finding and stop."""
        self.add(code, **found)
        raise Refused
