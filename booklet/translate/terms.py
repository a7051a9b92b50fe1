"""Finding the words of the glossary in a text, as they stand or inflected."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from booklet.l10n.glossary import Term
    from booklet.model.content import Booklet


def terms_of(booklet: Booklet, glossary: Iterable[Term]) -> tuple[Term, ...]:
    """The glossary and the people of the stories, whose names nobody translates."""
    from booklet.l10n.glossary import Term
    from booklet.model.content import Story

    terms = list(glossary)
    known = {one.term for one in terms}
    for section in booklet.sections:
        for name in section.names if isinstance(section, Story) else ():
            if name not in known:
                terms.append(Term(term=name, kept=True, location=section.location))
                known.add(name)
    return tuple(terms)


def in_text(terms: Iterable[Term], text: str) -> Iterator[Term]:
    """The terms that a text in the source's language has."""
    return (one for one in terms if _finds(one, (one.term, *one.also), text))


def stands_for(term: Term, text: str, tag: str) -> bool:
    """Whether a translation has a term, or a form of it that its language allows."""
    return _finds(term, forms_of(term, tag), text)


def forms_of(term: Term, tag: str) -> tuple[str, ...]:
    """What may stand for a term in a language, the best first; nothing if none is agreed on."""
    parts = tag.split("-")
    tags = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    agreed = next((term.forms[one] for one in tags if one in term.forms), ())
    return (term.term, *term.also, *agreed) if term.kept else agreed


def _finds(term: Term, forms: Iterable[str], text: str) -> bool:
    # A name is told from a word by its capital: Mark, a mark.
    return any(pattern_of(form, has_case=term.kept).search(text) for form in forms)


@cache
def pattern_of(form: str, *, has_case: bool) -> re.Pattern[str]:
    """A form as whole words; ``*`` is any letters.

    Args:
        form: as the glossary has it.
        has_case: whether capitals must be capitals.
    """
    words = r"\w*".join(re.escape(piece) for piece in form.split("*"))
    before = r"(?<!\w)" if form[0] == "*" or form[0].isalnum() else ""
    after = r"(?!\w)" if form[-1] == "*" or form[-1].isalnum() else ""
    return re.compile(before + words + after, 0 if has_case else re.IGNORECASE)
