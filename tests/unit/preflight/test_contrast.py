"""Text and what lies behind it, on pages written by hand."""

from __future__ import annotations

import pytest

from booklet.preflight.contrast import TextOnGround, contrast_of, texts_on_grounds
from booklet.preflight.examined import Examined
from booklet.preflight.findings import Severity
from booklet.preflight.meant import Meant
from booklet.preflight.registry import rules
from booklet.preflight.render import PageImages
from tests.support.drawn import Stream, drawn

WORDS = "BT /F1 {size} Tf 20 60 Td {colour} (Family) Tj ET"
GROUND = "{colour} 0 0 144 144 re f"


def on_page(
    colour: str = "0 g", *, ground: str = "1 g", size: float = 12, after: str = "", **file: object
) -> bytes:
    words = WORDS.format(size=size, colour=colour)
    return drawn(f"{GROUND.format(colour=ground)} {words} {after}", **file)  # type: ignore[arg-type]


def measured(data: bytes) -> TextOnGround:
    with PageImages(data) as images:
        (found,) = texts_on_grounds(images, 0)
    return found


def codes(data: bytes) -> list[tuple[str, Severity | None]]:
    examined = Examined(data, Meant())
    return [
        (finding.code, finding.severity)
        for rule in rules(["booklet.preflight.rules.contrast"])
        if rule.code in {"P750", "P751", "P752"}
        for finding in rule.check(examined)
    ]


# -- the ratio -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # From the examples of WCAG’s own understanding documents and of the WebAIM checker.
        ((0, 0, 0), (255, 255, 255), 21.0),
        ((118, 118, 118), (255, 255, 255), 4.54),
        ((89, 89, 89), (255, 255, 255), 7.0),
        ((255, 0, 0), (255, 255, 255), 4.0),
        ((0, 0, 255), (255, 255, 0), 8.0),
    ],
)
def test_the_contrast_of_two_colours(
    one: tuple[int, int, int], other: tuple[int, int, int], ratio: float
) -> None:
    assert contrast_of(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast_of(other, one) == contrast_of(one, other)


def test_the_ground_is_what_pixels_show_and_the_text_what_the_file_says() -> None:
    found = measured(on_page(".463 g", ground=".8 1 1 rg"))

    assert found.piece.text == "Family"
    assert found.piece.colour == (118, 118, 118)
    assert found.ground == (204, 255, 255)
    assert found.ratio == pytest.approx(contrast_of((118, 118, 118), (204, 255, 255)), abs=0.01)
    assert found.unrest == 0


def test_half_transparent_text_is_mixed_with_its_ground() -> None:
    clear = on_page("/S gs 0 g", resources="/ExtGState << /S << /ca .5 >> >>")

    assert measured(clear).ratio == pytest.approx(contrast_of((127, 127, 127), (255,) * 3), abs=0.1)


def test_the_worst_part_of_the_ground_counts_but_not_its_rims() -> None:
    words = WORDS.format(size=12, colour="0 g")
    half = measured(drawn(f".3 g 0 0 40 144 re f {words}"))
    sliver = measured(drawn(f".3 g 0 0 20 144 re f 0 59 144 .5 re f {words}"))

    assert half.ratio == pytest.approx(contrast_of((0, 0, 0), (76, 76, 76)), abs=0.1)
    assert sliver.ratio > 15


def test_text_in_a_form_is_seen_with_the_size_it_has_on_the_page() -> None:
    form = Stream(
        entries="/Subtype /Form /BBox [0 0 144 144] /Resources << /Font << /F1 4 0 R >> >>",
        data=WORDS.format(size=12, colour="0 g").encode(),
    )
    data = drawn(
        "q .5 0 0 .5 10 10 cm /P Do Q", resources="/XObject << /P 100 0 R >>", objects={100: form}
    )

    found = measured(data)

    assert found.piece.size.pt == pytest.approx(6)
    assert found.piece.box.x0.pt == pytest.approx(20, abs=1)
    assert found.is_seen
    assert found.ratio == pytest.approx(21)


# -- the rules -----------------------------------------------------------------------------


def test_black_on_white_breaks_no_rule() -> None:
    assert codes(on_page()) == []


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(on_page(".5 g"), [("P750", Severity.ERROR)], id="too pale"),
        pytest.param(on_page(".4 g"), [("P750", Severity.WARNING)], id="too pale for body text"),
        pytest.param(on_page(".4 g", size=18), [], id="but not for a heading"),
        pytest.param(on_page("1 g"), [("P752", Severity.WARNING)], id="in the ground’s colour"),
        pytest.param(
            on_page(after="1 0 0 rg 0 40 144 60 re f"), [("P752", Severity.WARNING)], id="covered"
        ),
        pytest.param(
            on_page(ground="/Pattern cs /T scn", resources="/Pattern << /T 100 0 R >>", objects={
                100: Stream(
                    entries="/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 8 8] /XStep 8"
                    " /YStep 8 /Resources << >>",
                    data=b"1 g 0 0 8 8 re f .7 g 0 0 4 8 re f",
                )}),
            [("P751", None)],
            id="over a pattern",
        ),
    ],
)  # fmt: skip
def test_text_that_is_hard_to_see_is_found(
    data: bytes, found: list[tuple[str, Severity | None]]
) -> None:
    expected = [code for code, _ in found]
    assert [code for code, _ in codes(data)] == expected
    for (code, severity), (_, wanted) in zip(codes(data), found, strict=True):
        if code == "P750":
            assert severity is wanted


def test_lines_that_look_alike_are_one_finding_with_its_place_and_words() -> None:
    lines = "BT /F1 12 Tf .6 g 20 80 Td (one line) Tj 0 -14 Td (and another) Tj ET"
    (rule,) = (each for each in rules() if each.code == "P750")

    (finding,) = rule.check(Examined(drawn(lines), Meant()))

    assert finding.text == "one line and another"
    assert finding.place is not None
    assert finding.place.y0.pt == pytest.approx(66, abs=4)
    assert finding.place.y1.pt == pytest.approx(89, abs=2)
    assert "#999999 on #FFFFFF" in finding.message
