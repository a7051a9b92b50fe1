"""Runs the rules over a file and addresses what they find."""

from __future__ import annotations

from enum import IntEnum
from itertools import islice
from typing import TYPE_CHECKING

from booklet.preflight.examined import Examined
from booklet.preflight.findings import Exempted, Result, Severity
from booklet.preflight.registry import MODULES, ON_THE_FILE, rules
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from booklet.preflight.findings import Finding
    from booklet.preflight.meant import Meant
    from booklet.preflight.registry import Rule

MOST_FINDINGS = 200
"""Of one rule in one file; a page of ten thousand hairlines is one lesson, not ten thousand."""


class Reach(IntEnum):
    """How far rules look, and so how long they take."""

    FILE = 0  # keys, boxes, annotations
    PAGES = 1  # what pages paint
    PIXELS = 2  # how pages look


def glance(path: Path, meant: Meant, *, reach: Reach) -> Result:
    """Examine a file that we have just written, in this process."""
    return examine(Examined(path.read_bytes(), meant, name=str(path)), reach=reach)


def examine(examined: Examined, *, pixels: bool = True, reach: Reach = Reach.PIXELS) -> Result:
    """Run every rule that applies.

    Args:
        examined: the file, and what was meant.
        pixels: False: none that look at page images, whatever ``reach`` says.
        reach: how far rules look.
    """
    furthest = reach if pixels else min(reach, Reach.PAGES)
    modules = ON_THE_FILE if furthest is Reach.FILE else MODULES
    applying = [rule for rule in rules(modules) if _applies(rule, examined, furthest)]
    kept: list[Finding] = []
    exempted: list[Exempted] = []
    for rule in applying:
        for finding in _found(rule, examined):
            reason = next((e.reason for e in examined.limits.exemptions if e.covers(finding)), None)
            if reason is None:
                kept.append(finding)
            else:
                exempted.append(Exempted(finding, reason))
    kept.sort(key=_order)
    return Result(
        file=examined.name,
        pages=len(examined.pages),
        findings=tuple(kept),
        exempted=tuple(exempted),
        rules=tuple(rule.code for rule in applying),
        traced=examined.meant.trace is not None,
    )


def _applies(rule: Rule, examined: Examined, reach: Reach) -> bool:
    off = examined.limits.severities.get(rule.code) is Severity.OFF
    needed = Reach.PIXELS if rule.pixels else Reach.PAGES if rule.walks else Reach.FILE
    return examined.purpose in rule.purposes and not off and needed <= reach


def _found(rule: Rule, examined: Examined) -> Iterator[Finding]:
    """What one rule finds, with all that the rule itself need not know."""
    chosen = examined.limits.severities.get(rule.code)
    explanation = rule.explanation
    for finding in islice(rule.check(examined), MOST_FINDINGS):
        location, thing = finding.location, finding.thing
        trace = examined.meant.trace
        if trace and location is None and finding.page and finding.place:
            traced = trace.at(finding.page, finding.place.points)
            if traced:
                location, thing = traced.location, thing or traced.thing
        yield changed(
            finding,
            severity=chosen or finding.severity or rule.severity,
            location=location,
            thing=thing,
            hint=finding.hint or explanation.how,
            clause=finding.clause or explanation.source,
        )


def _order(finding: Finding) -> tuple[bool, int, str, float]:
    top = -finding.place.y1.pt if finding.place else 0.0
    return finding.severity is not Severity.ERROR, finding.page or 0, finding.code, top
