"""Rules on access: what a screen reader can say of the file, and in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding
from booklet.preflight.objects import entry, within
from booklet.preflight.registry import ON_SCREEN, rule
from booklet.preflight.rules.letters import letters
from booklet.preflight.rules.saying import shortened
from booklet.preflight.structure import Tagged, tagged_tree
from booklet.preflight.walking.painted import Via

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.walking.painted import Painted

_HEADING = 2  # letters of H1 to H6


def tree(examined: Examined) -> tuple[Tagged, ...]:
    """The structure tree, read once."""
    return examined.once("structure", lambda: tagged_tree(examined))


def _is_tagged(examined: Examined) -> bool:
    marked = str(entry(within(examined.reader.root_object, "/MarkInfo"), "/Marked"))
    return marked == "True" and bool(tree(examined))


@rule("P701", on=ON_SCREEN)
def not_tagged(examined: Examined) -> Iterator[Finding]:
    """P701: the file has no tags.

    Why it matters:
        A screen reader then guesses what is a heading, a list or a picture and in which
        order to read; on a phone the text cannot be made larger line by line.
    How to fix:
        Build the booklet anew. In a file made elsewhere, save as accessible (tagged) PDF.
    Source:
        ISO 14289-1:2014, 7.1; WCAG 2.2, 1.3.1.
    """
    if not _is_tagged(examined):
        yield Finding(code="P701", message="the file is not tagged")


@rule("P702", on=ON_SCREEN)
def content_outside_the_tags(examined: Examined) -> Iterator[Finding]:
    """P702: something on a page is neither tagged nor marked as decoration.

    Why it matters:
        A screen reader may leave it out, or read it in the middle of a sentence.
    How to fix:
        Give the block a tag in its layout; in a file made elsewhere, tag it or mark it as
        an artifact.
    Source:
        ISO 14289-1:2014, 7.1.
    """
    if not _is_tagged(examined):
        return
    for page, canvas in examined.painted:
        stray = [p for p in canvas if _is_stray(p)]
        if stray:
            first = next((p for p in stray if p.text.strip()), stray[0])
            words = f": “{shortened(first.text)}”" if first.text.strip() else ""
            yield Finding(
                code="P702",
                message=f"{first.kind.value} without a tag{words}",
                page=page.number,
                place=page.place(first.box),
            )


def _is_stray(painted: Painted) -> bool:
    marked = painted.is_artifact or painted.mcid is not None
    return painted.via is Via.PAGE and painted.is_visible and not marked


@rule("P704", on=ON_SCREEN)
def figure_without_words(examined: Examined) -> Iterator[Finding]:
    """P704: a picture has no text alternative.

    Why it matters:
        Who cannot see the picture learns nothing of what it tells.
    How to fix:
        Say what the picture tells the reader: `alt: …` beside its `image:`.
    Source:
        ISO 14289-1:2014, 7.3; WCAG 2.2, 1.1.1.
    """
    for element in _elements(examined):
        if element.tag in {"Figure", "Formula"} and not (element.alt or element.actual).strip():
            yield _at("P704", "a picture has no text alternative", element, examined)


@rule("P705", on=ON_SCREEN)
def heading_levels_skip(examined: Examined) -> Iterator[Finding]:
    """P705: a heading skips a level.

    Why it matters:
        Many blind readers move from heading to heading. After a gap they look for a chapter
        that is not there.
    How to fix:
        Give the heading the level below the one before it.
    Source:
        ISO 14289-1:2014, 7.4.2; WCAG 2.2, 1.3.1.
    """
    level = 0
    for element in _elements(examined):
        tag = element.tag
        if len(tag) != _HEADING or tag[0] != "H" or not tag[1].isdigit():
            continue
        if int(tag[1]) > level + 1:
            before = f"one of level {level}" if level else "nothing"
            words = f"the heading “{shortened(element.text)}” of level {tag[1]} follows {before}"
            yield _at("P705", words, element, examined)
        level = int(tag[1])


@rule("P720", on=ON_SCREEN)
def read_out_of_order(examined: Examined) -> Iterator[Finding]:
    """P720: a screen reader reads a passage at another place than it was written.

    Why it matters:
        The eye jumps to the right place, a listener cannot: the story loses its order.
    How to fix:
        This is a fault of a layout or of the merge: tell whoever looks after the builder, and
        name the passage.
    Source:
        ISO 14289-1:2014, 7.2; WCAG 2.2, 1.3.2.
    """
    trace = examined.meant.trace
    if trace is None or not tree(examined):
        return
    said = letters("".join(element.text for element in tree(examined)))
    position = 0
    for passage in trace.reading:
        wanted = letters(passage.text)
        found = said.find(wanted, position)
        if found >= 0:
            position = found + len(wanted)
        elif wanted in said:
            yield Finding(
                code="P720",
                message=f"“{shortened(passage.text)}” is read before what it follows",
                location=passage.location,
                text=shortened(passage.text),
            )


def _elements(examined: Examined) -> Iterator[Tagged]:
    for top in tree(examined):
        yield from top.all()


def _at(code: str, message: str, element: Tagged, examined: Examined) -> Finding:
    """A finding about an element, at what it paints first."""
    number, painted = element.first_page, element.first_painted
    if number is None or painted is None:
        return Finding(code=code, message=message, page=number)
    place = examined.pages[number - 1].place(painted.box)
    return Finding(code=code, message=message, page=number, place=place)
