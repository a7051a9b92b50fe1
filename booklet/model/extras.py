"""Pages beside the booklet's own: made elsewhere, or there only if there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.collections import ListOf, Nested
from booklet.model.files import InsertFile
from booklet.model.schema import Record, key
from booklet.model.values import Id, Text

if TYPE_CHECKING:
    from booklet.source.passage import Passage

ID = "A short name that never changes, for links and outlines: small letters and hyphens."


class Insert(Record, kind="insert"):
    """Pages made elsewhere: a PDF that is taken in whole."""

    id: str = key(Id(), ID)
    title: Passage = key(Text(), "What the pages are; stands in the outline and the contents.")
    file: str = key(InsertFile(), "A PDF in assets/inserts.")
    pages: tuple[Passage, ...] = key(
        ListOf(Text(1000)),
        "What each page shows, one entry a page. Needed if the PDF is not tagged.",
        default=(),
    )


class Contact(Record):
    """Somebody to turn to."""

    name: Passage = key(Text(), "A service or a person: Family Support Stirling")
    details: tuple[Passage, ...] = key(
        ListOf(Text()), "What they do and how to reach them, one entry a line; with links."
    )


class Contacts(Record, kind="contacts"):
    """Local contacts: they fill a page that the binding would else leave free."""

    id: str = key(Id(), ID)
    title: Passage = key(Text(), "The heading.")
    lead: tuple[Passage, ...] = key(ListOf(Text()), "Paragraphs before the list.", default=())
    items: tuple[Contact, ...] = key(ListOf(Nested(Contact)), "Whom to turn to.")
