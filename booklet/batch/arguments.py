"""What the command line asks of many files at once, and whether it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

ALL = "all"
"""The name of everything that there is."""

NOBODY = "none"
"""The name of the files that are in no service’s name."""


def add_sets(command: argparse.ArgumentParser) -> None:
    """What names many files by one word."""
    command.add_argument(
        "--matrix", metavar="NAME", default="", help="a set of content/matrix.yaml: handouts"
    )
    command.set_defaults(jobs=0, fresh=False)


def add_arguments(build: argparse.ArgumentParser) -> None:
    """The options of ``build`` that a single file has no use for."""
    build.add_argument(
        "--jobs",
        metavar="N",
        type=_count,
        default=0,
        help="so many processes at a time; default: one for each processor",
    )
    build.add_argument(
        "--fresh", action="store_true", help="build again what is unchanged since the last time"
    )


def is_batch(options: argparse.Namespace) -> bool:
    """Whether more is asked for than one booklet in a few editions."""
    named = [options.edition or (), options.locale or (), options.service or ()]
    some = any(name == ALL or "*" in name for names in named for name in names)
    several = any(len(names) > 1 for names in named[1:])
    return bool(some or several or options.matrix or options.jobs or options.fresh)


def _count(text: str) -> int:
    """A number from 1 on."""
    from argparse import ArgumentTypeError

    if not text.isdecimal() or int(text) < 1:
        message = f"“{text}” is not a number of processes; write 1 or more"
        raise ArgumentTypeError(message)
    return int(text)
