"""Pages as pictures, and what is judged at their edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from booklet.geometry import Rect
from booklet.preflight.examine import examine
from booklet.preflight.examined import Examined
from booklet.preflight.findings import Severity
from booklet.preflight.meant import Meant, Purpose
from booklet.preflight.registry import rules
from booklet.preflight.render import PageImages
from booklet.preflight.render_edges import art_short_of_bleed, is_blank
from booklet.preflight.render_places import box_of, pixels_of
from booklet.units import Length, mm
from tests.support.drawn import Stream, drawn

BLEED = mm(3).pt
MEDIA = (0, 0, 144 + 2 * BLEED, 144 + 2 * BLEED)
TRIM = (BLEED, BLEED, 144 + BLEED, 144 + BLEED)
BOXES = f"/TrimBox [{BLEED} {BLEED} {144 + BLEED} {144 + BLEED}]"
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def rect(*sides: float) -> Rect:
    return Rect(*map(Length, sides))


def short(operators: str) -> list[tuple[str, float]]:
    with PageImages(drawn(operators, media=MEDIA)) as images:
        found = art_short_of_bleed(images, 0, trim=rect(*TRIM), bleed=mm(3))
        return [(each.side, round(each.reach.mm, 1)) for each in found]


def codes(data: bytes) -> list[str]:
    examined = Examined(data, Meant(purpose=Purpose.PRESS, colour="cmyk"))
    looking = [rule for rule in rules() if rule.pixels and Purpose.PRESS in rule.purposes]
    return [finding.code for rule in looking for finding in rule.check(examined)]


# -- pictures ------------------------------------------------------------------------------


def test_a_picture_shows_the_whole_sheet_and_only_what_is_asked_for() -> None:
    data = drawn("1 0 0 rg 0 0 72 144 re f BT /F1 40 Tf 80 60 Td 0 g (II) Tj ET")
    with PageImages(data) as images:
        shown, bare = images.image(0), images.image(0, text=False)

        assert shown.size == (144, 144)
        assert images.image(0, dpi=144).size == (288, 288)
        assert shown.getpixel((10, 10)) == (255, 0, 0)
        assert shown.crop((80, 40, 144, 100)).getextrema() == ((0, 255),) * 3
        assert bare.crop((80, 40, 144, 100)).getextrema() == ((255, 255),) * 3
        assert images.image(0).tobytes() == shown.tobytes(), "the letters are back"


def test_a_turned_and_cropped_page_is_shown_as_it_lies_whole() -> None:
    data = drawn("0 g 110 10 10 20 re f", media=(100, 0, 300, 144),
                 boxes="/Rotate 90 /CropBox [150 50 250 100]")  # fmt: skip
    with PageImages(data) as images:
        image = images.image(0)

        assert image.size == (200, 144)
        assert images.rotation(0) == 90
        assert images.box(0).points == (100, 0, 300, 144)
        assert image.getpixel((15, 144 - 20)) == BLACK
        assert image.getpixel((25, 144 - 20)) == WHITE


def test_white_that_is_painted_is_told_from_paper() -> None:
    with PageImages(drawn("1 g 0 0 72 144 re f")) as images:
        painted = images.painted(0)

        assert painted.getpixel((10, 10)) == 255
        assert painted.getpixel((100, 10)) == 0


def test_raster_pictures_have_the_pixels_an_inch_of_their_place() -> None:
    picture = Stream(
        entries="/Subtype /Image /Width 4 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        data=bytes(8),
    )
    data = drawn(
        "q 72 0 0 18 10 20 cm /P Do Q",
        resources="/XObject << /P 100 0 R >>",
        objects={100: picture},
    )
    with PageImages(data) as images:
        (placed,) = images.pictures(0)

    assert placed.pixels == (4, 2)
    assert placed.ppi == pytest.approx((4, 8))
    assert placed.box.points == pytest.approx((10, 20, 82, 38))


sides = st.floats(min_value=0, max_value=100)


@given(sides, sides, sides, sides)
def test_the_pixels_of_a_box_hold_all_of_it(a: float, b: float, c: float, d: float) -> None:
    sheet, image = rect(-10, -10, 110, 110), Image.new("L", (333, 333))
    box = rect(min(a, c), min(b, d), max(a, c), max(b, d))

    around = box_of(pixels_of(box, sheet=sheet, image=image), sheet=sheet, image=image)

    assert around.contains(box)
    assert box.inset(Length(-0.8)).contains(around)


# -- edges ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operators", "found"),
    [
        pytest.param("", [], id="nothing there"),
        pytest.param("0 .5 1 rg 0 0 500 500 re f", [], id="out to the bleed"),
        pytest.param("0 .5 1 rg 40 40 50 50 re f", [], id="well inside"),
        pytest.param(f"0 .5 1 rg {BLEED} 0 500 500 re f", [("left", 0.0)], id="ends at the trim"),
        pytest.param(
            f"0 .5 1 rg 0 0 {144 + 1.5 * BLEED} 500 re f", [("right", 1.5)], id="half way out"
        ),
        pytest.param(f"0 .5 1 rg 0 {BLEED} 500 60 re f", [("foot", 0.0)], id="at the foot"),
        pytest.param(f"0 .5 1 rg 0 90 500 {54 + BLEED} re f", [("head", 0.0)], id="at the head"),
        pytest.param(
            "0 .5 1 rg 0 0 500 500 re f 1 g 1 60 3 20 re f", [], id="a white window in a wall"
        ),
        pytest.param(
            f"1 g 0 0 500 500 re f 0 .5 1 rg {BLEED} 20 50 50 re f",
            [("left", 0.0)],
            id="on a page painted white",
        ),
        pytest.param(f"0 g {BLEED} 60 20 2 re f", [], id="a stroke of less than a millimetre"),
    ],
)
def test_art_that_touches_the_trim_reaches_the_bleed(
    operators: str, found: list[tuple[str, float]]
) -> None:
    assert [side for side, _ in short(operators)] == [side for side, _ in found]
    for (_, reach), (_, expected) in zip(short(operators), found, strict=True):
        assert reach == pytest.approx(expected, abs=0.2)


def test_a_blank_page_is_one_on_which_nothing_shows() -> None:
    with PageImages(drawn("", "1 g 0 0 144 144 re f", ".97 g 9 9 9 9 re f")) as images:
        assert [is_blank(images, index) for index in range(3)] == [True, True, False]


# -- the rules -----------------------------------------------------------------------------


def test_a_page_with_bleed_and_ink_within_bounds_breaks_no_rule_on_its_looks() -> None:
    assert codes(drawn("1 0 0 0 k 0 0 500 500 re f", media=MEDIA, boxes=BOXES)) == []


@pytest.mark.parametrize(
    ("operators", "code"),
    [
        ("", "P150"),
        (f"1 0 0 0 k 0 0 m {BLEED} 500 l 500 500 l 500 0 l f", "P250"),
        ("1 1 1 1 k 40 40 50 50 re f", "P350"),
    ],
)
def test_a_page_that_looks_wrong_breaks_the_rule_of_its_code(operators: str, code: str) -> None:
    data = drawn(operators, media=MEDIA, boxes=BOXES)
    meant = Meant(purpose=Purpose.PRESS, colour="cmyk")
    (rule,) = (each for each in rules() if each.code == code)

    (finding,) = rule.check(Examined(data, meant))

    assert finding.code == code
    assert finding.page == 1


def test_ink_is_measured_where_the_file_names_no_press() -> None:
    data = drawn("1 1 1 1 k 40 40 50 50 re f")
    (rule,) = (each for each in rules() if each.code == "P350")

    assert list(rule.check(Examined(data, Meant(purpose=Purpose.PRESS))))
    assert not list(rule.check(Examined(data, Meant(purpose=Purpose.SHEETS))))


def test_an_edge_is_told_once_by_the_rule_that_names_what_is_short() -> None:
    data = drawn(f"1 0 0 0 k {BLEED} 0 500 500 re f", media=MEDIA, boxes=BOXES)
    meant = Meant(purpose=Purpose.PRESS, colour="cmyk")

    told = [finding.code for finding in examine(Examined(data, meant)).findings]
    assert told.count("P202") + told.count("P250") == 1


def test_ink_is_judged_by_both_limits_of_the_printer() -> None:
    operators = "1 1 1 .1 k 20 20 30 30 re f 1 1 1 .5 k 80 20 30 30 re f"
    data = drawn(operators, media=MEDIA, boxes=BOXES)
    (rule,) = (each for each in rules() if each.code == "P350")

    found = list(rule.check(Examined(data, Meant(purpose=Purpose.PRESS, colour="cmyk"))))

    assert [each.severity for each in found] == [Severity.ERROR, Severity.WARNING]
    assert [each.message.split(" on ")[0] for each in found] == ["350 % of ink", "310 % of ink"]
    assert [each.message.split("; ")[1] for each in found] == [
        "expected at most 330 %",
        "expected at most 300 %",
    ]
    place = found[0].place
    assert place is not None
    assert place.points == pytest.approx((80 - BLEED, 20 - BLEED, 110 - BLEED, 50 - BLEED), abs=1.1)
