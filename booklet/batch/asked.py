"""What is asked for, by names and “all” → a job for each file."""

from __future__ import annotations

from fnmatch import fnmatchcase
from itertools import product
from typing import TYPE_CHECKING

from booklet.batch.arguments import ALL, NOBODY
from booklet.batch.matrix import load_matrix, set_named
from booklet.diagnostics import BookletError, Diagnostic
from booklet.source.near import did_you_mean
from booklet.values import changed, value

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from booklet.batch.matrix import LeftOut, Matrix
    from booklet.jobs import Job
    from booklet.model.content import Booklet
    from booklet.model.plan import Reference


@value(kw_only=True)
class Asked:
    """What is to be built.

    Attributes:
        jobs: each once, in the order of locales, services and editions.
        left_out: how many files were left out, by the reason.
        is_known: whether there is an edition in a locale for a service, asked for or not.
    """

    jobs: tuple[Job, ...]
    left_out: Mapping[str, int]
    is_known: Callable[[str, str, str], bool]


@value(kw_only=True)
class Known:
    """The names that there are, each in the order of the alphabet, the content's own first."""

    editions: tuple[str, ...]
    locales: tuple[str, ...]
    services: tuple[str, ...]


def asked(options: argparse.Namespace, like: Job, booklet: Booklet) -> Asked:
    """The jobs that a command line asks for.

    Args:
        options: of the command line; what they say stands in place of what a set says.
        like: what all jobs have in common.
        booklet: the content in its own language.

    Raises:
        BookletError: if a name is nobody's, or the matrix is not well written.
    """
    known = known_names(like, booklet)
    matrix = load_matrix(like.project, like.content)
    if matrix:
        _require_named(matrix, known)
    wanted = set_named(options.matrix, matrix) if options.matrix else None

    def names(given: Sequence[str], of_set: Sequence[Reference], otherwise: str) -> Sequence[str]:
        return given or [one.text for one in of_set] or [otherwise]

    sets = (wanted.editions, wanted.locales, wanted.services) if wanted else ((), (), ())
    editions = _chosen(names(options.edition, sets[0], "screen"), known.editions)
    locales = _chosen(names(options.locale, sets[1], booklet.language), known.locales)
    services = _chosen(names(options.service, sets[2], NOBODY), known.services)
    _require(like, booklet, editions, locales, services, known)
    like = changed(like, mono=like.mono or bool(wanted and wanted.mono))
    takes = _printed(like, editions)
    jobs, left_out = [], dict[str, int]()
    for locale, service, edition in product(locales, services, editions):
        reason = _reason(matrix, edition, locale, service)
        if reason:
            left_out[reason] = left_out.get(reason, 0) + 1
            continue
        printer = like.printer if edition in takes else ""
        own = "" if service == NOBODY else service
        jobs.append(changed(like, edition=edition, printer=printer, locale=locale, service=own))

    def is_known(edition: str, locale: str, service: str) -> bool:
        names = (
            (edition, known.editions),
            (locale, known.locales),
            (service or NOBODY, known.services),
        )
        there = all(name in ones for name, ones in names)
        return there and not _reason(matrix, edition, locale, service or NOBODY)

    return Asked(jobs=tuple(jobs), left_out=left_out, is_known=is_known)


def known_names(like: Job, booklet: Booklet) -> Known:
    """Every edition, a family's members behind it, every locale and every service."""
    from booklet.l10n.service import service_names
    from booklet.typeset.edition import edition_files, load_edition

    editions: list[str] = []
    for stem, family in edition_files(like.project).items():
        editions.append(stem)
        if family:
            kind = load_edition(like.project, stem).each
            editions += [f"{stem}-{one.id}" for one in booklet.sections if one.kind == kind]
    catalogues = sorted(path.stem for path in (like.content / "locales").glob("*.po"))
    return Known(
        editions=tuple(editions),
        locales=tuple(dict.fromkeys([booklet.language, *catalogues])),
        services=(NOBODY, *service_names(like.content)),
    )


def _chosen(names: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """Names and patterns made names, each once.

    Raises:
        BookletError: if a pattern is nobody's (E008).
    """
    chosen: dict[str, None] = {}
    for name in names:
        if name != ALL and "*" not in name:
            chosen[name] = None
            continue
        found = [one for one in known if _fits(one, [name])]
        if not found:
            message = f"nothing is called like “{name}”"
            hint = f"there is {', '.join(known)}"
            raise BookletError([Diagnostic("E008", message, None, (hint,))])
        chosen |= dict.fromkeys(found)
    return tuple(chosen)


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(pattern == ALL or fnmatchcase(name, pattern) for pattern in patterns)


def _require_named(matrix: Matrix, known: Known) -> None:
    """Whatever the matrix names there is, or nobody would know what is not built, or is.

    Raises:
        BookletError: with every name that is nobody's (E010).
    """
    wrong = []
    for what, name in matrix.names():
        there: Sequence[str] = getattr(known, what)
        if not any(_fits(one, [name.text]) for one in there):
            message = f"“{name.text}” is none of the {what}"
            hints = (*did_you_mean(name.text, there), f"there is {', '.join(there)}")
            wrong.append(Diagnostic("E010", message, name.location, hints))
    if wrong:
        raise BookletError(wrong)


def _require(
    like: Job,
    booklet: Booklet,
    editions: Iterable[str],
    locales: Iterable[str],
    services: Iterable[str],
    known: Known,
) -> None:
    """Names that are not known are told before the first file is built."""
    from booklet.l10n.localise import load_localised
    from booklet.l10n.service import load_service
    from booklet.pipeline import takes_printer
    from booklet.typeset.edition import load_edition
    from booklet.typeset.plan import plans_of

    for edition in [one for one in editions if one not in known.editions]:
        takes_printer(like.project, edition)
        plans_of(booklet, load_edition(like.project, edition))
    for locale in [one for one in locales if one not in known.locales]:
        load_localised(like.project, like.content, locale=locale, draft=like.incomplete)
    for service in [one for one in services if one not in known.services]:
        load_service(like.project, like.content, service, language="", source="")


def _printed(like: Job, editions: Sequence[str]) -> Sequence[str]:
    """The editions that the printer asked for is meant for: those on paper, if any is."""
    if not like.printer:
        return ()
    from booklet.pipeline import takes_printer

    return [one for one in editions if takes_printer(like.project, one)] or editions


def _reason(matrix: Matrix | None, edition: str, locale: str, service: str) -> str:
    """Why the matrix leaves a file out; empty if it does not."""

    def fits(entry: LeftOut) -> bool:
        named = ((edition, entry.editions), (locale, entry.locales), (service, entry.services))
        return all(
            not patterns or _fits(name, (one.text for one in patterns)) for name, patterns in named
        )

    entries = matrix.left_out if matrix else ()
    return next((entry.because for entry in entries if fits(entry)), "")
