"""Builds again and again in one process, one word changed before each: a writer's afternoon.

``python -m benchmarks.warm PROJECT CONTENT OUTPUT COUNT`` prints the CPU milliseconds of each
build as JSON; ``CONTENT`` is changed. The first build is cold but for the interpreter.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time

from benchmarks.content import change_word


def main() -> None:
    """Build once, then ``COUNT`` times with a word changed."""
    project, content, output = (Path(argument).resolve() for argument in sys.argv[1:4])
    story = next(content.glob("*/stories/*.yaml"))
    times = []
    for place in range(int(sys.argv[4]) + 1):
        if place:
            change_word(story, place=place)
        begun = process_time()
        _build(project, content, output)
        times.append((process_time() - begun) * 1000)
    json.dump(times, sys.stdout)


def _build(project: Path, content: Path, output: Path) -> None:
    # Imported here, so that the first build pays for it.
    from booklet.pipeline import Job, build
    from layouts import BookletLayouts

    build(Job(project=project, content=content, output=output), BookletLayouts())


if __name__ == "__main__":
    main()
