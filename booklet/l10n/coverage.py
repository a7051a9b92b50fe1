"""Finding characters that no font of ours has, before a reader meets an empty box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.files import Figure
from booklet.model.schema import Record
from booklet.model.words import Pattern
from booklet.source.files import SourceText
from booklet.source.findings import Findings
from booklet.source.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from booklet.diagnostics import Location

    Words = tuple[str, Location]

# These have no ink and need no glyph: line breaks and the marks of direction and joining.
_WITHOUT_INK = frozenset("\n\u200b\u200c\u200d\u2060\u061c\u200e\u200f\u2066\u2067\u2068\u2069")


def require_glyphs(words: Record, covers: Callable[[str], bool], project: Path) -> None:
    """See that the fonts have a glyph for every character that will be set.

    Text alternatives are not set and may contain anything.

    Args:
        words: a booklet or a service, localised: the marks of the locale are set too.
        covers: whether some font of ours has a character.
        project: for finding the character in its file again.

    Raises:
        BookletError: with each missing character, once a place.
    """
    findings = Findings()
    check_glyphs(words, covers, project=project, findings=findings)
    findings.stop()


def check_glyphs(
    of: Record, covers: Callable[[str], bool], *, project: Path, findings: Findings
) -> None:
    """As :func:`require_glyphs`, with the findings noted instead of raised."""
    words = list(_set_words(of))
    used = set().union(*(text for text, _ in words)) - _WITHOUT_INK
    missing = {character for character in used if not covers(character)}
    if not missing:
        return
    for text, where in words:
        for character in sorted(missing & set(text)):
            message = f"no font of ours has “{character}”, U+{ord(character):04X}"
            hint = "write it another way, or add a font that has it to assets/fonts"
            place = _place(character, where, project)
            findings.add("C031", message, place, hint)


def _set_words(value: object) -> Iterator[Words]:
    """Every text that will be set in type, with its place."""
    if isinstance(value, Passage):
        yield "".join(run.text for run in value.runs), value.location
    elif isinstance(value, tuple):
        for item in value:
            yield from _set_words(item)
    elif isinstance(value, Pattern):
        yield "".join(value.pieces[::2]), value.location
    elif isinstance(value, Record) and not isinstance(value, Figure):
        for name, field in value.named_values():
            declared = value.keys.get(name)
            if isinstance(field, str) and declared is not None and declared.spec.for_readers:
                yield field, value.location
            elif not (name == "pages" and value.kind == "insert"):
                yield from _set_words(field)


def _place(character: str, where: Location, project: Path) -> Location:
    """The character's own place, at or below where its text begins."""
    try:
        text = (project / where.file).read_text("utf-8-sig")
    except OSError:
        return where
    begin = 0
    for _ in range(where.line - 1):
        begin = text.find("\n", begin) + 1
    index = text.find(character, begin)
    if index < 0:
        return where
    return SourceText(where.file, text).location(index, path=where.path)
