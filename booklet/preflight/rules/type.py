"""Rules on fonts and on type as it will be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding, Severity
from booklet.preflight.registry import rule
from booklet.preflight.rules.merging import Merged
from booklet.preflight.walking.painted import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined
    from booklet.preflight.sheet import SheetPage
    from booklet.preflight.walking.painted import Painted

_HAIR = 0.05
_UNKNOWN = "\ufffd"


@rule("P401")
def font_not_embedded(examined: Examined) -> Iterator[Finding]:
    """P401: a font is not in the file.

    Why it matters:
        The printer’s machine or the reader’s viewer takes another font instead. Lines break
        elsewhere, letters with accents go missing.
    How to fix:
        Save the file with all fonts embedded (in Word: “PDF/A compliant”).
    Source:
        ISO 15930-7:2010, 6.2.3; ISO 19005-2:2011, 6.2.11.4.1; ISO 14289-1:2014, 7.21.4.1.
    """
    for page, canvas in examined.painted:
        merged = Merged("P401", page, None)
        for painted in canvas:
            face = painted.typeface
            if face is not None and not face.is_embedded:
                merged.add(painted, f"the font “{face.name}” is used but not in the file")
        yield from merged.findings()


@rule("P402")
def missing_letter(examined: Examined) -> Iterator[Finding]:
    """P402: a letter is shown as an empty box, for the font does not have it.

    Why it matters:
        The reader sees a box or nothing where a letter should be.
    How to fix:
        Use a letter that the font has, or add a font that has it to the chain in
        layouts/theme.yaml.
    Source:
        ISO 14289-1:2014, 7.21.8; ISO 19005-2:2011, 6.2.11.8.
    """
    for page, canvas in examined.painted:
        merged = Merged("P402", page, examined.meant.trace)
        for painted in canvas:
            face = painted.typeface
            if face is None or not painted.is_visible:
                continue
            if any(map(face.lacks, painted.strings)):
                merged.add(painted, f"the font “{face.name}” lacks a letter of these words")
        yield from merged.findings()


@rule("P403")
def letters_without_meaning(examined: Examined) -> Iterator[Finding]:
    """P403: the file does not say which letters the shapes of a font are.

    Why it matters:
        The page looks right, but nothing can be searched, copied or read aloud.
    How to fix:
        Save the file anew from the program that made it, as an accessible PDF; a file
        printed to PDF through a driver often lacks this.
    Source:
        ISO 14289-1:2014, 7.21.7; ISO 32000-1:2008, 9.10.2.
    """
    for page, canvas in examined.painted:
        merged = Merged("P403", page, examined.meant.trace)
        for painted in canvas:
            face = painted.typeface
            if face is None or painted.is_artifact:
                continue
            if not face.says_text or _UNKNOWN in painted.text:
                merged.add(painted, f"the letters of “{face.name}” say no text")
        yield from merged.findings()


@rule("P410")
def text_too_small(examined: Examined) -> Iterator[Finding]:
    """P410: words are smaller than can be read or printed.

    Why it matters:
        Many readers cannot read small type, and on uncoated paper it fills in.
    How to fix:
        Give the look a larger `size:` in layouts/theme.yaml, or place the drawing that
        holds the words larger.
    Source:
        UKAAF G003, clear print; the printer’s profile in layouts/printers, `smallest:`.
    """
    least = examined.limits.smallest_text.pt
    for page, canvas in examined.painted:
        merged = Merged("P410", page, examined.meant.trace)
        for painted in canvas:
            words = painted.kind is Kind.TEXT and painted.is_visible and _on_page(painted, page)
            size = painted.size * page.unit
            if words and size < least - _HAIR and painted.text.strip():
                merged.add(painted, f"type of {size:.3g} pt; expected {least:g} pt or more")
        yield from merged.findings()


@rule("P411", severity=Severity.WARNING)
def invisible_text(examined: Examined) -> Iterator[Finding]:
    """P411: there are words that nobody can see.

    Why it matters:
        A screen reader reads them aloud, a search finds them. They may be left over from a
        scan, or be something that nobody meant to publish.
    How to fix:
        Look at the words; take them out, or make them visible.
    Source:
        ISO 32000-1:2008, 9.3.6 (text rendering mode 3).
    """
    for page, canvas in examined.painted:
        merged = Merged("P411", page, examined.meant.trace)
        for painted in canvas:
            hidden = painted.kind is Kind.TEXT and not painted.is_visible
            if hidden and not painted.is_artifact and painted.text.strip():
                merged.add(painted, "words that are not visible")
        yield from merged.findings()


def _on_page(painted: Painted, page: SheetPage) -> bool:
    """Whether it lies within the trim: the slug line beside the page may be small."""
    box, trim = painted.box, page.trim
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return trim[0] <= across <= trim[2] and trim[1] <= up <= trim[3]
