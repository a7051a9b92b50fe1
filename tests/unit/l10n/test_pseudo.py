"""Pseudo-translations keep what a translator must keep."""

from __future__ import annotations

import pytest

from booklet.l10n.facts import facts_of
from booklet.l10n.pseudo import LONGER, _changed, lengthened, turned


def test_lengthened_words_are_two_fifths_longer() -> None:
    words = "We would like to acknowledge the support for this project from the council"

    assert len(lengthened(words)) == pytest.approx(LONGER * len(words), abs=2)


def test_turned_words_are_arabic_letters() -> None:
    assert turned("Anna, who?") == "اننا، وهو؟"


@pytest.mark.parametrize("change", [lengthened, turned])
@pytest.mark.parametrize(
    "kept",
    ["{name}", "](https://relations.stir.ac.uk/)", "]{quote}", "relations.stir.ac.uk", "OST",
     "anne@stir.ac.uk", "**", r"\*", "2021–2022"],
)  # fmt: skip
def test_marks_placeholders_and_addresses_stay(change: type[str], kept: str) -> None:
    assert kept in _changed(f"some [words {kept} more", change)


@pytest.mark.parametrize(("tag", "direction"), [("en-XA", "ltr"), ("ar-XB", "rtl")])
def test_facts_are_those_of_the_language(tag: str, direction: str) -> None:
    facts = facts_of(tag)

    assert facts is not None
    assert facts.tag == tag
    assert facts.direction == direction
