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

from booklet import sharing
from booklet.jobs import Built, Draft, Finished, Job, Pages, Shelf, Stage, quietly
from booklet.naming import PARTS
from booklet.prepress import pages_of, sheet_edition
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from booklet.jobs import Painted
    from booklet.model.content import Booklet
    from booklet.model.service import Service
    from booklet.prepress.edition import SheetEdition
    from booklet.typeset.composition import Front
    from booklet.typeset.layout import Layouts
    from booklet.typeset.setting import Setting

__all__ = [
    "Built",
    "Draft",
    "Finished",
    "Job",
    "Pages",
    "Shelf",
    "Stage",
    "build",
    "draft",
    "pages",
    "quietly",
]


def takes_printer(project: Path, edition: str) -> bool:
    """Whether an edition is printed.

    Raises:
        BookletError: if there is no such edition, or it is not well written.
    """
    if sheet_edition(project, edition) is not None:
        return True
    from booklet.typeset.edition import load_edition

    return bool(load_edition(project, edition).printer)


def draft(
    job: Job, layouts: Layouts, *, stage: Stage = quietly, shelf: Shelf | None = None
) -> Draft:
    """Read, validate, localise and set a booklet, up to the last page.

    Args:
        job: what to set; of an edition on sheets, the pages that lie on them.
        layouts: how sections look.
        stage: told what is being done.
        shelf: what other editions of the same command have made.

    Raises:
        BookletError: with every finding of the stage that failed.
    """
    shelf, job = shelf or Shelf(), _of_pages(job)
    keep = shelf.lately if job.service else shelf.once
    return keep(("draft", job), lambda: _set(job, layouts, stage, shelf))


def pages(
    job: Job, layouts: Layouts, *, stage: Stage = quietly, shelf: Shelf | None = None
) -> Pages:
    """Make the pages of an edition, or those that lie on its sheets; nothing is written.

    Args:
        job: what to make.
        layouts: how sections look.
        stage: told what is being done.
        shelf: what other editions of the same command have made.

    Raises:
        BookletError: with every finding of the stage that failed.
    """
    shelf, job = shelf or Shelf(), _of_pages(job)
    keep = shelf.lately if job.service else shelf.once
    return keep(("pages", job), lambda: _paint(job, layouts, stage, shelf))


def build(
    job: Job, layouts: Layouts, *, stage: Stage = quietly, shelf: Shelf | None = None
) -> Built:
    """Build the files of an edition; the last good ones stay until all new ones are whole.

    Args:
        job: what to build.
        layouts: how sections look.
        stage: told what is being done.
        shelf: what other editions of the same command have made.

    Raises:
        BookletError: with every finding of the stage that failed.
    """
    shelf = shelf or Shelf()
    made = pages(job, layouts, stage=stage, shelf=shelf)
    sheets = sheet_edition(job.project, job.edition)
    if sheets is not None:
        return _on_sheets(job, sheets, made, stage, shelf)
    booklet, printer = made.draft.booklet, made.draft.setting.printer
    files = {"": (made.parts, made.data)}
    if made.apart:
        with stage("merging"):
            files |= {
                ending: (parts, sharing.merged(job, made.draft, parts, shelf, ending))
                for ending, parts in _apart(made.parts).items()
            }
    with stage("writing"):
        from booklet.assemble.files import write_together

        paths = {part: job.output / str(job.name(booklet, part)) for part in ("", *PARTS)}
        write_together(
            {paths[ending]: data for ending, (_, data) in files.items()},
            # A cover of another day beside this booklet would go to the printer with it.
            gone=[path for ending, path in paths.items() if printer and ending not in files],
        )
    finished = tuple(
        Finished(paths[ending], len(data), sum(part.count for part in parts))
        for ending, (parts, data) in files.items()
    )
    return Built(files=finished, draft=made.draft)


def _of_pages(job: Job) -> Job:
    """The same job for the edition whose pages it has: an edition on sheets has another's."""
    edition, printer = pages_of(job.project, job.edition, job.printer)
    return changed(job, edition=edition, printer=printer)


