"""What stands on every page beside its content: running head, folio, writing lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.page import Placed
from layouts.blocks.lines import WritingLines
from layouts.blocks.notice import label
from layouts.blocks.picture import Photograph, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.typeset.boxes import Stack
    from booklet.typeset.page import Page
    from booklet.typeset.setting import Setting


DRAFT = "draft"
"""Name of the area in which a page says that it is a draft."""


def furnish(page: Page, setting: Setting) -> Sequence[Placed]:
    """The furniture of a page; all of it is artifacts."""
    return [
        *_lines(page, setting),
        *_head(page, setting),
        *_folio(page, setting),
        *_notice(page, setting),
    ]


def _head(page: Page, setting: Setting) -> Iterator[Placed]:
    """The booklet's title on a verso, the section's on a recto, towards the outside.

    A page that begins with a section's own title needs neither.
    """
    if not page.design.running_head or any(_is_title(placed) for placed in page.placed):
        return
    words = page.running_title if page.is_recto else setting.title
    if words:
        head = setting.geometry.trim.height.pt - setting.length("furniture.head")
        baseline = head - setting.baselines("furniture")[0]
        yield _at(page, setting, words, "furniture", baseline=baseline)


def _is_title(placed: Placed) -> bool:
    tag = placed.block.tag
    return tag is not None and tag.name == "H1"


def _folio(page: Page, setting: Setting) -> Iterator[Placed]:
    if page.design.folio:
        number = setting.number(page.number)
        yield _at(page, setting, number, "folio", baseline=_foot(setting))


def _notice(page: Page, setting: Setting) -> Iterator[Placed]:
    """Of a draft, at the foot towards the spine; the cover has it as words of its own.

    A design may have a place for it elsewhere.
    """
    if setting.notice is None or "notice" in page.design.areas:
        return
    trim = setting.geometry.trim
    frame = page.design.frame.on(trim, spine_at_start=page.spine_at_start)
    said = label([setting.notice], setting, look="furniture")
    if area := page.design.areas.get(DRAFT):
        place = area.on(trim, spine_at_start=page.spine_at_start)
        said.wrap(place.width.pt, 0)
        yield Placed(said, place.x0.pt, place.y1.pt)
        return
    room = frame.width.pt - (setting.length("furniture.folio") if page.design.folio else 0)
    words = setting.text(setting.notice, "furniture", tag=None).paragraph.natural_width
    width = min(words + setting.length("furniture.hair"), room)
    said.wrap(width, trim.height.pt)
    x = frame.x0.pt if page.spine_at_start else frame.x1.pt - width
    # On the folio's baseline, but below the words of the page, be they ever so deep.
    clear = frame.y0.pt - setting.length("notice.clear")
    top = min(_foot(setting) + (said.first_baseline or 0), clear)
    yield Placed(said, x, max(top, said.height, _above_pictures(said, page, setting)))


def _above_pictures(said: Stack, page: Page, setting: Setting) -> float:
    """The top of words above the picture that has the foot, if none may stand on it."""
    clear = setting.length("notice.clear")
    tops = [p.top for p in page.placed if clear and isinstance(p.block, Picture | Photograph)]
    return max(tops) + clear + said.height if tops else 0.0


def _foot(setting: Setting) -> float:
    """The baseline of folio and notice, from the foot of the trim."""
    return setting.length("furniture.foot") + setting.baselines("folio")[1]


def _at(page: Page, setting: Setting, words: str, look: str, *, baseline: float) -> Placed:
    trim = setting.geometry.trim
    frame = page.design.frame.on(trim, spine_at_start=page.spine_at_start)
    outer = "end" if page.spine_at_start else "start"
    text = setting.text(words, look, tag=None, align=outer)
    text.wrap(frame.width.pt, trim.height.pt)
    return Placed(text, frame.x0.pt, baseline + (text.first_baseline or 0))


def _lines(page: Page, setting: Setting) -> Iterator[Placed]:
    if not page.design.ruled:
        return
    trim = setting.geometry.trim
    frame = page.design.frame.on(trim, spine_at_start=page.spine_at_start)
    below_title = setting.length("notes.below-title")
    lines = WritingLines(setting, height=frame.height.pt - below_title)
    lines.wrap(frame.width.pt, lines.height)
    yield Placed(lines, frame.x0.pt, frame.y1.pt - below_title)
