"""What preflight says to a person in a console."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from booklet.preflight.findings import Severity
from booklet.preflight.rules.saying import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.geometry import Rect
    from booklet.preflight.findings import Finding, Result

_COLOURS = {"error": "31;1", "warning": "33;1", "good": "32;1", "quiet": "2", "title": "1"}
_MOST_PAGES = 12


class Voice:
    """Says results line by line.

    Args:
        coloured: for a terminal that shows colours.
        by: ``rule`` or ``page``: what findings are grouped by.
    """

    def __init__(self, *, coloured: bool, by: str = "rule") -> None:
        self.coloured, self.by = coloured, by

    def lines(self, result: Result) -> Iterator[str]:
        """Everything about one file."""
        if result.unread:
            yield self._in("title", result.file)
            yield f"  {self._in('error', 'cannot be read')}: {result.unread}"
            return
        pages = counted(result.pages, "page")
        yield f"{self._in('title', result.file)}: {pages}, {self._sum(result)}"
        grouped = self._by_page(result) if self.by == "page" else self._by_rule(result)
        yield from (f"  {line}" if line else "" for line in grouped)
        for one in result.exempted:
            said = f"exempt {one.finding.code}{_on(one.finding)}: {one.finding.message}"
            yield self._in("quiet", f"  {said}")
            yield self._in("quiet", f"    reason: {one.reason}")

    def total(self, results: Sequence[Result]) -> str:
        """The last line, for several files."""
        errors = sum(result.count(Severity.ERROR) for result in results)
        warnings = sum(result.count(Severity.WARNING) for result in results)
        unread = sum(1 for result in results if result.unread)
        said = [counted(errors, "error"), counted(warnings, "warning")]
        said += [f"{counted(unread, 'file')} that cannot be read"] if unread else []
        return f"{counted(len(results), 'file')}: {listed(said)}"

    def _by_rule(self, result: Result) -> Iterator[str]:
        from booklet.preflight.registry import rules

        titles = {rule.code: rule.explanation.title for rule in rules()}
        ordered = sorted(result.findings, key=lambda f: (_rank(f), f.code))
        for (_, code), group in groupby(ordered, key=lambda f: (_rank(f), f.code)):
            found = list(group)
            yield f"{self._head(found[0])}: {titles.get(code, '')}"
            for (message, content, thing), same in groupby(found, key=_said):
                yield from self._one(list(same), message, content, thing)
            yield self._in("quiet", f"  hint: {found[0].hint}")
            yield self._in("quiet", f"  see: {found[0].clause}")

    def _one(self, same: list[Finding], message: str, content: str, thing: str) -> Iterator[str]:
        """One finding, or the same on several pages."""
        pages = list(dict.fromkeys(f.page for f in same if f.page is not None))
        where = _pages(pages)
        yield f"  {where}{message}"
        place = same[0].place
        if place is not None and len({f.place for f in same}) == 1:
            yield self._in("quiet", f"    at {placed(place)}")
        if content:
            yield f"    {content}{f', “{thing}”' if thing else ''}"

    def _by_page(self, result: Result) -> Iterator[str]:
        ordered = sorted(result.findings, key=lambda f: f.page or 0)
        for number, group in groupby(ordered, key=lambda f: f.page):
            yield self._in("title", f"page {number}" if number else "the file")
            for finding in group:
                yield f"  {self._head(finding)}: {finding.message}"
                if finding.place is not None:
                    yield self._in("quiet", f"    at {placed(finding.place)}")
                if finding.location:
                    thing = f", “{finding.thing}”" if finding.thing else ""
                    yield f"    {finding.location}{thing}"
                yield self._in("quiet", f"    hint: {finding.hint}")

    def _head(self, finding: Finding) -> str:
        severity = (finding.severity or Severity.ERROR).value
        return self._in(severity, f"{severity}[{finding.code}]")

    def _sum(self, result: Result) -> str:
        errors, warnings = result.count(Severity.ERROR), result.count(Severity.WARNING)
        said = [self._in("error", counted(errors, "error"))] if errors else []
        said += [self._in("warning", counted(warnings, "warning"))] if warnings else []
        if not said:
            said = [self._in("good", "nothing found")]
        rules = counted(len(result.rules), "rule")
        return f"{listed(said)} by {rules}" + (
            f", {len(result.exempted)} exempt" if result.exempted else ""
        )

    def _in(self, kind: str, text: str) -> str:
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.coloured else text


def placed(place: Rect) -> str:
    """A place on a page: from which corner, how large."""
    size = f"{place.width.mm:.0f} × {place.height.mm:.0f} mm"
    return f"{_off(place.x0.mm, 'left edge')}, {_off(place.y0.mm, 'foot')} ({size})"


def _off(distance: float, edge: str) -> str:
    """How far from an edge of the trim; art in the bleed lies beyond it."""
    return f"{abs(distance):.1f} mm {'beyond' if distance < 0 else 'from'} the {edge}"


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.message, str(finding.location or ""), finding.thing


def _rank(finding: Finding) -> int:
    return 0 if finding.severity is Severity.ERROR else 1


def _on(finding: Finding) -> str:
    return f" on page {finding.page}" if finding.page else ""


def _pages(pages: list[int]) -> str:
    if not pages:
        return ""
    shown = [str(number) for number in pages[:_MOST_PAGES]]
    more = len(pages) - len(shown)
    said = listed([*shown, *([f"{more} more"] if more else [])])
    return f"page {said}: " if len(pages) == 1 else f"pages {said}: "
