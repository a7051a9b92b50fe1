"""Pages for the binding, filled by roles: what content has for them, notes, nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from booklet.diagnostics import Location
from booklet.l10n.localise import localise
from booklet.model.content import Contact, Contacts
from booklet.model.load import load_booklet
from booklet.source.passage import Passage, Run
from booklet.typeset.compose import Composition, MadeUp, compose
from booklet.typeset.edition import load_edition
from booklet.typeset.printer import load_printer
from booklet.typeset.setting import Setting
from booklet.typeset.theme import load_theme
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from booklet.model.content import Booklet

HERE = Location("content/en-GB/contacts.yaml", 1, 1)


def said(words: str) -> Passage:
    return Passage((Run(words),), HERE)


def contacts(count: int = 2, name: str = "contacts") -> Contacts:
    items = tuple(
        Contact(name=said(f"Service {n}"), details=(said("Monday to Friday"),), location=HERE)
        for n in range(count)
    )
    return Contacts(id=name, title=said("Local contacts"), lead=(), items=items, location=HERE)


@pytest.fixture(scope="module")
def booklet() -> Booklet:
    return localise(load_booklet(PROJECT, PROJECT / "content"), "en-GB")


def composed(
    booklet: Booklet, *optional: Contacts, multiple: int = 4, make_up: tuple[str, ...] = ()
) -> Composition:
    edition = load_edition(PROJECT, "screen")
    changes: dict[str, Any] = {"multiple": multiple}
    if make_up:
        changes["make_up"] = make_up
    changed = booklet.changed(optional=optional)
    setting = Setting(
        changed, project=PROJECT, theme=load_theme(PROJECT), edition=edition.changed(**changes)
    )
    return compose(changed, layouts=BookletLayouts(), setting=setting, insert_pages={})


def test_without_contacts_notes_take_what_is_short(booklet: Booklet) -> None:
    composition = composed(booklet)

    assert composition.made_up == (MadeUp("notes", 2),)
    assert composition.count == 32
    assert composition.pages[-1].design.name == "closing"


def test_contacts_come_before_notes(booklet: Booklet) -> None:
    composition = composed(booklet, contacts())

    assert composition.made_up == (MadeUp("contacts", 1), MadeUp("notes", 1))
    assert composition.left_out == ()
    titles = [page.running_title for page in composition.pages[-3:]]
    assert titles == ["Local contacts", "Notes", "Thanks for reading"]


def test_contacts_that_need_more_pages_than_are_free_are_left_out(booklet: Booklet) -> None:
    long = contacts(60)

    composition = composed(booklet, long)

    assert composition.made_up == (MadeUp("notes", 2),)
    assert composition.left_out == (long,)


def test_contacts_are_left_out_where_no_page_is_free(booklet: Booklet) -> None:
    composition = composed(booklet, contacts(), multiple=2)

    assert composition.made_up == ()
    assert [section.id for section in composition.left_out] == ["contacts"]


def test_a_role_is_used_once_and_the_last_as_often_as_it_takes(booklet: Booklet) -> None:
    composition = composed(booklet, multiple=36, make_up=("notes", "blank"))

    assert composition.made_up == (MadeUp("notes", 1), MadeUp("blank", 5))
    assert composition.count == 36


def test_what_content_leaves_free_stays_blank(booklet: Booklet) -> None:
    composition = composed(booklet, contacts(), make_up=("contacts",))

    assert composition.made_up == (MadeUp("contacts", 1), MadeUp("blank", 1))
    assert composition.pages[-2].design.name == "blank"
    assert composition.pages[-1].design.name == "closing"


def test_a_printed_booklet_has_the_multiple_its_printer_binds(booklet: Booklet) -> None:
    printer = load_printer(PROJECT, "litho").changed(multiple=16)
    setting = Setting(
        booklet,
        project=PROJECT,
        theme=load_theme(PROJECT),
        edition=load_edition(PROJECT, "press"),
        printer=printer,
    )

    composition = compose(booklet, layouts=BookletLayouts(), setting=setting, insert_pages={})

    assert composition.count == 32
    assert setting.multiple == 16
