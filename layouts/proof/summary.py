"""The first page of a proof: how far the translation is, and what the checks found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.source.passage import Passage, Run
from booklet.text.style import InlineMark
from booklet.typeset.block import Anchor, Group, NewPage, Tag
from booklet.typeset.boxes import Row, Stack
from booklet.typeset.proof import STANDINGS
from layouts.blocks.headings import section
from layouts.proof.label import label, label_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.diagnostics import Diagnostic
    from booklet.typeset.block import Block, Item
    from booklet.typeset.proof import Proof, ProofMessage, ProofWords
    from booklet.typeset.setting import Setting


def summary(proof: Proof, words: ProofWords, setting: Setting) -> Sequence[Item]:
    """What a proof is of, a count of each standing, and every finding with its message."""
    title = words.title.fill(language=proof.language)
    facts = words.facts.weave(
        words.facts.location,
        name=Passage((Run(proof.name, lang=proof.tag),), words.facts.location),
        tag=proof.tag,
        standing=proof.standing,
        version=proof.version,
        messages=str(len(proof.messages)),
    )
    children: list[Item] = [
        NewPage("proof", accent=setting.theme.house, running_title=""),
        setting.text(title, "proof.title", tag="H1", anchor=Anchor("proof", title)),
        setting.text(facts, "proof.facts"),
        *(setting.text(one, "proof.about") for one in words.about),
        _heading(words.summary, setting, name="standings"),
        _standings(proof, words, setting),
        _heading(words.found, setting, name="findings"),
        *_findings(proof, words, setting),
    ]
    return [section(children, of=title)]


def _heading(title: str, setting: Setting, *, name: str) -> Block:
    return setting.text(title, "proof.section", tag="H2", anchor=Anchor(name, title, level=1))


def _standings(proof: Proof, words: ProofWords, setting: Setting) -> Group:
    counted = proof.counts
    width = max(label_width(words.standings[one], setting) for one in STANDINGS)
    heads = (words.standing, words.count, words.meaning)
    column = Tag("TH", attributes={"Table": {"Scope": "Column"}})
    head = _row([setting.text(one, "proof.head", tag=column) for one in heads], width, setting)
    head.keep_with_next = True
    rows = [_row(_standing(one, counted[one], words, setting), width, setting) for one in STANDINGS]
    children = (Group(Tag("THead"), (head,)), Group(Tag("TBody"), tuple(rows)))
    return Group(Tag("Table"), children)


def _standing(standing: str, count: int, words: ProofWords, setting: Setting) -> Sequence[Block]:
    scope = Tag("TH", attributes={"Table": {"Scope": "Row"}})
    return (
        Stack([label(standing, words, setting)], tag=scope),
        setting.text(str(count), "proof.count", tag="TD", align="end"),
        setting.text(words.standings[standing].meaning, "proof.meaning", tag="TD"),
    )


def _row(cells: Sequence[Block], width: float, setting: Setting) -> Row:
    name, count, meaning = cells
    row = Row(
        [(name, width), (count, setting.length("proof.count")), (meaning, 0)],
        gap=setting.length("proof.count.gap"),
        tag=Tag("TR"),
        align="baseline",
    )
    row.space_after = setting.length("proof.inside")
    return row


# -- findings ---------------------------------------------------------------------------------


def _findings(proof: Proof, words: ProofWords, setting: Setting) -> Iterator[Item]:
    """Those about no message, then message by message, each a link to it."""
    items = [Group(Tag("LI"), (Stack([_said(one, words, setting)], tag=Tag("LBody")),))
             for one in proof.besides]  # fmt: skip
    items += [_message(one, words, setting) for one in proof.messages if one.found]
    if items:
        yield Group(Tag("L", attributes={"List": {"ListNumbering": "None"}}), tuple(items))
    else:
        yield setting.text(words.found_nothing, "proof.about")


def _message(message: ProofMessage, words: ProofWords, setting: Setting) -> Group:
    name = words.message.fill(number=str(message.number), id=message.context)
    link = InlineMark("Link", destination=f"m{message.number}", description=name)
    blocks: list[Block] = [setting.text(name, "proof.link", mark=link)]
    blocks += [_said(one, words, setting) for one in message.found]
    body = Stack(blocks, tag=Tag("LBody"))
    body.space_before = body.space_after = setting.length("proof.inside")
    return Group(Tag("LI"), (body,))


def _said(found: Diagnostic, words: ProofWords, setting: Setting) -> Block:
    severity = words.severities[found.severity]
    said = words.finding.fill(severity=severity, code=found.code, message=found.message)
    return setting.text(said, f"proof.{found.severity}")
