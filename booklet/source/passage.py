"""Text a reader sees: runs of words, each with its role, language and link."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable

    from booklet.diagnostics import Location


class Role(Enum):
    """What words are, never how they look."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    QUOTATION = "quotation"
    """A participant's own words in running text; the layout adds the locale's marks."""


@value
class Run:
    r"""Words of one role and one language.

    Attributes:
        text: a line break asked for is ``\n``; every other white space is single.
        role: what the words are.
        lang: language (BCP 47) where it differs from the booklet's; None where not.
        link: address the words lead to (https, mailto or tel); None if they lead nowhere.
    """

    text: str
    role: Role = Role.PLAIN
    lang: str | None = None
    link: str | None = None


@value(besides=("location", "source"))
class Passage:
    """A title, a paragraph, a label: anything a reader reads.

    Attributes:
        runs: never empty, nor any of them; adjoining runs differ in more than text.
        location: where the author wrote it; two passages are equal whatever theirs.
        source: as the author wrote it, with its inline marks and its white space folded; a
            translation is found by it. Empty in a passage that nobody wrote.
    """

    runs: tuple[Run, ...]
    location: Location
    source: str = ""

    @property
    def plain(self) -> str:
        """The words alone, line breaks as spaces."""
        return "".join(run.text for run in self.runs).replace("\n", " ")

    @property
    def lang(self) -> str | None:
        """The language that all of it is in, where that is not the booklet's."""
        languages = {run.lang for run in self.runs}
        return languages.pop() if len(languages) == 1 else None

    def mapped(self, change: Callable[[str], str]) -> Passage:
        """This passage with the text of every run changed."""
        runs = tuple(Run(change(run.text), run.role, run.lang, run.link) for run in self.runs)
        return Passage(runs, self.location)
