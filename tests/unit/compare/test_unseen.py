"""What a screen reader is told and nobody sees."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.compared import found, told
from tests.support.tiny import press, screen

FIGURE = {"/S": "/Figure", "/K": 0, "/Alt": "A dog runs over the hill."}


def tagged(**entries: Any) -> bytes:
    return screen(tree=[{"/S": "/P", "/K": 0, **entries}])


def test_a_text_alternative_alone() -> None:
    old, new = tagged(**FIGURE), tagged(**{**FIGURE, "/Alt": "A cat runs over the hill."})

    (one,) = told(found(old, new))

    assert one == ("screen reader", 1, 1,
                   "text alternative of a picture: A -dog- +cat+ runs over the hill.")  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({"/S": "/H2"}, "role of “Words”: -a paragraph- +a heading of level 2+"),
        ({"/Lang": "cy"}, "language of “Words”: -not said- +cy+"),
    ],
)
def test_a_role_or_a_language_alone(entries: dict[str, Any], expected: str) -> None:
    assert told(found(tagged(), tagged(**entries))) == [("screen reader", 1, 1, expected)]


@pytest.mark.parametrize(
    ("catalog", "expected"),
    [
        ({"/Lang": "pl"}, "language: -en-GB- +pl+"),
        ({"/ViewerPreferences": None}, "shown in the title bar: -title- +file name+"),
    ],
)
def test_what_the_file_says_of_itself(catalog: dict[str, Any], expected: str) -> None:
    assert told(found(screen(), screen(catalog=catalog))) == [
        ("screen reader", None, None, expected)
    ]


def test_a_title_and_a_standard() -> None:
    old = screen(info={"/Title": "Family Stories"}, xmp='<x pdfuaid:part="1"/>')
    new = screen(info={"/Title": "Stories"}, xmp="<pdfaid:part>2</pdfaid:part>")

    said = {text for *_, text in told(found(old, new))}

    assert said == {"title: -Family Stories- +Stories+", "standards: -PDF/UA-1- +PDF/A-2+"}


def link(action: dict[str, Any]) -> bytes:
    annotation = {"/Subtype": "/Link", "/Rect": [30, 190, 200, 220], "/A": action}
    return screen(page={"/Annots": [annotation]})


def test_a_link_that_leads_elsewhere() -> None:
    old = link({"/S": "/URI", "/URI": "https://example.org/old"})
    new = link({"/S": "/URI", "/URI": "https://example.org/new"})

    assert told(found(old, new)) == [
        ("screen reader", 1, 1,
         "link of “Words”: -https://example.org/old- +https://example.org/new+")
    ]  # fmt: skip
    assert found(old, old + b"\n").same


def test_a_bookmark() -> None:
    def outlined(title: str) -> bytes:
        return press(catalog={"/Outlines": {"/First": {"/Title": title}}})

    (one,) = told(found(outlined("Anna"), outlined("Anne")))

    assert one[:3] == ("screen reader", None, None)
    assert one[3].startswith("outline: -Anna- +Anne+")


def test_dates_by_which_programs_know_a_file_do_not_count() -> None:
    old = screen(info={"/CreationDate": "D:20230101"})

    assert found(old, screen(info={"/CreationDate": "D:20240202"})).same
