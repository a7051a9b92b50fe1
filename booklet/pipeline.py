"""The stages in their order; no other module knows it.

::

    YAML -read-> nodes -validate-> Booklet -localise-> Booklet of one locale
         -lay out-> blocks -place-> Pages -paint-> parts -merge-> file
         -impose-> sheets, for editions that are made of them

Stages are imported when they are reached: a booklet that fails to validate should say so
before anything of ReportLab is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet import __version__
from booklet.jobs import Built, Draft, Finished, Job, Stage, quietly
from booklet.naming import PARTS
from booklet.prepress import pages_of, sheet_edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from booklet.model.content import Booklet
    from booklet.model.service import Service
    from booklet.paint.painter import PaintedPart
    from booklet.prepress.edition import SheetEdition
    from booklet.tagging.metadata import Metadata
    from booklet.typeset.compose import InsertedPart
    from booklet.typeset.layout import Layouts

    Painted = PaintedPart | InsertedPart

__all__ = ["Built", "Draft", "Finished", "Job", "Stage", "build", "draft", "quietly"]


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
            service=_service(job, booklet),
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
    return Draft(
        booklet=booklet,
        setting=setting,
        composition=composition,
        warnings=warnings,
        title=layouts.title(booklet, setting),
    )


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

        paths = {part: job.output / str(job.name(made.booklet, part)) for part in ("", *PARTS)}
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
    metadata, composition = _metadata(job, made), made.composition
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
                metadata=_metadata(job, made, ending),
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

        name = job.name(made.booklet)
        sheets = impose_edition(
            edition,
            data[""],
            project=job.project,
            printer=job.printer,
            name=name,
            draft=job.incomplete,
        )
    with stage("writing"):
        from booklet.assemble.files import write_atomically

        path = job.output / str(name)
        write_atomically(path, sheets.data)
    finished = Finished(path, len(sheets.data), sheets.plan.sides)
    return Built(files=(finished,), draft=made, sheets=sheets)


def _files(painted: Sequence[Painted], *, apart: bool) -> dict[str, Sequence[Painted]]:
    """What goes into each file, by the ending of its name."""
    files: dict[str, Sequence[Painted]] = {"": painted}
    for ending, of_cover in PARTS.items() if apart else ():
        parts = [part for part in painted if getattr(part, "on_cover", False) == of_cover]
        if parts:
            files[ending] = parts
    return files


def _service(job: Job, booklet: Booklet) -> Service | None:
    """In whose name the booklet is, in its language."""
    if not job.service:
        return None
    from booklet.l10n.service import load_service

    return load_service(
        job.project,
        job.content,
        job.service,
        language=booklet.language,
        source=booklet.written_in or booklet.language,
    )


def _insert_pages(project: Path, booklet: Booklet) -> dict[str, int]:
    from booklet.model.content import Insert

    inserts = [section for section in booklet.sections if isinstance(section, Insert)]
    if not inserts:
        return {}
    from booklet.assemble.inserts import inspect_insert

    return {i.id: inspect_insert(project / i.file, i).pages for i in inserts}


def _metadata(job: Job, made: Draft, ending: str = "") -> Metadata:
    from booklet.tagging.description import describe

    return describe(
        made.booklet,
        edition=job.name(made.booklet, ending).variant,
        title=made.title,
        created=job.created,
        producer=f"Booklet builder {__version__}",
    )
