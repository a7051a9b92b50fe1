"""The stages in their order; no other module knows it.

::

    YAML -read-> nodes -validate-> Booklet -localise-> Booklet of one locale
         -lay out-> blocks -place-> Pages -paint-> parts -merge-> file
         -impose-> sheets, for editions that are made of them

Stages are imported when they are reached: a booklet that fails to validate should say so
before anything of ReportLab is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from booklet import __version__
from booklet.prepress import pages_of, sheet_edition
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from booklet.diagnostics import Diagnostic
    from booklet.model.content import Booklet
    from booklet.paint.painter import PaintedPart
    from booklet.prepress.edition import SheetEdition
    from booklet.prepress.impose import Imposed
    from booklet.tagging.metadata import Metadata
    from booklet.typeset.compose import Composition, InsertedPart
    from booklet.typeset.layout import Layouts
    from booklet.typeset.setting import Setting

    Painted = PaintedPart | InsertedPart

Stage = Callable[[str], AbstractContextManager[None]]
"""Told the name of each stage as it begins; times it, or does nothing."""


@contextmanager
def quietly(name: str) -> Iterator[None]:
    """Tell nobody which stage runs."""
    del name
    yield


@value(kw_only=True)
class Job:
    """What is to be built, from what, and where to.

    Attributes:
        project: folder with ``content/``, ``layouts/`` and ``assets/``.
        content: folder of the content files.
        output: folder for finished files.
        edition: name of a file in ``layouts/editions``.
        printer: name of a file in ``layouts/printers``; empty for the edition’s own.
        locale: BCP 47 tag; empty for the language of the content.
        incomplete: whether what has no translation may stay in that language, in a draft.
        created: date of the file, in UTC; None for the booklet's own date.
    """

    project: Path
    content: Path
    output: Path
    edition: str = "screen"
    printer: str = ""
    locale: str = ""
    incomplete: bool = False
    created: datetime | None = None


@value(kw_only=True)
class Draft:
    """A booklet with every page filled and nothing painted.

    Attributes:
        booklet: the words of the locale.
        setting: theme and edition.
        composition: the pages.
        warnings: what does not stop a build.
    """

    booklet: Booklet
    setting: Setting
    composition: Composition
    warnings: tuple[Diagnostic, ...]


@value
class Finished:
    """A file in its place.

    Attributes:
        path: where it lies.
        size: bytes.
        pages: how many.
    """

    path: Path
    size: int
    pages: int


@value(kw_only=True)
class Built:
    """The finished files of an edition.

    Attributes:
        files: the whole booklet first; then, if its printer wants them, cover and inside.
        draft: what they were painted from.
        sheets: how the pages lie, where they lie on sheets.
    """

    files: tuple[Finished, ...]
    draft: Draft
    sheets: Imposed | None = None

    @property
    def path(self) -> Path:
        """Where the whole booklet lies."""
        return self.files[0].path


def takes_printer(project: Path, edition: str) -> bool:
    """Whether an edition is printed.

    Raises:
        BookletError: if there is no such edition, or it is not well written.
    """
    if sheet_edition(project, edition) is not None:
        return True
    from booklet.typeset.edition import load_edition

    return bool(load_edition(project, edition).printer)


def draft(job: Job, layouts: Layouts, *, stage: Stage = quietly) -> Draft:
    """Read, validate, localise and set a booklet, up to the last page.

    Raises:
        BookletError: with every finding of the stage that failed.
    """
    edition_name, printer = pages_of(job.project, job.edition, job.printer)
    with stage("reading"):
        from booklet.l10n.localise import load_localised

        booklet = load_localised(job.project, job.content, locale=job.locale, draft=job.incomplete)
    with stage("setting"):
        from booklet.l10n.coverage import require_glyphs
        from booklet.typeset.checks import check_composition
        from booklet.typeset.compose import compose
        from booklet.typeset.edition import load_edition
        from booklet.typeset.printer import printer_for
        from booklet.typeset.setting import Setting
        from booklet.typeset.theme import load_theme

        edition = load_edition(job.project, edition_name)
        setting = Setting(
            booklet,
            project=job.project,
            theme=load_theme(job.project, edition.theme),
            edition=edition,
            printer=printer_for(job.project, edition, printer),
        )
        require_glyphs(booklet, setting.covers, job.project)
        composition = compose(
            booklet,
            layouts=layouts,
            setting=setting,
            insert_pages=_insert_pages(job.project, booklet),
        )
        warnings = check_composition(composition, setting)
    return Draft(booklet=booklet, setting=setting, composition=composition, warnings=warnings)


def build(job: Job, layouts: Layouts, *, stage: Stage = quietly) -> Built:
    """Build the files of an edition; the last good ones stay until all new ones are whole.

    Raises:
        BookletError: with every finding of the stage that failed.
    """
    sheets = sheet_edition(job.project, job.edition)
    if sheets is not None:
        return _build_sheets(job, sheets, layouts, stage)
    made = draft(job, layouts, stage=stage)
    edition, printer = made.setting.edition, made.setting.printer
    apart = printer is not None and printer.cover == "separate" and edition.colour == "cmyk"
    wanted, data = assembled(job, made, stage, apart=apart)
    with stage("writing"):
        from booklet.assemble.files import write_together

        stem = f"{made.booklet.id}.{made.booklet.language}.{job.edition}"
        paths = {ending: job.output / f"{stem}{ending}.pdf" for ending in ("", *_APART)}
        write_together(
            {paths[ending]: content for ending, content in data.items()},
            # A cover of another day beside this booklet would go to the printer with it.
            gone=[path for ending, path in paths.items() if printer and ending not in data],
        )
    files = tuple(
        Finished(paths[ending], len(content), sum(part.count for part in wanted[ending]))
        for ending, content in data.items()
    )
    return Built(files=files, draft=made)


def assembled(
    job: Job, made: Draft, stage: Stage, *, apart: bool
) -> tuple[dict[str, Sequence[Painted]], dict[str, bytes]]:
    """Parts and bytes of each file, by the ending of its name; nothing is written."""
    metadata, composition = _metadata(job, made.booklet), made.composition
    if apart:
        from booklet.typeset.cover import with_cover_apart

        composition = with_cover_apart(composition)
    with stage("painting"):
        from booklet.paint.painter import paint

        painted = paint(composition, setting=made.setting, metadata=metadata)
    with stage("merging"):
        from booklet.assemble import finish

        conformance = made.setting.edition.conformance
        wanted = _files(painted, apart=apart)
        data = {
            ending: finish(
                parts,
                metadata=_metadata(job, made.booklet, ending),
                project=job.project,
                conformance=conformance,
            )
            for ending, parts in wanted.items()
        }
    return wanted, data


def _build_sheets(job: Job, edition: SheetEdition, layouts: Layouts, stage: Stage) -> Built:
    """Build the pages of another edition and put them on sheets."""
    made = draft(job, layouts, stage=stage)
    _, data = assembled(job, made, stage, apart=False)
    with stage("imposing"):
        from booklet.prepress.impose import impose_edition

        stem = f"{made.booklet.id}.{made.booklet.language}"
        sheets = impose_edition(
            edition,
            data[""],
            project=job.project,
            printer=job.printer,
            stem=stem,
            draft=job.incomplete,
        )
    with stage("writing"):
        from booklet.assemble.files import write_atomically

        path = job.output / f"{stem}.{job.edition}.pdf"
        write_atomically(path, sheets.data)
    finished = Finished(path, len(sheets.data), sheets.plan.sides)
    return Built(files=(finished,), draft=made, sheets=sheets)


_APART = {"-cover": True, "-inside": False}
"""Endings of the names of files with a part of the booklet, and whether it is the cover."""


def _files(painted: Sequence[Painted], *, apart: bool) -> dict[str, Sequence[Painted]]:
    """What goes into each file, by the ending of its name."""
    files: dict[str, Sequence[Painted]] = {"": painted}
    for ending, of_cover in _APART.items() if apart else ():
        parts = [part for part in painted if getattr(part, "on_cover", False) == of_cover]
        if parts:
            files[ending] = parts
    return files


def _insert_pages(project: Path, booklet: Booklet) -> dict[str, int]:
    from booklet.model.content import Insert

    inserts = [section for section in booklet.sections if isinstance(section, Insert)]
    if not inserts:
        return {}
    from booklet.assemble.inserts import inspect_insert

    return {i.id: inspect_insert(project / i.file, i).pages for i in inserts}


def _metadata(job: Job, booklet: Booklet, ending: str = "") -> Metadata:
    from booklet.tagging.description import describe

    return describe(
        booklet,
        edition=f"{job.edition}{ending}",
        created=job.created,
        producer=f"Booklet builder {__version__}",
    )
