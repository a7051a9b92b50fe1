"""The page about all rules, made from their docstrings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.meant import Purpose
from booklet.preflight.registry import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.registry import Rule

_FAMILIES = {
    "P1": "Pages and boxes",
    "P2": "Bleed and safe areas",
    "P3": "Colour and ink",
    "P4": "Words and fonts",
    "P5": "Pictures and lines",
    "P6": "The file",
    "P7": "Access",
    "P8": "Agreement with the content",
    "P9": "Folding",
}
_PURPOSES = {
    Purpose.SCREEN: "files for screens",
    Purpose.PRESS: "files for a press",
    Purpose.SHEETS: "imposed sheets",
    Purpose.PLATES: "imposed sheets for a press",
}
_BEGIN, _END = "<!-- rules: begin -->\n", "<!-- rules: end -->"


def with_rules(page: str) -> str:
    """The page with the part about the rules written anew."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return before + _BEGIN + "\n".join(_lines()) + "\n" + _END + after


def _lines() -> Iterator[str]:
    known = rules()
    yield f"There are {len(known)} rules."
    for family, title in _FAMILIES.items():
        members = [rule for rule in known if rule.code.startswith(family)]
        if members:
            yield from ("", f"## {title}", "")
            yield from _table(members)
        for rule in members:
            yield from _section(rule)


def _table(members: list[Rule]) -> Iterator[str]:
    yield "| rule | what is wrong | how grave |"
    yield "|---|---|---|"
    for rule in members:
        yield f"| {rule.code} | {rule.explanation.title} | {rule.severity.value} |"


def _section(rule: Rule) -> Iterator[str]:
    said = rule.explanation
    yield from ("", f"### {rule.code} · {said.title}", "")
    applies = [words for purpose, words in _PURPOSES.items() if purpose in rule.purposes]
    kind = "from the page’s picture" if rule.pixels else "from the file’s objects"
    yield f"{rule.severity.value.capitalize()}; {kind}; asked of {', '.join(applies)}."
    for head, words in (("Why it matters.", said.why), ("How to fix.", said.how)):
        yield from ("", f"**{head}** {words}")
    yield from ("", f"**Source.** {said.source}.")
