"""A booklet in the language it is written in → the same in the words and marks of a locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError
from booklet.l10n.quotes import curled
from booklet.model.load import load_booklet
from booklet.model.walk import mapped
from booklet.source.findings import Findings
from booklet.source.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from booklet.l10n.messages import Seen
    from booklet.l10n.translation import Translation
    from booklet.model.content import Booklet, Passage


def localise(
    booklet: Booklet,
    locale: str,
    translation: Translation | None = None,
    *,
    draft: bool = False,
    known: Sequence[str] = (),
) -> Booklet:
    """The booklet in one locale.

    Args:
        booklet: as written.
        locale: BCP 47 tag.
        translation: of that locale; none is needed for the booklet's own.
        draft: whether words without a translation may stand in the booklet's own language.
        known: other languages it is there in.

    Raises:
        BookletError: if there is no content in this language, or some has no translation.
    """
    if locale != booklet.language and translation is None:
        findings = Findings()
        message = f"there is no content in “{locale}”"
        there = " or ".join((booklet.language, *known))
        hint = f"leave the locale out, or write {there}"
        begin = f"or begin a translation: `python build_report.py translate init {locale}`"
        near = did_you_mean(locale, known)
        findings.add("C044", message, booklet.location, *near, hint, begin)
        findings.stop()
    marks = booklet.words.quotation_marks

    def change(words: Passage | str) -> Passage | str:
        if translation and not isinstance(words, str) and translation.is_own(words.location):
            return curled(words, translation.quotation_marks)
        return curled(words, marks)

    localised: Booklet = mapped(booklet, change)
    if translation is None:
        return localised
    return translation.of_booklet(localised, draft=draft)


def load_localised(
    project: Path,
    content: Path,
    *,
    locale: str = "",
    draft: bool = False,
    seen: Seen | None = None,
) -> Booklet:
    """Read the whole content and put it into a locale, by ``content/locales``.

    Args:
        project: the folder that findings name files from.
        content: the folder with ``booklet.yaml``.
        locale: BCP 47 tag; empty for the language of the content.
        draft: whether words without a translation may stay in that language.
        seen: told each message, as :class:`booklet.l10n.translation.Translation` does.

    Raises:
        BookletError: with everything that is missing or wrong.
    """
    booklet = load_booklet(project, content, variant=locale)
    if locale in ("", booklet.language):
        written = localise(booklet, booklet.language)
        return written if seen is None else _shown(written, seen)
    from booklet.l10n.translation import catalogue_path, load_translation

    path = catalogue_path(content, locale)
    if not path.exists():
        known = sorted(one.stem for one in path.parent.glob("*.po"))
        return localise(booklet, locale, known=known)
    findings = Findings()
    translation = load_translation(
        locale, content=content, project=project, findings=findings, seen=seen
    )
    if translation is None:
        raise BookletError(findings.diagnostics)
    return localise(booklet, locale, translation, draft=draft)


def _shown(booklet: Booklet, seen: Seen) -> Booklet:
    """A booklet in its own language, with each of its messages shown to a follower."""
    from booklet.l10n.messages import rewritten, shown_to

    shown: Booklet = rewritten(booklet, shown_to(seen, lambda _, words: words))
    return shown
