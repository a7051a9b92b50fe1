r"""Inline marks: the small part of Markdown that content may use.

=========================  =======================================================
``*words*``                emphasis
``**words**``              strong
``[words](https://…)``     a link (https, mailto or tel)
``[words]{quote}``         a participant's words; the layout adds the quotation marks
``[words]{lang=cy}``       words in another language
``\*``                     the character itself
``\`` at the end of line   a line break
=========================  =======================================================

Where Markdown has the same mark it means the same (a test asks markdown-it-py). Stricter
than Markdown in one thing: a mark that opens and never closes is an error, not text.
Roles do not combine; a language may stand inside anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.source.addresses import is_language, refusal_of_link
from booklet.source.folding import refolded, tidied
from booklet.source.near import did_you_mean
from booklet.source.passage import Passage, Role, Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from booklet.source.findings import Findings
    from booklet.source.nodes import Scalar

DEEPEST = 6
"""Marks inside marks."""

_SPECIAL = "\\*[]"
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def read_passage(scalar: Scalar, findings: Findings) -> Passage | None:
    """Read a scalar's text with its marks; None if it is empty or a mark goes wrong.

    An empty text is no finding here: whether there must be one, the model knows.
    """
    text = scalar.text.strip(" \n")
    if "\n" in text and _has_blank_line(scalar, text, findings):
        return None
    source = refolded(text)
    if not any(special in text for special in _SPECIAL):
        runs: tuple[Run, ...] = (Run(source),) if text else ()
    else:
        before = len(findings)
        lead = len(scalar.text) - len(scalar.text.lstrip(" \n"))

        def report(code: str, message: str, span: tuple[int, int], *hints: str) -> None:
            where = scalar.place(span[0] + lead, span[1])
            findings.add(code, message, where, *hints)

        runs = tidied(_Parser(text, report).parse())
        if len(findings) > before:
            return None
    return Passage(runs, scalar.location, source) if runs else None


def _has_blank_line(scalar: Scalar, text: str, findings: Findings) -> bool:
    """A blank line would make two paragraphs of one; YAML keeps line ends after `|` only."""
    lines = text.split("\n")
    if scalar.style == "|" and all(line.strip() for line in lines):
        return False
    first = next((line for line in lines if line.strip()), "")
    where = scalar.place(scalar.text.find(first) + len(first) - 1 if first else 0)
    findings.add(
        "C042",
        "a blank line, or a line break, inside one paragraph",
        where,
        "one paragraph is one entry of its list: begin the next with `- `",
        "for a line break write \\ at the end of a line, in text below a `|`",
    )
    return True


class _Parser:
    """Reads one text by recursive descent, at most :data:`DEEPEST` deep."""

    def __init__(self, text: str, report: Callable[..., None]) -> None:
        self.text = text
        self.report = report
        self.partners = _brackets(text)
        self.runs: list[Run] = []
        self.at = 0
        self.depth = 0

    def parse(self) -> list[Run]:
        self.read(Run(""), "", len(self.text))
        return self.runs

    def read(self, style: Run, closer: str, end: int) -> bool:
        """Read up to ``closer`` (or, without one, up to ``end``); False if it never came."""
        text = self.text
        begin = self.at
        while self.at < end:
            character = text[self.at]
            if character not in _SPECIAL:
                self.at += 1
                continue
            if character == "*" and (mark := self.mark(closer)):
                self.emit(begin, style)
                if mark == closer:
                    self.at += len(mark)
                    return True
                self.span(mark, style, end)
            elif character == "\\":
                self.emit(begin, style)
                self.escape(style)
            elif character == "[" and self.opens_bracket(end):
                self.emit(begin, style)
                self.bracket(style)
            else:
                self.at += 1
                continue
            begin = self.at
        self.emit(begin, style)
        return not closer

    def emit(self, begin: int, style: Run) -> None:
        if begin < self.at:
            self.add(self.text[begin : self.at].replace("\n", " "), style)

    def add(self, text: str, style: Run) -> None:
        self.runs.append(Run(text, style.role, style.lang, style.link))

    def escape(self, style: Run) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if following == "\n" or following in _ESCAPABLE:
            self.add(following, style)
            self.at += 2
        elif following == " ":
            self.report(
                "C030",
                "a backslash before a space means nothing",
                (self.at, 1),
                "a line break is a \\ at the very end of a line, in text below a `|`",
                "or write \\\\ for a backslash",
            )
            self.at += 1
        else:
            self.add("\\", style)
            self.at += 1

    def mark(self, closer: str) -> str:
        """The stars here if they open or close something, else nothing.

        As in CommonMark 6.2: what opens stands before a word, what closes after one.
        """
        text, at = self.text, self.at
        length = len(text) - at - len(text[at:].lstrip("*"))
        before, after = text[at - 1 : at] or " ", text[at + length : at + length + 1] or " "
        opens = not after.isspace() and (after.isalnum() or not before.isalnum())
        closes = not before.isspace() and (before.isalnum() or not after.isalnum())
        mark = text[at : at + length]
        if closes and mark == closer:
            return closer
        if opens and length <= len("**") and not closer:
            return mark
        if (opens or closes) and (closer or length > len("**")):
            self.report(
                "C030",
                f"{mark} neither opens nor closes a mark",
                (at, length),
                "write *words* for emphasis, **words** for strong",
                "or write \\* for a star that is only a star",
            )
        self.at += length - 1
        return ""

    def span(self, mark: str, style: Run, end: int) -> None:
        """``*…*`` or ``**…**``."""
        opened = self.at
        self.at += len(mark)
        inner = self.with_role(style, Role.STRONG if mark == "**" else Role.EMPHASIS, opened)
        if not self.nested(inner, mark, end, opened):
            self.report(
                "C030",
                f"a {mark} opens here and never closes",
                (opened, len(mark)),
                f"close it right behind the last word: {mark}words{mark}",
                f"or write \\{mark[0]} for a star that is only a star",
            )

    def opens_bracket(self, end: int) -> bool:
        partner = self.partners.get(self.at)
        return (
            partner is not None
            and partner < end
            and self.text[partner + 1 : partner + 2] in ("(", "{")
            and partner + 1 < end
        )

    def bracket(self, style: Run) -> None:
        """``[words](address)`` or ``[words]{attributes}``."""
        opened, partner = self.at, self.partners[self.at]
        closer = ")" if self.text[partner + 1] == "(" else "}"
        last = self.text.find(closer, partner)
        if last < 0:
            self.report(
                "C030",
                f"this {self.text[partner + 1]} is never closed",
                (partner + 1, 1),
                f"write {closer} at its end",
            )
            self.at = len(self.text)
            return
        inside = self.text[partner + 2 : last]
        read = self.linked if closer == ")" else self.attributed
        inner = read(style, inside, partner + 2)
        self.at = opened + 1
        if not self.text[opened + 1 : partner].strip():
            self.report(
                "C030",
                "no words stand between these brackets",
                (opened, 2),
                "write the words the reader sees: [words](https://…)",
            )
        self.nested(inner, "", partner, opened)
        self.at = last + 1

    def nested(self, style: Run, closer: str, end: int, opened: int) -> bool:
        if self.depth >= DEEPEST:
            self.report(
                "C030",
                f"marks inside marks, more than {DEEPEST} deep",
                (opened, 1),
                "say it with fewer marks",
            )
            self.at = end
            return True
        self.depth += 1
        closed = self.read(style, closer, end)
        self.depth -= 1
        return closed

    def linked(self, style: Run, address: str, at: int) -> Run:
        if style.link:
            self.report("C030", "a link inside a link", (at, len(address)), "end the first one")
        if refusal := refusal_of_link(address):
            self.report("C027", refusal[0], (at, len(address)), *refusal[1])
        return Run("", style.role, style.lang, address)

    def attributed(self, style: Run, attributes: str, at: int) -> Run:
        for word in attributes.split() or [""]:
            if word == "quote":
                style = self.with_role(style, Role.QUOTATION, at)
            elif word.startswith("lang=") and is_language(word[5:]):
                style = Run("", style.role, word[5:], style.link)
            elif word.startswith("lang="):
                self.report(
                    "C037",
                    f"“{word[5:]}” is not a language",
                    (at, len(attributes)),
                    "write its tag: lang=cy, lang=ur, lang=en-GB",
                )
            else:
                self.report(
                    "C030",
                    f"“{word}” is not a mark",
                    (at, max(1, len(attributes))),
                    *did_you_mean(word, ("quote", "lang=cy")),
                    "write {quote} for a participant's words, {lang=cy} for a language",
                    "or write \\[ for a bracket that is only a bracket",
                )
        return style

    def with_role(self, style: Run, role: Role, at: int) -> Run:
        if style.role is not Role.PLAIN:
            self.report(
                "C030",
                f"{role.value} inside {style.role.value}",
                (at, 1),
                "words have one role: end the first mark before the second begins",
            )
        return Run("", role, style.lang, style.link)


def _brackets(text: str) -> dict[int, int]:
    """Every ``[`` with the ``]`` that closes it."""
    partners: dict[int, int] = {}
    if "[" not in text:
        return partners
    opened: list[int] = []
    skip = False
    for index, character in enumerate(text):
        if skip:
            skip = False
        elif character == "\\":
            skip = True
        elif character == "[":
            opened.append(index)
        elif character == "]" and opened:
            partners[opened.pop()] = index
    return partners
