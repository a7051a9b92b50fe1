"""What a translator may have overlooked in one message.

Every finding has a code of its own, its place in the catalogue, and the message's id. Errors
are what a program can be sure of: marks, links, placeholders. The rest are warnings.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from booklet.l10n.codes import diagnose
from booklet.l10n.messages import short
from booklet.model.words import pieces_of
from booklet.source.files import SourceText
from booklet.source.findings import Findings
from booklet.source.inline import read_passage
from booklet.source.nodes import Scalar
from booklet.source.passage import Role
from booklet.translate.comments import is_pattern
from booklet.translate.scripts import is_foreign, strangers
from booklet.translate.terms import forms_of, in_text, stands_for
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from booklet.diagnostics import Diagnostic, Location
    from booklet.l10n.facts import LocaleFacts
    from booklet.l10n.glossary import Term
    from booklet.l10n.messages import Message
    from booklet.source.passage import Passage

    Check = Callable[["Comparison"], Iterator[Diagnostic]]

_QUOTES = frozenset("“”„‟«»‹›‘‚‛「」『』〝〞〟")
_FEW_LETTERS = 2
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f'’٫٬]\d{3}(?!\d))*(?:[.,٫]\d+)?")


class Comparison:
    """A message and one form of its translation, both read."""

    def __init__(
        self,
        message: Message,
        text: str,
        *,
        where: Location,
        facts: LocaleFacts,
        terms: tuple[Term, ...],
        flags: tuple[str, ...] = (),
    ) -> None:
        self.message, self.text, self.where = message, text, where
        self.facts, self.terms, self.flags = facts, terms, flags
        self.findings = Findings()
        self.source = _read(message.source, where, Findings())
        self.passage = _read(text, where, self.findings)

    @property
    def words(self) -> str:
        """The words in the language itself: no links, no words of another language."""
        assert self.passage is not None
        runs = self.passage.runs
        return " ".join(run.text for run in runs if run.lang is None or run.lang == self.facts.tag)

    def diagnose(self, code: str, **found: object) -> Diagnostic:
        """A finding of this translation."""
        return diagnose(code, self.where, tag=self.facts.tag, **found)


def check(comparison: Comparison) -> Iterator[Diagnostic]:
    """Everything that is wrong with one form of a translation, or may be."""
    if comparison.passage is None or comparison.source is None:
        # A mark that goes wrong is told by its place in the text; a catalogue has lines.
        for one in comparison.findings.diagnostics:
            yield changed(one, location=comparison.where)
        return
    for look in CHECKS:
        yield from look(comparison)


def _read(text: str, where: Location, findings: Findings) -> Passage | None:
    source = SourceText(where.file, text)
    return read_passage(Scalar(text, "|", where, source, 0, len(text)), findings)


# -- what a program can be sure of ----------------------------------------------------------


def placeholders(one: Comparison) -> Iterator[Diagnostic]:
    """The places that are filled in are the same."""
    if not is_pattern(one.message):
        return
    wanted = pieces_of(one.message.source)[1::2]
    if sorted(pieces_of(one.text)[1::2]) != sorted(wanted):
        said = ", ".join(f"{{{name}}}" for name in wanted)
        yield one.diagnose("K013", found=short(one.text), wanted=said)


def marks(one: Comparison) -> Iterator[Diagnostic]:
    """The same roles, languages and line breaks, as often."""
    differences = _differences(_marks_of(one.source), _marks_of(one.passage))
    if differences:
        yield one.diagnose("K021", found=differences)


def _marks_of(passage: Passage | None) -> Counter[str]:
    assert passage is not None
    names = {Role.STRONG: "**strong**", Role.EMPHASIS: "*emphasis*", Role.QUOTATION: "{quote}"}
    found: Counter[str] = Counter()
    before = spoken = None
    for run in passage.runs:
        # A link or another language inside a quotation divides its run, not the quotation.
        if run.role in names and run.role is not before:
            found[names[run.role]] += 1
        if run.lang and run.lang != spoken:
            found[f"{{lang={run.lang}}}"] += 1
        found["a line break"] += run.text.count("\n")
        before, spoken = run.role, run.lang
    return +found


def links(one: Comparison) -> Iterator[Diagnostic]:
    """The same addresses, as often."""
    assert one.source is not None
    assert one.passage is not None
    both = (Counter(_links_of(passage)) for passage in (one.source, one.passage))
    differences = _differences(*both)
    if differences:
        yield one.diagnose("K022", found=differences)


def _links_of(passage: Passage) -> list[str]:
    links: list[str] = []
    before = None
    for run in passage.runs:
        if run.link and run.link != before:
            links.append(run.link)
        before = run.link
    return links


def _differences(wanted: Counter[str], found: Counter[str]) -> str:
    lost = [f"{name} lost" for name in (wanted - found)]
    return ", ".join([*lost, *(f"{name} added" for name in (found - wanted))])


# -- what may be meant ----------------------------------------------------------------------


def unchanged(one: Comparison) -> Iterator[Diagnostic]:
    """The source again."""
    source, text = one.message.source, " ".join(one.text.split())
    if text != " ".join(source.split()) or "ignore-same" in one.flags:
        return
    left = re.sub(r"\{\w+\}|https?://\S+|[\w.-]+\.[a-z]{2,}\b", "", source)
    for term in in_text(one.terms, left):
        left = left.replace(term.term, "") if term.kept else left
    if one.message.slot.is_alternative:
        yield one.diagnose("K029", found=short(text))
    elif sum(character.isalpha() for character in left) > _FEW_LETTERS:
        yield one.diagnose("K020", found=short(text))


def copied_alternative(one: Comparison) -> Iterator[Diagnostic]:
    """The words for a picture, the most of them still English."""
    if not one.message.slot.is_alternative or one.text == one.message.source:
        return
    from difflib import SequenceMatcher

    pair = one.message.source.split(), one.text.split()
    if SequenceMatcher(None, *pair, autojunk=False).ratio() > 0.7:  # noqa: PLR2004 - most of them
        yield one.diagnose("K029", found=short(one.text))


def numbers(one: Comparison) -> Iterator[Diagnostic]:
    """The same numbers, in whatever digits."""
    if "ignore-numbers" in one.flags or is_pattern(one.message):
        return
    assert one.source is not None
    assert one.passage is not None
    wanted, found = (Counter(_numbers_of(p.plain)) for p in (one.source, one.passage))
    differences = _differences(wanted, found)
    if differences:
        yield one.diagnose("K023", found=differences)


def _numbers_of(text: str) -> list[str]:
    ascii_digits = "".join(
        str(unicodedata.digit(c)) if c.isdecimal() and not c.isascii() else c for c in text
    )
    return [re.sub(r"[^\d]", "", number) for number in _NUMBER.findall(ascii_digits)]


def glossary(one: Comparison) -> Iterator[Diagnostic]:
    """Names and agreed words; no name that the source does not have."""
    if "ignore-terms" in one.flags or one.text == one.message.source:
        return
    assert one.source is not None
    assert one.passage is not None
    source, text, tag = one.source.plain, one.passage.plain, one.facts.tag
    wanted = tuple(in_text(one.terms, source))
    for term in one.terms:
        forms = forms_of(term, tag)
        if not forms or (term in wanted) is stands_for(term, text, tag):
            continue
        if term not in wanted:
            if term.kept:
                yield one.diagnose("K031", found=term.term)
        elif term.kept:
            yield one.diagnose("K024", found=term.term)
        else:
            yield one.diagnose("K025", found=term.term, agreed=forms[0])


def quotation_marks(one: Comparison) -> Iterator[Diagnostic]:
    """Only the language's own."""
    own = set("".join(one.facts.marks)) | {"’"}
    wrong = sorted({c for c in one.words if c in _QUOTES} - own)
    if wrong:
        shown = " … ".join(one.facts.marks[:2]) + ", inside them " + " … ".join(one.facts.marks[2:])
        yield one.diagnose("K026", found=" ".join(wrong), marks=shown)


