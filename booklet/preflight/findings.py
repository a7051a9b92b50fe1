"""What preflight finds, and how grave it is."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from booklet.diagnostics import Location
    from booklet.geometry import Rect


class Severity(Enum):
    """How grave a finding is; ``OFF`` in a printer's profile switches a rule off."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@value(kw_only=True)
class Finding:
    """One thing that is wrong, where, and how to mend it.

    A rule gives code, message, page, place and perhaps a hint of its own; the rest is
    filled in when all rules have run.

    Attributes:
        code: of the rule.
        message: starts lower case; quotes what was found, says what was expected.
        page: counted from 1; None for the file as a whole.
        place: on that page, from the lower left corner of the trim as a reader holds it, y
            upwards; None for the page as a whole.
        hint: what to do about this one; empty: what the rule says.
        severity: None: the rule's own, as the printer's profile has it.
        location: the line of content that painted it, if the file is ours.
        thing: a short name of what was painted: ``illustration``.
        clause: the standard or house rule that asks for it; empty: the rule's source.
        text: the words that are meant, shortened, if it is about words.
    """

    code: str
    message: str
    page: int | None = None
    place: Rect | None = None
    hint: str = ""
    severity: Severity | None = None
    location: Location | None = None
    thing: str = ""
    clause: str = ""
    text: str = ""


@value(kw_only=True)
class Exemption:
    """A finding that somebody has decided to live with.

    Attributes:
        rule: code of the rule.
        where: ``everywhere``, ``page 7``, ``pages 3-5``, or the path of a content file.
        reason: why; never empty.
    """

    rule: str
    where: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether it is about this finding."""
        if finding.code != self.rule:
            return False
        if self.where == "everywhere":
            return True
        pages = pages_named(self.where)
        if pages:
            return finding.page in pages
        return finding.location is not None and finding.location.file == self.where


def pages_named(where: str) -> range:
    """The pages of ``page 7`` or ``pages 3-5``; empty for anything else."""
    word, _, numbers = where.partition(" ")
    first, _, last = numbers.replace("–", "-").partition("-")
    if word not in {"page", "pages"} or not first.isdecimal() or not (last or first).isdecimal():
        return range(0)
    return range(int(first), int(last or first) + 1)


@value
class Exempted:
    """A finding, and why it is let pass."""

    finding: Finding
    reason: str


@value(kw_only=True)
class Result:
    """All that was found in one file.

    Attributes:
        file: its path, as it was given.
        pages: their number.
        findings: errors first, then by page and place.
        exempted: what was let pass, with the reasons.
        rules: codes of the rules that ran.
        traced: whether findings could be traced to the content.
        unread: why nothing could be read; empty if it could.
    """

    file: str
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    exempted: tuple[Exempted, ...] = ()
    rules: tuple[str, ...] = ()
    traced: bool = False
    unread: str = ""

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)
