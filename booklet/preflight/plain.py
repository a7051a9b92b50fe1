"""Results as plain JSON: what ``check --json`` prints, and what a process apart answers.

The schema is stable: keys are only ever added, and ``schema`` counts up if one is not.
Places are in millimetres from the lower left corner of the trim, y upwards; pages and lines
count from 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.diagnostics import Location
from booklet.geometry import Rect
from booklet.preflight.findings import Exempted, Finding, Result, Severity
from booklet.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA = 1


def document(results: Sequence[Result]) -> dict[str, Any]:
    """What ``--json`` prints."""
    return {
        "schema": SCHEMA,
        "errors": sum(result.count(Severity.ERROR) for result in results),
        "warnings": sum(result.count(Severity.WARNING) for result in results),
        "files": [as_plain(result) for result in results],
    }


def as_plain(result: Result) -> dict[str, Any]:
    """A result as JSON has it."""
    return {
        "file": result.file,
        "pages": result.pages,
        "unread": result.unread,
        "traced": result.traced,
        "rules": list(result.rules),
        "errors": result.count(Severity.ERROR),
        "warnings": result.count(Severity.WARNING),
        "findings": [_finding(finding) for finding in result.findings],
        "exempted": [{**_finding(one.finding), "reason": one.reason} for one in result.exempted],
    }


def from_plain(plain: dict[str, Any]) -> Result:
    """A result as a process apart told it; only known keys and types are taken."""
    return Result(
        file=str(plain["file"]),
        pages=int(plain["pages"]),
        unread=str(plain["unread"]),
        traced=bool(plain["traced"]),
        rules=tuple(str(code) for code in plain["rules"]),
        findings=tuple(_read(one) for one in plain["findings"]),
        exempted=tuple(Exempted(_read(one), str(one["reason"])) for one in plain["exempted"]),
    )


def _finding(finding: Finding) -> dict[str, Any]:
    place, where = finding.place, finding.location
    return {
        "code": finding.code,
        "severity": (finding.severity or Severity.ERROR).value,
        "message": finding.message,
        "page": finding.page,
        "place": place
        and {
            "left": round(place.x0.mm, 2),
            "bottom": round(place.y0.mm, 2),
            "width": round(place.width.mm, 2),
            "height": round(place.height.mm, 2),
        },
        "content": where
        and {"file": where.file, "line": where.line, "column": where.column, "at": where.path},
        "thing": finding.thing,
        "text": finding.text,
        "hint": finding.hint,
        "source": finding.clause,
    }


def _read(plain: dict[str, Any]) -> Finding:
    place, where = plain["place"], plain["content"]
    return Finding(
        code=str(plain["code"]),
        severity=Severity(plain["severity"]),
        message=str(plain["message"]),
        page=None if plain["page"] is None else int(plain["page"]),
        place=place
        and Rect.at(
            mm(float(place["left"])),
            mm(float(place["bottom"])),
            width=mm(float(place["width"])),
            height=mm(float(place["height"])),
        ),
        location=where
        and Location(
            str(where["file"]), int(where["line"]), int(where["column"]), str(where["at"])
        ),
        thing=str(plain["thing"]),
        text=str(plain["text"]),
        hint=str(plain["hint"]),
        clause=str(plain["source"]),
    )