def _set(job: Job, layouts: Layouts, stage: Stage, shelf: Shelf) -> Draft:
    with stage("reading"):
        from booklet.l10n.localise import load_localised

        booklet = shelf.once(
            ("booklet", job.content, job.locale, job.incomplete),
            lambda: load_localised(
                job.project, job.content, locale=job.locale, draft=job.incomplete
            ),
        )
    with stage("setting"):
        from booklet.typeset.checks import check_composition
        from booklet.typeset.compose import compose, front_of
        from booklet.typeset.plan import taken

        setting = _setting(job, booklet, shelf)
        booklet = taken(booklet, setting)
        inserted = _insert_pages(job.project, booklet, setting)

        def set_front() -> Front:
            by = _setting(sharing.nobodys(job), booklet, shelf)
            return front_of(booklet, layouts=layouts, setting=by, insert_pages=inserted)

        composition = compose(
            booklet,
            layouts=layouts,
            setting=setting,
            insert_pages=inserted,
            front=sharing.front_of(job, shelf, set_front) if job.service else None,
        )
        warnings = check_composition(composition, setting)
    return Draft(
        booklet=booklet,
        setting=setting,
        composition=composition,
        warnings=warnings,
        title=layouts.title(booklet, setting),
    )


def _setting(job: Job, booklet: Booklet, shelf: Shelf) -> Setting:
    """What layouts work with; that every character has a glyph is seen once for all services."""
    from booklet.l10n.coverage import require_glyphs
    from booklet.typeset.edition import load_edition
    from booklet.typeset.printer import printer_for
    from booklet.typeset.setting import Setting
    from booklet.typeset.theme import load_theme

    edition = shelf.once(("edition", job.edition), lambda: load_edition(job.project, job.edition))
    own = edition.service_theme if job.service else ()
    variants = (*edition.theme, *own, *(["mono"] if job.mono else []))
    setting = Setting(
        booklet,
        project=job.project,
        theme=shelf.once(("theme", variants), lambda: load_theme(job.project, variants)),
        edition=edition,
        service=_service(job, booklet),
        printer=shelf.once(
            ("printer", job.edition, job.printer),
            lambda: printer_for(job.project, edition, job.printer),
        ),
    )
    shelf.once(
        ("glyphs", sharing.nobodys(job)),
        lambda: require_glyphs(booklet, setting.covers, job.project),
    )
    if setting.service:
        require_glyphs(setting.service, setting.covers, job.project)
    return setting


def _paint(job: Job, layouts: Layouts, stage: Stage, shelf: Shelf) -> Pages:
    made = draft(job, layouts, stage=stage, shelf=shelf)
    setting, composition = made.setting, made.composition
    by = setting.printer
    apart = by is not None and by.cover == "separate" and setting.edition.colour == "cmyk"
    with stage("painting"):
        if apart:
            from booklet.typeset.cover import with_cover_apart

            composition = with_cover_apart(composition)
        parts = sharing.painted(job, made, composition, shelf)
    with stage("merging"):
        data = sharing.merged(job, made, parts, shelf)
    return Pages(draft=made, parts=parts, apart=apart, data=data)


def _apart(painted: Sequence[Painted]) -> dict[str, Sequence[Painted]]:
    """What goes into the file of the cover and that of the inside, by the ending of its name."""
    files = {
        ending: [part for part in painted if getattr(part, "on_cover", False) == of_cover]
        for ending, of_cover in PARTS.items()
    }
    return {ending: parts for ending, parts in files.items() if parts}


def _on_sheets(job: Job, edition: SheetEdition, made: Pages, stage: Stage, shelf: Shelf) -> Built:
    """Put the pages of another edition on sheets."""
    with stage("imposing"):
        from booklet.prepress.impose import impose_edition
        from booklet.prepress.words import load_words

        name = job.name(made.draft.booklet)
        draft = job.incomplete
        sheets = impose_edition(
            edition,
            (made.data, sharing.on_sheets(job, made.draft.composition, shelf)),
            project=job.project,
            words=load_words(job.project, name.locale, content=job.content, draft=draft),
            printer=job.printer,
            name=name,
        )
    with stage("writing"):
        from booklet.assemble.files import write_atomically

        path = job.output / str(name)
        write_atomically(path, sheets.data)
    finished = Finished(path, len(sheets.data), sheets.plan.sides)
    return Built(files=(finished,), draft=made.draft, sheets=sheets)


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


def _insert_pages(project: Path, booklet: Booklet, setting: Setting) -> dict[str, int]:
    from booklet.model.content import Insert

    inserts = [section for section in booklet.sections if isinstance(section, Insert)]
    own = setting.service.insert if setting.service else None
    if own and setting.edition.takes_inserts and setting.theme.one_ink is None:
        inserts.append(own)
    if not inserts:
        return {}
    from booklet.assemble.inserts import inspect_insert

    ready = {i.id: inspect_insert(project / i.file, i) for i in inserts}
    if own and own.id in ready and not ready[own.id].fits(setting.edition.trim):
        del ready[own.id]  # the service has other editions too; a warning says so
    return {name: insert.pages for name, insert in ready.items()}
