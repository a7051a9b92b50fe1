"""Acknowledgements: thanks, the team by role, the funder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.text.style import InlineMark
from booklet.typeset.block import Group, NewPage, Tag, blocks_of
from booklet.typeset.boxes import Row, Stack
from booklet.typeset.text import Text
from layouts.blocks.headings import heading, section, title
from layouts.blocks.panel import panel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.model.content import Acknowledgements, Passage, Person, Team
    from booklet.model.content import Group as People
    from booklet.typeset.block import Block, Item
    from booklet.typeset.setting import Setting


def lay_out(content: Acknowledgements, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set the acknowledgements."""
    del place
    funder = [
        heading(content.funder.title, setting, name=f"{content.id}.funder", look="point"),
        *(setting.text(passage, "body.close") for passage in content.funder.body),
    ]
    children: list[Item] = [
        NewPage(
            "text",
            accent=setting.theme.house,
            running_title=content.title.plain,
        ),
        title(content.title, setting, name=content.id),
        *(setting.text(passage, "body") for passage in content.thanks),
        *_team(content.team, setting, name=f"{content.id}.team"),
        panel(funder, setting, location=content.funder.location),
    ]
    return [section(children, of=content.title.plain, location=content.location)]


def _team(team: Team, setting: Setting, *, name: str) -> Sequence[Item]:
    rows: list[Item] = []
    role_of = setting.words.role
    roles = [
        setting.text(role_of.weave(group.role.location, role=group.role), "role", tag="Lbl")
        for group in team.groups
    ]
    width = setting.wide_enough("team.role", roles)
    names = [_names(group, setting) for group in team.groups]
    gap = setting.length("team.gap")
    # Side by side, unless a word or an address would be cut: in type that large, below.
    widest = max(
        *(text.paragraph.min_width for stack in names for text in _texts(stack)),
        *(_width(person.email, setting) for group in team.groups for person in group.people),
    )
    measure = setting.geometry.design("text").measure(setting.geometry.trim)
    beside = widest <= measure - width - gap
    for group, role, people in zip(team.groups, roles, names, strict=True):
        row: Block = Row(
            [(role, width), (people, 0)],
            gap=gap,
            tag=Tag("LI"),
            location=group.location,
            align="baseline",
        )
        if not beside:
            role.keep_with_next = True
            row = Stack([role, people], tag=Tag("LI"), location=group.location)
            row.may_leave = setting.length("panel.may-leave")
        row.space_before = row.space_after = gap
        rows.append(row)
    return [
        heading(team.title, setting, name=name),
        Group(Tag("L", attributes={"List": {"ListNumbering": "None"}}), tuple(rows)),
    ]


def _names(group: People, setting: Setting) -> Stack:
    """Everybody of one role."""
    people = [Group(Tag("LI"), (_person(person, setting),)) for person in group.people]
    return Stack(
        [Group(Tag("L", attributes={"List": {"ListNumbering": "None"}}), tuple(people))],
        tag=Tag("LBody"),
    )


def _texts(stack: Stack) -> Iterator[Text]:
    return (block for block in blocks_of(stack.children) if isinstance(block, Text))


def _width(address: str | None, setting: Setting) -> float:
    return setting.text(address, "name").paragraph.natural_width if address else 0.0


def _person(person: Person, setting: Setting) -> Block:
    """A name, with affiliation or country; an address on a line of its own."""
    words = setting.words
    line: Passage | str = person.name
    if person.affiliation:
        line = words.affiliation.weave(person.location, name=line, affiliation=person.affiliation)
    if person.country:
        line = words.country.weave(person.location, name=line, country=person.country)
    name = setting.text(line, "name", tag="LBody" if not person.email else "P")
    name.location = person.location
    if not person.email:
        return name
    mark = InlineMark(
        "Link",
        uri=f"mailto:{person.email}",
        lang=words.email_link.lang,
        description=words.email_link.fill(name=person.name),
    )
    address = setting.text(person.email, "name", mark=mark)
    return Stack([name, address], tag=Tag("LBody"), location=person.location)
