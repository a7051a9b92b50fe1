from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from booklet.prepress.calibration import draw_calibration
from booklet.prepress.words import load_words
from booklet.units import Length, mm

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[3]
SHEET = mm(297)


def lines(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Bounds of every line, in millimetres."""
    for found in page.get_objects():
        left, bottom, right, top = (Length(edge).mm for edge in found.get_bounds())
        yield left, bottom, right, top


@pytest.fixture(scope="module")
def sides() -> pypdfium2.PdfDocument:
    words = load_words(PROJECT).calibration
    return pypdfium2.PdfDocument(draw_calibration(project=PROJECT, words=words))


def crosses(page: Any, length: float) -> list[tuple[float, float]]:
    """Middles of pairs of lines of that length."""
    across = [box for box in lines(page) if box[2] - box[0] == pytest.approx(length, abs=1)]
    level = [box for box in across if box[3] - box[1] < 1.5]
    return sorted(((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in level)


def test_a_printer_in_register_lays_each_cross_on_the_nought_of_its_scale(
    sides: pypdfium2.PdfDocument,
) -> None:
    scales = crosses(sides[0], 20)
    behind = sorted((SHEET.mm - x, y) for x, y in crosses(sides[1], 28))

    assert len(scales) == 2
    for place, seen_through in zip(scales, behind, strict=True):
        assert place == pytest.approx(seen_through, abs=0.05)


def test_the_line_that_shows_the_scale_is_100_mm_long(sides: pypdfium2.PdfDocument) -> None:
    assert len(crosses(sides[0], 100)) == 1


def test_all_its_words_come_from_the_content(sides: pypdfium2.PdfDocument) -> None:
    words = load_words(PROJECT).calibration
    text = " ".join(sides[0].get_textpage().get_text_range().split())

    assert words.title in text
    assert words.same_way_answer in text
    assert words.print_it[0] in text
