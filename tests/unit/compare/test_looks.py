"""What the eye sees and words do not say: art, colours, sizes, places."""

from __future__ import annotations

import pytest

from tests.support.compared import book, found, said, told
from tests.support.tiny import screen

WORDS = said("Words above the art.", at=180)


def square(x: float, y: float, colour: str = "0.2 0.4 0.6") -> str:
    return f" {colour} rg {x} {y} 40 40 re f"


def test_art_that_moved_is_framed_where_it_was_and_where_it_is() -> None:
    comparison = found(book(WORDS + square(20, 50)), book(WORDS + square(200, 50)))

    (one,) = comparison.differences
    assert one.aspect.value == "looks"
    assert one.title == "art without words, 2 places"
    lefts = [place.points for place in one.new]
    assert lefts == [pytest.approx((x, 50, x + 40, 90), abs=0.6) for x in (20, 200)]


def test_a_colour_alone_is_a_change_of_looks() -> None:
    old = book(WORDS + square(20, 50))
    new = book(WORDS + square(20, 50, "0.6 0.4 0.2"))

    (one,) = found(old, new).differences
    assert (one.aspect.value, one.title) == ("looks", "art without words")
    assert one.new[0].points == pytest.approx((20, 50, 60, 90), abs=0.6)


@pytest.mark.parametrize("x", [20.1, 20.2, 20.37])
def test_the_soft_rim_of_what_moved_by_less_than_a_pixel_is_none(x: float) -> None:
    assert found(book(square(20, 50)), book(square(x, 50))).same


def test_a_step_of_colour_that_nobody_sees_is_none() -> None:
    seen = book(square(20, 50, "0.2 0.4 0.66"))

    assert found(book(square(20, 50)), book(square(20, 50, "0.2 0.4 0.62"))).same
    assert not found(book(square(20, 50)), seen).same


def test_words_of_another_colour_or_size_are_told_by_their_type() -> None:
    grey = WORDS.replace("0 g", "0.5 g")

    assert told(found(book(WORDS), book(grey))) == [
        ("looks", 1, 1, "type of “Words above the art.”: -grey 0 %- +grey 50 %+")
    ]
    large = told(found(book(WORDS), book(said("Words above the art.", at=180, size=14))))
    assert ("looks", 1, 1, "type of “Words above the art.”: -12 pt- +14 pt+") in large


def test_what_lies_behind_unchanged_words_is_told_by_the_words() -> None:
    ground = "0.9 g 10 140 200 30 re f "

    (one,) = found(book(said("On a ground.")), book(ground + said("On a ground."))).differences

    assert one.title == "what lies on or behind “On a ground.”"


def test_the_form_of_all_pages_is_told_once() -> None:
    cut = "/TrimBox [10 10 290 190]"
    comparison = found(book(WORDS, WORDS + square(1, 1)),
                       book(WORDS, WORDS + square(1, 1), boxes=cut))  # fmt: skip

    size = "finished size of every page: -105.8 × 70.6 mm- +98.8 × 63.5 mm+"
    assert ("form", None, None, size) in told(comparison)


def test_ink_for_light_is_told() -> None:
    comparison = found(
        book(WORDS + square(20, 50)), book(WORDS + " 0.8 0.4 0 0.2 k 20 50 40 40 re f")
    )

    assert ("form", 1, 1, "colours: -RGB- +CMYK+") in told(comparison)


def test_a_page_on_its_side_is_compared_as_it_is_seen() -> None:
    turned = book(WORDS + square(20, 50), boxes="/Rotate 90")
    comparison = found(turned, book(WORDS + square(20, 100), boxes="/Rotate 90"))

    (one,) = comparison.differences
    # A quarter clockwise: what was above is at the right.
    assert one.new[0].points == pytest.approx((50, 240, 140, 280), abs=0.6)


def test_a_picture_that_moved_is_told_by_its_alternative_and_how_far() -> None:
    def pictured(x: float) -> bytes:
        art = f"/Figure <</MCID 1>> BDC 0.2 0.4 0.6 rg {x} 60 40 40 re f EMC".encode()
        figure = {"/S": "/Figure", "/K": 1, "/Alt": "A dog"}
        return screen(art, tree=[{"/S": "/P", "/K": 0}, figure])

    (one,) = found(pictured(40), pictured(40 + 20 * 72 / 25.4)).differences

    assert one.aspect.value == "looks"
    assert one.title == "picture “A dog”, moved 20 mm right"
