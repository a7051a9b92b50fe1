"""In whose name it is: a service’s letterhead, and how to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.content import Passage, Run
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
    from booklet.typeset.block import Block
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
    return setting.text(service.name, "service.name", tag=tag)


def strapline(service: Service, setting: Setting) -> Iterator[Block]:
    """Set what the service does, if it says so."""
    if service.strapline:
        yield setting.text(service.strapline, "name")


def beside_logo(
    service: Service, words: Sequence[Block], setting: Setting, *, width: float
) -> Stack:
    """Words beside the logo, or below it: as takes less height in a width."""
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
    return min(beside, below, key=lambda stack: stack.wrap(width, 0)[1])


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


def qr_code(service: Service, setting: Setting) -> tuple[Block, float]:
    """The QR code of the web address, and its width in points."""
    size, least = (pt(setting.length(f"service.qr{of}")) for of in ("", ".module"))
    drawing = qr_drawing(service.web, size=size, least=least)
    words = setting.words.service.qr
    tag = Tag("Figure", alt=words.fill(address=service.address), lang=words.lang)
    picture = Picture(drawing, tag=tag, location=service.location)
    return Sized(picture, drawing.size.width.pt), drawing.size.width.pt


def beside_qr_code(lines: Sequence[Block], service: Service, setting: Setting) -> Block:
    """Lines, and at the end of the measure the QR code if there is a web address."""
    words = Stack(lines)
    if not service.web:
        return words
    code, width = qr_code(service, setting)
    gap = setting.length("service.gap")
    return Row([(words, 0), (code, width)], gap=gap, align="middle")


def ways(service: Service, setting: Setting) -> Sequence[Block]:
    """Every way to reach a service, each a line."""
    words, where = setting.words.service, service.location
    lines: list[Passage] = []
    if service.phone:
        number = _link(service.phone, service.phone_link, service)
        lines.append(words.phone.weave(where, number=number))
    if service.text:
        lines.append(words.text.weave(where, number=service.text))
    if service.email:
        address = _link(service.email, f"mailto:{service.email}", service)
        lines.append(words.email.weave(where, address=address))
    if service.web:
        lines.append(words.web.weave(where, address=_web(service)))
    if service.hours:
        lines.append(words.hours.weave(where, hours=service.hours))
    return [setting.text(line, "name") for line in lines]


def main_ways(service: Service, setting: Setting) -> Sequence[Block]:
    """The first way to speak or write to a service, and where its QR code leads."""
    words, where = setting.words.service, service.location
    found = list(ways(service, setting))
    kept = found[: 0 if service.web and not (service.phone or service.text or service.email) else 1]
    if service.web:
        kept.append(setting.text(words.scan.weave(where, address=_web(service)), "name"))
    return kept


def _web(service: Service) -> Passage:
    return _link(service.address, service.web, service)


def _link(words: str, address: str, service: Service) -> Passage:
    return Passage((Run(words, link=address),), service.location)


def contact_panel(service: Service, setting: Setting, *, tag: str = "H2") -> Stack:
    """How to reach a service, and whom else there is nearby; kept together on a page."""
    words = setting.words.service
    reach = words.reach.weave(service.location, name=service.name)
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
        setting.text(contact.name, "service.line", tag="P"),
        *(setting.text(detail, "name") for detail in contact.details),
    ]
    made = Stack(texts, tag=Tag("LBody"), location=contact.location)
    made.space_after = setting.length("service.gap") / 2
    return made


def shared_card(service: Service, setting: Setting) -> Stack:
    """Whose booklet it is, on paper: for a page with a ground of its own."""
    words = setting.words.service
    shared = words.shared.weave(service.location, name=service.name)
    lines: list[Block] = [setting.text(shared, "service.name"), *main_ways(service, setting)]
    notices = (words.example if service.example else None, setting.notice)
    lines += [setting.text(notice, "name") for notice in notices if notice]
    width = setting.geometry.design("closing-service").measure(setting.geometry.trim)
    room = width - (qr_code(service, setting)[1] if service.web else 0.0)
    for line in lines:
        line.on_grid = False
    inside = beside_qr_code([beside_logo(service, lines, setting, width=room)], service, setting)
    return panel([inside], setting, fill="paper", location=service.location)


def contact_card(service: Service, setting: Setting) -> Stack:
    """The little that a page without much room says: who, one way to reach them, a code."""
    lines = [name(service, setting), *main_ways(service, setting)]
    inside = [beside_qr_code(lines, service, setting)]
    return panel(inside, setting, fill=FILL, location=service.location)
