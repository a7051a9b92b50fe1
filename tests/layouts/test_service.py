"""A service's name, logo and contacts on handouts and in booklets; awkward ones too."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.diagnostics import BookletError
from booklet.jobs import Job, Pages
from booklet.l10n import service as services
from booklet.pipeline import Shelf, build, draft, pages
from booklet.source import svg
from booklet.source.passage import Passage, Run
from booklet.typeset.block import blocks_of
from booklet.typeset.page import PartPages
from booklet.typeset.text import Text
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.content import PROJECT
from tests.support.locales import pseudo_content
from tests.support.pages import page_texts, render_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from booklet.model.service import Service
    from booklet.pipeline import Draft

LAYOUTS, SHELF = BookletLayouts(), Shelf()
EXAMPLE = "Example – this service is invented"
WEB = "https://rowan-house.example"


def job(edition: str, service: str = "rowan-house", **others: object) -> Job:
    whole = Job(project=PROJECT, content=PROJECT / "content", output=PROJECT, edition=edition)
    return changed(whole, service=service, **others)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo_content(PROJECT, tmp_path_factory.mktemp("pseudo"))


def made(edition: str, service: str = "rowan-house", **others: object) -> Pages:
    return pages(job(edition, service, **others), LAYOUTS, shelf=SHELF)


def set_anew(edition: str, service: str = "rowan-house", **others: object) -> Draft:
    return draft(job(edition, service, **others), LAYOUTS)


def texts(made: Draft) -> Iterator[Text]:
    parts = [part for part in made.composition.parts if isinstance(part, PartPages)]
    return (b for p in parts for b in blocks_of(p.items) if isinstance(b, Text))


def plainly(text: str) -> str:
    return " ".join(text.split())


def codes(data: bytes, page: int, resolution: float = 150) -> list[zxingcpp.Barcode]:
    return list(zxingcpp.read_barcodes(render_page(data, page=page, resolution=resolution)))


# -- handouts ---------------------------------------------------------------------------


@pytest.mark.parametrize("edition", ["handout-anna", "takeaways", "facts"])
def test_a_handout_has_the_name_at_its_head_and_the_contacts_at_its_end(edition: str) -> None:
    said = page_texts(made(edition).data)

    assert said[0].startswith("Rowan House Family Support")
    assert "01632 960 123" in said[-1]
    assert "rowan-house.example" in said[-1]
    assert all(EXAMPLE in page for page in said)


@pytest.mark.parametrize("edition", ["takeaways", "takeaways-a3", "facts"])
@pytest.mark.parametrize("locale", ["", "ur", "en-XA"])
def test_what_was_one_page_stays_one_page(edition: str, locale: str, content: Path) -> None:
    given = {"content": content, "locale": locale, "incomplete": bool(locale)}
    found = set_anew(edition, "moor-and-vale", **given)

    assert found.composition.count == 1


def test_a_long_name_leaves_the_running_head_to_the_title() -> None:
    found = set_anew("handout-anna", service="moor-and-vale")
    furniture = [placed.block for page in found.composition.pages for placed in page.furniture]
    heads = {block.paragraph.text for block in furniture if isinstance(block, Text)}

    assert "Anna’s Story" in heads
    assert not [head for head in heads if "Moor and Vale" in head]


# -- the code ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edition", "mono"), [("takeaways", False), ("takeaways", True), ("press", False)]
)
def test_a_telephone_reads_the_code(edition: str, mono: bool) -> None:  # noqa: FBT001
    data = made(edition, mono=mono).data
    (code,) = codes(data, len(PdfReader(BytesIO(data)).pages))

    assert code.text == WEB
    corners = code.position
    width = abs(corners.top_right.x - corners.top_left.x)
    assert width / 150 * 25.4 >= 21


def test_on_sheets_it_is_read_at_its_size(tmp_path: Path) -> None:
    wanted = job("booklet", output=tmp_path)
    built = build(wanted, LAYOUTS, shelf=SHELF)
    found = [c for page in (1, 2, 3) for c in codes(built.path.read_bytes(), page)]

    assert {code.text for code in found} == {WEB}
    widths = [abs(c.position.top_right.x - c.position.top_left.x) / 150 * 25.4 for c in found]
    assert min(widths) >= 21


def test_its_alternative_says_where_it_leads() -> None:
    tree = repr(read_structure(PdfReader(BytesIO(made("facts").data))))

    assert "QR code that leads to rowan-house.example" in tree
    assert "Logo of Rowan House" in tree


# -- booklets ---------------------------------------------------------------------------


def test_only_the_page_of_contacts_and_the_back_cover_know_of_a_service() -> None:
    plain, given = made("screen", ""), made("screen")
    before = {part.name: part for part in plain.draft.composition.parts}  # type: ignore[union-attr]

    names = [part.name for part in given.draft.composition.parts]  # type: ignore[union-attr]
    assert names == ["cover", "inside", "service", "back"]
    said, had = page_texts(given.data), page_texts(plain.data)
    inside = given.draft.composition.parts[2].pages[0].number  # type: ignore[union-attr]
    assert said[: inside - 1] == had[: inside - 1]
    assert len(said) == len(had)
    assert plainly(said[inside - 1]).startswith("How to reach Rowan House Family Support")
    assert EXAMPLE in said[inside - 1]
    assert "Shared with you by Rowan House Family Support" in plainly(said[-1])
    assert EXAMPLE in plainly(said[-1])
    assert before.keys() == {"cover", "inside", "back"}


def test_where_no_page_is_free_pages_are_added() -> None:
    whole = made("screen").draft
    given = next(p for p in whole.composition.parts if getattr(p, "name", "") == "service")
    pages_of = whole.composition.count - given.count
    from booklet.typeset.compose import compose

    setting = whole.setting
    setting.edition = setting.edition.changed(multiple=pages_of - pages_of % 2 or 1)
    setting.printer = None
    made_anew = compose(whole.booklet, layouts=LAYOUTS, setting=setting, insert_pages={})
    SHELF._kept.clear()

    assert "service" in [getattr(part, "name", "") for part in made_anew.parts]
    assert made_anew.count % setting.multiple == 0


def test_the_pages_of_its_own_stand_before_the_back_cover() -> None:
    data = made("screen", "harbour-lane").data
    said = [plainly(page) for page in page_texts(data)]
    at = next(n for n, page in enumerate(said) if page.startswith("Your first visit"))

    assert said[at - 1].startswith("How to reach Harbour Lane")
    assert said[at + 2].startswith("Notes")
    assert "Your first visit to Harbour Lane" in str(PdfReader(BytesIO(data)).outline)


@pytest.mark.parametrize(
    ("edition", "why"),
    [("press", "a press wants it apart"), ("large-print", "its pages are not of 210 × 297 mm")],
)
def test_where_they_do_not_belong_they_are_left_out_and_said_to_be(edition: str, why: str) -> None:
    found = set_anew(edition, "harbour-lane")
    warning = next(one for one in found.warnings if one.code == "T009")

    assert warning.message == f"the insert “Your first visit to Harbour Lane” is left out: {why}"
    assert all(isinstance(part, PartPages) for part in found.composition.parts)


def test_a_letter_that_no_font_has_is_told_where_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load = services.load_service

    def strange(*asked: object, **how: object) -> Service:
        service: Service = load(*asked, **how)  # type: ignore[arg-type]  # as it was asked
        return service.changed(name=Passage((Run("Rowan \ue000"),), service.name.location))

    monkeypatch.setattr(services, "load_service", strange)
    with pytest.raises(BookletError) as error:
        set_anew("facts")

    (said,) = error.value.diagnostics
    assert (said.code, said.location and said.location.file) == (
        "C031",
        "content/services/rowan-house.yaml",
    )


# -- awkward services -------------------------------------------------------------------

NAME = (
    "The Northern Counties Partnership for Families, Kinship Carers and Parents Who Use Drugs,"
    " Incorporating the Old Harbour Centre for Recovery and Child Development"
).ljust(160, ".")


def awkward(which: str, service: Service, logos: Path) -> Service:
    where = service.location

    def passage(words: str) -> Passage:
        return Passage((Run(words),), where)

    if which == "name":
        return service.changed(name=passage(NAME))
    if which == "bare":
        nothing = dict.fromkeys(("phone", "text", "web", "hours", "logo", "strapline", "accent"))
        return service.changed(support=(), **nothing)
    if which == "many":
        web = f"{WEB}/help/{'for-families-' * 9}and-friends"
        way = Passage((Run(web.removeprefix("https://"), link=web),), where)
        return service.changed(support=service.support * 6, web=way)
    size = {"wide": (8, 1), "tall": (1, 6)}[which]
    file = logos / f"{which}.svg"
    box = f'viewBox="0 0 {size[0]} {size[1]}"'
    rect = f'<rect width="{size[0]}" height="{size[1]}" fill="#246"/>'
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{rect}</svg>', "utf-8")
    assert service.logo is not None
    return service.changed(logo=service.logo.changed(image=str(file)))


SMALL = ("name", "bare", "many", "wide", "tall")
AWKWARD = [
    *[(which, "handout-anna", "ur") for which in SMALL],
    *[(which, "takeaways", "en-XA") for which in SMALL],
    *[(which, "facts", "en-XA") for which in SMALL],
    ("name", "screen", "ur"),
    ("many", "screen", "en-XA"),
    ("wide", "large-print", "en-XA"),
]


@pytest.mark.parametrize(("which", "edition", "locale"), AWKWARD)
def test_awkward_ones_have_room(
    which: str,
    edition: str,
    locale: str,
    content: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load = services.load_service
    monkeypatch.setattr(svg, "LOGOS", str(tmp_path) if which in {"wide", "tall"} else svg.LOGOS)
    monkeypatch.setattr(
        services,
        "load_service",
        lambda *a, **k: awkward(which, load(*a, **k), tmp_path),
    )
    found = set_anew(edition, locale=locale, incomplete=True, content=content)

    said = " ".join(text.paragraph.text for text in texts(found))
    assert "hello@rowan-house.example" in said or which != "bare"
    for page in found.composition.pages:
        for placed in page.placed:
            assert placed.top - placed.block.height > -9, "over the foot of the page"


def test_in_welsh_it_has_its_welsh_name() -> None:
    (said,) = page_texts(made("facts", locale="cy", incomplete=True).data)

    assert "Tŷ Criafol" in said
    assert "Rowan House" not in said


def test_words_in_another_language_say_so() -> None:
    data = made("facts", "harbour-lane", locale="cy", incomplete=True).data
    tree = repr(read_structure(PdfReader(BytesIO(data))))

    assert "lang='en-GB'" in tree
