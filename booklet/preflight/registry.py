"""Rules and their registry: filled at import, never changed after.

::

    @rule("P102")
    def missing_trim_box(examined: Examined) -> Iterator[Finding]:
        \"\"\"P102: a page has no TrimBox.

        Why it matters:
            The printer cuts at the TrimBox; without one the cut is guessed.
        How to fix:
            Give the layout a trim size; the engine writes the box from it.
        Source:
            ISO 32000-1:2008, 14.11.2.
        \"\"\"

Codes: P1xx pages and boxes, P2xx bleed and safe areas, P3xx colour and ink, P4xx words and
fonts, P5xx pictures and lines, P6xx the file, P7xx access, P8xx agreement with the
content, P9xx folding. Within each hundred, 50 to 59 are judged from page images.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding, Severity
from booklet.preflight.meant import Purpose
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from booklet.preflight.examined import Examined

Check = Callable[["Examined"], Iterator[Finding]]

EVERY_PURPOSE = frozenset(Purpose)
ON_PAPER = frozenset({Purpose.PRESS, Purpose.SHEETS, Purpose.PLATES})
FOR_PRESS = frozenset({Purpose.PRESS})
IN_INK = frozenset({Purpose.PRESS, Purpose.PLATES})
ON_SCREEN = frozenset({Purpose.SCREEN})

ON_THE_FILE = (
    "booklet.preflight.rules.boxes",
    "booklet.preflight.rules.document",
    "booklet.preflight.rules.viewing",
)
"""Where the rules are that read no page: all that the end of every build needs to import."""

MODULES = (
    *ON_THE_FILE,
    "booklet.preflight.rules.edges",
    "booklet.preflight.rules.colour",
    "booklet.preflight.rules.type",
    "booklet.preflight.rules.pictures",
    "booklet.preflight.rules.exchange",
    "booklet.preflight.rules.prepared",
    "booklet.preflight.rules.looks",
    "booklet.preflight.rules.ink",
    "booklet.preflight.rules.one_ink",
    "booklet.preflight.rules.contrast",
    "booklet.preflight.rules.access",
    "booklet.preflight.rules.agreement",
    "booklet.preflight.rules.folding",
)
"""Where rules are; each module registers its own when it is imported."""


@value
class Explanation:
    """What a rule's docstring says, in the words of those who mend things."""

    title: str
    why: str
    how: str
    source: str


class Rule:
    """A rule: its code, how grave it is, where it applies, and the function that looks.

    Attributes:
        code: ``P102``.
        severity: unless the printer's profile says otherwise.
        purposes: of the files that it applies to.
        pixels: whether it looks at page images, which takes time.
        walks: whether it looks at what pages paint, which takes some.
        check: yields what it finds.
    """

    def __init__(
        self,
        code: str,
        check: Check,
        *,
        severity: Severity,
        purposes: frozenset[Purpose],
        pixels: bool,
        walks: bool,
    ) -> None:
        self.code, self.check, self.severity = code, check, severity
        self.purposes, self.pixels, self.walks = purposes, pixels, walks

    @property
    def name(self) -> str:
        """What is wrong, as the function is named: ``missing trim box``."""
        return self.check.__name__.replace("_", " ")

    @cached_property
    def explanation(self) -> Explanation:
        """The parts of the docstring."""
        return explained(self.code, inspect.getdoc(self.check) or "")


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    *,
    severity: Severity = Severity.ERROR,
    on: frozenset[Purpose] = EVERY_PURPOSE,
    pixels: bool = False,
    walks: bool = True,
) -> Callable[[Check], Check]:
    """Register a function as the rule ``code``.

    Args:
        code: not yet taken.
        severity: unless the printer's profile says otherwise; a finding may have its own.
        on: purposes of the files that the rule applies to.
        pixels: whether it looks at page images.
        walks: False for a rule that reads only keys, boxes and annotations: it is asked at
            the end of every build.
    """

    def register(check: Check) -> Check:
        assert code not in _RULES, f"there are two rules {code}"
        _RULES[code] = Rule(code, check, severity=severity, purposes=on, pixels=pixels, walks=walks)
        return check

    return register


def rules(modules: Iterable[str] = MODULES) -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    for module in modules:
        import_module(module)
    return tuple(_RULES[code] for code in sorted(_RULES))


_PARTS = ("Why it matters:", "How to fix:", "Source:")


def explained(code: str, docstring: str) -> Explanation:
    """Take a docstring apart; parts that are missing are empty."""
    lines = docstring.splitlines()
    title = lines[0].removeprefix(f"{code}: ").rstrip(".") if lines else ""
    said: dict[str, list[str]] = {part: [] for part in _PARTS}
    current: list[str] | None = None
    for line in lines[1:]:
        if line.strip() in said:
            current = said[line.strip()]
        elif line and not line[0].isspace():
            current = None
        elif current is not None:
            current.append(line.strip())
    why, how, source = (" ".join(filter(None, said[part])) for part in _PARTS)
    return Explanation(title, why, how, source.rstrip("."))