def letters(one: Comparison) -> Iterator[Diagnostic]:
    """The language's script; names in Latin letters may stand in it."""
    wrong = strangers(one.words, one.facts.tag, one.facts.script)
    if wrong:
        said = ", ".join(
            f"{letter} (U+{ord(letter):04X})" + (f" for {meant}" if meant else "")
            for letter, meant in wrong[:5]
        )
        yield one.diagnose("K027", found=said)
    if "ignore-script" in one.flags or one.text == one.message.source:
        return
    left = re.sub(r"\{\w+\}|[\w.-]+\.[a-z]{2,}\b", "", one.words)
    for term in in_text(one.terms, left):
        left = left.replace(term.term, "") if term.kept else left
    if is_foreign(left, one.facts.script):
        yield one.diagnose("K028", found=short(one.text))


_SLIPS = (
    (re.compile(r" {2,}"), "two spaces together"),
    (re.compile(r"\w ([,.])(?:\s|$)"), "a space before “{}”"),
    (re.compile(r"\w( - )\w"), "a hyphen for a dash"),
    (re.compile(r"([,.;:!?،؛؟])\1(?!\.)"), "“{}” twice"),
)


def typography(one: Comparison) -> Iterator[Diagnostic]:
    """Slips of the keyboard that the source does not have."""
    text, source = one.text.replace("...", "…"), one.message.source.replace("...", "…")
    for pattern, said in _SLIPS:
        found = pattern.search(text)
        if found and not pattern.search(source):
            yield one.diagnose("K030", found=said.format(*found.groups()))
    if text != text.strip():
        yield one.diagnose("K030", found="a space at the beginning or the end")


CHECKS: tuple[Check, ...] = (
    placeholders,
    marks,
    links,
    unchanged,
    copied_alternative,
    numbers,
    glossary,
    quotation_marks,
    letters,
    typography,
)
