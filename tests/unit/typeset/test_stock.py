"""ReportLab's own flowables among our blocks, and our blocks among ReportLab's."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, KeepTogether, PageTemplate, Spacer, Table

from booklet.typeset.block import Tag
from booklet.typeset.boxes import Box, Stack
from booklet.typeset.stock import Stock
from booklet.values import changed
from tests.support.blocks import (
    BODY,
    HEADING,
    NotingBrush,
    lines_of,
    numbered,
    text,
)

PANEL = Box(fill="accent.soft", radius=5, across=12, above=9, below=11)
TIGHT = changed(BODY, after=0)


def panel(lines: int) -> Stack:
    """A paragraph of so many lines on a ground."""
    return Stack([text(numbered("p0", lines), TIGHT)], box=PANEL)


@pytest.mark.parametrize(
    ("flowable", "size"),
    [
        (Table([["a", "b"], ["c", "d"]], colWidths=40, rowHeights=20), (80, 40)),
        (Drawing(100, 30, Rect(0, 0, 100, 30)), (100, 30)),
        (Spacer(10, 25), (10, 25)),
    ],
    ids=["table", "drawing", "spacer"],
)
def test_a_flowable_of_reportlabs_stands_in_our_layout(
    flowable: object, size: tuple[float, float]
) -> None:
    brush = NotingBrush()
    block = Stock(flowable, tag=Tag("Figure", alt="A stock flowable."))

    assert block.wrap(200, 1000) == size
    block.paint(brush, 50, 700)

    assert brush.shapes == [("stock", 50, 700 - size[1], flowable)]
    assert brush.roles == [block]


def test_a_flowable_without_a_tag_is_an_artifact() -> None:
    brush = NotingBrush()
    block = Stock(Spacer(10, 25))
    block.wrap(200, 1000)
    block.paint(brush, 50, 700)

    assert brush.roles == [None]


class StockCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas of ReportLab's that our blocks can be painted on."""

    brush: NotingBrush


def test_our_blocks_stand_in_a_frame_of_reportlabs() -> None:
    canvas = StockCanvas(BytesIO())
    canvas.brush = NotingBrush()
    frame = Frame(50, 50, 250, 300, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    blocks = [text(numbered("a", 2)), panel(2), text(numbered("b", 30))]

    frame.addFromList(waiting := list(blocks), canvas)

    assert waiting == blocks[2:]
    heights = [y for _, _, _, y in canvas.brush.lines_set]
    first = blocks[0].first_baseline
    assert first is not None
    assert heights[0] == 350 - first
    assert heights == sorted(heights, reverse=True)
    head, tail = frame.split(waiting[0], canvas)
    assert lines_of(head) + lines_of(tail) == [f"b.{n}" for n in range(30)]


def test_our_blocks_fill_a_document_of_reportlabs() -> None:
    brush = NotingBrush()

    def lend(canvas: StockCanvas, _document: object) -> None:
        canvas.brush = brush

    document = BaseDocTemplate(
        BytesIO(),
        pageTemplates=[PageTemplate("page", [Frame(50, 50, 250, 300)], onPage=lend)],
    )
    story = [
        text(numbered("a", 14)),
        text("Heading", HEADING),
        text(numbered("b", 30)),
        KeepTogether([text(numbered("c", 3)), panel(2)]),
    ]

    document.build(story)

    said = [words for _, words, _, _ in brush.lines_set]
    named = [*(f"a.{n}" for n in range(14)), "Heading", *(f"b.{n}" for n in range(30))]
    assert said == [*named, "c.0", "c.1", "c.2", "p0.0", "p0.1"]
    assert document.page == 4
