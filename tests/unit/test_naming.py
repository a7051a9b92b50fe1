"""Names of finished files, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.naming import PARTS, FileName

EDITIONS = ("screen", "press", "press-booklet", "handout")
WORD = st.from_regex("[a-z][a-z0-9]*", fullmatch=True).filter(lambda word: word != "mono")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("family-stories.en-GB.press.pdf", ("press", "", False, "")),
        ("family-stories.en-GB.press-cover.pdf", ("press", "", False, "-cover")),
        ("family-stories.en-GB.press-booklet.PDF", ("press-booklet", "", False, "")),
        ("family-stories.ur.screen.mono.pdf", ("screen", "", True, "")),
        ("family-stories.en-GB.handout-anna.pdf", ("handout-anna", "", False, "")),
        ("f.cy.press.rowan-house-inside.pdf", ("press", "rowan-house", False, "-inside")),
        ("f.cy.press.rowan-house.mono-inside.pdf", ("press", "rowan-house", True, "-inside")),
        ("family-stories.en-GB.leaflet.pdf", None),
        ("family-stories.en-GB.screen-anna.pdf", None),
        ("family-stories.en-GB.screen.html", None),
        ("a.b.screen.c.d.pdf", None),
        ("minutes.pdf", None),
    ],
)
def test_our_files_are_known_by_their_names(
    name: str, known: tuple[str, str, bool, str] | None
) -> None:
    found = FileName.read(name, EDITIONS, families=["handout"])

    assert (found and (found.edition, found.service, found.mono, found.part)) == known


@given(
    edition=st.sampled_from(EDITIONS[:2]),
    service=st.just("") | WORD,
    mono=st.booleans(),
    part=st.sampled_from(["", *PARTS]),
)
def test_a_name_is_read_as_it_was_written(
    *, edition: str, service: str, mono: bool, part: str
) -> None:
    name = FileName(
        booklet="b", locale="cy", edition=edition, service=service, mono=mono, part=part
    )

    assert FileName.read(str(name), EDITIONS) == name
