"""Pictures of pages for the report, and where on them the findings are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.render import PageImages
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from booklet.geometry import Rect
    from booklet.preflight.findings import Finding
    from booklet.preflight.objects import Box
    from booklet.preflight.sheet import SheetPage

_LONGER_SIDE = 900.0
"""Pixels: enough to recognise a line of text by, few enough for a page of 30 KB."""
_COLOURS = 96
_LEAST = 1.6
"""Per cent of the picture; a smaller mark could not be seen."""
_MOST_PAGES = 200


@value
class Mark:
    """A finding’s place, in per cent of the picture from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


@value(kw_only=True)
class PagePicture:
    """A page as a reader sees it, whole sheet.

    Attributes:
        page: counted from 1.
        width, height: of the picture, pixels.
        png: the picture, base64.
        marks: by the index of the finding among all of the file.
    """

    page: int
    width: int
    height: int
    png: str
    marks: dict[int, Mark]


def page_pictures(
    data: bytes, *, pages: Sequence[SheetPage], findings: Sequence[Finding]
) -> tuple[PagePicture, ...]:
    """A picture of every page that something was found on.

    Meant to be called where the file was read: in the process apart, if it is a stranger’s.

    Args:
        data: the file.
        pages: of the file, all.
        findings: of the file, all.
    """
    wanted = sorted({finding.page for finding in findings if finding.page})[:_MOST_PAGES]
    made = []
    with PageImages(data) as images:
        for number in wanted:
            if not 0 < number <= min(len(pages), len(images)):
                continue
            page = pages[number - 1]
            shown = shown_upright(images, page, longer_side=_LONGER_SIDE)
            made.append(
                PagePicture(
                    page=number,
                    width=shown.width,
                    height=shown.height,
                    png=encoded(shown),
                    marks={
                        at: mark_on(page.on_trim(page.media), finding.place)
                        for at, finding in enumerate(findings)
                        if finding.page == number and finding.place
                    },
                )
            )
    return tuple(made)


def written(pictures: Sequence[PagePicture]) -> bytes:
    """Pictures as a process apart sends them: JSON."""
    import json

    return json.dumps(
        [
            [each.page, each.width, each.height, each.png,
             [[at, mark.left, mark.top, mark.width, mark.height]
              for at, mark in each.marks.items()]]
            for each in pictures
        ]
    ).encode()  # fmt: skip


def read(said: bytes) -> tuple[PagePicture, ...]:
    """Pictures that a process apart has sent: it read a stranger’s file and is not believed.

    Raises:
        ValueError: if that is not what was sent.
    """
    import json
    import re

    if not said:
        return ()
    pictures = []
    try:
        for page, width, height, png, marks in json.loads(said):
            if not re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", png):
                raise ValueError("a picture is not in base64")
            placed = {int(at): Mark(*map(float, sides)) for at, *sides in marks}
            pictures.append(
                PagePicture(
                    page=int(page), width=int(width), height=int(height), png=png, marks=placed
                )
            )
    except TypeError as error:
        raise ValueError("pictures of pages have another form") from error
    return tuple(pictures)


def shown_upright(images: PageImages, page: SheetPage, *, longer_side: float) -> Image:
    """A whole sheet as a reader sees it, so many pixels on its longer side."""
    index = page.number - 1
    sheet = images.box(index)
    longer = max(sheet.width.pt, sheet.height.pt) or 1.0
    image = images.image(index, dpi=72 * longer_side / longer)
    return image.rotate(-90 * page.rotation, expand=True)


def mark_on(frame: Box, place: Rect) -> Mark:
    """A place as a part of the whole sheet.

    Args:
        frame: the sheet, and
        place: what is marked; both in points from the trim, as a reader sees them.
    """
    left, bottom, right, top = frame
    across, up = 100 / ((right - left) or 1), 100 / ((top - bottom) or 1)
    x0, y0, x1, y1 = place.points
    x0, x1 = (min(max((x - left) * across, 0.0), 100.0) for x in (x0, x1))
    y0, y1 = (min(max((top - y) * up, 0.0), 100.0) for y in (y1, y0))
    wide, high = max(x1 - x0, _LEAST), max(y1 - y0, _LEAST)
    return Mark(
        round(min((x0 + x1 - wide) / 2, 100 - wide), 2),
        round(min((y0 + y1 - high) / 2, 100 - high), 2),
        round(wide, 2),
        round(high, 2),
    )


def encoded(picture: Image) -> str:
    """A picture as PNG of few colours, in base64."""
    from base64 import b64encode
    from io import BytesIO

    from PIL.Image import Quantize

    output = BytesIO()
    picture.quantize(_COLOURS, method=Quantize.FASTOCTREE).save(output, "PNG", optimize=False)
    return b64encode(output.getvalue()).decode("ascii")
