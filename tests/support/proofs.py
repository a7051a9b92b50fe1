"""Proofs of a small booklet: a cover and a closing page, in any standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.translate.proofing import Proofing
from booklet.translate.workspace import open_workspace
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.content import PROJECT, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from booklet.l10n.catalogue import Entry
    from booklet.typeset.proof import ProofMessage

PLAN = """\
kind: booklet
id: small
title: A small booklet
date: 2023-11
language: en-GB
authors: [Somebody]
sections: [cover, closing]
"""

COVER = """\
kind: cover
id: cover
title: Small stories
subtitle: For practice
description: A study of **families**.
date: November 2023
picture: {image: cover.svg, alt: Houses on a hill.}
"""

CLOSING = """\
kind: closing
id: closing
title: Thanks
message: She said [be kind]{quote}.
further: There is more here.
web: {label: example.org, url: https://example.org}
picture: {image: closing.svg, alt: Two women walk.}
"""

POLISH = {
    "cover.title": "Małe historie",
    "cover.date": "November 2023",
    "cover.description": "Badanie rodzin.",
    "cover.picture.alt": "Domy na wzgórzu.",
    "closing.title": "Dziękujemy",
    "closing.message": "Powiedziała: [bądź miły]{quote}.",
    "closing.further": "Tu jest więcej.",
    "closing.web.label": "example.org",
    "closing.picture.alt": "Idą dwie kobiety.",
}
"""The subtitle is missing, the date unchanged; the description has lost its mark."""
URDU = {
    "cover.title": "چھوٹی کہانیاں",
    "cover.subtitle": "عملی کام کے لیے",
    "closing.title": "شکریہ",
}


def proofing(
    folder: Path,
    tag: str,
    translations: Mapping[str, str],
    *,
    fuzzy: Mapping[str, str] | None = None,
    of: tuple[str, ...] = ("cover.", "closing."),
) -> Proofing:
    """A locale of the small booklet.

    Args:
        folder: for the content.
        tag: of the locale.
        translations: by context.
        fuzzy: contexts of which the English has changed, and what it was.
        of: how the ids begin of the messages that the proof is of.
    """
    content = folder / "content"
    for name, text in (
        ("booklet.yaml", PLAN),
        ("en-GB/words.yaml", words()),
        ("en-GB/sheets.yaml", (PROJECT / "content/en-GB/sheets.yaml").read_text("utf-8")),
        ("en-GB/cover.yaml", COVER),
        ("en-GB/closing.yaml", CLOSING),
        (f"locales/{tag}.yaml", f"kind: locale\nlanguage: {tag}\nstanding: draft\n"),
    ):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    space = open_workspace(PROJECT, content, tag)
    catalogue = space.updated(None)
    old = fuzzy or {}

    def filled(entry: Entry) -> Entry:
        made = changed(entry, translations=(translations.get(entry.context, ""),))
        if entry.context in old:
            made = changed(made, flags=("fuzzy",), old_source=old[entry.context])
        return made

    entries = {
        key: filled(one) if len(one.translations) == 1 else one
        for key, one in catalogue.entries.items()
    }
    space.write(changed(catalogue, entries=entries))
    own = tuple(one for one in space.messages if one.context.startswith(of))
    return Proofing(changed(space, messages=own, layouts=BookletLayouts()))


def message(made: Proofing, context: str) -> ProofMessage:
    """A message of a proof, by its id."""
    return next(one for one in made.proof.messages if one.context == context)
