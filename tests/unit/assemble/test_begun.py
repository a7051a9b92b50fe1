"""Files that begin alike: what they have in common is merged once."""

from __future__ import annotations

from itertools import permutations

import pytest

from booklet.assemble.merge import begin, merge
from booklet.assemble.serialise import serialise
from booklet.diagnostics import BookletError
from tests.support.parts import METADATA, press

PRESS = press()
COVER = PRESS.part(["cover"])
INSIDE = PRESS.part(["anna", "mark"], links_to="closing")
CLOSING = PRESS.part(["closing"], links_to="anna")
PARTS = (COVER, INSIDE, CLOSING)


@pytest.mark.parametrize("parts", list(permutations(PARTS)))
@pytest.mark.parametrize("first", [0, 1, 2, 3])
def test_a_file_that_goes_on_is_the_same_as_one_merged_at_once(
    parts: tuple[bytes, ...], first: int
) -> None:
    begun = begin(parts[:first], METADATA)

    whole = merge(parts[first:], metadata=METADATA, begun=begun)

    assert serialise(whole) == serialise(merge(parts, metadata=METADATA))


def test_what_has_begun_stays_as_it_is_whatever_goes_on_from_it() -> None:
    begun = begin([COVER, INSIDE], METADATA)
    others = [CLOSING, PRESS.part(["closing", "notes"]), PRESS.part(["contacts", "closing"])]

    for last in (*others, *others):
        whole = serialise(merge([last], metadata=METADATA, begun=begun))
        assert whole == serialise(merge([COVER, INSIDE, last], metadata=METADATA))


def test_a_link_in_what_has_begun_that_leads_nowhere_stops_the_build() -> None:
    begun = begin([COVER, INSIDE], METADATA)

    with pytest.raises(BookletError, match="“closing”"):
        merge([PRESS.part(["notes"])], metadata=METADATA, begun=begun)
