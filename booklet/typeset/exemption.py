"""What a printer's profile or an edition says of preflight: how grave, and what is let pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.schema import Record, key
from booklet.model.values import Line, OneOf

if TYPE_CHECKING:
    from booklet.model.schema import Reader

_PLACES = ("everywhere", "page", "pages", "content/", "layouts/")


class ExemptionRecord(Record):
    """Findings of a rule that somebody has decided to live with."""

    rule: str = key(Line(), "Code of the rule, as in docs/preflight-rules.md: P501.")
    where: str = key(
        Line(),
        "Where: “everywhere”, “page 7”, “pages 3-5”, or a file: content/en-GB/closing.yaml.",
    )
    reason: str = key(Line(), "Why, for whoever reads the report.")

    def check(self, reader: Reader) -> None:
        """The place is one that a finding can be at."""
        if not self.where.startswith(_PLACES):
            reader.findings.add(
                "C018",
                f"“{self.where}” is no place that findings have",
                self.location,
                "write `everywhere`, `page 7`, `pages 3-5`, or the path of a file in content/",
            )


class SeverityRecord(Record):
    """How grave the findings of a rule are, where the rule itself says otherwise."""

    rule: str = key(Line(), "Code of the rule, as in docs/preflight-rules.md: P501.")
    severity: str = key(OneOf("error", "warning", "off"), "“off”: the rule is not asked.")
