"""The QR code as it is seen on finished pages: read, and measured with a rule."""

from __future__ import annotations

from io import BytesIO
from itertools import takewhile
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image, ImageOps
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.jobs import Job
from booklet.l10n import service as services
from booklet.pipeline import pages
from booklet.source.passage import Passage, Run
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.content import PROJECT
from tests.support.pages import render_page

if TYPE_CHECKING:
    from booklet.model.service import Service

RESOLUTION = 400
PER_MM = RESOLUTION / 25.4
DARK = 128
FINDER = 7
"""Modules of the square in three corners (ISO/IEC 18004:2015, 6.3.3.1)."""
SHORT = "https://a.example"
LONG = "https://rowan-house.example/" + "help/for-families/" * 12


def seen(edition: str, **others: object) -> Image.Image:
    """The code on the last page of an edition, cut out of it with its quiet zone."""
    whole = Job(project=PROJECT, content=PROJECT / "content", output=PROJECT, edition=edition)
    data = pages(changed(whole, service="harbour-lane", **others), BookletLayouts()).data
    reader = PdfReader(BytesIO(data))
    figures = read_structure(reader).find("Link")
    (code,) = [figure for link in figures for figure in link.find("Figure")]
    (box,) = [value for _, name, value in code.attributes if name == "BBox"]
    left, foot, right, head = (float(n) * RESOLUTION / 72 for n in box.strip("[]").split())
    page = render_page(data, page=len(reader.pages), resolution=RESOLUTION).convert("L")
    place = (round(left), round(page.height - head), round(right), round(page.height - foot))
    return page.crop(place)


@pytest.mark.parametrize("address", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize(
    ("edition", "others"),
    [
        ("facts", {}),
        ("facts", {"mono": True}),
        ("takeaways", {"locale": "ur", "incomplete": True}),
        ("handout-anna", {}),
    ],
)
def test_the_code_can_be_scanned_from_paper(
    edition: str, others: dict[str, object], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = services.load_service

    def elsewhere(*asked: object, **how: object) -> Service:
        found = load(*asked, **how)  # type: ignore[arg-type]  # as it was asked
        way = Passage((Run(address.removeprefix("https://"), link=address),), found.location)
        return found.changed(web=way)

    monkeypatch.setattr(services, "load_service", elsewhere)
    code = seen(edition, **others)

    (found,) = zxingcpp.read_barcodes(code)
    assert found.text == address

    dark = ImageOps.invert(code).point(lambda tone: tone if tone > DARK else 0)
    left, head, right, foot = dark.getbbox() or (0, 0, 0, 0)
    assert min(right - left, foot - head) / PER_MM >= 15
    row = [dark.getpixel((x, head + 2)) for x in range(left, right)]
    module = len(list(takewhile(bool, row))) / FINDER
    assert module / PER_MM >= 0.49
    margins = (left, head, code.width - right, code.height - foot)
    assert min(margins) >= 4 * module - 2
    assert code.getpixel((1, 1)) == 255
