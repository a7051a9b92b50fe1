"""What is told: paragraphs, participants’ words, learning points, a conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.content import Voice
from booklet.typeset.block import Group, Tag
from layouts.blocks.headings import heading
from layouts.blocks.panel import panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import LearningPoints, Passage, Story
    from booklet.typeset.block import Block
    from booklet.typeset.boxes import Stack
    from booklet.typeset.setting import Setting


def told(
    body: Sequence[Passage | Voice], setting: Setting, *, look: str, voice: str
) -> Sequence[Block | Group]:
    """Set running text in one look, and the words of a participant in another."""
    return [
        _voice(part, setting, look=voice) if isinstance(part, Voice) else setting.text(part, look)
        for part in body
    ]


def _voice(voice: Voice, setting: Setting, *, look: str) -> Group:
    """A participant's words, and who said them if it needs saying."""
    words = setting.quotation(voice.words, look)
    children: list[Block] = [words]
    if voice.by:
        words.keep_with_next = True
        words.space_after = 0
        by = setting.words.attribution.weave(voice.location, name=voice.by)
        children.append(setting.text(by, "voice.by"))
    return Group(Tag("BlockQuote"), tuple(children), voice.location)


def points(of: LearningPoints, setting: Setting, *, tag: str = "H3") -> Sequence[Stack]:
    """Set each learning point on a panel; ``tag`` is that of its heading."""
    return [
        panel(
            [
                setting.text(point.heading, "point", tag=tag),
                *(setting.text(passage, "body.close") for passage in point.body),
            ],
            setting,
            divisible=True,
            location=point.location,
        )
        for point in of.points
    ]


def conclusion(story: Story, setting: Setting) -> Stack:
    """Set the last word on a story."""
    return panel(
        [
            heading(story.conclusion.title, setting, name=f"{story.id}.conclusion", look="point"),
            *(setting.text(passage, "body.close") for passage in story.conclusion.body),
        ],
        setting,
        fill="",
        bar="accent.deep",
        divisible=True,
        location=story.conclusion.location,
    )


def accent_of(setting: Setting, place: int) -> str:
    """The accent of a story, taken in turn from the theme."""
    accents = setting.theme.accents
    return accents[place % len(accents)]
