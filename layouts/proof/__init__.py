"""Proofs for translators: every message beside its place on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import Anchor, Group, NewPage, Tag
from layouts.blocks.headings import section as section_of
from layouts.layout_set import LayoutSet
from layouts.proof.furniture import furnish
from layouts.proof.record import Records
from layouts.proof.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.typeset.block import Item
    from booklet.typeset.proof import Proof, ProofPage, ProofSection, ProofWords
    from booklet.typeset.setting import Setting


def lay_out(proof: Proof, words: ProofWords, setting: Setting) -> Sequence[Item]:
    """Set a proof: first how far the translation is, then every message."""
    records = Records(proof, words, setting)
    return [
        *summary(proof, words, setting),
        *(_section(one, words, setting, records) for one in proof.sections),
    ]


def _section(section: ProofSection, words: ProofWords, setting: Setting, records: Records) -> Group:
    title = section.title or words.sections[section.id]
    anchor = Anchor(f"s-{section.id}", title)
    children: list[Item] = [
        NewPage("proof", accent=setting.theme.house, running_title=title),
        setting.text(title, "proof.section", tag="H2", anchor=anchor),
    ]
    for number, page in enumerate(section.pages):
        children += _page(page, words, setting, records, name=f"s-{section.id}-{number}")
    return section_of(children, of=title)


def _page(
    page: ProofPage, words: ProofWords, setting: Setting, records: Records, *, name: str
) -> Iterator[Item]:
    title = words.page.fill(page=page.label) if page.label else words.no_page
    yield setting.text(title, "proof.page", tag="H3", anchor=Anchor(name, title, level=1))
    rows = tuple(records.row(message) for message in page.messages)
    head = Group(Tag("THead"), (records.head(),))
    yield Group(Tag("Table"), (head, Group(Tag("TBody"), rows)))


LAYOUTS = LayoutSet(sections={}, furniture=furnish, make_ups={})
