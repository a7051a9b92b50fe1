"""Where numbers, addresses and the code of a service lead."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.jobs import Job
from booklet.pipeline import Shelf, pages
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.content import PROJECT

LAYOUTS, SHELF = BookletLayouts(), Shelf()
WEB = "https://rowan-house.example"
CODE = "QR code that leads to rowan-house.example"


def made(edition: str, **others: object) -> bytes:
    whole = Job(project=PROJECT, content=PROJECT / "content", output=PROJECT, edition=edition)
    return pages(changed(whole, service="rowan-house", **others), LAYOUTS, shelf=SHELF).data


def links(data: bytes) -> dict[str, str]:
    """Where links lead, and what is said of them."""
    found = [
        annotation.get_object()
        for page in PdfReader(BytesIO(data)).pages
        for annotation in page.get("/Annots", ())
    ]
    return {one["/A"]["/URI"]: one["/Contents"] for one in found if "/URI" in one["/A"]}


@pytest.mark.parametrize("locale", ["", "ur"])
def test_every_way_to_reach_a_service_is_a_link(locale: str) -> None:
    said = links(made("handout-anna", locale=locale, incomplete=bool(locale)))

    assert said.keys() >= {
        "tel:01632960123",
        "sms:07700900123",
        "mailto:hello@rowan-house.example",
        WEB,
    }
    assert all(said.values())
    if not locale:
        assert said["sms:07700900123"] == "Text: 07700 900 123"
        assert said["tel:01632960123"] == "Call 01632 960 123"


def test_the_code_is_a_link_on_a_screen() -> None:
    data = made("facts")
    tree = read_structure(PdfReader(BytesIO(data)))
    (link,) = [link for link in tree.find("Link") if link.find("Figure")]

    assert link.links == (WEB,)
    assert link.find("Figure")[0].alt == CODE
    assert CODE in links(data).values()


def test_the_code_on_paper_is_a_figure_and_no_link() -> None:
    data = made("press")
    tree = read_structure(PdfReader(BytesIO(data)))

    assert not tree.find("Link")
    assert not any("/Annots" in page for page in PdfReader(BytesIO(data)).pages)
