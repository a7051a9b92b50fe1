"""Composing booklets of made-up sections in plain layouts."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from booklet.diagnostics import Location
from booklet.model.content import Insert
from booklet.source.passage import Passage, Run
from booklet.typeset.block import Anchor, Block, Group, NewPage, Tag
from booklet.typeset.compose import Composition, compose
from booklet.typeset.fill import Filler
from booklet.typeset.page import Placed
from tests.support.blocks import design, geometry, lines_on, numbered, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.typeset.block import Item
    from booklet.typeset.page import Page

HERE = Location("content/en-GB/somewhere.yaml", 3, 5)
PER_PAGE = 30
SCREEN = [("cover", ["cover", "contents"]), ("inside", ["rest"]), ("back", ["closing"])]


class Reference(Block):
    """Shows the page of a place."""

    def __init__(self, target: str) -> None:
        super().__init__()
        self.target = target
        self.numbers: list[int] = []

    def resolve(self, number: int) -> None:
        self.numbers.append(number)


class PlainLayouts:
    """Each section is a heading with a name and so many pages of lines."""

    def __init__(self, *targets: str) -> None:
        self.references = [Reference(target) for target in targets]
        self.asked: list[tuple[str, int]] = []
        self.furnished: list[int] = []

    def section(self, section: Any, _setting: object, *, place: int) -> Sequence[Item]:
        self.asked.append((section.id, place))
        words = numbered(section.id, section.pages * PER_PAGE)
        return [
            NewPage("text"),
            Group(Tag("Sect"), (text(words, anchor=Anchor(section.id), location=HERE),)),
        ]

    def contents(self, _booklet: object, _setting: object) -> Sequence[Item]:
        return [NewPage("text"), text("contents"), *self.references]

    def make_up(self, name: str, _setting: object, *, count: int) -> Sequence[Item]:
        return [item for n in range(count) for item in (NewPage("text"), text(f"{name}.{n}"))]

    def title(self, _booklet: object, _setting: object) -> str:
        return "A booklet"

    def furniture(self, page: Page, _setting: object) -> Sequence[Placed]:
        self.furnished.append(page.number)
        return [Placed(text(str(page.number), tag=None), 0, 30)]

    def proof(self, *_: object) -> Sequence[Item]:
        raise NotImplementedError

    def with_ids(self, *_: object, **__: object) -> Page:
        raise NotImplementedError


def section(kind: str, id_: str = "", pages: int = 1) -> Any:
    return SimpleNamespace(kind=kind, id=id_ or kind, pages=pages)


def insert(id_: str = "leaflet") -> Insert:
    title = Passage((Run("A leaflet"),), HERE)
    return Insert(id=id_, title=title, file=f"assets/inserts/{id_}.pdf", location=HERE)


def composed(
    *sections: Any,
    parts: Sequence[tuple[str, list[str]]] = SCREEN,
    layouts: PlainLayouts | None = None,
    multiple: int = 4,
    inserts: dict[str, int] | None = None,
    optional: Sequence[Any] = (),
    make_up: tuple[str, ...] = ("notes",),
) -> Composition:
    edition = SimpleNamespace(
        parts=[SimpleNamespace(name=name, sections=kinds) for name, kinds in parts],
        multiple=multiple,
        make_up=make_up,
        each="",
    )
    setting = SimpleNamespace(
        edition=edition,
        multiple=multiple,
        service=None,
        filler=lambda first_page: Filler(geometry(design()), first_page=first_page),
    )
    return compose(
        cast("Any", SimpleNamespace(sections=sections, optional=optional)),
        layouts=layouts or PlainLayouts(),
        setting=cast("Any", setting),
        insert_pages=inserts or {},
    )


def small(stories: int = 1) -> list[Any]:
    """A cover with contents (2 pages), stories of a page each, a closing page."""
    told = [section("story", f"story-{number}") for number in range(stories)]
    return [section("cover"), *told, section("closing")]


def made_up(composition: Composition) -> dict[str, int]:
    return {made.role: made.count for made in composition.made_up}


def first_words(composition: Composition) -> list[str]:
    return [lines_on([page])[0] for page in composition.pages]
