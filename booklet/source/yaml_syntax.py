"""Saying what is wrong with a file that is not YAML, in an editor's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from booklet.source.files import SourceText
    from booklet.source.findings import Findings

_QUOTE = "put the whole text in quotes, or write it below a `|`, two spaces further in"


def report_syntax(error: Exception, source: SourceText, findings: Findings) -> None:
    """Note where libyaml gave up, and what usually is the cause.

    The cause is told from the characters at the place, not from libyaml's English.
    """
    mark: Any = getattr(error, "problem_mark", None)
    index = min(mark.index if mark else getattr(error, "position", 0), len(source.text))
    opened: Any = getattr(error, "context_mark", None)
    opener = source.text[opened.index : opened.index + 1] if opened else ""
    character = source.text[index : index + 1]
    if opener in ("'", '"', "[", "{") and not source.text[index:].strip():
        findings.add(
            "C005",
            f"the {opener} that begins here is never closed",
            source.location(opened.index),
            f"close it with {_CLOSERS[opener]}",
        )
        return
    if opener in _CONVENIENCES:
        code, what, hint = _CONVENIENCES[opener]
        where = source.location(opened.index)
        findings.add(code, f"{what} begins here", where, _QUOTE, hint)
        return
    note = _comment_in_brackets(source.text, index)
    if note >= 0:
        cut = source.text[note:].split("\n", 1)[0].split(",")[0].rstrip("]} ")
        findings.add(
            "C005",
            "# begins a comment, so the brackets before it are not closed in this line",
            source.location(note),
            f'if it is part of the text, put it in quotes: "{cut[:20]}"',
            "else put the comment in a line of its own, above",
        )
        return
    where = source.location(index)
    problem = getattr(error, "problem", None) or "unreadable"
    if opened and problem == _NO_COLON:
        _report_keyless_line(source, opened.index, findings)
    elif character == ":":
        findings.add("C005", "a second colon in one line", where, _QUOTE)
    elif character in ("@", "`", "%", ",", "]", "}", "|", ">") and character:
        findings.add("C005", f"text cannot begin with {character}", where, _QUOTE)
    else:
        findings.add(
            "C005",
            f"this is not YAML: {problem}",
            where,
            "put what belongs together at the same distance from the margin",
            f"is a quotation mark, a colon or # part of the text? {_QUOTE}",
        )


def _comment_in_brackets(text: str, index: int) -> int:
    """Where, in the lines up to a place, a # stands in brackets that are open; -1 if nowhere."""
    begin = text.rfind("\n", 0, max(text.rfind("\n", 0, index), 0)) + 1
    for line in text[begin:index].split("\n"):
        for at, character in enumerate(line):
            before = line[:at]
            opened = sum(map(before.count, "[{")) - sum(map(before.count, "]}"))
            if (
                character == "#"
                and opened > 0
                and not before.count('"') % 2
                and before[-1] in " [{,"
            ):
                return begin + at
        begin += len(line) + 1
    return -1


def _report_keyless_line(source: SourceText, index: int, findings: Findings) -> None:
    """Say that a line has no key; libyaml notices at the next that has one."""
    line = source.text[index:].partition("\n")[0]
    key, colon, rest = line.partition(":")
    hints = [f"write a space behind the colon: `{key}: {rest[:40]}`"] if colon and rest else []
    findings.add(
        "C005",
        "this line is neither `key: value` nor an entry of a list",
        source.location(index),
        *hints,
        "is it part of the text above? then put it as far in as the lines before it",
    )


_NO_COLON = "could not find expected ':'"
_CONVENIENCES = {
    "*": ("C008", "an alias", "* of emphasis may not begin a text that has no quotes"),
    "&": ("C008", "an anchor", "& may not begin a text that has no quotes"),
    "!": ("C007", "a YAML tag", "! may not begin a text that has no quotes"),
}
_CLOSERS = {"'": "'", '"': '"', "[": "]", "{": "}"}
