"""White space in running text: where lines wrap in the file means nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.source.passage import Run

if TYPE_CHECKING:
    from booklet.source.passage import Role


def folded(text: str) -> str:
    """White space as a browser folds it; a no-break space stays what it is."""
    return " ".join(filter(None, text.replace("\n", " ").split(" ")))


def refolded(text: str) -> str:
    r"""Written text, inline marks and all, with the white space folded that means nothing.

    A line break asked for, ``\`` at the end of a line, stays as it is.
    """
    if "\\\n" not in text:
        return folded(text)
    return "\\\n".join(folded(line) for line in text.split("\\\n"))


def tidied(runs: list[Run]) -> tuple[Run, ...]:
    """Runs with white space folded across their borders, equal neighbours joined.

    Of two spaces that meet the first stays; none stays beside a line break or at an end.
    """
    tidy: list[Run] = []
    after_space = True
    for run in runs:
        text = run.text
        if text == "\n":
            _drop_space(tidy)
            words = "\n"
            after_space = True
        else:
            words = folded(text)
            if text[0] == " " and not after_space:
                words = " " + words
            if text[-1] == " " and words.strip(" "):
                words += " "
            after_space = words[-1] == " " if words else after_space
        if words and tidy and _style(tidy[-1]) == _style(run):
            tidy[-1] = Run(tidy[-1].text + words, *_style(run))
        elif words:
            tidy.append(Run(words, *_style(run)))
    _drop_space(tidy)
    return tuple(tidy)


def _style(run: Run) -> tuple[Role, str | None, str | None]:
    return run.role, run.lang, run.link


def _drop_space(tidy: list[Run]) -> None:
    if tidy and tidy[-1].text[-1] == " ":
        last = tidy.pop()
        if last.text != " ":
            tidy.append(Run(last.text[:-1], *_style(last)))
