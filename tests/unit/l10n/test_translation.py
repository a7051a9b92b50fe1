from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.l10n.facts import facts_of
from booklet.l10n.localise import load_localised
from booklet.l10n.messages import messages
from booklet.l10n.po import write_po
from booklet.model.content import Closing
from booklet.translate.update import updated
from booklet.values import changed
from tests.support.content import CLOSING, SmallProject, small_project

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.l10n.catalogue import Catalogue
    from booklet.model.content import Booklet

STANDING = "kind: locale\nlanguage: polski\nstanding: draft\ntranslators: [Ewa, Jan]\n"


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


def begin(small: SmallProject, tag: str = "pl", **said: str) -> Catalogue:
    """A whole catalogue: each message in capitals, or what is said of its context."""
    facts = facts_of(tag)
    assert facts is not None
    made = updated(None, messages(("", small.load())), facts=facts, project_id="small")
    for key, entry in made.entries.items():
        words = said.get(key[0].replace(".", "_"), entry.source)
        made.entries[key] = changed(entry, translations=(words,) * len(entry.translations))
    save(small, made, tag)
    return made


def save(small: SmallProject, made: Catalogue, tag: str = "pl") -> None:
    small.write(f"content/locales/{tag}.po", write_po(made))
    small.write(f"content/locales/{tag}.yaml", STANDING)


def built(small: SmallProject, *, draft: bool = False, tag: str = "pl") -> Booklet:
    return load_localised(small.folder, small.content, locale=tag, draft=draft)


def codes(small: SmallProject) -> list[str]:
    with pytest.raises(BookletError) as error:
        built(small)
    return [one.code for one in error.value.diagnostics]


def test_a_translation_stands_in_the_place_of_its_source(small: SmallProject) -> None:
    begin(small, closing_message='Bądź "dobra".', booklet_title="Mała książka")
    booklet = built(small)
    closing = booklet.sections[0]

    assert isinstance(closing, Closing)
    assert closing.message.plain == "Bądź „dobra”."
    assert closing.message.location.file == "content/locales/pl.po"
    assert closing.message.location.path == "closing.message"
    assert closing.web.url == "https://example.org"
    assert booklet.title.plain == "Mała książka"
    assert (booklet.language, booklet.direction) == ("pl", "ltr")


def test_a_draft_says_so_and_says_what_it_was_made_from(small: SmallProject) -> None:
    begin(
        small,
        words_draft_notice="Szkic",
        words_translated_from="Z angielskiego ({date})",
        words_translated_by="Przekład: {names}",
    )
    booklet = built(small)

    assert booklet.standing == "draft"
    assert booklet.notice is not None
    assert booklet.notice.plain == "Szkic"
    said = [one.plain for one in booklet.imprint]
    assert said == ["Z angielskiego (listopad 2023)", "Przekład: Ewa i Jan"]


def test_what_has_no_translation_stops_a_build_and_is_told_whole(small: SmallProject) -> None:
    made = begin(small)
    todo = [key for key in made.entries if key[0].startswith("closing.")]
    for key in todo:
        made.entries[key] = changed(made.entries[key], translations=("",))
    save(small, made)

    assert codes(small) == ["K010"] * len(todo)
    with pytest.raises(BookletError, match="no translation of “Be kind"):
        built(small)


def test_a_draft_has_english_in_its_place_marked_as_english(small: SmallProject) -> None:
    made = begin(small, closing_title="Dzięki")
    key = ("closing.message", "Be kind.")
    made.entries[key] = changed(made.entries[key], flags=("fuzzy",))
    save(small, made)

    assert codes(small) == ["K011"]
    closing = built(small, draft=True).sections[0]
    assert isinstance(closing, Closing)
    assert [(run.text, run.lang) for run in closing.message.runs] == [("Be kind.", "en-GB")]
    assert [(run.text, run.lang) for run in closing.title.runs] == [("Dzięki", None)]


def test_english_that_has_changed_stops_a_build_until_update_has_run(small: SmallProject) -> None:
    begin(small)
    small.section(CLOSING.replace("Be kind.", "Be very kind."))
    assert codes(small) == ["K012"]


def test_a_mark_that_goes_wrong_is_told_in_the_catalogue(small: SmallProject) -> None:
    begin(small, closing_message="Bądź *dobra.")
    with pytest.raises(BookletError) as error:
        built(small)
    (one,) = error.value.diagnostics
    text = (small.folder / "content/locales/pl.po").read_text("utf-8").split("\n")
    assert one.code == "C030"
    assert one.location is not None
    assert text[one.location.line - 1] == 'msgstr "Bądź *dobra."'
    assert text[one.location.line - 1][one.location.column - 1] == "*"


def test_placeholders_must_be_the_same(small: SmallProject) -> None:
    begin(small, words_folio="Strona {pagina}")
    assert codes(small) == ["K013"]


def test_a_catalogue_of_another_language_is_refused(small: SmallProject) -> None:
    made = begin(small)
    made.header["Language"] = "cs"
    save(small, made)
    assert codes(small) == ["K003"]


def test_plural_forms_are_those_of_the_locale() -> None:
    facts = facts_of("cy")
    assert facts is not None
    assert facts.plural_forms.startswith("nplurals=6;")
