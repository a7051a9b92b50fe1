"""The study: facts one can count, questions, method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.content import FactPart
from booklet.typeset.block import Group, NewPage, Tag
from booklet.typeset.boxes import Row, Stack
from layouts.blocks.chip import Chip
from layouts.blocks.headings import section, title
from layouts.blocks.panel import panel
from layouts.blocks.picture import Symbols

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import About, Fact, Facts, Passage, Questions
    from booklet.typeset.block import Block, Item
    from booklet.typeset.setting import Setting

SYMBOLS = "assets/illustrations/symbol-{name}.svg"


def lay_out(content: About, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set the study."""
    del place
    children: list[Item] = [
        NewPage("text", accent=setting.theme.house, running_title=content.title.plain),
        title(content.title, setting, name=content.id),
        *(setting.text(passage, "body") for passage in content.intro),
        *facts(content.facts, setting),
        _questions(content.questions, setting),
        NewPage("text"),
        *(setting.text(passage, "lead") for passage in content.method),
        panel([setting.text(content.anonymity, "body.close")], setting),
    ]
    return [section(children, of=content.title.plain, location=content.location)]


def facts(content: Facts, setting: Setting) -> Sequence[Block | Group]:
    """The study in numbers, each drawn."""
    items = [Group(Tag("LI"), (_fact(fact, setting),), fact.location) for fact in content.items]
    return [
        setting.text(content.lead, "subheading", tag="P"),
        Group(Tag("L", attributes={"List": {"ListNumbering": "None"}}), tuple(items)),
    ]


def _fact(fact: Fact, setting: Setting) -> Block:
    """A number in large figures, what it counts, and as many symbols."""
    figures = setting.text(f"{setting.number(fact.number)} ", "fact.number", tag="Span")
    number = Row(
        [
            (figures, figures.paragraph.natural_width),
            (setting.text(fact.label, "fact.label", tag="Span"), 0),
        ],
        gap=setting.length("fact.number.gap"),
        tag=Tag("P"),
        location=fact.location,
        align="baseline",
    )
    blocks: list[Block] = [number]
    blocks += _parts(fact, setting) if fact.parts else [_symbols(fact, fact, setting)]
    if fact.note:
        blocks.append(setting.text(fact.note, "body.close"))
    for block in blocks[1:]:
        block.space_before = setting.length("fact.symbols.gap")
    stack = Stack(blocks, tag=Tag("LBody"), location=fact.location)
    stack.space_before = stack.space_after = setting.length("fact.gap")
    return stack


def _parts(fact: Fact, setting: Setting) -> Sequence[Block]:
    """Each part of a number: what it is, and beside it as many symbols."""
    labels = []
    for part in fact.parts:
        said = _said(part, setting)
        if part is not fact.parts[-1]:
            said = setting.words.item.weave(part.location, item=said)
        labels.append(setting.text(said, "fact.part"))
    width = setting.wide_enough("fact.part", labels)
    return [
        Row([(label, width), (_symbols(fact, part, setting), 0)])
        for label, part in zip(labels, fact.parts, strict=True)
    ]


def _symbols(fact: Fact, part: Fact | FactPart, setting: Setting) -> Symbols:
    """A number drawn: as many symbols as it counts."""
    design = setting.symbols(fact.id)
    name = design.names[fact.parts.index(part) if isinstance(part, FactPart) else 0]
    return Symbols(
        [setting.drawing(SYMBOLS.format(name=name))] * part.number,
        alt=_said(part, setting).plain,
        lang=part.label.lang,
        per_row=design.per_row,
        gap=design.gap.pt,
        location=part.location,
    )


def _said(part: Fact | FactPart, setting: Setting) -> Passage:
    number = setting.number(part.number)
    return setting.words.fact.weave(part.location, number=number, label=part.label)


def _questions(content: Questions, setting: Setting) -> Block:
    """What the research asked, on a panel."""
    items = [Group(Tag("LI"), (_question(question, setting),)) for question in content.items]
    lead = setting.text(content.lead, "point", tag="P")
    lead.space_after = setting.look("question").after  # as between the questions
    return panel(
        [
            lead,
            Group(Tag("L", attributes={"List": {"ListNumbering": "None"}}), tuple(items)),
        ],
        setting,
        divisible=True,
        location=content.location,
    )


def _question(question: Passage, setting: Setting) -> Block:
    """A question behind a chip, its lines ranged to an edge of their own."""
    text = setting.text(question, "question", tag="LBody")
    row = Row([(Chip("accent.mid", setting), setting.length("list.indent")), (text, 0)])
    row.space_after = text.space_after
    return row
