from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.tagging.structure import format_tags
from booklet.tagging.tree import Node
from booklet.units import ZERO, mm
from tests.support.parts import press
from tests.support.pdf import at

if TYPE_CHECKING:
    from booklet.paint.canvas import TaggedCanvas
    from booklet.tagging.tree import Value
    from booklet.units import Length
    from tests.support.parts import Press


class Painting:
    """A canvas on a page that can be read back."""

    def __init__(self, bleed: Length = ZERO) -> None:
        self.file = io.BytesIO()
        self.root = Node("Document", lang="en-GB")
        self.press: Press = press()
        self.canvas: TaggedCanvas = self.press.canvas(self.file, self.root, bleed)

    def text(self, node: Node, text: str, y: float = 400) -> None:
        self.press.show(self.canvas, node, text, y)

    def read(self) -> PdfReader:
        self.canvas.save()
        return PdfReader(self.file)

    def tags(self) -> str:
        return format_tags(read_structure(self.read()))


@pytest.fixture
def painting() -> Painting:
    return Painting()


def test_content_belongs_to_its_element(painting: Painting) -> None:
    painting.text(Node("H1", painting.root), "Anna’s story")
    figure = Node("Figure", painting.root, alt="A house")
    painting.canvas.begin(figure)
    painting.canvas.emit("0 0 10 10 re f")
    painting.canvas.end()
    painting.canvas.bounding_box(figure, (0, 0, 10, 10))

    assert painting.tags() == (
        'Document Lang="en-GB"\n'
        "  H1\n"
        '    "Anna’s story"\n'
        '  Figure Alt="A house" Layout.BBox=[0 0 10 10]\n'
    )


def test_a_paragraph_over_two_pages_is_one_element(painting: Painting) -> None:
    paragraph = Node("P", painting.root)
    painting.text(paragraph, "It begins here ")
    painting.canvas.showPage()
    painting.text(paragraph, "and ends there.")

    assert painting.tags() == ('Document Lang="en-GB"\n  P\n    "It begins here and ends there."\n')


def test_inline_elements_stand_between_the_words_around_them(painting: Painting) -> None:
    paragraph = Node("P", painting.root)
    quotation = Node("Quote", paragraph, inline=True, lang="cy")
    painting.text(paragraph, "She says ")
    painting.text(quotation, "bore da ", 380)
    painting.text(paragraph, "and smiles.", 360)

    assert painting.tags() == (
        'Document Lang="en-GB"\n'
        "  P\n"
        '    "She says "\n'
        '    Quote Lang="cy"\n'
        '      "bore da "\n'
        '    "and smiles."\n'
    )


def test_artifacts_are_not_read(painting: Painting) -> None:
    painting.text(Node("P", painting.root), "Words")
    painting.canvas.begin_artifact("Pagination", "Footer")
    painting.canvas.emit("0 0 1 1 re f")
    painting.canvas.end()

    assert "Footer" not in painting.tags()


def test_nothing_is_painted_without_a_role(painting: Painting) -> None:
    with pytest.raises(AssertionError, match="without a role"):
        painting.canvas.emit("0 0 1 1 re f")


def test_marked_content_does_not_nest(painting: Painting) -> None:
    painting.canvas.begin(Node("P", painting.root))

    with pytest.raises(AssertionError, match="nest"):
        painting.canvas.begin_artifact()


def test_a_page_does_not_end_within_marked_content(painting: Painting) -> None:
    painting.canvas.begin(Node("P", painting.root))

    with pytest.raises(AssertionError, match="open at the end"):
        painting.canvas.showPage()


def test_a_link_that_breaks_over_lines_is_one_link(painting: Painting) -> None:
    link = Node("Link", Node("P", painting.root))
    for y in (400.0, 380.0):
        painting.text(link, "a web page ", y)
        box = (50, y - 4, 100, y + 10)
        painting.canvas.link(box, link, description="A page", uri="https://example.org/")

    annotations = at(painting.read().pages[0], "/Annots")

    assert len(annotations) == 1
    assert at(annotations, 0, "/Rect") == [50, 376, 100, 410]
    assert len(at(annotations, 0, "/QuadPoints")) == 16
    assert at(annotations, 0, "/Contents") == "A page"


def test_a_link_over_two_pages_is_one_element_with_two_annotations(painting: Painting) -> None:
    link = Node("Link", Node("P", painting.root))
    for _ in range(2):
        painting.text(link, "words ")
        painting.canvas.link((50, 396, 90, 410), link, description="On", destination="later")
        painting.canvas.showPage()

    reader = painting.read()

    assert [len(at(page, "/Annots")) for page in reader.pages] == [1, 1]
    assert 'Link →later\n      "words words "' in format_tags(read_structure(reader))


def test_two_destinations_cannot_have_one_name(painting: Painting) -> None:
    painting.canvas.destination("anna", 500)

    with pytest.raises(AssertionError, match="anna"):
        painting.canvas.destination("anna", 400)


