"""A booklet in one language → the same in the words and marks of a locale.

For now a booklet has the one language it is written in; catalogues of translations find
their place here, before the marks are set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.l10n.quotes import curled
from booklet.model.walk import mapped
from booklet.source.findings import Findings

if TYPE_CHECKING:
    from booklet.model.content import Booklet, Passage


def localise(booklet: Booklet, locale: str) -> Booklet:
    """The booklet in one locale.

    Args:
        booklet: as written.
        locale: BCP 47 tag; as yet it must be the booklet's own.

    Raises:
        BookletError: if there is no content in this language.
    """
    if locale != booklet.language:
        findings = Findings()
        message = f"there is no content in “{locale}”"
        hint = f"leave the locale out, or write {booklet.language}, the language it is written in"
        findings.add("C044", message, booklet.location, hint)
        findings.stop()
    marks = booklet.words.quotation_marks

    def change(words: Passage | str) -> Passage | str:
        return curled(words, marks)

    localised: Booklet = mapped(booklet, change)
    return localised
