"""The stages in their order; no other module knows it.

::

    YAML -read-> nodes -validate-> Booklet -localise-> Booklet of one locale
         -lay out-> blocks -place-> Pages -paint-> parts -merge-> file

Stages are imported when they are reached: a booklet that fails to validate should say so
before anything of ReportLab is loaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from booklet import __version__
from booklet.values import value

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.diagnostics import Diagnostic
    from booklet.model.content import Booklet
    from booklet.tagging.metadata import Metadata
    from booklet.typeset.compose import Composition
    from booklet.typeset.layout import Layouts
    from booklet.typeset.setting import Setting


Stage = Callable[[str], AbstractContextManager[None]]
"""Told the name of each stage as it begins; times it, or does nothing."""


@contextmanager
def _quietly(name: str) -> Iterator[None]:
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
        locale: BCP 47 tag; empty for the language of the content.
        created: date of the file, in UTC; None for the booklet's own date.
    """

    project: Path
    content: Path
    output: Path
    edition: str = "screen"
    locale: str = ""
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


@value(kw_only=True)
class Built:
    """A finished file.

    Attributes:
        path: where it lies.
        size: bytes.
        draft: what it was painted from.
    """

    path: Path
    size: int
    draft: Draft


def draft(job: Job, layouts: Layouts, *, stage: Stage = _quietly) -> Draft:
    """Read, validate, localise and set a booklet, up to the last page.

    Raises:
        BookletError: with every finding of the stage that failed.
    """
    with stage("reading"):
        from booklet.l10n.localise import localise
        from booklet.model.load import load_booklet

        source = load_booklet(job.project, job.content)
        booklet = localise(source, job.locale or source.language)
    with stage("setting"):
        from booklet.l10n.coverage import require_glyphs
        from booklet.typeset.checks import check_composition
        from booklet.typeset.compose import compose
        from booklet.typeset.edition import load_edition
        from booklet.typeset.setting import Setting
        from booklet.typeset.theme import load_theme

        setting = Setting(
            booklet,
            project=job.project,
            theme=load_theme(job.project),
            edition=load_edition(job.project, job.edition),
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


def build(job: Job, layouts: Layouts, *, stage: Stage = _quietly) -> Built:
    """Build one file; the last good one stays until the new one is whole.

    Raises:
        BookletError: with every finding of the stage that failed.
    """
    made = draft(job, layouts, stage=stage)
    metadata = _metadata(job, made.booklet)
    with stage("painting"):
        from booklet.paint.painter import paint

        painted = paint(made.composition, setting=made.setting, metadata=metadata)
    with stage("merging"):
        from booklet.assemble import finish

        data = finish(painted, metadata=metadata, project=job.project)
    with stage("writing"):
        from booklet.assemble.files import write_atomically

        name = f"{made.booklet.id}.{made.booklet.language}.{job.edition}.pdf"
        path = job.output / name
        write_atomically(path, data)
    return Built(path=path, size=len(data), draft=made)


def _insert_pages(project: Path, booklet: Booklet) -> dict[str, int]:
    from booklet.model.content import Insert

    inserts = [section for section in booklet.sections if isinstance(section, Insert)]
    if not inserts:
        return {}
    from booklet.assemble.inserts import inspect_insert

    return {i.id: inspect_insert(project / i.file, i).pages for i in inserts}


def _subject(booklet: Booklet) -> str:
    """What catalogues say the booklet is: the description on its cover."""
    from booklet.model.content import Cover

    return next((s.description.plain for s in booklet.sections if isinstance(s, Cover)), "")


def _metadata(job: Job, booklet: Booklet) -> Metadata:
    from booklet.tagging.metadata import Metadata

    year, month = (int(number) for number in booklet.date.split("-")[:2])
    named = f"{booklet.id}.{booklet.language}.{job.edition}"
    digest = hashlib.sha256(named.encode()).hexdigest()
    identifier = "-".join(
        (digest[:8], digest[8:12], f"8{digest[13:16]}", f"8{digest[17:20]}", digest[20:32])
    )
    return Metadata(
        title=booklet.title.plain,
        language=booklet.language,
        created=job.created or datetime(year, month, 1, tzinfo=UTC),
        identifier=f"urn:uuid:{identifier}",
        producer=f"Booklet builder {__version__}",
        author=", ".join(booklet.authors),
        subject=_subject(booklet),
        keywords=booklet.keywords,
    )
