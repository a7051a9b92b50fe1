"""The report of a preflight as one HTML file: pictures of pages with the findings marked.

All words and looks stand in ``report.html`` beside this module, in parts; here they are
filled and joined. The file needs no other: pictures are in it, and nothing is fetched.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.preflight.findings import Severity
from booklet.preflight.template import Parts, lines, look, marked_up, ranges
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from booklet.preflight.examined import Examined
    from booklet.preflight.findings import Finding, Result
    from booklet.preflight.registry import Explanation
    from booklet.preflight.report_pictures import Mark, PagePicture

_TEMPLATE = Path(__file__).with_name("report.html")


@value
class Reported:
    """What was found in one file, with the pictures of the pages it was found on."""

    result: Result
    pictures: tuple[PagePicture, ...] = ()


def section(examined: Examined, result: Result) -> bytes:
    """A file’s part of the report, made where the file was read."""
    from booklet.preflight.report_pictures import page_pictures, written

    return written(page_pictures(examined.data, pages=examined.pages, findings=result.findings))


def whole(results: Sequence[Result], sections: Sequence[bytes]) -> bytes:
    """The report of several files, from their parts."""
    from booklet.preflight.registry import rules
    from booklet.preflight.report_pictures import read

    files = [Reported(result, read(part)) for result, part in zip(results, sections, strict=True)]
    return report_html(files, {rule.code: rule.explanation for rule in rules()}).encode("utf-8")


def report_html(files: Sequence[Reported], explanations: Mapping[str, Explanation]) -> str:
    """The whole report.

    Args:
        files: at least one.
        explanations: of the rules, by code.
    """
    return _Report(explanations).document(files)


class _Report:
    """Fills the parts; findings are numbered through all files."""

    def __init__(self, explanations: Mapping[str, Explanation]) -> None:
        self._fill, self._explanations = Parts(_TEMPLATE).fill, explanations
        self._last = 0

    def document(self, files: Sequence[Reported]) -> str:
        rows, sections = [], []
        for number, reported in enumerate(files, start=1):
            result = reported.result
            rows.append(
                self._fill(
                    "row",
                    file_number=number,
                    file=escape(result.file),
                    pages=result.pages,
                    errors=result.count(Severity.ERROR) + bool(result.unread),
                    warnings=result.count(Severity.WARNING),
                    exempted=len(result.exempted),
                )
            )
            sections.append(self._file(reported, number))
        names = escape(", ".join(reported.result.file for reported in files))
        filled = self._fill(
            "document",
            look=look(),
            files=names,
            rows=lines(rows),
            sections=lines(sections),
        )
        return f"{filled}\n"

    def _file(self, reported: Reported, file_number: int) -> str:
        result = reported.result
        numbered = self._numbered(result.findings)
        whole = self._groups(None, numbered, result)
        pictures = {picture.page: picture for picture in reported.pictures}
        pages = sorted({finding.page for finding in result.findings if finding.page})
        shown = []
        for page in pages:
            picture = pictures.get(page)
            marked = self._picture(picture, numbered, result) if picture else ""
            shown.append(
                self._fill(
                    "page",
                    page=page,
                    file_number=file_number,
                    picture=marked or self._fill("no-picture"),
                    groups=self._groups(page, numbered, result),
                )
            )
        return self._fill(
            "file",
            file_number=file_number,
            file=escape(result.file),
            verdict=self._verdict(result),
            traced="" if result.traced or result.unread else self._fill("untraced"),
            whole=self._fill("whole", groups=whole) if whole else "",
            pages="\n".join(shown),
            clean=self._clean(result, pages),
            exempted=self._exempted(result),
            rules=self._rules(result),
        )

    def _numbered(self, findings: Sequence[Finding]) -> dict[int, int]:
        """The number of each finding by its index: as they are met in the report."""
        met = sorted(range(len(findings)), key=lambda at: (findings[at].page or 0, at))
        first = self._last + 1
        self._last += len(met)
        return {at: first + place for place, at in enumerate(met)}

    def _verdict(self, result: Result) -> str:
        if result.unread:
            return self._fill("verdict-unread", reason=escape(result.unread))
        errors, warnings = result.count(Severity.ERROR), result.count(Severity.WARNING)
        if errors:
            return self._fill("verdict-error", errors=errors, warnings=warnings)
        if warnings:
            return self._fill("verdict-warning", warnings=warnings)
        return self._fill("verdict-fine")

    def _picture(self, picture: PagePicture, numbered: Mapping[int, int], result: Result) -> str:
        # Large places first, so that small ones can be clicked.
        order = sorted(picture.marks, key=lambda at: -_area(picture.marks[at]))
        marks = [
            self._fill(
                "mark",
                number=numbered[at],
                severity=_severity(result.findings[at]).value,
                left=picture.marks[at].left,
                top=picture.marks[at].top,
                width=picture.marks[at].width,
                height=picture.marks[at].height,
            )
            for at in order
        ]
        return self._fill(
            "picture",
            png=picture.png,
            width=picture.width,
            height=picture.height,
            page=picture.page,
            file=escape(result.file),
            numbers=", ".join(str(numbered[at]) for at in sorted(picture.marks)) or "–",
            marks=lines(marks),
        )

    def _groups(self, page: int | None, numbered: Mapping[int, int], result: Result) -> str:
        """The findings of a page, those of one rule together; why and how are said once."""
        groups: dict[tuple[str, Severity], list[int]] = {}
        for at in numbered:
            finding = result.findings[at]
            if (finding.page or None) == page:
                groups.setdefault((finding.code, _severity(finding)), []).append(at)
        return "\n".join(
            self._fill(
                "group",
                severity=severity.value,
                severity_word=self._fill(f"severity-{severity.value}"),
                code=escape(code),
                title=marked_up(self._explanations[code].title) if self._knows(code) else "",
                findings=lines([self._finding(at, numbered[at], result) for at in members]),
                entries=self._entries(result.findings[members[0]]),
            )
            for (code, severity), members in groups.items()
        )

    def _knows(self, code: str) -> bool:
        return code in self._explanations

    def _finding(self, at: int, number: int, result: Result) -> str:
        finding = result.findings[at]
        details = []
        if finding.location:
            thing = self._fill("thing", thing=escape(finding.thing)) if finding.thing else ""
            where = f"{finding.location.file}:{finding.location.line}"
            details.append(self._fill("content", location=escape(where), thing=thing))
        if finding.place:
            place = finding.place
            lengths = (place.x0.mm, place.y0.mm, place.width.mm, place.height.mm)
            across, up, wide, high = (f"{length:.0f}" for length in lengths)
            details.append(self._fill("place", across=across, up=up, wide=wide, high=high))
        if self._knows(finding.code) and finding.hint not in {"", self._how(finding)}:
            details.append(self._fill("hint", hint=marked_up(finding.hint)))
        return self._fill(
            "finding",
            number=number,
            severity=_severity(finding).value,
            message=escape(finding.message),
            details="".join(details),
        )

    def _how(self, finding: Finding) -> str:
        return self._explanations[finding.code].how if self._knows(finding.code) else finding.hint

    def _entries(self, finding: Finding) -> str:
        """Why it matters, how to mend it, and who says so."""
        known = self._explanations.get(finding.code)
        said = {
            "why": known.why if known else "",
            "how": self._how(finding),
            "source": finding.clause or (known.source if known else ""),
        }
        return "\n".join(
            self._fill(f"entry-{name}", **{name: marked_up(text)})
            for name, text in said.items()
            if text
        )

    def _clean(self, result: Result, found: Sequence[int]) -> str:
        others = [page for page in range(1, result.pages + 1) if page not in set(found)]
        return self._fill("clean", pages=ranges(others)) if others and found else ""

    def _exempted(self, result: Result) -> str:
        rows = [
            self._fill(
                "exempted-row",
                code=escape(each.finding.code),
                message=escape(each.finding.message),
                page=each.finding.page or "–",
                reason=escape(each.reason),
            )
            for each in result.exempted
        ]
        return self._fill("exempted", rows=lines(rows)) if rows else ""

    def _rules(self, result: Result) -> str:
        rows = [
            self._fill("rule-row", code=code, title=escape(self._explanations[code].title))
            for code in result.rules
            if code in self._explanations
        ]
        return self._fill("rules", rows=lines(rows)) if rows else ""


def _severity(finding: Finding) -> Severity:
    return Severity.WARNING if finding.severity is Severity.WARNING else Severity.ERROR


def _area(mark: Mark) -> float:
    return mark.width * mark.height
