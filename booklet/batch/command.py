"""``build_report.py build`` for many files: what is asked, done, kept and told."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from booklet.batch.asked import asked
from booklet.batch.grouping import tasks_of
from booklet.batch.inputs import Inputs
from booklet.batch.manifest import NAME, Manifest
from booklet.batch.telling import Progress, errors_told, faults_kept, table
from booklet.batch.workers import Workers, processors
from booklet.l10n.localise import load_localised
from booklet.typeset.edition import edition_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from booklet.batch.tasks import Made
    from booklet.batch.telling import Voice
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
        BookletError: if the content, or what is asked, makes no sense.
    """
    began = perf_counter()
    booklet = load_localised(like.project, like.content, draft=like.incomplete)
    wanted = asked(options, like, booklet)
    for reason, count in wanted.left_out.items():
        voice.say(f"{count} left out: {reason}")
    batch = Batch(like.project, wanted.jobs, Manifest(like.output, booklet.id))
    inputs = Inputs(like, booklet.language, look=options.look)
    batch.compare(inputs, fresh=options.fresh)
    processes = options.jobs or processors()
    tasks = tasks_of(batch.waiting, layouts=layouts, look=options.look, processes=processes)
    workers = Workers(processes)
    progress = Progress(len(batch.waiting), voice)
    progress.show()
    stopped = False
    try:
        for outcome in workers.outcomes(tasks):
            batch.note(outcome.made)
            progress.tell(outcome.made)
    except KeyboardInterrupt:
        workers.clear(like.output)
        stopped = True
    progress.end()
    # Whoever edits while files are made does not know which of them has the edit.
    edited = batch.distrust(Inputs(like, booklet.language, look=options.look))
    if edited:
        voice.say(f"{edited} made while something they are made from was edited: build again")
    batch.manifest.write()
    return batch.tell(voice, stopped=stopped or workers.stopped, wall=perf_counter() - began)


class Batch:
    """What is asked for, and how far it has come.

    Args:
        project: its folder.
        jobs: all that are asked for.
        manifest: of the folder they are built into.

    Attributes:
        manifest: kept up with what is noted.
        waiting: jobs that have to be done, once they have been compared.
    """

    def __init__(self, project: Path, jobs: Sequence[Job], manifest: Manifest) -> None:
        self._project, self._jobs, self.manifest = project, jobs, manifest
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
        self.manifest.write()

    def distrust(self, now: Inputs) -> int:
        """Forget from what those files were made whose inputs have changed since; their number."""
        edited = [job for job in self._made if now.of(job) != self._inputs[job]]
        for job in edited:
            self.manifest.distrust(job)
        return len(edited)

    def tell(self, voice: Voice, *, stopped: bool, wall: float) -> int:
        """Say what went wrong and sum it up; the exit code."""
        made = [self._made[job] for job in self.waiting if job in self._made]
        waiting = frozenset(self.waiting)
        kept = [job for job in self._jobs if job not in waiting]
        for line in (*errors_told(made, self._project), *faults_kept(map(self.manifest.of, kept))):
            voice.say(line)
        missing = waiting - self._made.keys()
        whole, lines = table(
            self._jobs,
            edition_files(self._project),
            entries=self.manifest.of,
            made=self._made,
            begun=lambda job: job not in missing,
        )
        for line in lines:
            voice.say(line)
        built = whole.files - whole.kept
        said = f"{built} built, {whole.kept} unchanged, {whole.failed} failed"
        left = f", {len(missing)} not begun" if missing else ""
        voice.say(f"{said}{left}; {wall:.1f} s; {NAME} says what lies there")
        if stopped:
            return INTERRUPTED
        return MENDABLE if whole.failed else FAULTY if whole.errors else OK
