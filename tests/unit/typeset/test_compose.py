"""Composing: parts, page numbers, inserts, and pages made up for the binding."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from booklet.diagnostics import BookletError, Location
from booklet.model.content import Insert
from booklet.source.passage import Passage, Run
from booklet.typeset.block import Anchor, Block, Group, NewPage, Tag
from booklet.typeset.compose import Composition, InsertedPart, compose
from booklet.typeset.page import PartPages, Placed
from tests.support.blocks import Slab, design, geometry, lines_on, numbered, text

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

    def furniture(self, page: Page, _setting: object) -> Sequence[Placed]:
        self.furnished.append(page.number)
        return [Placed(text(str(page.number), tag=None), 0, 30)]


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
    )
    setting = SimpleNamespace(edition=edition, multiple=multiple, geometry=geometry(design()))
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


# -- pages for the binding ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("stories", "pages", "notes"), [(1, 4, 0), (2, 8, 3), (3, 8, 2), (4, 8, 1), (5, 8, 0)]
)
def test_the_number_of_pages_is_a_multiple_of_four(stories: int, pages: int, notes: int) -> None:
    composition = composed(*small(stories))

    assert len(composition.pages) == pages
    assert made_up(composition) == ({"notes": notes} if notes else {})


@pytest.mark.parametrize("stories", [1, 2, 3, 4, 5])
def test_the_closing_page_is_the_last_whatever_is_made_up_before_it(stories: int) -> None:
    words = first_words(composed(*small(stories)))

    assert words[-1] == "closing.0"
    assert words.count("closing.0") == 1


def test_made_up_pages_stand_behind_the_content_and_belong_to_its_part() -> None:
    composition = composed(*small(3))

    words = first_words(composition)
    assert words[-3:] == ["notes.0", "notes.1", "closing.0"]
    assert [part.name for part in composition.parts if isinstance(part, PartPages)] == [
        "cover",
        "inside",
        "back",
    ]
    inside = composition.parts[1]
    assert isinstance(inside, PartPages)
    assert len(inside.pages) == 5


def test_a_multiple_of_one_asks_for_no_page() -> None:
    composition = composed(*small(2), multiple=1)

    assert len(composition.pages) == 5
    assert composition.added == 0


def test_what_the_content_has_for_short_pages_comes_before_notes() -> None:
    contacts = section("contacts")

    composition = composed(*small(2), optional=[contacts], make_up=("contacts", "notes"))

    assert made_up(composition) == {"contacts": 1, "notes": 2}
    assert first_words(composition)[-4:] == ["contacts.0", "notes.0", "notes.1", "closing.0"]
    assert composition.left_out == ()


def test_what_has_no_room_is_left_out_and_said_to_be() -> None:
    contacts = section("contacts", pages=2)

    composition = composed(*small(4), optional=[contacts], make_up=("contacts", "notes"))

    assert made_up(composition) == {"notes": 1}
    assert composition.left_out == (contacts,)


def test_blank_pages_come_once_all_else_is_used_up() -> None:
    composition = composed(*small(2), make_up=("notes", "blank"))

    assert made_up(composition) == {"notes": 1, "blank": 2}


def test_no_page_is_empty() -> None:
    assert all(page.placed for page in composed(*small(3)).pages)


# -- numbers -----------------------------------------------------------------------------


def test_page_numbers_go_through_all_parts() -> None:
    composition = composed(*small(3))

    assert [page.number for page in composition.pages] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_references_show_the_page_on_which_their_target_begins() -> None:
    layouts = PlainLayouts("long", "after", "closing", "cover")
    long, after = section("story", "long", pages=3), section("story", "after")

    composed(section("cover"), long, after, section("closing"), layouts=layouts)

    # 1 cover, 2 contents, 3 to 5 long, 6 after, 7 made up, 8 closing.
    assert [r.numbers for r in layouts.references] == [[3], [6], [8], [1]]


def test_a_reference_to_a_place_inside_a_box_is_resolved() -> None:
    from booklet.typeset.boxes import Stack

    class Boxed(PlainLayouts):
        def section(self, section: Any, setting: object, *, place: int) -> Sequence[Item]:
            start, group = super().section(section, setting, place=place)
            assert isinstance(group, Group)
            return [start, Stack([group])]

    layouts = Boxed("story-1")

    composed(*small(2), layouts=layouts)

    assert layouts.references[0].numbers == [4]


def test_furniture_is_set_once_a_page_when_every_page_is_known() -> None:
    layouts = PlainLayouts()

    composition = composed(*small(3), layouts=layouts)

    assert layouts.furnished == [1, 2, 3, 4, 5, 6, 7, 8]
    assert all(len(page.furniture) == 1 for page in composition.pages)


# -- parts -------------------------------------------------------------------------------


def test_sections_come_in_the_order_of_the_edition_then_of_the_booklet() -> None:
    sections = [section("closing"), section("story", "b"), section("story", "a"), section("cover")]

    words = first_words(composed(*sections, multiple=1))

    assert words == ["cover.0", "contents", "b.0", "a.0", "closing.0"]


def test_sections_of_a_kind_are_counted_for_their_accents() -> None:
    layouts = PlainLayouts()
    sections = [
        section("cover"),
        section("story", "a"),
        section("takeaways"),
        section("story", "b"),
    ]

    composed(*sections, layouts=layouts, multiple=1)

    assert layouts.asked == [("cover", 0), ("a", 0), ("takeaways", 0), ("b", 1)]


def test_an_edition_may_have_other_parts() -> None:
    parts = [("stories", ["story"]), ("rest", ["rest"])]

    composition = composed(*small(2), parts=parts, multiple=1)

    assert first_words(composition) == ["story-0.0", "story-1.0", "cover.0", "closing.0"]
    assert [len(p.pages) for p in composition.parts if isinstance(p, PartPages)] == [2, 2]


def test_an_edition_of_one_part_is_made_up_before_it() -> None:
    composition = composed(*small(1), parts=[("all", ["rest"])])

    assert len(composition.pages) % 4 == 0
    assert composition.added == 1


def test_a_part_without_a_section_is_left_out() -> None:
    composition = composed(*small(1), parts=[("none", ["takeaways"]), *SCREEN])

    assert [part.name for part in composition.parts if isinstance(part, PartPages)] == [
        "cover",
        "inside",
        "back",
    ]


# -- inserts -----------------------------------------------------------------------------


def test_an_insert_divides_its_part_and_its_pages_are_counted() -> None:
    layouts = PlainLayouts("leaflet", "after")
    sections = [section("cover"), section("story", "before"), insert(), section("story", "after")]

    composition = composed(*sections, layouts=layouts, inserts={"leaflet": 5}, multiple=1)

    named = [
        "leaflet" if isinstance(part, InsertedPart) else part.name for part in composition.parts
    ]
    assert named == ["cover", "inside", "leaflet", "inside"]
    # 1 cover, 2 contents, 3 before, 4 to 8 the leaflet, 9 after.
    assert [r.numbers for r in layouts.references] == [[4], [9]]
    assert [page.number for page in composition.pages] == [1, 2, 3, 9]


def test_pages_of_an_insert_count_for_the_binding() -> None:
    sections = [section("cover"), insert(), section("closing")]

    composition = composed(*sections, inserts={"leaflet": 3})

    # 2 before, 3 of the leaflet, the closing page: 6, so 2 more.
    assert composition.added == 2
    assert composition.pages[-1].number == 8


def test_an_insert_may_be_the_last_thing() -> None:
    composition = composed(*small(1)[:-1], insert(), parts=SCREEN[:2], inserts={"leaflet": 2})

    last = composition.parts[-1]
    assert isinstance(last, InsertedPart)
    assert (last.first_page, last.count) == (7, 2)
    assert composition.added == 3


# -- what cannot be set ------------------------------------------------------------------


def test_a_block_taller_than_its_page_is_an_error_with_its_place_and_sizes() -> None:
    class Tall(PlainLayouts):
        def section(self, section: Any, setting: object, *, place: int) -> Sequence[Item]:
            del section, setting, place
            slab = Slab(72 * 10)
            slab.location = HERE
            return [NewPage("text"), slab]

    with pytest.raises(BookletError) as refused:
        composed(*small(1), layouts=Tall())

    [finding] = refused.value.diagnostics
    assert finding.code == "L001"
    assert finding.location == HERE
    assert finding.message == "this takes 254 mm, but its page has room for 170 mm"
    assert finding.hints
