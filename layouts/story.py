"""A story: its opening, the telling, the voice alone, learning points, a conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.content import Voice
from booklet.typeset.block import Fixed, Group, NewPage
from booklet.typeset.boxes import Row, Space
from layouts.blocks.headings import heading, section, title
from layouts.blocks.picture import character, picture
from layouts.blocks.telling import accent_of, conclusion, points, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.model.content import LearningPoints, Reflections, Story
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting


def lay_out(story: Story, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set a story in an accent of its own, taken in turn from the theme."""
    accent = accent_of(setting, place)
    children: list[Item] = [
        NewPage("opening", accent=accent, running_title=story.title.plain),
        title(story.title, setting, name=story.id, look="opening.title"),
        Fixed(picture(story.picture, setting, fills=True), "art", align="bottom", behind=True),
        NewPage("text"),
        *told(story.body, setting, look="body", voice="voice.near"),
        _reflections(story.reflections, setting, name=f"{story.id}.reflections"),
        _learning_points(story.learning_points, setting, name=f"{story.id}.learning-points"),
        conclusion(story, setting),
    ]
    return [section(children, of=story.title.plain, location=story.location)]


def _reflections(reflections: Reflections, setting: Setting, *, name: str) -> Group:
    """The voice alone on its page, the larger when nothing else is told."""
    alone = all(isinstance(part, Voice) for part in reflections.body)
    voice = "voice" if alone else "voice.near"
    children: list[Item] = [
        NewPage("voice"),
        *(_mark(setting) if alone else ()),
        heading(reflections.title, setting, name=name),
        *told(reflections.body, setting, look="voice.between", voice=voice),
    ]
    return section(children, of=reflections.title.plain, location=reflections.location)


def _mark(setting: Setting) -> Iterator[Item]:
    """The mark that opens quotations, large, for a voice that is alone on its page."""
    drawn = character(setting.words.quotation_marks.opening[0], setting)
    if drawn:
        mark = Row([(drawn, setting.length("voice.mark")), (Space(0), 0)])
        mark.space_after = setting.length("voice.mark.after")
        mark.keep_with_next = True
        yield mark


def _learning_points(lessons: LearningPoints, setting: Setting, *, name: str) -> Group:
    children: list[Item] = [
        NewPage("text"),
        heading(lessons.title, setting, name=name),
        *points(lessons, setting),
    ]
    return section(children, of=lessons.title.plain, location=lessons.location)
