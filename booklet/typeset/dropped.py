"""The picture that gives way: what is left out of the back cover of a service with a long name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import Diagnostic
from booklet.model.content import Closing
from booklet.model.files import Figure
from booklet.model.walk import records
from booklet.typeset.block import blocks_of
from booklet.typeset.page import PartPages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.model.content import Booklet
    from booklet.typeset.composition import Composition
    from booklet.typeset.setting import Setting


def dropped(booklet: Booklet, composition: Composition) -> tuple[Figure, ...]:
    """Pictures of the closing that are on no page."""
    closings = tuple(section for section in booklet.sections if isinstance(section, Closing))
    parts = [part for part in composition.parts if isinstance(part, PartPages)]
    shown = {block.tag.alt for part in parts for block in blocks_of(part.items) if block.tag}
    figures = (one for one in records(closings) if isinstance(one, Figure))
    return tuple(figure for figure in figures if figure.alt.plain not in shown)


def tell_of_dropped(composition: Composition, setting: Setting) -> Iterator[Diagnostic]:
    """Say that a picture is left out, and what would leave room for it.

    Where words flow over the back cover, as in large print, it is for them alone if need be.
    """
    if setting.service is None or not setting.edition.is_whole:
        return
    if not composition.pages[-1].design.one_page:
        return
    for _ in dropped(setting.booklet, composition):
        yield Diagnostic(
            code="T010",
            message="the picture on the back cover is left out: beside its words it has no room",
            location=setting.service.name.location,
            hints=("a shorter name may leave room, in one language: `name: {en-GB: …, cy: …}`",),
            severity="warning",
        )
