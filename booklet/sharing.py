"""What is the same for every service: set, painted and merged once, whoever asks first.

A service's name stands in the last part of an edition and in the pages made up before it; the
parts before those, its *front*, are nobody's. That is so too for a service that is alone: so
its file is the same, to the byte, as one made among many.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from booklet import __version__
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from booklet.jobs import Draft, Job, Painted, Shelf
    from booklet.prepress.sharing import Shared
    from booklet.tagging.metadata import Metadata
    from booklet.typeset.composition import Composition, Front


def nobodys(job: Job) -> Job:
    """The same job in nobody's name."""
    return changed(job, service="")


def front_of(job: Job, shelf: Shelf, make: Callable[[], Front]) -> Front:
    """The parts that all services share; one that is not closed is made for each anew."""
    front = shelf.once(("front", nobodys(job)), make)
    return front if front.is_closed else make()


def painted(job: Job, made: Draft, composition: Composition, shelf: Shelf) -> tuple[Painted, ...]:
    """Paint a composition; its fonts have the letters of the front, or those of the rest."""
    from booklet.paint.painter import paint

    front, metadata = composition.front, metadata_of(job, made)
    if front is None:
        return paint(composition, setting=made.setting, metadata=metadata)
    before, own = composition.divided()

    def make() -> tuple[Painted, ...]:
        of_nobody = metadata_of(nobodys(job), changed(made, title=""))
        return paint(before, setting=front.setting, metadata=of_nobody)

    # A page may say how many there are.
    key = ("painted", nobodys(job), composition.count)
    shared = shelf.once(key, make) if front.is_closed else make()
    return (*shared, *paint(own, setting=made.setting, metadata=metadata))


def merged(
    job: Job, made: Draft, parts: Sequence[Painted], shelf: Shelf, ending: str = ""
) -> bytes:
    """The file of painted parts; ``ending`` is that of its name."""
    from booklet.assemble import begin, finish

    metadata, project = metadata_of(job, made, ending), job.project
    front, begun = made.composition.front, None
    if front and front.is_closed:
        shared = tuple(takewhile(lambda part: not getattr(part, "own", False), parts))
        parts = parts[len(shared) :]
        begun = shelf.once(
            ("merged", shared), lambda: begin(shared, metadata=metadata, project=project)
        )
    return finish(
        parts,
        metadata=metadata,
        project=project,
        conformance=made.setting.edition.conformance,
        begun=begun,
    )


def on_sheets(job: Job, composition: Composition, shelf: Shelf) -> Shared:
    """What the pages of a service have in common with those of others, when they lie on sheets."""
    from booklet.prepress.sharing import Shared

    if composition.front is None or not composition.front.is_closed:
        return Shared()
    before, _ = composition.divided()
    of_all = ("sheets", nobodys(job), composition.count)
    return Shared(before.count, lambda name, make: shelf.once((of_all, name), make))


def metadata_of(job: Job, made: Draft, ending: str = "") -> Metadata:
    """What a file says about itself; ``ending`` is that of its name."""
    from booklet.tagging.description import describe

    return describe(
        made.booklet,
        edition=job.name(made.booklet, ending).variant,
        title=made.title,
        created=job.created,
        producer=f"Booklet builder {__version__}",
    )
