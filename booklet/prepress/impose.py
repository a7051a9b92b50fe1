"""Pages in, sheets out: the way from a file to a plan, and from the plan to a new file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.prepress.codes import diagnose
from booklet.prepress.plan import plan as make_plan
from booklet.prepress.sharing import Shared
from booklet.prepress.source import Source, open_source, reading, source_of
from booklet.values import changed, value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from booklet.diagnostics import Diagnostic
    from booklet.naming import FileName
    from booklet.prepress.edition import SheetEdition
    from booklet.prepress.job import Imposition
    from booklet.prepress.sheets import Plan
    from booklet.prepress.words import SheetWords


@value(kw_only=True)
class Prepared:
    """A file and the plan of its sheets; nothing is made yet.

    Attributes:
        source: the file.
        plan: where its pages lie.
        warnings: what was found so far.
    """

    source: Source
    plan: Plan
    warnings: tuple[Diagnostic, ...]


@value(kw_only=True)
class Imposed:
    """Sheets, ready to be written.

    Attributes:
        data: the file.
        plan: where its pages lie.
        warnings: what does not stop anyone.
        left_out: annotations that are not on the sheets, by kind: ``Link``.
        tagged: name of the file that a screen reader can read, as it cannot read sheets;
            empty where none is known.
    """

    data: bytes
    plan: Plan
    warnings: tuple[Diagnostic, ...]
    left_out: Mapping[str, int]
    tagged: str


def prepare(file: Path | tuple[bytes, str] | Source, asked: Imposition) -> Prepared:
    """Open a file and plan its sheets.

    Args:
        file: a path, the bytes of a file and its name, or a file that is open.
        asked: what is wanted.

    Raises:
        BookletError: if the file is refused, or its pages do not fit.
    """
    if isinstance(file, Source):
        source = file
    else:
        source = source_of(*file) if isinstance(file, tuple) else open_source(file)
    stock, warnings = source.stock(bleed=asked.bleed, fit=asked.fit)
    return Prepared(source=source, plan=make_plan(asked, stock), warnings=warnings)


ALONE = Shared()


def impose(
    prepared: Prepared,
    *,
    project: Path,
    words: SheetWords,
    tagged: str = "",
    shared: Shared = ALONE,
) -> Imposed:
    """Make the sheets of a plan.

    Kept: the pages' content, fonts, pictures, layers and colour spaces, the output intent,
    the language, and the claim of PDF/X-4. Left out: what paper does not have (links,
    outline, tags), and every claim that this makes untrue.

    Args:
        prepared: by :func:`prepare`.
        project: has the font of slug lines.
        words: those on the sheets.
        tagged: name of the file that is for reading on a screen; empty: the file itself
            if it is tagged.
        shared: what the file has in common with others.
    """
    from booklet.assemble.serialise import serialise
    from booklet.prepress.about import About
    from booklet.prepress.safe import check_safe_zone
    from booklet.prepress.writing import SheetFile

    source, planned = prepared.source, prepared.plan
    with reading(source.name):
        about = About.of(source, planned, words=words, tagged=tagged)
        warnings = [*prepared.warnings, *check_safe_zone(source, planned, shared)]
    file = SheetFile(source, planned)
    if planned.asked.marks.some:
        from booklet.prepress.marks import draw_marks, room_for_marks, slug_title

        warnings += room_for_marks(planned)
        title = slug_title(about.title, name=source.name.removesuffix(".pdf"), project=project)

        def drawn() -> Source:
            data = draw_marks(planned, project=project, title=title, words=words)
            return source_of(data, "marks")

        file.marks = list(shared.once(("marks", title), drawn).reader.pages)
    with reading(source.name):
        for sheet in planned.sheets:
            for side in sheet.sides:
                file.add(side)
        about.describe(file.writer)
    seen = {kind: n for kind, n in file.left_out.items() if kind not in _NEVER_SEEN}
    if seen:
        found = ", ".join(f"{n} × {kind}" for kind, n in sorted(seen.items()))
        warnings.append(diagnose("M015", severity="warning", found=found))
    return Imposed(
        data=serialise(file.writer, version=about.conformance.version),
        plan=planned,
        warnings=tuple(warnings),
        left_out=file.left_out,
        tagged=about.tagged,
    )


_NEVER_SEEN = frozenset({"Link", "Popup"})


def impose_edition(
    edition: SheetEdition,
    pages: tuple[bytes, Shared],
    *,
    project: Path,
    words: SheetWords,
    printer: str,
    name: FileName,
) -> Imposed:
    """Put the pages of an edition on the sheets of another.

    Args:
        edition: of sheets.
        pages: the file with the pages, and what it has in common with others.
        project: has printers and fonts.
        words: on sheets.
        printer: asked for instead of the edition's own; empty for that.
        name: of the file of sheets; those it names differ in the edition alone.
    """
    data, shared = pages
    source = source_of(data, str(changed(name, edition=edition.pages)))
    asked = edition.imposition(project, printer, right_to_left=source.right_to_left)
    return impose(
        prepare(source, asked),
        project=project,
        words=words,
        tagged=str(changed(name, edition=TAGGED_EDITION)),
        shared=shared,
    )


TAGGED_EDITION = "screen"
"""The edition that can be read aloud."""
