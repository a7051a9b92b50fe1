from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.l10n.messages import messages
from booklet.model.content import Closing, Contacts
from booklet.model.load import load_booklet, read_booklet
from booklet.model.schema import Reader
from booklet.model.variant import REPLACED
from tests.support.content import CLOSING, SmallProject, small_project
from tests.unit.l10n.test_translation import begin, built

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


OWN = 'kind: closing\nmessage: Bądź "dobra".\nweb: {url: https://example.pl}\n'


def closing(small: SmallProject) -> Closing:
    section = built(small).sections[0]
    assert isinstance(section, Closing)
    return section


def test_what_a_locale_has_of_its_own_stands_over_the_source(small: SmallProject) -> None:
    begin(small, closing_title="Dzięki")
    small.write("content/pl/closing.yaml", OWN)
    found = closing(small)

    assert found.message.plain == "Bądź „dobra”."
    assert found.web.url == "https://example.pl"
    assert found.web.label.plain == "example.org"
    assert found.title.plain == "Dzięki"


def test_nobody_translates_what_is_in_the_language_already(small: SmallProject) -> None:
    small.write("content/pl/closing.yaml", OWN)
    booklet = load_booklet(small.folder, small.content, variant="pl")
    contexts = [message.context for message in messages(("", booklet), own="content/pl/")]

    assert "closing.message" not in contexts
    assert "closing.title" in contexts


def test_what_is_replaced_is_noted(small: SmallProject) -> None:
    small.write("content/pl/closing.yaml", OWN)
    reader = Reader(small.folder)
    read_booklet(reader, small.content, variant="pl")
    noted = [(path, str(where)) for path, where in reader.noted[REPLACED]]
    assert noted == [
        ("closing.message", "content/pl/closing.yaml:2:10"),
        ("closing.web.url", "content/pl/closing.yaml:3:12"),
    ]


def test_a_whole_section_can_be_replaced(small: SmallProject) -> None:
    begin(small)
    text = CLOSING.replace("Thanks", "Dzięki").replace("Be kind.", "Bądź dobra.")
    small.write("content/pl/closing.yaml", "whole: true\n" + text)
    assert closing(small).title.plain == "Dzięki"


def test_the_source_stays_as_it_is(small: SmallProject) -> None:
    small.write("content/pl/closing.yaml", OWN)
    section = small.load().sections[0]
    assert isinstance(section, Closing)
    assert section.message.plain == "Be kind."


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("kind: closing\nmesage: Bądź.\n", "C013", 2),
        ("kind: story\nmessage: Bądź.\n", "C018", 1),
        ("message: Bądź.\n", "C018", 1),
        ("kind: closing\nmessage: [a\n", "C005", 2),
    ],
)
def test_a_mistake_in_it_is_told_in_its_own_file(
    small: SmallProject, text: str, code: str, line: int
) -> None:
    begin(small)
    small.write("content/pl/closing.yaml", text)
    with pytest.raises(BookletError) as error:
        built(small)
    (one, *_) = error.value.diagnostics
    assert one.location is not None
    assert (one.code, one.location.file) == (code, "content/pl/closing.yaml")
    assert one.location.line >= line


FACTS = """\
kind: about
facts:
  items:
    - {id: parents, number: 20, parts: [{id: mothers, number: 11}]}
    - {id: new, number: 3, label: nowe}
"""


def test_facts_are_replaced_by_their_ids(small: SmallProject) -> None:
    from booklet.model.content import About
    from tests.support.content import PROJECT

    small.write("content/en-GB/about.yaml", (PROJECT / "content/en-GB/about.yaml").read_bytes())
    plan = (small.content / "booklet.yaml").read_text("utf-8")
    small.write("content/booklet.yaml", plan.replace("[closing]", "[about, closing]"))
    small.write("content/pl/about.yaml", FACTS)
    about = load_booklet(small.folder, small.content, variant="pl").sections[0]

    assert isinstance(about, About)
    first, *_, last = about.facts.items
    assert [part.number for part in first.parts] == [11, 9]
    assert (first.number, first.label.plain) == (20, "parents")
    assert (last.id, last.label.plain) == ("new", "nowe")


HILLS = "assets/illustrations/hills.svg"
CONTACTS = """\
kind: contacts
id: contacts
title: Who can help
items:
  - {name: Helpline, details: ["0808 000 0000"]}
  - {name: The ward, details: [Floor 2]}
"""


def test_a_picture_and_a_contact_are_replaced_and_listed(small: SmallProject) -> None:
    small.write("content/en-GB/contacts.yaml", CONTACTS)
    small.write("assets/illustrations/city.svg", (small.folder / HILLS).read_bytes())
    plan = (small.content / "booklet.yaml").read_text("utf-8")
    small.write("content/booklet.yaml", plan.replace("[closing]", "[contacts, closing]"))
    small.write("content/pl/closing.yaml", "kind: closing\npicture: {image: city.svg}\n")
    small.write(
        "content/pl/contacts.yaml",
        'kind: contacts\nitems:\n  - {name: Telefon, details: ["800 000 000"]}\n',
    )
    reader = Reader(small.folder)
    booklet = read_booklet(reader, small.content, variant="pl")
    assert booklet is not None
    contacts, closing = booklet.sections

    assert isinstance(contacts, Contacts)
    assert isinstance(closing, Closing)
    assert [contact.name.plain for contact in contacts.items] == ["Telefon"]
    assert closing.picture.image.endswith("city.svg")
    assert {path for path, _ in reader.noted[REPLACED]} == {
        "closing.picture.image",
        "contacts.items",
    }
