"""The pictures of a whole booklet: nothing wrong with it, and soon done."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

from booklet.preflight.examined import Examined
from booklet.preflight.meant import Meant, Purpose
from booklet.preflight.registry import rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_SECONDS = 6.0


def test_the_press_edition_looks_right_and_is_soon_looked_at(
    built: Callable[[str], Path],
) -> None:
    meant = Meant(purpose=Purpose.PRESS, colour="cmyk")
    examined = Examined(built("press").read_bytes(), meant)
    looking = [rule for rule in rules() if rule.pixels and Purpose.PRESS in rule.purposes]

    began = process_time()
    found = [finding for rule in looking for finding in rule.check(examined)]
    taken = process_time() - began

    assert len(examined.pages) >= 30
    assert {rule.code for rule in looking} >= {"P150", "P250", "P350", "P750", "P751", "P752"}
    assert not found
    assert taken < MOST_SECONDS
