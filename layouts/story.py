"""A story: its opening, the telling, the voice alone, learning points, a conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.content import Voice
from booklet.typeset.block import Fixed, Group, NewPage, Tag
from booklet.typeset.boxes import Row, Space
from layouts.blocks.headings import heading, section, title
from layouts.blocks.panel import panel
from layouts.blocks.picture import ornament, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import LearningPoints, Passage, Reflections, Story
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting


def lay_out(story: Story, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set a story in an accent of its own, taken in turn from the theme."""
    accents = setting.theme.accents
    accent = accents[place % len(accents)]
    conclusion = panel(
        [
            heading(story.conclusion.title, setting, name=f"{story.id}.conclusion", look="point"),
            *(setting.text(passage, "body.close") for passage in story.conclusion.body),
        ],
        setting,
        fill="paper",
        bar="accent.deep",
        location=story.conclusion.location,
    )
    children: list[Item] = [
        NewPage("opening", accent=accent, running_title=story.title.plain),
        title(story.title, setting, name=story.id, look="opening.title"),
        Fixed(picture(story.picture, setting, fills=True), "art", align="bottom", behind=True),
        NewPage("text"),
        *_told(story.body, setting, look="body", voice="voice.near"),
        _reflections(story.reflections, setting, name=f"{story.id}.reflections"),
        _learning_points(story.learning_points, setting, name=f"{story.id}.learning-points"),
        conclusion,
    ]
    return [section(children, of=story.title.plain, location=story.location)]


def _told(
    body: Sequence[Passage | Voice], setting: Setting, *, look: str, voice: str
) -> Sequence[Item]:
    return [
        _voice(part, setting, look=voice) if isinstance(part, Voice) else setting.text(part, look)
        for part in body
    ]


def _voice(voice: Voice, setting: Setting, *, look: str) -> Group:
    """A participant's words, and who said them if it needs saying."""
    words = setting.quotation(voice.words, look)
    children: list[Item] = [words]
    if voice.by:
        words.keep_with_next = True
        words.space_after = 0
        by = setting.words.attribution.weave(voice.location, name=voice.by)
        children.append(setting.text(by, "voice.by"))
    return Group(Tag("BlockQuote"), tuple(children), voice.location)


def _reflections(reflections: Reflections, setting: Setting, *, name: str) -> Group:
    """The voice alone on its page, the larger when nothing else is told."""
    alone = all(isinstance(part, Voice) for part in reflections.body)
    voice = "voice" if alone else "voice.near"
    children: list[Item] = [
        NewPage("voice"),
        *([_mark(setting)] if alone else []),
        heading(reflections.title, setting, name=name),
        *_told(reflections.body, setting, look="voice.between", voice=voice),
    ]
    return section(children, of=reflections.title.plain, location=reflections.location)


def _mark(setting: Setting) -> Row:
    """A large quotation mark, for a voice that is alone on its page."""
    mark = Row([(ornament("quote", setting), setting.length("voice.mark")), (Space(0), 0)])
    mark.space_after = setting.length("voice.mark.after")
    mark.keep_with_next = True
    return mark


def _learning_points(points: LearningPoints, setting: Setting, *, name: str) -> Group:
    panels = [
        panel(
            [
                setting.text(point.heading, "point", tag="H3"),
                *(setting.text(passage, "body.close") for passage in point.body),
            ],
            setting,
            location=point.location,
        )
        for point in points.points
    ]
    children: list[Item] = [
        NewPage("text"),
        heading(points.title, setting, name=name),
        *panels,
    ]
    return section(children, of=points.title.plain, location=points.location)
