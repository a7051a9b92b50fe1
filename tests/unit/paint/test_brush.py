"""The brush: every mark it makes belongs to an element or is an artifact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.platypus import Table

from booklet.colour.swatch import ColourSpace
from booklet.text.paragraph import Paragraph
from booklet.text.style import InlineMark, StyledRun
from booklet.typeset.block import Anchor, Block, Group, Tag
from booklet.typeset.boxes import Box, Row, Stack
from booklet.typeset.stock import Stock
from booklet.typeset.text import Text
from tests.support.blocks import BODY, PASSAGE, Slab, numbered, text
from tests.support.painted import part_of, read_back

if TYPE_CHECKING:
    from booklet.pipeline import Draft
    from booklet.text.style import TextStyle
    from booklet.typeset.block import Brush, Item
    from booklet.typeset.setting import Setting
    from tests.support.painted import ReadBack


@pytest.fixture(scope="session")
def setting(made: Draft) -> Setting:
    return made.setting


def painted(setting: Setting, *items: Item, accent: str = "") -> ReadBack:
    return read_back(part_of(*items, accent=accent), setting)


def style() -> TextStyle:
    return text().paragraph.runs[0].style


def marked(*runs: tuple[str, InlineMark | None]) -> Text:
    """A paragraph whose runs belong to inline elements."""
    styled = [StyledRun(words, style(), None, mark) for words, mark in runs]
    return Text(Paragraph(styled, language="en-GB"), BODY, tag=Tag("P"), location=None)


def test_the_tree_of_blocks_is_the_structure_tree(setting: Setting) -> None:
    items = [text("Outside"), text("Inside")]
    row = Row([(text("1.", tag="Lbl"), 20), (text("One", tag="LBody"), 0)], tag=Tag("LI"))
    numbering = {"List": {"ListNumbering": "Decimal"}}

    read = painted(
        setting,
        Group(
            Tag("Sect", title="A section"),
            (
                items[0],
                Stack([items[1]], tag=Tag("Sect", lang="cy"), box=Box(fill="cream")),
                Group(Tag("L", attributes=numbering), (row,)),
            ),
        ),
    )

    assert read.tags == (
        'Document Lang="en-GB"\n'
        '  Sect T="A section"\n'
        "    P\n"
        '      "Outside"\n'
        '    Sect Lang="cy"\n'
        "      P\n"
        '        "Inside"\n'
        "    L List.ListNumbering=Decimal\n"
        "      LI\n"
        "        Lbl\n"
        '          "1."\n'
        "        LBody\n"
        '          "One"\n'
    )


def test_a_block_without_a_tag_lends_its_children_to_what_is_around_it(setting: Setting) -> None:
    read = painted(setting, Group(Tag("Sect"), (Stack([text("a"), Stack([text("b")])]),)))

    assert read.tags == ('Document Lang="en-GB"\n  Sect\n    P\n      "a"\n    P\n      "b"\n')


def test_a_paragraph_over_two_pages_is_one_element(setting: Setting) -> None:
    read = painted(setting, text(numbered("a", 40)))

    assert len(read.reader.pages) == 2
    assert read.tags.count("  P\n") == 1
    assert " ".join(f"a.{n}" for n in range(40)) in read.tags


def test_inline_elements_stand_between_the_words_around_them(setting: Setting) -> None:
    quotation = InlineMark("Quote", lang="cy")
    inner = InlineMark("Span", parent=quotation)

    read = painted(
        setting, marked(("She says ", None), ("bore ", quotation), ("da", inner), (" often.", None))
    )

    assert read.tags == (
        'Document Lang="en-GB"\n'
        "  P\n"
        '    "She says "\n'
        '    Quote Lang="cy"\n'
        '      "bore "\n'
        "      Span\n"
        '        "da"\n'
        '    " often."\n'
    )


def test_a_quotation_over_two_lines_is_one_element(setting: Setting) -> None:
    read = painted(setting, marked((PASSAGE, InlineMark("Quote"))))

    assert read.tags == f'Document Lang="en-GB"\n  P\n    Quote\n      "{PASSAGE}"\n'
    assert read.contents().count("BDC") == 1


# -- links -------------------------------------------------------------------------------


def test_a_link_covers_its_words_says_where_it_leads_and_is_underlined(setting: Setting) -> None:
    mark = InlineMark("Link", uri="https://example.org/a", description="Go to the example")

    read = painted(setting, marked(("See ", None), ("the example", mark), (" now.", None)))

    [annotation] = [a.get_object() for a in read.reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert annotation["/A"]["/URI"] == "https://example.org/a"
    assert annotation["/Contents"] == "Go to the example"
    left, bottom, right, top = (float(side) for side in annotation["/Rect"])
    assert 60 < left < right < 200
    assert 12 < top - bottom < 20
    assert "Link →https://example.org/a\n" in read.tags
    underline = re.search(r"([\d.]+) [\d.]+ m ([\d.]+) [\d.]+ l S", "".join(read.artifacts()))
    assert underline
    assert float(underline[1]) == pytest.approx(left, abs=0.1)
    assert float(underline[2]) == pytest.approx(right, abs=0.1)


def test_a_link_over_two_lines_is_one_link(setting: Setting) -> None:
    mark = InlineMark("Link", uri="https://example.org/a", description="Go to the example")

    read = painted(setting, marked((PASSAGE, mark)))

    annotations = read.reader.pages[0]["/Annots"]
    assert len(annotations) == 1  # type: ignore[arg-type]
    assert read.tags.count("Link") == 1


def test_a_link_inside_the_booklet_is_not_underlined(setting: Setting) -> None:
    mark = InlineMark("Link", destination="there", description="There, page 1")

    read = painted(setting, marked(("There", mark)), text("Here", anchor=Anchor("there")))

    assert "Link →there\n" in read.tags
    assert not any(" l S" in artifact for artifact in read.artifacts())


def test_a_place_has_a_destination_at_its_top_and_a_line_in_the_outline(setting: Setting) -> None:
    first = text("First")

    read = painted(
        setting,
        first,
        text("A", anchor=Anchor("a", "Story A")),
        text("B", anchor=Anchor("b", "Part B", 1)),
        text("C", anchor=Anchor("c")),
    )

    places = read.reader.named_destinations
    assert sorted(places) == ["a", "b", "c"]
    assert places["a"].top > places["b"].top > places["c"].top  # type: ignore[operator]
    outline = read.reader.outline
    assert outline[0].title == "Story A"  # type: ignore[union-attr]
    assert [entry.title for entry in outline[1]] == ["Part B"]  # type: ignore[union-attr]


# -- shapes and colours ------------------------------------------------------------------


def test_words_and_grounds_have_the_colours_of_their_roles(setting: Setting) -> None:
    panel = Stack([text("Anna")], box=Box(fill="cream"))

    read = painted(setting, panel)

    fill = setting.palette.fill_operator
    assert any(fill("cream", ColourSpace.RGB) in artifact for artifact in read.artifacts())
    content = re.search(r"/P<</MCID 0>>BDC(.*?)EMC", read.contents(), re.DOTALL)
    assert content
    assert fill("ink", ColourSpace.RGB) in content[1]


@pytest.mark.parametrize("accent", ["berry", "pine", "clay"])
def test_an_accent_is_painted_in_the_colours_of_its_story(setting: Setting, accent: str) -> None:
    panel = Stack([text("Anna")], box=Box(fill="accent.soft"))

    read = painted(setting, panel, accent=accent)

    operator = setting.palette.fill_operator(f"{accent}.soft", ColourSpace.RGB)
    assert any(operator in artifact for artifact in read.artifacts())


class Shapes(Block):
    """One of each shape."""

    height = 100.0

    def paint(self, brush: Brush, x: float, top: float) -> None:
        with brush.artifact():
            brush.box(x, top - 50, 40, 30, role="cream")
            brush.box(x, top - 50, 40, 30, role="cream", radius=5)
            brush.frame(x, top - 50, 40, 30, role="rule", weight=0.5)
            brush.rule(x, top, x + 100, top, role="rule", weight=0.75)


def test_shapes_are_painted_as_paths(setting: Setting) -> None:
    [shapes] = painted(setting, Shapes()).artifacts()

    assert len(re.findall(r"[\d.]+ [\d.]+ 40 30 re f", shapes)) == 1
    assert len(re.findall(r" c h f", shapes)) == 1
    assert shapes.count(" c ") == 4  # a quarter of a circle at each corner
    assert len(re.findall(r"0?\.5 w [\d.]+ [\d.]+ 40 30 re S", shapes)) == 1
    assert len(re.findall(r"0?\.75 w [\d.]+ [\d.]+ m [\d.]+ [\d.]+ l S", shapes)) == 1


class Picture(Block):
    """The same drawing twice, at two sizes."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.drawing = setting.drawing("assets/illustrations/symbol-mother.svg")
        self.tag, self.height = Tag("Figure", alt="Two mothers"), 100.0

    def paint(self, brush: Brush, x: float, top: float) -> None:
        with brush.tagged(self):
            brush.drawing(self.drawing, x, top - 100, width=10)
            brush.drawing(self.drawing, x + 50, top - 100, width=20)


