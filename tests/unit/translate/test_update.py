from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import Location
from booklet.l10n.facts import facts_of
from booklet.l10n.messages import Message, Slot
from booklet.translate.update import updated
from booklet.values import changed

if TYPE_CHECKING:
    from booklet.l10n.catalogue import Catalogue, Entry

HERE = Location("content/en-GB/anna.yaml", 3, 1)
LONG = "Anna lives in a flat with her daughter and sees her health visitor every week"


def message(source: str, context: str = "anna.body", count: int | None = None) -> Message:
    return Message(context, source, Slot(context, count, False, "A paragraph.", HERE), (HERE,))


def after(old: Catalogue | None, *messages: Message) -> Catalogue:
    facts = facts_of("pl")
    assert facts is not None
    return updated(old, messages, facts=facts, project_id="small")


def translated(*messages: Message) -> Catalogue:
    made = after(None, *messages)
    for key, entry in made.entries.items():
        words = tuple(f"PL {entry.source}" for _ in entry.translations)
        made.entries[key] = changed(entry, translations=words, remarks=("mine",))
    return made


def only(catalogue: Catalogue) -> Entry:
    (entry,) = catalogue.entries.values()
    return entry


def test_nothing_changes_when_nothing_has_changed() -> None:
    old = translated(message(LONG), message("Title", "anna.title"))
    assert after(old, message(LONG), message("Title", "anna.title")).entries == old.entries


def test_a_changed_source_makes_its_message_fuzzy_and_keeps_the_old_one() -> None:
    new = only(after(translated(message(LONG)), message(LONG.replace("week", "month"))))

    assert new.is_fuzzy
    assert new.old_source == LONG
    assert new.translations == (f"PL {LONG}",)
    assert new.remarks == ("mine",)


def test_changed_twice_it_keeps_what_was_translated() -> None:
    once = after(translated(message(LONG)), message(LONG.replace("week", "month")))
    twice = only(after(once, message(LONG.replace("week", "year"))))
    assert twice.old_source == LONG


def test_paragraphs_that_change_places_stay_translated() -> None:
    one, two = message(LONG), message("Something else entirely is said here")
    new = after(translated(one, two), two, one)
    assert [entry.source for entry in new.entries.values()] == [two.source, one.source]
    assert all(entry.is_translated for entry in new.entries.values())


def test_of_several_paragraphs_the_nearest_is_taken() -> None:
    other = "By the time baby Tessa was born, Anna was on a stable dose"
    old = translated(message(LONG), message(other))
    new = after(old, message(other + " of it"), message(LONG))
    assert new.entries["anna.body", other + " of it"].old_source == other
    assert new.entries["anna.body", LONG].is_translated


def test_a_new_paragraph_takes_nothing_from_another() -> None:
    new = after(translated(message(LONG)), message(LONG), message("Quite another matter"))
    assert new.entries["anna.body", "Quite another matter"].translations == ("",)


def test_words_that_move_to_another_place_are_offered_and_looked_at() -> None:
    new = only(after(translated(message(LONG)), message(LONG, "mark.body")))
    assert new.is_fuzzy
    assert new.old_context == "anna.body"


def test_what_is_gone_is_kept_and_comes_back() -> None:
    gone = after(translated(message(LONG), message("Title", "anna.title")), message(LONG))
    assert [entry.source for entry in gone.obsolete] == ["Title"]

    back = after(gone, message(LONG), message("Title", "anna.title"))
    assert back.entries["anna.title", "Title"].translations == ("PL Title",)
    assert back.obsolete == ()


def test_a_number_asks_for_all_plural_forms() -> None:
    entry = only(after(None, message("parents", "about.parents.label", 27)))
    assert entry.plural == "parents"
    assert entry.translations == ("", "", "")
    assert any("one, few, many" in note for note in entry.notes)


def test_one_form_that_becomes_several_is_looked_at() -> None:
    new = only(after(translated(message("parents")), message("parents", count=27)))
    assert new.is_fuzzy
    assert new.translations == ("PL parents", "", "")
