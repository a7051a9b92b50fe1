from __future__ import annotations

import pytest

from booklet.prepress.paper import SHEETS, across, sheet_size, upright


@pytest.mark.parametrize(
    ("written", "width", "height"),
    [
        ("A4", 210, 297),
        ("sra3", 320, 450),
        ("SRA2", 450, 640),
        ("320 x 450 mm", 320, 450),
        ("32cm x 45 cm", 320, 450),
        ("12 × 18 in", 304.8, 457.2),
        ("12in x 457.2mm", 304.8, 457.2),
    ],
)
def test_paper_is_known_by_name_or_by_its_edges(written: str, width: float, height: float) -> None:
    size = sheet_size(written)

    assert (size.width.mm, size.height.mm) == pytest.approx((width, height))


@pytest.mark.parametrize("written", ["", "A9", "320", "320 x", "x 450 mm", "0 x 4 mm", "9 x 9 m"])
def test_what_is_no_paper_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"“|size|range"):
        sheet_size(written)


def test_paper_stands_or_lies() -> None:
    assert across(SHEETS["A4"]).width == SHEETS["A4"].height
    assert upright(across(SHEETS["A4"])) == SHEETS["A4"]
