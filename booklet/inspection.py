"""Preflight of what the pipeline makes: the end of a build, and files checked later.

Beside the pipeline, for it knows the last stage as the pipeline knows the others: what was
meant comes from an edition set anew, what was made from the finished file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.pipeline import Shelf, draft, pages, quietly
from booklet.prepress import sheet_edition
from booklet.values import changed

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from booklet.naming import FileName
    from booklet.pipeline import Built, Draft, Job, Stage
    from booklet.preflight.command import Meaning
    from booklet.preflight.findings import Result
    from booklet.preflight.meant import Meant
    from booklet.typeset.layout import Layouts


def meant(job: Job, made: Draft, *, part: str = "") -> Meant:
    """What a file of an edition was meant to be, for preflight.

    Args:
        job: names the edition.
        made: its pages.
        part: ending of the file's name: nothing for the whole booklet.
    """
    from booklet.preflight.intent import meant_by, meant_for_sheets

    sheets = sheet_edition(job.project, job.edition)
    if sheets is not None:
        printer = job.printer or sheets.printer
        turned = made.setting.direction == "rtl"
        asked = sheets.imposition(job.project, job.printer, right_to_left=turned)
        return meant_for_sheets(made.setting, edition=sheets.name, printer=printer, asked=asked)
    composition = made.composition
    if part:
        from booklet.typeset.cover import with_cover_apart

        composition = with_cover_apart(composition)
    return meant_by(made.booklet, made.setting, composition, part=part, title=made.title)


def meaning(job: Job, layouts: Layouts) -> Meaning:
    """Makes what a finished file was meant to be, each edition set anew once."""
    shelf = Shelf()

    def of(known: FileName | None, printer: str) -> Meant:
        if known is None:
            from booklet.preflight.intent import meant_by_stranger

            return meant_by_stranger(job.project, printer, mono=job.mono)
        wanted = changed(
            job,
            edition=known.edition,
            locale=known.locale,
            service=known.service,
            mono=known.mono,
        )
        intended = meant(wanted, draft(wanted, layouts, shelf=shelf), part=known.part)
        if intended.folding is None:
            return intended
        # Sheets are folded and read against their pages, which are made again for that.
        return changed(intended, reader=pages(wanted, layouts, shelf=shelf).data)

    return of


def look_over(job: Job, built: Built, *, stage: Stage = quietly) -> tuple[Result, ...]:
    """Preflight what was built: as much as costs little (docs/preflight-rules.md)."""
    with stage("checking"):
        from booklet.preflight.examine import Reach, glance
        from booklet.preflight.meant import Purpose

        results = []
        for file in built.files:
            part = next(e for e in ("-cover", "-inside", "") if file.path.stem.endswith(e))
            intended = meant(job, built.draft, part=part)
            # The cover and the inside apart have the pages of the whole.
            whole = intended.purpose is Purpose.PRESS and not part
            reach = Reach.PAGES if whole else Reach.FILE
            results.append(glance(file.path, intended, reach=reach))
    return tuple(results)


def told(results: Sequence[Result], *, coloured: bool) -> tuple[int, tuple[str, ...]]:
    """The exit code, and what is said of finished files: nothing if nothing was found."""
    found = [result for result in results if result.findings]
    if not found:
        return 0, ()
    from booklet.preflight.command import exit_code
    from booklet.preflight.say import Voice

    voice = Voice(coloured=coloured)
    return exit_code(found), tuple(line for result in found for line in voice.lines(result))


def check(
    options: Namespace,
    job: Job,
    layouts: Layouts,
    *,
    say: Callable[[str], None],
    coloured: bool,
) -> int:
    """Check finished files: ours against the content, others against a printer's profile.

    Args:
        options: of the command line.
        job: where content and layouts are.
        layouts: how pages look.
        say: prints a line.
        coloured: whether the terminal shows colours.
    """
    from booklet.naming import FileName
    from booklet.preflight.command import Order, check_files
    from booklet.typeset.edition import edition_files

    editions = edition_files(job.project)
    families = [name for name, is_family in editions.items() if is_family]
    return check_files(
        Order.of(options),
        meaning=meaning(job, layouts),
        named=lambda name: FileName.read(name, editions, families=families),
        say=say,
        coloured=coloured,
    )
