"""In whose name it is: a service’s letterhead, and how to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.source.drawing import Drawing
from booklet.typeset.block import Group, Tag
from booklet.typeset.boxes import Row, Space, Stack
from booklet.typeset.qr import qr_drawing
from booklet.typeset.smaller import STEPS
from booklet.units import pt
from layouts.blocks.panel import panel
from layouts.blocks.picture import Photograph, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.model.extras import Contact
    from booklet.model.service import Logo, Service
    from booklet.source.passage import Passage
    from booklet.typeset.block import Block, Brush
    from booklet.typeset.setting import Setting

FILL = "service.soft"


def letterhead(service: Service, setting: Setting, *, width: float, height: float) -> Block:
    """Set logo, name and strapline, for a place of a width and a height in points.

    Where there is not enough room for all, type becomes smaller, and the strapline goes.
    """
    made: Block = Space(height)
    fullest = [name(service, setting), *strapline(service, setting)]
    for words in (fullest, fullest[:1]):
        for scale in (1.0, *STEPS):
            made = beside_logo(service, words, setting, width=width)
            made.shrink(scale)
            if made.wrap(width, height)[1] <= height:
                return made
    return made


def name(service: Service, setting: Setting, *, tag: str = "P") -> Block:
    """Set the name."""
    return setting.text(service.name, "service.name", tag=tag, align="edge")


def strapline(service: Service, setting: Setting) -> Iterator[Block]:
    """Set what the service does, if it says so."""
    if service.strapline:
        yield setting.text(service.strapline, "name", align="edge")


def beside_logo(
    service: Service, words: Sequence[Block], setting: Setting, *, width: float
) -> Stack:
    """Words beside the logo, or below it: as cuts none of them, and takes less height."""
    tag, where = Tag("Sect"), service.location
    if service.logo is None:
        return Stack(words, tag=tag, location=where)
    gap = setting.length("service.gap")
    mark, wide = logo(service.logo, setting)
    mark.space_after = gap / 2
    below = Stack([mark, *words], tag=tag, location=where)
    if not words:
        return below
    row = Row([(mark, wide), (Stack(words), 0)], gap=gap, align="middle")
    beside = Stack([row], tag=tag, location=where)

    def cost(stack: Stack) -> tuple[bool, float]:
        _, height = stack.wrap(width, 0)
        return any(line.is_cut for line in stack.lines_of_text()), height

    return min(beside, below, key=cost)


def logo(of: Logo, setting: Setting) -> tuple[Block, float]:
    """A logo as large as its place allows, and its width in points."""
    found = setting.picture(of.image)
    if isinstance(found, Drawing):
        aspect = found.size.width / found.size.height
    else:
        aspect = found.width / found.height
    tallest, widest = setting.length("service.logo"), setting.length("service.logo.wide")
    wide = min(widest, tallest * aspect)
    tag = Tag("Figure", alt=of.alt.plain, lang=of.alt.lang)
    picture: Block
    if isinstance(found, Drawing):
        picture = Picture(found, tag=tag, location=of.location)
    else:
        picture = Photograph(found, tag=tag, fills=False, location=of.location)
    return Sized(picture, wide), wide


class Sized(Row):
    """A block of a width of its own at the start of the measure."""

    def __init__(self, block: Block, width: float) -> None:
        super().__init__([(block, width)], location=block.location)


class Code(Sized):
    """A QR code; where nobody need scan it, because it is seen on a screen, it is a link."""

    def __init__(self, picture: Picture, address: str) -> None:
        super().__init__(picture, picture.drawing.size.width.pt)
        self.tag = Tag("Link")
        self._picture, self._address = picture, address

    def paint(self, brush: Brush, x: float, top: float) -> None:
        super().paint(brush, x, top)
        side = self._picture.width
        assert self._picture.tag is not None
        said = self._picture.tag.alt or self._address
        brush.lead(self, (x, top - side, side, side), uri=self._address, description=said)


def qr_code(web: Passage, setting: Setting) -> tuple[Block, float]:
    """The QR code of a web address, and its width in points."""
    size, least = (pt(setting.length(f"service.qr{of}")) for of in ("", ".module"))
    address = web.runs[0].link or ""
    drawing = qr_drawing(address, size=size, least=least)
    words = setting.words.service.qr
    tag = Tag("Figure", alt=words.fill(address=web.plain), lang=words.lang)
    return Code(Picture(drawing, tag=tag, location=web.location), address), drawing.size.width.pt


def beside_qr_code(lines: Sequence[Block], service: Service, setting: Setting) -> Block:
    """Lines, and at the end of the measure the QR code if there is a web address."""
    words = Stack(lines)
    if not service.web:
        return words
    code, width = qr_code(service.web, setting)
    gap = setting.length("service.gap")
    return Row([(words, 0), (code, width)], gap=gap, align="middle")


def ways(service: Service, setting: Setting) -> Sequence[Block]:
    """Every way to reach a service, each a line."""
    words = setting.words.service
    lines = (
        (words.phone, "number", service.phone),
        (words.text, "number", service.text),
        (words.email, "address", service.email),
        (words.web, "address", service.web),
        (words.hours, "hours", service.hours),
    )
    return [
        setting.text(line.weave(way.location, **{place: way}), "name")
        for line, place, way in lines
        if way
    ]


def main_ways(service: Service, setting: Setting) -> Sequence[Block]:
    """The first way to speak or write to a service, and where its QR code leads."""
    web, speaks = service.web, service.phone or service.text or service.email
    kept = list(ways(service, setting))[: 1 if speaks or not web else 0]
    if web:
        scan = setting.words.service.scan.weave(web.location, address=web)
        kept.append(setting.text(scan, "name"))
    return kept


def contact_panel(service: Service, setting: Setting, *, tag: str = "H2") -> Stack:
    """How to reach a service, and whom else there is nearby; kept together on a page."""
    words = setting.words.service
    reach = words.reach.weave(service.name.location, name=service.name)
    children: list[Block | Group] = [
        setting.text(reach, "service.name", tag=tag),
        beside_qr_code(ways(service, setting), service, setting),
    ]
    if service.support:
        children += [setting.text(words.support, "service.support"), support(service, setting)]
    return panel(children, setting, fill=FILL, location=service.location)


def support(service: Service, setting: Setting) -> Group:
    """List other support lines nearby."""
    items = [Group(Tag("LI"), (_support(one, setting),)) for one in service.support]
    return Group(Tag("L", attributes={"List": {"ListNumbering": "None"}}), tuple(items))


def _support(contact: Contact, setting: Setting) -> Stack:
    texts = [
        setting.text(contact.name, "service.line", align="edge"),
        *(setting.text(detail, "name", align="edge") for detail in contact.details),
    ]
    made = Stack(texts, tag=Tag("LBody"), location=contact.location)
    made.space_after = setting.length("service.gap") / 2
    return made


def shared_card(service: Service, setting: Setting) -> Stack:
    """Whose booklet it is, on paper: for a page with a ground of its own."""
    words = setting.words.service
    shared = words.shared.weave(service.name.location, name=service.name)
    lines: list[Block] = [setting.text(shared, "service.name"), *main_ways(service, setting)]
    said = (words.example if service.example else None, setting.notice)
    notices = [setting.text(notice, "name") for notice in said if notice]
    width = setting.geometry.design("closing-service").measure(setting.geometry.trim)
    code = qr_code(service.web, setting)[1] + setting.length("service.gap") if service.web else 0.0
    for line in (*lines, *notices):
        line.on_grid = False
    beside = [beside_logo(service, lines, setting, width=width - code)]
    inside = [beside_qr_code(beside, service, setting), *notices]
    return panel(inside, setting, fill="paper", location=service.location)


def contact_card(service: Service, setting: Setting) -> Stack:
    """The little that a page without much room says: who, one way to reach them, a code."""
    lines = [name(service, setting), *main_ways(service, setting)]
    inside = [beside_qr_code(lines, service, setting)]
    return panel(inside, setting, fill=FILL, location=service.location)