def test_the_outline_is_nested_and_counts_what_shows(painting: Painting) -> None:
    painting.text(Node("P", painting.root), "Words")
    painting.canvas.destination("top", 500)
    for title, level in (("One", 0), ("Part", 1), ("Detail", 2), ("Two", 0)):
        painting.canvas.outline(title, "top", level)

    reader = painting.read()

    assert titles(reader.outline) == ["One", ["Part", ["Detail"]], "Two"]
    assert at(reader.root_object, "/Outlines", "/Count") == 4
    assert at(reader.root_object, "/Outlines", "/First", "/Count") == 2


def titles(item: Any) -> Any:
    return [titles(inner) for inner in item] if isinstance(item, list) else item["/Title"]


def test_an_outline_that_skips_a_level_is_refused(painting: Painting) -> None:
    painting.text(Node("P", painting.root), "Words")
    painting.canvas.outline("Deep", "top", 1)

    with pytest.raises(AssertionError, match="Deep"):
        painting.canvas.save()


def test_pages_are_labelled_from_where_it_is_said(painting: Painting) -> None:
    canvas = painting.canvas
    for page in range(4):
        if page == 0:
            canvas.page_label(prefix="Cover", style=None)
        if page == 1:
            canvas.page_label(start=1, style="r")
        if page == 3:
            canvas.page_label(prefix="A-", start=5)
        painting.text(Node("P", painting.root), "Words")
        canvas.showPage()

    assert painting.read().page_labels == ["Cover", "i", "ii", "A-5"]


def test_boxes_lie_within_each_other_and_the_bleed_moves_everything() -> None:
    painting = Painting(bleed=mm(3))
    link = Node("Link", Node("P", painting.root))
    painting.text(link, "here")
    painting.canvas.link((0, 0, 10, 10), link, description="On", destination="top")
    painting.canvas.destination("top", 100)

    reader = painting.read()
    page = reader.pages[0]
    edge = pytest.approx(3 * 72 / 25.4, abs=0.01)

    assert page.mediabox == page.bleedbox
    assert page.trimbox.left == page.trimbox.bottom == edge
    assert float(page.trimbox.width) == pytest.approx(148 * 72 / 25.4, abs=0.01)
    assert at(page, "/Annots", 0, "/Rect", 0) == edge
    assert at(reader.named_destinations, "top", "/Top") == pytest.approx(108.5, abs=0.01)
    assert at(page, "/Contents").get_data().startswith(b"1 0 0 1 8.5")


def test_a_form_is_written_once_however_often_it_is_painted(painting: Painting) -> None:
    painting.canvas.form("house", (0, 0, 10, 10), "0 0 10 10 re f")
    painting.canvas.begin_artifact()
    painting.canvas.do("house")
    painting.canvas.do("house", (2, 0, 0, 2, 30.5, 0))
    painting.canvas.end()

    painting.canvas.save()

    assert painting.file.getvalue().count(b"/Subtype/Form") == 1


def test_roles_of_pdf_2_are_mapped(painting: Painting) -> None:
    painting.text(Node("P", Node("Aside", painting.root)), "Words")

    roles = at(painting.read().root_object, "/StructTreeRoot", "/RoleMap")

    assert roles == {"/Aside": "/Sect"}


def test_elements_are_found_by_id(painting: Painting) -> None:
    painting.text(Node("P", painting.root, id="second"), "Words")
    painting.text(Node("P", painting.root, id="first"), "Words", 380)

    names = at(painting.read().root_object, "/StructTreeRoot", "/IDTree", "/Names")

    assert [str(name) for name in names[::2]] == ["first", "second"]


def test_two_elements_cannot_have_one_id(painting: Painting) -> None:
    for y in (400, 380):
        painting.text(Node("P", painting.root, id="same"), "Words", y)

    with pytest.raises(AssertionError, match="same"):
        painting.canvas.save()


def test_attributes_are_names_numbers_and_strings_where_they_must_be(painting: Painting) -> None:
    header: dict[str, dict[str, Value]] = {
        "Table": {"Scope": "Column", "Headers": ("a", "b"), "ColSpan": 2}
    }
    painting.text(Node("TH", painting.root, attributes=header), "Words")

    assert "TH Table.ColSpan=2 Table.Headers=[a b] Table.Scope=Column" in painting.tags()
    assert b"/Headers [(a) (b)]" in painting.file.getvalue()


def test_the_same_calls_write_the_same_bytes() -> None:
    first, second = (press().part(["anna", "mark"], links_to="anna") for _ in range(2))

    assert first == second


def test_no_font_but_ours_is_named(painting: Painting) -> None:
    painting.text(Node("P", painting.root), "Words")
    painting.canvas.save()

    assert b"Helvetica" not in painting.file.getvalue()


def test_the_title_is_shown_and_the_file_says_it_is_tagged(painting: Painting) -> None:
    painting.text(Node("P", painting.root), "Words")

    reader = painting.read()
    catalog = reader.root_object

    assert at(catalog, "/ViewerPreferences", "/DisplayDocTitle")
    assert at(catalog, "/MarkInfo", "/Marked")
    assert at(catalog, "/Lang") == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == "Family Stories – a proof"
    assert reader.pdf_header == "%PDF-1.7"
