"""The pictures of a whole booklet: nothing wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.examined import Examined
from booklet.preflight.meant import Meant, Purpose
from booklet.preflight.registry import rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_press_edition_looks_right(
    built: Callable[[str], Path],
) -> None:
    meant = Meant(purpose=Purpose.PRESS, colour="cmyk")
    examined = Examined(built("press").read_bytes(), meant)
    looking = [rule for rule in rules() if rule.pixels and Purpose.PRESS in rule.purposes]

    found = [finding for rule in looking for finding in rule.check(examined)]

    assert len(examined.pages) >= 30
    assert {rule.code for rule in looking} >= {"P150", "P250", "P350", "P750", "P751", "P752"}
    assert not found
