"""``build_report.py build`` for many files: what is asked, done, kept and told."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from booklet.batch.asked import asked
from booklet.batch.grouping import edition_names, tasks_of
from booklet.batch.inputs import Inputs
from booklet.batch.manifest import NAME, Manifest
from booklet.batch.telling import (
    Progress,
    errors_told,
    faults_kept,
    stale_told,
    table,
    warnings_told,
)
from booklet.batch.workers import Workers, processes
from booklet.diagnostics import BookletError
from booklet.l10n.localise import load_localised

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from booklet.batch.asked import Asked
    from booklet.batch.tasks import Made
    from booklet.batch.telling import Voice
    from booklet.diagnostics import Diagnostic
    from booklet.jobs import Job
    from booklet.typeset.layout import Layouts

OK, FAULTY, MENDABLE, INTERRUPTED = 0, 1, 2, 130


def build_many(options: argparse.Namespace, like: Job, layouts: Layouts, *, voice: Voice) -> int:
    """Build everything that is asked for, as far as it is not there already.

    Args:
        options: of the command line.
        like: what all jobs have in common.
        layouts: how pages look.
        voice: where it is told.

    Returns:
        The exit code: 2 if a file could not be made, 1 if one has faults, 130 if somebody
        stopped it.

    Raises:
        BookletError: if the content, or what is asked, makes no sense, or nothing can be
            written to the folder.
    """
    began = perf_counter()
    booklet = load_localised(like.project, like.content, draft=like.incomplete)
    wanted = asked(options, like, booklet)
    for reason, count in wanted.left_out.items():
        voice.say(f"{count} left out: {reason}")
    batch = Batch(like.project, wanted, Manifest(like.output, booklet.id))
    batch.compare(Inputs(like, booklet.language, look=options.look), fresh=options.fresh)
    batch.manifest.write()  # where that cannot be done, nothing else can be written
    count = processes(options.jobs)
    tasks = tasks_of(batch.waiting, layouts=layouts, look=options.look, processes=count)
    workers = Workers(count)
    progress = Progress(len(batch.waiting), voice)
    progress.show()
    stopped = False
    try:
        for outcome in workers.outcomes(tasks):
            batch.note(outcome.made)
            progress.tell(outcome.made)
    except KeyboardInterrupt:
        stopped = True
    workers.clear(like.output)
    progress.end()
    # Whoever edits while files are made does not know which of them has the edit.
    edited = batch.distrust(Inputs(like, booklet.language, look=options.look))
    if edited:
        voice.say(f"{edited} made while something they are made from was edited: build again")
    return batch.tell(voice, stopped=stopped or workers.stopped, wall=perf_counter() - began)


class Batch:
    """What is asked for, and how far it has come.

    Args:
        project: its folder.
        wanted: all that is asked for.
        manifest: of the folder it is built into.

    Attributes:
        manifest: kept up with what is noted.
        waiting: jobs that have to be done, once they have been compared.
    """

    def __init__(self, project: Path, wanted: Asked, manifest: Manifest) -> None:
        self._project, self._wanted, self.manifest = project, wanted, manifest
        self._jobs = wanted.jobs
        self._unwritten: Sequence[Diagnostic] = ()
        self._inputs: dict[Job, Mapping[str, str]] = {}
        self._made: dict[Job, Made] = {}
        self.waiting: tuple[Job, ...] = ()

    def compare(self, inputs: Inputs, *, fresh: bool) -> None:
        """Find what has to be built: all that is not there as it would be made."""
        self._inputs = {job: inputs.of(job) for job in self._jobs}
        self.waiting = tuple(
            job
            for job in self._jobs
            if fresh or not self.manifest.is_unchanged(job, self._inputs[job])
        )

    def note(self, made: Sequence[Made]) -> None:
        """Take in what was made. The manifest is written each time: the power may fail."""
        for one in made:
            self._made[one.job] = one
            if not one.failed:
                self.manifest.note(one, self._inputs[one.job])
        self._keep()

    def _keep(self) -> None:
        """Write the manifest; that there is no room for it now must not stop the others."""
        try:
            self.manifest.write()
        except BookletError as error:
            self._unwritten = error.diagnostics
        else:
            self._unwritten = ()

    def distrust(self, now: Inputs) -> int:
        """Forget from what those files were made whose inputs have changed since; their number."""
        edited = [job for job in self._made if now.of(job) != self._inputs[job]]
        for job in edited:
            self.manifest.distrust(job)
        self._keep()
        return len(edited)

    def tell(self, voice: Voice, *, stopped: bool, wall: float) -> int:
        """Say what went wrong and sum it up; the exit code."""
        made = [self._made[job] for job in self.waiting if job in self._made]
        waiting = frozenset(self.waiting)
        kept = [job for job in self._jobs if job not in waiting]
        missing = waiting - self._made.keys()
        lines = [
            *errors_told(made, self._project, beside=self._unwritten),
            *faults_kept(map(self.manifest.of, kept)),
            *warnings_told(self.manifest.of(job) for job in self._jobs if job not in missing),
            *stale_told(self.manifest.others(self._wanted.is_known)),
        ]
        whole, rows = table(
            self._jobs,
            edition_names(self._project),
            entries=self.manifest.of,
            made=self._made,
            begun=lambda job: job not in missing,
        )
        for line in (*lines, *rows):
            voice.say(line)
        built = whole.files - whole.kept
        said = f"{built} built, {whole.kept} unchanged, {whole.failed} failed"
        left = f", {len(missing)} not begun" if missing else ""
        known = "" if self._unwritten else f"; {NAME} says what lies there"
        voice.say(f"{said}{left}; {wall:.1f} s{known}")
        if stopped:
            return INTERRUPTED
        if whole.failed or self._unwritten:
            return MENDABLE
        return FAULTY if whole.errors else OK
