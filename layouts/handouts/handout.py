"""A handout of a story: told whole, on as few sheets as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import notes
from layouts.blocks.headings import heading, section, title
from layouts.blocks.panel import panel
from layouts.blocks.telling import accent_of, conclusion, points, told
from layouts.handouts.banner import banner
from layouts.handouts.frame import begin, end, furnish, named_after
from layouts.layout_set import LayoutSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import Reflections, Story
    from booklet.typeset.block import Item
    from booklet.typeset.boxes import Stack
    from booklet.typeset.setting import Setting


def lay_out(story: Story, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set a story with its reflections, learning points and conclusion."""
    lessons, name = story.learning_points, f"{story.id}.learning-points"
    panels = points(lessons, setting)
    panels[-1].keep_with_next = not setting.service  # the last word alone on a page says little
    children: list[Item] = [
        *begin(setting, accent=accent_of(setting, place), running_title=story.title.plain),
        banner([title(story.title, setting, name=story.id)], story.picture, setting),
        *told(story.body, setting, look="body", voice="voice.near"),
        _reflections(story.reflections, setting, name=f"{story.id}.reflections"),
        section(
            [heading(lessons.title, setting, name=name), *panels],
            of=lessons.title.plain,
            location=lessons.location,
        ),
        conclusion(story, setting),
        *end(setting),
    ]
    return [section(children, of=story.title.plain, location=story.location)]


def _reflections(reflections: Reflections, setting: Setting, *, name: str) -> Stack:
    """What the parents say, on a panel of their own."""
    return panel(
        [
            heading(reflections.title, setting, name=name, look="point"),
            *told(reflections.body, setting, look="voice.between", voice="voice.near"),
        ],
        setting,
        divisible=True,
        location=reflections.location,
    )


LAYOUTS = LayoutSet(
    sections={"story": lay_out},
    furniture=furnish,
    make_ups={"blank": notes.leave_blank},
    title=named_after,
)
