"""What can be known of a booklet before it is painted.

A fault that a standard or a reader would hold against the finished file stops the build
here, with the place in the content (or in the theme) that can be mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.colour.swatch import contrast_ratio
from booklet.diagnostics import BookletError, Diagnostic
from booklet.typeset.block import Block, Group, blocks_of
from booklet.typeset.boxes import Stack
from booklet.typeset.dropped import tell_of_dropped
from booklet.typeset.page import PartPages
from booklet.typeset.plan import inserts_of
from booklet.typeset.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.colour.swatch import Palette
    from booklet.diagnostics import Location
    from booklet.typeset.compose import Composition
    from booklet.typeset.page import Page
    from booklet.typeset.setting import Setting

_PAPER = "paper"
_BODY_CONTRAST, _DISPLAY_CONTRAST = 7.0, 4.5
_DISPLAY_SIZE = 13.0  # points: larger type is display


def check_composition(composition: Composition, setting: Setting) -> tuple[Diagnostic, ...]:
    """Look a composition over.

    Returns:
        Findings that do not stop the build.

    Raises:
        BookletError: with every finding that does.
    """
    findings = [
        *tell_of_dropped(composition, setting),
        *_headings(composition),
        *_contrasts(composition, setting.palette),
        *_cut_words(composition),
        *_inserts_left_out(composition, setting),
    ]
    if setting.printer:
        from booklet.typeset.press import check_press  # not for screens

        findings += check_press(composition, setting)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise BookletError(errors)
    return tuple(findings)


def _headings(composition: Composition) -> Iterator[Diagnostic]:
    """Levels of headings leave no gap (ISO 14289-1:2014, 7.4.2)."""
    level = 0
    for part in composition.parts:
        if not isinstance(part, PartPages):
            level = 1
            continue
        for block in blocks_of(part.items):
            name = block.tag.name if block.tag else ""
            if len(name) != 2 or name[0] != "H" or not name[1].isdigit():  # noqa: PLR2004 - H1 to H6
                continue
            if int(name[1]) > level + 1:
                yield Diagnostic(
                    code="T001",
                    message=f"a heading of level {name[1]} follows one of level {level}",
                    location=block.location,
                    hints=("the layout of this section skips a level: give it one between",),
                    clause="ISO 14289-1:2014, 7.4.2",
                )
            level = int(name[1])


def _contrasts(composition: Composition, palette: Palette) -> Iterator[Diagnostic]:
    """Text stands out from what it stands on (WCAG 2.2, 1.4.3 and 1.4.6)."""
    seen: set[tuple[str, str, str, float]] = set()
    for page in composition.pages:
        mixed = palette.with_accent(page.accent) if page.accent else palette
        for text, ground in _texts_on_grounds(page):
            needed = _BODY_CONTRAST if text.look.size <= _DISPLAY_SIZE else _DISPLAY_CONTRAST
            for style in {run.style for run in text.paragraph.runs}:
                key = (style.colour, ground, page.accent, needed)
                if key in seen:
                    continue
                seen.add(key)
                ratio = contrast_ratio(mixed[style.colour], mixed[ground])
                if ratio < needed:
                    # An author looks for the swatch, which “accent” only stands for.
                    ink, behind = (mixed[role].role for role in (style.colour, ground))
                    yield Diagnostic(
                        code="T002",
                        message=(
                            f"“{ink}” on “{behind}” has a contrast of {ratio:.1f}:1;"
                            f" expected {needed:g}:1 or more"
                        ),
                        location=text.location,
                        hints=("darken the one or lighten the other in layouts/theme.yaml",),
                        clause="WCAG 2.2, 1.4.3 and 1.4.6",
                    )


def _texts_on_grounds(page: Page) -> Iterator[tuple[Text, str]]:
    ground = page.design.ground or _PAPER
    for placed in (*page.placed, *page.furniture):
        yield from _texts_in(placed.block, ground)


def _texts_in(block: Block, ground: str) -> Iterator[tuple[Text, str]]:
    if isinstance(block, Text):
        yield block, ground
    if isinstance(block, Stack) and block.box.fill:
        ground = block.box.fill
    for child in _inside(block.children):
        yield from _texts_in(child, ground)


def _inside(children: tuple[Block | Group, ...]) -> Iterator[Block]:
    for child in children:
        if isinstance(child, Group):
            yield from _inside(tuple(c for c in child.children if isinstance(c, Block | Group)))
        else:
            yield child


def _inserts_left_out(composition: Composition, setting: Setting) -> Iterator[Diagnostic]:
    """Pages made elsewhere are left out where they do not belong; the rest can go out."""
    inserts = inserts_of(setting.booklet, setting.edition)
    own = setting.service.insert if setting.service else None
    if own and "contacts" in setting.edition.make_up:
        inserts.append(own)
    inserted = [part for part in composition.parts if not isinstance(part, PartPages)]
    for insert in inserts:
        if insert.id not in [part.insert.id for part in inserted]:
            why, mend = _no_place(setting)
            yield Diagnostic(
                code="T009",
                message=f"the insert “{insert.title.plain}” is left out: {why}",
                location=insert.location,
                hints=(mend,),
                severity="warning",
            )


def _no_place(setting: Setting) -> tuple[str, str]:
    """Why an edition leaves an insert out, and what to do."""
    if setting.theme.one_ink:
        return "it was not made for one ink", "print it apart, to go where it belongs"
    if not setting.edition.takes_inserts:
        return (
            "a press wants it apart",
            "send the printer its own print-ready file, to go before the back cover",
        )
    trim = setting.edition.trim
    return (
        f"its pages are not of {trim.width.mm:g} × {trim.height.mm:g} mm",
        "export it once more in that size, and name it instead",
    )


def _cut_words(composition: Composition) -> Iterator[Diagnostic]:
    """A word that is longer than its line had to be cut."""
    told: set[Location | None] = set()
    for page in composition.pages:
        for placed in page.placed:
            for block in (placed.block, *blocks_of(placed.block.children)):
                if not isinstance(block, Text) or block.location in told:
                    continue
                if any(line.is_cut for line in block.lines):
                    told.add(block.location)
                    yield Diagnostic(
                        code="L002",
                        message=f"page {page.number}: a word is longer than its line and was cut",
                        location=block.location,
                        hints=("write a shorter word, or an address without its long end",),
                        severity="warning",
                    )
