"""The study: facts one can count, questions, method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Group, NewPage, Tag
from booklet.typeset.boxes import Row, Stack
from layouts.blocks.headings import section, title
from layouts.blocks.chip import Chip
from layouts.blocks.panel import panel
from layouts.blocks.picture import Symbols

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import About, Fact, FactPart, Passage, Questions
    from booklet.typeset.block import Block, Item
    from booklet.typeset.setting import Setting

SYMBOLS = "assets/illustrations/symbol-{name}.svg"


def lay_out(content: About, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set the study."""
    del place
    facts = [
        Group(Tag("LI"), (_fact(fact, setting),), fact.location) for fact in content.facts.items
    ]
    children: list[Item] = [
        NewPage("text", accent=setting.theme.house, running_title=content.title.plain),
        title(content.title, setting, name=content.id),
        *(setting.text(passage, "body") for passage in content.intro),
        setting.text(content.facts.lead, "subheading", tag="P"),
        Group(Tag("L", attributes={"List": {"ListNumbering": "None"}}), tuple(facts)),
        _questions(content.questions, setting),
        *(setting.text(passage, "body") for passage in content.method),
        panel([setting.text(content.anonymity, "body.close")], setting, bar="house.mid"),
    ]
    return [section(children, of=content.title.plain, location=content.location)]


def _fact(fact: Fact, setting: Setting) -> Block:
    """A number in large figures, what it counts, and as many symbols."""
    figures = setting.text(f"{fact.number} ", "fact.number", tag="Span")
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
    if fact.parts:
        blocks.append(setting.text(_counted(fact.parts, setting), "fact.part"))
    blocks.append(_symbols(fact, setting))
    if fact.note:
        blocks.append(setting.text(fact.note, "body.close"))
    for block in blocks[1:]:
        block.space_before = setting.length("fact.symbols.gap")
    stack = Stack(blocks, tag=Tag("LBody"), location=fact.location)
    stack.space_before = stack.space_after = setting.length("fact.gap")
    return stack


def _symbols(fact: Fact, setting: Setting) -> Symbols:
    design = setting.theme.symbols[fact.id]
    counted: Sequence[Fact | FactPart] = fact.parts or (fact,)
    drawings = [
        setting.drawing(SYMBOLS.format(name=name))
        for part, name in zip(counted, design.names, strict=True)
        for _ in range(part.number)
    ]
    return Symbols(
        drawings,
        alt=_counted(counted, setting),
        per_row=design.per_row,
        gap=design.gap.pt,
        location=fact.location,
    )


def _counted(parts: Sequence[Fact | FactPart], setting: Setting) -> str:
    """Numbers and what they count, as a list: 18 mothers, 9 fathers."""
    words = setting.words
    said = [words.fact.fill(number=str(part.number), label=part.label.plain) for part in parts]
    return " ".join([*(words.item.fill(item=item) for item in said[:-1]), said[-1]])


def _questions(questions: Questions, setting: Setting) -> Block:
    items = [
        Group(Tag("LI"), (_question(question, setting),))
        for question in questions.items
    ]
    return panel(
        [
            setting.text(questions.lead, "subheading", tag="P"),
            Group(Tag("L", attributes={"List": {"ListNumbering": "None"}}), tuple(items)),
        ],
        setting,
        location=questions.location,
    )


def _question(question: Passage, setting: Setting) -> Block:
    """A question behind a chip, its lines ranged to an edge of their own."""
    text = setting.text(question, "question", tag="LBody")
    row = Row([(Chip("accent.mid", setting), setting.length("list.indent")), (text, 0)])
    row.space_after = text.space_after
    return row
