"""The booklet set for a translator: every page, and which message stands where on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.marks import followed
from booklet.typeset.trace import TracedSetting, trace
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from booklet.l10n.catalogue import Key
    from booklet.l10n.messages import Words
    from booklet.model.content import Booklet
    from booklet.typeset.compose import Composition
    from booklet.typeset.layout import Layouts
    from booklet.typeset.trace import SetText, Spoken

    Rewrite = Callable[[Key, Words], Words]

EDITION = "screen"
"""The edition that translators are told of: all pages, in the order of reading."""


@value(by_identity=True)
class Pages:
    """A booklet set, with its messages followed.

    Attributes:
        booklet: in its language.
        setting: theme and edition.
        composition: the pages.
        keys: the messages; spans name them by their places here.
        words: that stand for each, before patterns are filled.
        seen: every paragraph on its page.
        heard: what is said there and not seen.
    """

    booklet: Booklet
    setting: TracedSetting
    composition: Composition
    keys: tuple[Key, ...]
    words: Mapping[Key, Words]
    seen: tuple[SetText, ...]
    heard: tuple[Spoken, ...]


def set_pages(  # noqa: PLR0913 - which pages, and what is different on them
    project: Path,
    content: Path,
    layouts: Layouts,
    *,
    tag: str = "",
    edition: str = EDITION,
    rewrite: Rewrite | None = None,
    with_notice: bool = False,
) -> Pages:
    """Set a booklet up to the last page, whether it fits or not.

    Args:
        project: its folder.
        content: folder of the content files.
        layouts: how it looks.
        tag: locale; empty for the language of the content. What has no translation stays in
            that language.
        edition: which pages.
        rewrite: gets each message's key and its words, and gives those that shall be set.
        with_notice: whether to say of the source what is said of translations.

    Raises:
        BookletError: if the words cannot be read.
    """
    from booklet.l10n.localise import load_localised
    from booklet.typeset.compose import compose
    from booklet.typeset.edition import load_edition
    from booklet.typeset.printer import printer_for
    from booklet.typeset.theme import load_theme

    indices: dict[Key, int] = {}
    said: dict[Key, Words] = {}

    def follow(key: Key, words: Words) -> Words:
        said[key] = rewrite(key, words) if rewrite else words
        return followed(said[key], indices.setdefault(key, len(indices)))

    booklet = load_localised(project, content, locale=tag, draft=True, seen=follow)
    if with_notice:
        booklet = _with_notice(booklet)
    of_pages = load_edition(project, edition)
    setting = TracedSetting(
        booklet,
        project=project,
        theme=load_theme(project, of_pages.theme),
        edition=of_pages,
        printer=printer_for(project, of_pages, ""),
    )
    composition = compose(
        booklet, layouts=layouts, setting=setting, insert_pages=_insert_pages(project, booklet)
    )
    seen, heard = trace(composition, setting)
    return Pages(booklet, setting, composition, tuple(indices), said, seen, heard)


def english_pages(project: Path, content: Path, layouts: Layouts) -> Pages:
    """The source, with everything on its pages that translations have.

    Raises:
        BookletError: if the words cannot be read.
    """
    return set_pages(project, content, layouts, with_notice=True)


def _with_notice(booklet: Booklet) -> Booklet:
    words = booklet.words
    imprint = (
        words.translated_from.weave(words.translated_from.location, date=booklet.date),
        words.translated_by.weave(words.translated_by.location, names=booklet.authors[0]),
    )
    return booklet.changed(notice=words.draft_notice, imprint=imprint)


def _insert_pages(project: Path, booklet: Booklet) -> dict[str, int]:
    from booklet.model.content import Insert

    inserts = [section for section in booklet.sections if isinstance(section, Insert)]
    if not inserts:
        return {}
    from booklet.assemble.inserts import inspect_insert

    return {one.id: inspect_insert(project / one.file, one).pages for one in inserts}
