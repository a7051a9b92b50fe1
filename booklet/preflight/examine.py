"""Runs the rules over a file and addresses what they find."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from booklet.preflight.findings import Exempted, Result, Severity
from booklet.preflight.registry import rules
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.findings import Finding
    from booklet.preflight.registry import Rule

MOST_FINDINGS = 200
"""Of one rule in one file; a page of ten thousand hairlines is one lesson, not ten thousand."""


def examine(examined: Examined, *, pixels: bool = True) -> Result:
    """Run every rule that applies.

    Args:
        examined: the file, and what was meant.
        pixels: also those that look at page images.
    """
    applying = [rule for rule in rules() if _applies(rule, examined, pixels=pixels)]
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


def _applies(rule: Rule, examined: Examined, *, pixels: bool) -> bool:
    off = examined.limits.severities.get(rule.code) is Severity.OFF
    return examined.purpose in rule.purposes and not off and (pixels or not rule.pixels)


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
