"""``build_report.py check`` for many editions: every page is filled, and no file is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.batch.asked import asked
from booklet.batch.grouping import tasks_of
from booklet.batch.tasks import Made
from booklet.batch.telling import described, errors_told, told_once
from booklet.diagnostics import BookletError, counted
from booklet.l10n.localise import load_localised

if TYPE_CHECKING:
    import argparse

    from booklet.batch.telling import Voice
    from booklet.jobs import Job
    from booklet.typeset.layout import Layouts

OK, MENDABLE = 0, 2


def check_many(options: argparse.Namespace, like: Job, layouts: Layouts, *, voice: Voice) -> int:
    """Set everything that is asked for and tell what is found; the failure of one stops no other.

    Args:
        options: of the command line.
        like: what all jobs have in common.
        layouts: how pages look.
        voice: where it is told.

    Returns:
        The exit code: 2 if something cannot be set.

    Raises:
        BookletError: if the content, or what is asked, makes no sense.
    """
    from booklet.jobs import Shelf
    from booklet.pipeline import draft

    booklet = load_localised(like.project, like.content, draft=like.incomplete)
    wanted = asked(options, like, booklet)
    failed: list[Made] = []
    found: list[tuple[str, str]] = []
    for task in tasks_of(wanted.jobs, layouts=layouts):
        shelf = Shelf()
        for job in task.jobs:
            try:
                made = draft(job, layouts, shelf=shelf)
            except BookletError as error:
                failed.append(Made(job=job, errors=error.diagnostics))
                voice.say(f"{described(job)}: failed")
                continue
            found += [(f"warning[{w.code}]: {w.message}", described(job)) for w in made.warnings]
            findings = counted(len(made.warnings), "finding")
            voice.say(f"{described(job)}: {counted(made.composition.count, 'page')}, {findings}")
    for line in (*errors_told(failed, like.project), *told_once(found)):
        voice.say(line)
    return MENDABLE if failed else OK
