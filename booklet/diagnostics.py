"""What the builder says to an author: where, what, and the way out.

::

    BookletError          the author can mend it; holds every Diagnostic of one stage

Everything else that is raised is a bug of ours and is never caught to look tidy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable


@value(order=True)
class Location:
    """A place in a content or layout file.

    Attributes:
        file: path relative to the project, with forward slashes.
        line: counted from 1.
        column: counted from 1, in characters.
        path: the place in the content, ``learning_points.points[2].heading``.
        length: characters to underline, at least 1.
    """

    file: str
    line: int
    column: int
    path: str = ""
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@value
class Diagnostic:
    """One finding: a code, a message, a place and at least one way out.

    Attributes:
        code: ``C014``; ``docs/errors.md`` explains each.
        message: starts lower case, quotes what was found, says what was expected.
        location: where; None only when no file can be named (a wrong option).
        hints: what to do, in the order in which to try it.
        clause: the standard that asks for it, if one does.
        severity: ``error`` stops the build; ``warning`` does not.
    """

    code: str
    message: str
    location: Location | None
    hints: tuple[str, ...] = ()
    clause: str = ""
    severity: str = "error"


class BookletError(Exception):
    """The author can mend this: every finding of the stage that stopped.

    Attributes:
        diagnostics: at least one, in the order of file, line and column.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=_place))
        assert self.diagnostics, "an error without a finding tells nobody anything"
        super().__init__("; ".join(d.message for d in self.diagnostics))


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    where = diagnostic.location
    return (where.file, where.line, where.column, diagnostic.code) if where else ("", 0, 0, "")


def format_diagnostic(diagnostic: Diagnostic, source_line: str | None = None) -> str:
    """Write a finding out for a person, with the line it is about and a caret.

    Args:
        diagnostic: what to say.
        source_line: the text of the line at its location, without the line end; None
            when it cannot be shown.
    """
    where = diagnostic.location
    head = f"{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    lines = [f"{where}: {head}" if where else head]
    if where and source_line is not None:
        lines += _excerpt(where, source_line)
    if where and where.path:
        lines.append(f"  at: {where.path}")
    lines += [f"  hint: {hint}" for hint in diagnostic.hints]
    if diagnostic.clause:
        lines.append(f"  see: {diagnostic.clause}")
    return "\n".join(lines)


_WIDEST = 100


def _excerpt(where: Location, source_line: str) -> list[str]:
    """The source line and a caret below, cut so that long paragraphs stay readable."""
    begin = max(0, where.column - 1 - _WIDEST // 2) if where.column > _WIDEST - 20 else 0
    shown = source_line[begin : begin + _WIDEST]
    lead = "…" if begin else ""
    tail = "…" if begin + _WIDEST < len(source_line) else ""
    number = str(where.line)
    offset = where.column - 1 - begin + len(lead)
    carets = "^" * max(1, min(where.length, len(shown) + len(lead) - offset))
    gutter = " " * len(number)
    return [
        f"  {number} | {lead}{shown}{tail}",
        f"  {gutter} | {' ' * offset}{carets}",
    ]


def counted(count: int, name: str) -> str:
    """A number of things: ``1 page``, ``2 pages``."""
    return f"{count} {name}" + ("" if count == 1 else "s")
