"""``content/booklet.yaml``: what the booklet is called and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.collections import ListOf
from booklet.model.schema import Record, key
from booklet.model.values import Id, Language, Line, Month, Text

if TYPE_CHECKING:
    from booklet.source.passage import Passage


class Plan(Record, kind="booklet"):
    """The booklet as a whole: what it is called and what it is made of."""

    id: str = key(Id(), "Begins the name of every file built: family-stories")
    title: Passage = key(Text(), "The whole title, for the window's bar and for catalogues.")
    date: str = key(Month(), "Year and month it appeared: 2023-11")
    language: str = key(Language(), "The language it is written in; its folder has this name.")
    authors: tuple[str, ...] = key(ListOf(Line()), "Who made it, for catalogues.")
    keywords: tuple[str, ...] = key(ListOf(Line()), "Words to find it by.", default=())
    sections: tuple[str, ...] = key(
        ListOf(Line()), "The files of the sections, without .yaml, in the order of reading."
    )
