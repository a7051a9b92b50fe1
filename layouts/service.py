"""A page of a service's own in the booklet: who gives it, and how to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.typeset.block import NewPage
from booklet.typeset.boxes import Stack
from layouts.blocks.headings import heading, section, title
from layouts.blocks.panel import panel
from layouts.blocks.service import FILL, beside_logo, beside_qr_code, strapline, support, ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.model.service import Service
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting

ACCENT = "service"


def lay_out(setting: Setting, *, count: int) -> Sequence[Item]:
    """Set the page of the service that gives the booklet; it may run on to more."""
    del count
    service = setting.service
    assert service is not None, "asked for in the name of nobody"
    reach = setting.words.service.reach.weave(service.name.location, name=service.name)
    measure = setting.geometry.design("service").measure(setting.geometry.trim)
    head = setting.text(reach.plain, "furniture", tag=None).paragraph.natural_width
    lines = beside_qr_code(ways(service, setting), service, setting)
    children: list[Item] = [
        NewPage("service", accent=ACCENT, running_title=reach.plain if head < measure else ""),
        title(reach, setting, name=ACCENT),
        *_example(service, setting),
        *_letterhead(service, setting, measure),
        panel([lines], setting, fill=FILL, location=service.location),
        *_support(service, setting),
    ]
    return [section(children, of=reach.plain, location=service.location)]


def _letterhead(service: Service, setting: Setting, measure: float) -> Iterator[Item]:
    """Logo and strapline: the heading has the name."""
    if service.logo or service.strapline:
        words = list(strapline(service, setting))
        made = beside_logo(service, words, setting, width=measure)
        made.space_before = setting.length("service.gap")
        yield made


def _example(service: Service, setting: Setting) -> Iterator[Item]:
    if service.example:
        yield setting.text(setting.words.service.example, "service.line")


def _support(service: Service, setting: Setting) -> Iterator[Item]:
    """On the page of the service rather than on its own, were it in two pieces."""
    if service.support:
        words, where = setting.words.service.support, service.location
        lines = panel([support(service, setting)], setting, fill=FILL, location=where)
        made = Stack([heading(words, setting, name=f"{ACCENT}.support"), lines])
        made.space_before = setting.look("heading").before
        made.may_leave = setting.length("panel.may-leave")
        yield made
