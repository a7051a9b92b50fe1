"""What can be learnt from a story, on a page or two; or from all stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts import notes
from layouts.blocks.headings import section, title
from layouts.blocks.telling import accent_of, conclusion, points
from layouts.handouts.banner import banner
from layouts.handouts.frame import begin, end, furnish
from layouts.layout_set import LayoutSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.model.content import Booklet, Story
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting


def lay_out(story: Story, setting: Setting, *, place: int) -> Sequence[Item]:
    """Set the learning points of a story, and its conclusion."""
    lessons = story.learning_points
    heading = title(lessons.title, setting, name=f"{story.id}.learning-points")
    panels = points(lessons, setting, tag="H2")
    panels[-1].keep_with_next = not setting.service  # the last word alone on a page says little
    children: list[Item] = [
        *begin(setting, accent=accent_of(setting, place), running_title=lessons.title.plain),
        banner([heading], story.picture, setting),
        *panels,
        conclusion(story, setting),
        *end(setting, briefly=True),
    ]
    return [section(children, of=lessons.title.plain, location=lessons.location)]


def named(booklet: Booklet, setting: Setting) -> str:
    """The title of a file: that of the learning points in it."""
    words = setting.words.handout
    found = next((s for s in booklet.sections if s.id == setting.edition.of), None)
    points_of = getattr(found, "learning_points", None)
    said = points_of.title if points_of else words.learning_points
    return words.title.fill(title=said.plain, booklet=booklet.title.plain)


LAYOUTS = LayoutSet(
    sections={"story": lay_out},
    furniture=furnish,
    make_ups={"blank": notes.leave_blank},
    title=named,
)
