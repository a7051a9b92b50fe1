"""``build_report.py translate``: its arguments, and what it says when it is done."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError
from booklet.l10n.codes import diagnose
from booklet.source.files import shown_path
from booklet.translate.checking import check_translation
from booklet.translate.exchange.formats import FORMATS
from booklet.translate.status import status_lines
from booklet.translate.workspace import open_workspace, tags
from booklet.values import value

if TYPE_CHECKING:
    import argparse

    from booklet.diagnostics import Diagnostic

    Actions = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name
    from booklet.translate.pages import Pages
    from booklet.translate.workspace import Workspace
    from booklet.typeset.layout import Layouts


@value(kw_only=True)
class Outcome:
    """What a run has to say.

    Attributes:
        lines: for people.
        findings: what is wrong, or may be.
    """

    lines: tuple[str, ...]
    findings: tuple[Diagnostic, ...] = ()


STANDING = """\
# yaml-language-server: $schema=../schema/locale.schema.json
kind: locale
# draft until somebody who knows the language has read every page; docs/translating.md says how.
language: {name}
standing: draft
"""


def add_arguments(parser: argparse.ArgumentParser, project: Path) -> None:
    """The actions of ``translate``, each with its arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, help_ in (
        ("init", "begin a translation: an empty catalogue in content/locales"),
        ("update", "take changes of the English into a catalogue"),
        ("status", "say how far translations have come"),
        ("check", "say what is missing in translations, and what may be wrong"),
    ):
        action = actions.add_parser(name, help=help_)
        several = "*" if name != "init" else None
        which = "language: pl, cy, ur" + ("; default: every one there is" if several else "")
        action.add_argument("tag", metavar="TAG", nargs=several, help=which)
        _add_content(action, project)
    _add_exchange(actions, project)
    sign = actions.add_parser("sign-off", help="say who has reviewed a translation, and when")
    sign.add_argument("tag", metavar="TAG", help="language: pl, cy, ur")
    sign.add_argument("--by", metavar="NAME", type=_name, required=True, help="who reviewed it")
    sign.add_argument("--date", metavar="DAY", type=_day, required=True, help="when: 2026-11-23")
    _add_content(sign, project)
    proof = actions.add_parser("proof", help="make a PDF of all messages and where they stand")
    proof.add_argument("tag", metavar="TAG", help="language: pl, cy, ur")
    proof.add_argument(
        "--ids", action="store_true", help="the booklet’s pages, with ids beside the text"
    )
    proof.add_argument(
        "--output", metavar="FILE", type=Path, help="default: build/<booklet>.<TAG>.…"
    )
    _add_content(proof, project)


def _name(text: str) -> str:
    if not text.strip():
        message = "somebody’s name is needed"
        raise ArgumentTypeError(message)
    return " ".join(text.split())


