from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from booklet.source.findings import Findings
from booklet.source.inline import read_passage
from booklet.source.passage import Role, Run
from tests.support.content import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN, STRONG, EMPHASIS, QUOTATION = Role


def runs(text: str) -> tuple[Run, ...]:
    findings = Findings()
    passage = read_passage(scalar(text), findings)
    assert findings.diagnostics == ()
    assert passage is not None
    return passage.runs


def codes(text: str) -> list[str]:
    findings = Findings()
    assert read_passage(scalar(text), findings) is None
    return [d.code for d in findings.diagnostics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain  words\nwrapped", [Run("plain words wrapped")]),
        ("a *b* c", [Run("a "), Run("b", EMPHASIS), Run(" c")]),
        ("**b**.", [Run("b", STRONG), Run(".")]),
        ("2 * 3 is 6*", [Run("2 * 3 is 6*")]),
        ("[so it is]{quote}", [Run("so it is", QUOTATION)]),
        ("[croeso]{lang=cy}!", [Run("croeso", lang="cy"), Run("!")]),
        ("[so]{quote lang=cy}", [Run("so", QUOTATION, "cy")]),
        ("[[in]{lang=pl} out]{quote}", [Run("in", QUOTATION, "pl"), Run(" out", QUOTATION)]),
        ("[here](https://a.org/b)", [Run("here", link="https://a.org/b")]),
        ("[*here*](tel:999)", [Run("here", EMPHASIS, link="tel:999")]),
        ("*[here](tel:999)*", [Run("here", EMPHASIS, link="tel:999")]),
        ("[Grant ES/1] and [x]", [Run("[Grant ES/1] and [x]")]),
        ("one\\\ntwo", [Run("one\ntwo")]),
        ("one \\\n  two", [Run("one\ntwo")]),
        ("\\*a\\* \\[b] \\x", [Run("*a* [b] \\x")]),
        ("a\u00a0b", [Run("a\u00a0b")]),
        ("<b> &amp; `c` _d_ # e", [Run("<b> &amp; `c` _d_ # e")]),
    ],
)
def test_marks_become_roles(text: str, expected: list[Run]) -> None:
    assert list(runs(text)) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("*a", "C030"),
        ("**a*", "C030"),
        ("*a **b** c*", "C030"),
        ("**[a]{quote}**", "C030"),
        ("[a]{qoute}", "C030"),
        ("[a]{}", "C030"),
        ("[a]{quote", "C030"),
        ("[a](https://a.org", "C030"),
        ("[[a](https://a.org)](https://b.org)", "C030"),
        ("[](https://a.org)", "C030"),
        ("a \\ b", "C030"),
        ("[" * 8 + "a" + "]{lang=cy}" * 8, "C030"),
        ("[a](http://a.org)", "C027"),
        ("[a](javascript:alert)", "C027"),
        ("[a](https://a b.org)", "C027"),
        ("[a]()", "C027"),
        ("[a]{lang=welsh}", "C037"),
        ("a\n\nb", "C042"),
    ],
)
def test_a_mark_that_goes_wrong_is_told(text: str, code: str) -> None:
    assert code in codes(text)


def test_the_place_of_a_wrong_mark_is_the_mark() -> None:
    findings = Findings()
    read_passage(scalar("one two\nthree [four](http://a.org) five"), findings)
    where = findings.diagnostics[0].location
    assert where is not None
    assert (where.line, where.column, where.length) == (3, 16, len("http://a.org"))


def test_an_empty_text_is_nothing_and_no_finding() -> None:
    findings = Findings()
    assert read_passage(scalar(" "), findings) is None
    assert len(findings) == 0


_MARKDOWN = MarkdownIt("commonmark").disable(
    ["entity", "html_inline", "autolink", "backticks", "image"]
)


def by_markdown(text: str) -> list[Run]:
    """What markdown-it makes of a paragraph, as our runs."""
    found: list[Run] = []
    roles = [PLAIN]
    for token in _MARKDOWN.parseInline(text)[0].children or []:
        if token.type in ("em_open", "strong_open"):
            assume(roles[-1] is PLAIN)  # ours refuses one role inside another
            roles.append(EMPHASIS if token.type == "em_open" else STRONG)
        elif token.type in ("em_close", "strong_close"):
            roles.pop()
        else:
            words = {"hardbreak": "\n", "softbreak": " "}.get(token.type, token.content)
            if found and found[-1].role is roles[-1]:
                found[-1] = Run(found[-1].text + words, roles[-1])
            elif words:
                found.append(Run(words, roles[-1]))
    return found


def bare(found: Iterable[Run]) -> list[tuple[str, Role]]:
    """Each character with its role, without spaces at line breaks: those, Markdown keeps."""
    characters = [(character, run.role) for run in found for character in run.text]
    breaks = {index for index, (character, _) in enumerate(characters) if character == "\n"}
    return [
        one
        for index, one in enumerate(characters)
        if one[0] != " " or not {index - 1, index + 1} & breaks
    ]


@given(st.lists(st.sampled_from(["a", "b c", "*", "**", " ", "\\", "\\*", ".", "\n"]), min_size=1))
def test_what_is_accepted_means_what_markdown_means(pieces: list[str]) -> None:
    text = "".join(pieces).strip(" \n")
    assume(text and "  " not in text and "\n\n" not in text and " \n" not in text)
    assume("\n " not in text and not text.endswith("\\"))
    findings = Findings()
    passage = read_passage(scalar(text), findings)
    assume(passage is not None)
    assert passage is not None

    assert bare(passage.runs) == bare(by_markdown(text))


@given(st.text(st.sampled_from("ab *[](){}\\=lang:quote/.https"), max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    findings = Findings()
    passage = read_passage(scalar(text.strip() or "a"), findings)
    if passage is None:
        return
    assert all(run.text for run in passage.runs)
    for one, other in zip(passage.runs, passage.runs[1:], strict=False):
        assert (one.role, one.lang, one.link) != (other.role, other.lang, other.link)
    assert passage.plain == passage.plain.strip(" ")