def test_a_drawing_is_kept_once_however_often_it_is_painted(setting: Setting) -> None:
    read = painted(setting, Picture(setting), Picture(setting))

    forms = read.reader.pages[0]["/Resources"]["/XObject"]  # type: ignore[index]
    assert len(forms) == 1
    assert read.contents().count(" Do") == 4


def test_a_figure_says_where_it_stands(setting: Setting) -> None:
    read = painted(setting, Picture(setting))

    found = re.search(r'Figure Alt="Two mothers" Layout.BBox=\[(.*?)\]', read.tags)
    assert found
    left, _, right, _ = map(float, found[1].split())
    assert right - left == pytest.approx(70, abs=0.1)


# -- ReportLab's own ---------------------------------------------------------------------


def test_a_flowable_of_reportlabs_is_painted_inside_its_element(setting: Setting) -> None:
    drawing = Drawing(100, 30, Rect(0, 0, 100, 30))
    boxed = [("BOX", (0, 0), (-1, -1), 1, "red")]

    read = painted(
        setting,
        text("Before"),
        Stock(drawing, tag=Tag("Figure", alt="A rectangle")),
        Stock(Table([[""]], colWidths=40, rowHeights=20, style=boxed)),
        text("After"),
    )

    assert read.tags.index("Before") < read.tags.index("A rectangle") < read.tags.index("After")
    figure = re.search(r"/Figure<</MCID 1>>BDC(.*?)EMC", read.contents(), re.DOTALL)
    assert figure
    assert "100 30 re" in figure[1] or "100 0 l" in figure[1] or " re " in figure[1]
    assert any("1 0 0 RG" in artifact for artifact in read.artifacts())


def test_a_slab_without_a_tag_is_an_artifact(setting: Setting) -> None:
    read = painted(setting, text("words"), Slab(20, tag=None))

    assert "Figure" not in read.tags
    assert len(read.artifacts()) == 1
