"""A sheet for a team meeting: each learning point, with lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.boxes import Stack
from layouts import notes
from layouts.blocks.headings import section, title
from layouts.blocks.lines import WritingLines
from layouts.blocks.telling import accent_of
from layouts.handouts.frame import begin, end, furnish
from layouts.handouts.learning_points import named
from layouts.layout_set import LayoutSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import Point, Story
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting


def lay_out(story: Story, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set what the team is to do, and the points to talk about."""
    lessons, words = story.learning_points, setting.words.handout
    points = [_point(point, setting) for point in lessons.points]
    points[-1].keep_with_next = setting.service is not None  # which does not stand alone
    children: list[Item] = [
        *begin(setting, accent=accent_of(setting, place), running_title=lessons.title.plain),
        title(lessons.title, setting, name=f"{story.id}.learning-points"),
        setting.text(words.discussion, "discussion", tag="P"),
        setting.text(words.discussion_lead, "lead"),
        *points,
        *end(setting, briefly=True),
    ]
    return [section(children, of=lessons.title.plain, location=lessons.location)]


def _point(point: Point, setting: Setting) -> Stack:
    """A point, kept together with room for notes below it."""
    words = [
        setting.text(point.heading, "point", tag="H2"),
        *(setting.text(passage, "body.close") for passage in point.body),
    ]
    lines = WritingLines(setting, height=setting.length("notes.lines"))
    made = Stack([*words, lines], location=point.location)
    made.space_before = made.space_after = setting.length("discussion.gap")
    return made


LAYOUTS = LayoutSet(
    sections={"story": lay_out},
    furniture=furnish,
    make_ups={"blank": notes.leave_blank},
    title=named,
)