def _day(text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        message = f"“{text}” is not a day; write year, month and day: 2026-11-23"
        raise ArgumentTypeError(message) from None


def _add_exchange(actions: Actions, project: Path) -> None:
    """What goes out to translators, and comes back."""
    out = actions.add_parser("export", help="write a file to send to translators")
    out.add_argument("tag", metavar="TAG", help="language: pl, cy, ur")
    out.add_argument("--to", choices=FORMATS, default="xliff", help="kind of file; default: xliff")
    out.add_argument("--todo", action="store_true", help="only what is not translated yet")
    out.add_argument("--output", metavar="FILE", type=Path, help="default: build/<booklet>.<TAG>.…")
    _add_content(out, project)
    back = actions.add_parser("import", help="take in a file that came back; all of it or nothing")
    back.add_argument("file", metavar="FILE", type=Path, help="a .po, .xliff, .xlsx or .docx")
    back.add_argument(
        "--leave-out", action="store_true", help="leave out what has errors, and take in the rest"
    )
    _add_content(back, project)


def _add_content(action: argparse.ArgumentParser, project: Path) -> None:
    action.add_argument(
        "--content",
        metavar="DIR",
        type=Path,
        default=project / "content",
        help="folder of the content files; default: content",
    )


def run(options: argparse.Namespace, *, project: Path, layouts: Layouts | None = None) -> Outcome:
    """Do one action.

    Args:
        options: of the command line.
        project: its folder.
        layouts: how pages look; without them, nothing is said of pages.

    Raises:
        BookletError: with everything that stands in its way.
    """
    content = options.content.resolve()
    if options.action == "import":
        return _import(options, project, content, layouts)
    if options.action in _OF_ONE:
        space = open_workspace(project, content, options.tag, layouts)
        return _OF_ONE[options.action](space, options)
    asked = options.tag or tags(content)
    if not asked:
        raise BookletError([diagnose("K005", None, tag="TAG")])
    spaces = [open_workspace(project, content, tag, layouts) for tag in asked]
    if options.action == "update":
        return Outcome(lines=tuple(_update(space) for space in spaces))
    if options.action == "check":
        return _check(spaces)
    return Outcome(lines=tuple(line for space in spaces for line in status_lines(space)))


def _init(space: Workspace, _: argparse.Namespace) -> Outcome:
    path = space.catalogue_path
    if path.exists():
        raise BookletError([diagnose("K008", None, found=path.name, tag=space.tag)])
    catalogue = space.updated(None)
    # A standing that somebody has written already stays.
    new = not space.standing_path.exists()
    space.write(catalogue, STANDING.format(name=space.facts.name) if new else "")
    shown = shown_path(space.project, path)
    return Outcome(lines=(f"{shown}: {_many(len(space.messages), 'message')} to translate",))


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _update(space: Workspace) -> str:
    old = space.catalogue()
    new = space.updated(old)
    space.write(new)
    fuzzy = sum(1 for one in new.entries.values() if one.is_fuzzy)
    todo = sum(1 for one in new.entries.values() if not one.is_complete and not one.is_fuzzy)
    shown = shown_path(space.project, space.catalogue_path)
    all_ = _many(len(new.entries), "message")
    return f"{shown}: {all_}, {todo} to translate, {fuzzy} to look at again"


def _check(spaces: list[Workspace]) -> Outcome:
    english = _english(spaces[0])
    checked = [check_translation(one, one.catalogue(), english=english) for one in spaces]
    findings = tuple(finding for one in checked for finding in one.findings)
    errors = sum(1 for one in findings if one.severity == "error")
    tags_ = ", ".join(space.tag for space in spaces)
    said = f"{tags_}: {_many(errors, 'error')}, {_many(len(findings) - errors, 'warning')}"
    return Outcome(
        lines=(said, *(line for one in checked for line in one.remarks)), findings=findings
    )


def _sign_off(space: Workspace, options: argparse.Namespace) -> Outcome:
    from booklet.translate.signing import sign_off

    findings = sign_off(space, by=options.by, date=options.date)
    errors = sum(1 for one in findings if one.severity == "error")
    shown = shown_path(space.project, space.standing_path)
    said = f"{shown}: reviewed by {options.by}, {options.date}"
    if errors:
        said = f"{space.tag}: not signed off; {_many(errors, 'error')} in the way"
    return Outcome(lines=(said,), findings=findings)


def _english(space: Workspace) -> Pages | None:
    """The source set, for all languages."""
    if space.layouts is None:
        return None
    from booklet.translate.pages import english_pages

    return english_pages(space.project, space.content, space.layouts)


def _proof(space: Workspace, options: argparse.Namespace) -> Outcome:
    from booklet.assemble.files import write_atomically
    from booklet.translate.proofing import Proofing

    kind = "ids" if options.ids else "proof"
    path = options.output or space.project / "build" / f"{space.booklet.id}.{space.tag}.{kind}.pdf"
    made = Proofing(space)
    data = made.ids_pdf() if options.ids else made.proof_pdf()
    write_atomically(path, data)
    counted = made.proof.counts.items()
    said = ", ".join(f"{count} {standing}" for standing, count in counted if count)
    return Outcome(lines=(f"{path}: {len(data) / 1024:.0f} KB", f"  {said}"))


def _export(space: Workspace, options: argparse.Namespace) -> Outcome:
    from booklet.assemble.files import write_atomically
    from booklet.translate.exchange.formats import export

    name = f"{space.booklet.id}.{space.tag}.{options.to}"
    path = options.output or space.project / "build" / name
    # What goes out is what there is to translate today.
    catalogue = space.updated(space.catalogue())
    kept = [one for one in catalogue.entries.values() if not (options.todo and one.is_translated)]
    if not kept:
        return Outcome(
            lines=(f"{space.tag}: nothing is left to translate, and no file was written",)
        )
    write_atomically(path, export(space, catalogue, options.to, todo=options.todo))
    return Outcome(lines=(f"{path}: {_many(len(kept), 'message')}",))


def _import(
    options: argparse.Namespace, project: Path, content: Path, layouts: Layouts | None
) -> Outcome:
    from booklet.model.load import load_booklet
    from booklet.translate.exchange.formats import read
    from booklet.translate.exchange.taking_in import take_in

    booklet = load_booklet(project, content)
    parcel = read(options.file, project=booklet.id, source=booklet.language)
    if (parcel.project, parcel.source) != (booklet.id, booklet.language):
        found = f"it is of “{parcel.project}” in {parcel.source}"
        raise BookletError([diagnose("K043", None, file=options.file.name, found=found)])
    space = open_workspace(project, content, parcel.target, layouts)
    taken = take_in(space, space.updated(space.catalogue()), parcel.rows)
    wrong = any(one.severity == "error" for one in taken.findings)
    counted = (
        f"{taken.new} new, {taken.replaced} replaced, {taken.same} as before, {taken.empty} empty"
    )
    if wrong and not options.leave_out:
        said = f"{options.file.name}: nothing was taken in; {counted}, {taken.left_out} with errors"
        return Outcome(lines=(said,), findings=taken.findings)
    space.write(taken.catalogue)
    shown = shown_path(space.project, space.catalogue_path)
    said = f"{shown}: {counted}, {taken.left_out} left out"
    return Outcome(lines=(said,), findings=taken.findings)


_OF_ONE = {"init": _init, "export": _export, "proof": _proof, "sign-off": _sign_off}
"""Actions on one language, which is named."""
