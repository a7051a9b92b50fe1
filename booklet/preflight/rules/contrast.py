"""Rules on text and what lies behind it, judged by eye: from page images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.preflight.contrast import texts_on_grounds
from booklet.preflight.findings import Finding, Severity
from booklet.preflight.registry import EVERY_PURPOSE, rule
from booklet.preflight.render import PageImages
from booklet.preflight.rules.saying import shortened
from booklet.units import Length
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.contrast import TextOnGround
    from booklet.preflight.examined import Examined
    from booklet.preflight.sheet import SheetPage

_UNRESTFUL = 12
"""Levels of 255 between the darker and the lighter parts of a ground."""
_INVISIBLE = 1.1
_NEXT_LINE = 2.5


@value
class _Line:
    """Pieces of text that follow one another and look alike."""

    page: SheetPage
    first: TextOnGround
    box: Rect
    words: str
    is_body: bool


@rule("P750", on=EVERY_PURPOSE, pixels=True)
def low_contrast(examined: Examined) -> Iterator[Finding]:
    """P750: text does not stand out enough from what lies behind it.

    Why it matters:
        Many readers see contrast poorly, and so does everyone in bad light or on a poor copy.
        Running text needs 7:1, other text at least 4.5:1.
    How to fix:
        Set the text in a darker colour of the theme (`ink`, or a `deep` one), or give it a
        lighter ground.
    Source:
        WCAG 2.2, 1.4.3 and 1.4.6; UKAAF G003 (clear print).
    """
    limits = examined.limits
    for line in _lines(examined):
        measured, wanted = line.first, limits.contrast_display
        if line.is_body and line.first.piece.size < limits.display_size:
            wanted = limits.contrast_body
        if not measured.is_seen or measured.ratio >= wanted - 0.005:
            continue
        text, ground = _hexadecimal(measured.piece.colour), _hexadecimal(measured.ground)
        poor = measured.ratio < limits.contrast_display - 0.005
        yield _finding(
            "P750",
            line,
            f"“{line.words}” has a contrast of {measured.ratio:.1f}:1 ({text} on {ground});"
            f" expected {wanted:g}:1 or more",
            severity=Severity.ERROR if poor else Severity.WARNING,
        )


@rule("P751", severity=Severity.WARNING, on=EVERY_PURPOSE, pixels=True)
def text_over_a_picture(examined: Examined) -> Iterator[Finding]:
    """P751: text stands on a ground that changes behind it.

    Why it matters:
        Letters over a picture are hard to tell from the picture, however good their contrast
        is on the whole.
    How to fix:
        Move the text off the picture, or put a panel of one colour behind it.
    Source:
        UKAAF G003 (clear print): no text over pictures.
    """
    for line in _lines(examined):
        if line.first.is_seen and line.first.unrest > _UNRESTFUL:
            yield _finding("P751", line, f"“{line.words}” stands over a picture or a pattern")


@rule("P752", on=EVERY_PURPOSE, pixels=True)
def unseen_text(examined: Examined) -> Iterator[Finding]:
    """P752: text is on the page, and nobody can see it.

    Why it matters:
        Text in the colour of its ground, or covered by something painted later, is missing on
        paper, while a screen reader reads it out and a search finds it.
    How to fix:
        Give it a colour that shows, or bring it to the front. What is not to be read should
        be deleted, not hidden.
    Source:
        WCAG 2.2, 1.4.3; ISO 14289-1:2014, 7.1.
    """
    for line in _lines(examined):
        if line.first.is_seen:
            continue
        alike = line.first.ratio < _INVISIBLE
        how = "has the colour of its ground" if alike else "is covered"
        yield _finding("P752", line, f"“{line.words}” cannot be seen: it {how}")


def _lines(examined: Examined) -> tuple[_Line, ...]:
    return examined.once("text on its ground", lambda: tuple(_measured(examined)))


def _measured(examined: Examined) -> Iterator[_Line]:
    with PageImages(examined.data) as images:
        for page in examined.pages:
            index = page.number - 1
            tagged = any(piece.mcid >= 0 for piece in images.texts(index))
            line: _Line | None = None
            within = Rect(*map(Length, page.bleed))
            for found in texts_on_grounds(images, index, within=within):
                if line and _follows(line, found):
                    line = _joined(line, found)
                    continue
                if line:
                    yield line
                words = shortened(found.piece.text)
                is_body = found.piece.mcid >= 0 or not tagged
                line = _Line(page, found, found.piece.box, words, is_body)
            if line:
                yield line


def _follows(line: _Line, found: TextOnGround) -> bool:
    """Whether a piece belongs to what came before it: the same look, and near."""
    first, piece = line.first, found.piece
    alike = (
        first.piece.colour == piece.colour
        and first.piece.mcid == piece.mcid
        and first.piece.size == piece.size
        and first.ground == found.ground
        and first.is_seen == found.is_seen
        and (first.unrest > _UNRESTFUL) == (found.unrest > _UNRESTFUL)
    )
    return alike and abs((line.box.y0 - piece.box.y0).pt) < _NEXT_LINE * piece.size.pt


def _joined(line: _Line, found: TextOnGround) -> _Line:
    one, other = line.box, found.piece.box
    box = Rect(
        min(one.x0, other.x0), min(one.y0, other.y0), max(one.x1, other.x1), max(one.y1, other.y1)
    )
    worse = min(line.first, found, key=lambda each: each.ratio)
    words = shortened(f"{line.words} {found.piece.text}")
    return _Line(line.page, worse, box, words, line.is_body)


def _finding(code: str, line: _Line, message: str, *, severity: Severity | None = None) -> Finding:
    return Finding(
        code=code,
        message=message,
        page=line.page.number,
        place=line.page.place(line.box.points),
        severity=severity,
        text=line.words,
    )


def _hexadecimal(colour: tuple[int, int, int] | None) -> str:
    return "#" + "".join(f"{part:02X}" for part in colour or (0, 0, 0))
