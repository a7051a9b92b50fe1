"""Every page of the booklet, painted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.blocks import NotingBrush

if TYPE_CHECKING:
    from booklet.pipeline import Draft
from tests.support.painting import Painted


@pytest.fixture(scope="session")
def pages(made: Draft) -> list[Painted]:
    painted = []
    for page in made.composition.pages:
        brush, furniture = NotingBrush(), NotingBrush()
        for placed in page.placed:
            placed.block.paint(brush, placed.x, placed.top)
        for placed in page.furniture:
            placed.block.paint(furniture, placed.x, placed.top)
        painted.append(Painted(page, brush, furniture))
    return painted
