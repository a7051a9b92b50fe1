"""The arguments of the command line; those of a stage are the stage's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from booklet import __version__
from booklet.batch.arguments import add_arguments as add_batch_arguments
from booklet.batch.arguments import add_sets

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name


def parsed(arguments: Sequence[str], project: Path) -> argparse.Namespace:
    """What the command line asks for; ends the program where it makes no sense."""
    import argparse

    given = list(arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "build")
    parser = argparse.ArgumentParser(
        prog="build_report.py",
        description="Make the booklet from the files in content/.",
        epilog="Without a command the booklet is built for the screen. The finished file lies in"
        " build/. Documents: README.md, docs/content-format.md, docs/errors.md.",
    )
    parser.add_argument("--version", action="version", version=f"Booklet builder {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    build = commands.add_parser(
        "build",
        help="make the booklet",
        epilog="--edition, --locale and --service may be given several times; all is every one.",
    )
    check = commands.add_parser(
        "check", help="check the content, or finished files, and say what was found"
    )
    if given[0] == "check":
        from booklet.preflight.command import add_arguments as add_check_arguments

        add_check_arguments(check)
    _add_stages(commands, given[0], project)
    for command in (build, check):
        _add_common(command, project)
        add_sets(command)
    add_batch_arguments(build)
    build.add_argument(
        "--no-check", action="store_false", dest="look", help="do not look the finished files over"
    )
    build.add_argument(
        "--output",
        metavar="DIR",
        type=Path,
        default=project / "build",
        help="folder for the finished files; default: build",
    )
    options, unknown = parser.parse_known_args(given)
    if unknown:
        _refuse(commands.choices[options.command], unknown[0])
    return options


def _refuse(command: argparse.ArgumentParser, unknown: str) -> NoReturn:
    """End the program at a word that the command does not take."""
    from booklet.source.near import did_you_mean

    options = [option for action in command._actions for option in action.option_strings]  # noqa: SLF001 - there is no other list
    command.error("; ".join((f"“{unknown}” is not understood", *did_you_mean(unknown, options))))


def _add_stages(commands: Commands, asked: str, project: Path) -> None:
    """Commands that one stage carries out; what they take is only read if they are asked for."""
    impose = commands.add_parser(
        "impose", help="put the pages of a PDF on sheets, to print, fold, cut and bind"
    )
    if asked == "impose":
        from booklet.prepress.command import add_arguments

        add_arguments(impose)
    compare = commands.add_parser("compare", help="say what changed from one PDF to another")
    if asked == "compare":
        from booklet.compare.command import add_arguments as add_compare_arguments

        add_compare_arguments(compare)
    translate = commands.add_parser(
        "translate", help="begin translations, send them out, take them in, check them"
    )
    if asked == "translate":
        from booklet.translate.command import add_arguments as add_translate_arguments

        add_translate_arguments(translate, project)


def _add_common(command: argparse.ArgumentParser, project: Path) -> None:
    """Which booklet it is that is built or checked; names may be given several times."""
    command.add_argument(
        "--edition", action="append", metavar="NAME", help="which edition; default: screen"
    )
    command.add_argument(
        "--printer",
        metavar="NAME",
        default="",
        help="whose press an edition on paper is for, as in layouts/printers",
    )
    command.add_argument(
        "--locale", action="append", metavar="TAG", help="which language, as in en-GB"
    )
    command.add_argument(
        "--service",
        action="append",
        metavar="NAME",
        help="in whose name: a file in content/services; none: nobody’s",
    )
    command.add_argument(
        "--mono", action="store_true", help="in one ink, and little of it: lines for colours"
    )
    command.add_argument(
        "--draft",
        action="store_true",
        help="in another language: leave in English what is not translated, and say so",
    )
    command.add_argument(
        "--content",
        metavar="DIR",
        type=Path,
        default=project / "content",
        help="folder of the content files; default: content",
    )
