"""Blocks painted into a part of their own and read back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.paint.painter import PaintedPart, paint
from booklet.tagging.metadata import Metadata
from booklet.tagging.structure import format_tags
from booklet.typeset.block import NewPage
from booklet.typeset.compose import Composition
from booklet.typeset.fill import Filler
from booklet.typeset.page import PartPages
from booklet.values import changed
from tests.support.blocks import design, geometry

if TYPE_CHECKING:
    from booklet.typeset.block import Item
    from booklet.typeset.page import PageDesign, Placed
    from booklet.typeset.setting import Setting

METADATA = Metadata(
    title="A small booklet",
    language="en-GB",
    created=datetime(2023, 11, 1, tzinfo=UTC),
    identifier="urn:uuid:00000000-0000-8000-8000-000000000000",
    producer="The tests",
)


@dataclass(frozen=True)
class ReadBack:
    """A part as its readers find it."""

    reader: PdfReader

    @property
    def tags(self) -> str:
        return format_tags(read_structure(self.reader))

    def contents(self, page: int = 1) -> str:
        """The operators of a page."""
        held = self.reader.pages[page - 1].get_contents()
        assert held is not None
        return held.get_data().decode("latin-1")

    def artifacts(self, page: int = 1) -> list[str]:
        """What stands in each sequence that is no content."""
        return re.findall(r"/Artifact(.*?)EMC", self.contents(page), re.DOTALL)


def part_of(
    *items: Item,
    page: PageDesign | None = None,
    accent: str = "",
    furniture: tuple[Placed, ...] = (),
    first_page: int = 1,
) -> PartPages:
    """Pages filled with these items, the same furniture on each."""
    used = page or design(folio=True)
    opened = (NewPage(used.name, accent=accent, running_title="Title"), *items)
    pages = Filler(geometry(used), first_page=first_page).fill(opened)
    furnished = tuple(changed(one, furniture=furniture) for one in pages)
    return PartPages("inside", items, furnished)


def files_of(*parts: PartPages, setting: Setting) -> list[bytes]:
    painted = paint(Composition(parts, ()), setting=setting, metadata=METADATA)
    assert all(isinstance(part, PaintedPart) for part in painted)
    return [part.data for part in painted if isinstance(part, PaintedPart)]


def read_back(part: PartPages, setting: Setting) -> ReadBack:
    """Paint one part and open it."""
    [data] = files_of(part, setting=setting)
    return ReadBack(PdfReader(BytesIO(data)))
