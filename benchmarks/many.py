"""Builds an edition in the name of one service after another, as a task of many builds does.

``python -m benchmarks.many PROJECT CONTENT OUTPUT EDITION COUNT LOOK`` prints the CPU milliseconds
of each as JSON; ``LOOK`` is 1 if the finished files are looked over.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    """Build for the first ``COUNT`` services that were invented."""
    project, content, output = (Path(argument).resolve() for argument in sys.argv[1:4])
    from benchmarks.services import NAME
    from booklet.batch.tasks import Task, run
    from booklet.pipeline import Job
    from layouts import BookletLayouts

    edition, count, look = sys.argv[4], int(sys.argv[5]), bool(int(sys.argv[6]))
    jobs = tuple(
        Job(
            project=project,
            content=content,
            output=output,
            edition=edition,
            service=NAME.format(number),
        )
        for number in range(1, count + 1)
    )
    outcome = run(Task(jobs=jobs, layouts=BookletLayouts(), look=look))
    assert not any(made.failed for made in outcome.made), outcome.made
    json.dump([made.cpu * 1000 for made in outcome.made], sys.stdout)


if __name__ == "__main__":
    main()
