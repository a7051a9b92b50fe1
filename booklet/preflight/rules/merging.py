"""Many equal things on a page are one finding: what to mend is one thing too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding
from booklet.preflight.rules.saying import shortened
from booklet.preflight.walking.painted import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.sheet import SheetPage
    from booklet.preflight.trace import Trace, Traced
    from booklet.preflight.walking.painted import Painted


class Merged:
    """Gathers what is painted on a page by what is to be said of it, and by its origin.

    Args:
        code: of the rule.
        page: that it is painted on.
        trace: tells what comes from different lines of content apart.
    """

    def __init__(self, code: str, page: SheetPage, trace: Trace | None) -> None:
        self.code, self.page, self.trace = code, page, trace
        self._said: dict[tuple[str, Traced | None], list[Painted]] = {}

    def add(self, painted: Painted, said: str) -> None:
        """Add a thing; those with the same words become one finding."""
        page = self.page
        origin = self.trace.at(page.number, page.on_trim(painted.box)) if self.trace else None
        self._said.setdefault((said, origin), []).append(painted)

    def findings(self) -> Iterator[Finding]:
        """One finding for each thing that was said, at the place of the first."""
        for (said, _), found in self._said.items():
            first = found[0]
            words = shortened(first.text) if first.kind is Kind.TEXT else ""
            quoted = f": “{words}”" if words else ""
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            yield Finding(
                code=self.code,
                message=f"{said}{quoted}{more}",
                page=self.page.number,
                place=self.page.place(first.box),
                text=words,
            )
