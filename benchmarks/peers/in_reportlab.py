"""The booklet in plain ReportLab Platypus, written straightforwardly: untagged.

Two passes for the contents page, as ReportLab's own manual shows it.
"""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

WIDTH, HEIGHT = A5
MEASURE = WIDTH - 32 * mm
INK, DEEP = HexColor("#22242B"), HexColor("#1E3A5C")
TINTS = {
    "house": (HexColor("#E3ECF4"), HexColor("#4F7FA8")),
    "accent": (HexColor("#F7E7EE"), HexColor("#B45C83")),
}
FACES = ("Regular", "RegularItalic", "SemiBold", "Bold", "ExtraBold")
BODY = ParagraphStyle(
    "body", fontName="Regular", fontSize=12, leading=17, textColor=INK, spaceAfter=17
)


def style(face: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    """A paragraph style that says only what differs from the body."""
    return ParagraphStyle("", BODY, fontName=face, fontSize=size, leading=leading, **more)


LOOKS = {
    "title": style("ExtraBold", 30, 34, textColor=DEEP),
    "heading": style(
        "Bold", 19, 23, textColor=DEEP, spaceBefore=34, spaceAfter=8.5, keepWithNext=1
    ),
    "subheading": style("Bold", 13.5, 17, textColor=DEEP, spaceAfter=4, keepWithNext=1),
    "lead": style("Regular", 15, 21),
    "body": BODY,
    "small": style("Regular", 10.5, 14, spaceAfter=2),
    "item": style("Regular", 12, 17, leftIndent=18),
    "quote": style("SemiBold", 16, 25, textColor=DEEP, spaceAfter=12),
    "number": style("ExtraBold", 44, 46, textColor=DEEP, spaceAfter=0),
}
MARKS = {
    "strong": "<b>{}</b>",
    "emphasis": "<i>{}</i>",
    "quotation": '<font name="SemiBold" color="#1E3A5C">{}</font>',
}


class Booklet(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    """Page templates, outline and contents."""

    def __init__(self, words: dict[str, Any], out: str) -> None:
        super().__init__(
            out, pagesize=A5, title=words["title"], author=words["author"], lang=words["language"]
        )
        self.words = words
        frame = Frame(17 * mm, 21 * mm, MEASURE, HEIGHT - 42 * mm, 0, 0, 0, 0)
        self.addPageTemplates(
            [
                PageTemplate("full", [frame], onPage=self.full),
                PageTemplate("text", [frame], onPage=self.text),
            ]
        )

    def full(self, canvas: Any, _document: object) -> None:
        """The ground of a cover."""
        canvas.setFillColor(HexColor("#F8DDB4"))
        canvas.rect(0, 0, WIDTH, HEIGHT, 0, 1)
        canvas.setFillColor(HexColor("#7FA66B"))
        canvas.rect(0, 0, WIDTH, 90 * mm, 0, 1)

    def text(self, canvas: Any, document: Any) -> None:
        """Running foot and folio."""
        canvas.setFont("Regular", 10)
        canvas.drawString(17 * mm, 12 * mm, self.words["title"])
        canvas.drawRightString(WIDTH - 15 * mm, 12 * mm, str(document.page))

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - ReportLab's name
        """Note a title for the outline and the contents."""
        if getattr(flowable, "style", None) is LOOKS["title"] and flowable.listed:
            title, key = flowable.getPlainText(), f"page{self.page}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, 0, closed=0)
            self.notify("TOCEntry", (0, title, self.page, key))


def story(words: dict[str, Any]) -> list[Flowable]:
    """The whole booklet as flowables."""
    contents = TableOfContents(dotsMinLevel=-1)
    contents.levelStyles = [style("Regular", 14, 19, spaceAfter=11)]
    flowables: list[Flowable] = []
    for place, section in enumerate(words["sections"]):
        template = NextPageTemplate("full" if section["full"] else "text")
        flowables += [template, PageBreak()] if place else [template]
        blocks = [block(it) for it in section["blocks"]]
        blocks[0].listed = section["listed"]
        flowables += blocks
        if place == 0:
            heading = Paragraph("Contents", LOOKS["title"])
            heading.listed = False
            flowables += [NextPageTemplate("text"), PageBreak(), heading, contents]
    return flowables


def block(it: dict[str, Any]) -> Flowable:
    """One block as a flowable."""
    kind = it["kind"]
    if kind == "panel":
        ground, bar = TINTS[it["tint"]]
        table = Table(
            [[block(inner)] for inner in it["blocks"]],
            colWidths=[MEASURE],
            spaceAfter=17,
            style=[
                ("BACKGROUND", (0, 0), (-1, -1), ground),
                ("LINEBEFORE", (0, 0), (0, -1), 4, bar),
                ("LEFTPADDING", (0, 0), (-1, -1), 13),
                ("RIGHTPADDING", (0, 0), (-1, -1), 13),
            ],
        )
        return KeepTogether(table) if it["whole"] else table
    markup = "".join(MARKS.get(mark, "{}").format(escape(text)) for text, mark in it["runs"])
    return Paragraph(markup, LOOKS[kind], bulletText="•" if kind == "item" else None)


def main() -> None:
    """Build the booklet named on the command line."""
    words, fonts, out = sys.argv[1:]
    for face in FACES:
        (path,) = Path(fonts).glob(f"*-{face}.ttf")
        pdfmetrics.registerFont(TTFont(face, str(path)))
    pdfmetrics.registerFontFamily(
        "Regular", normal="Regular", bold="Bold", italic="RegularItalic", boldItalic="Bold"
    )
    read = json.loads(Path(words).read_text(encoding="utf-8"))
    Booklet(read, out).multiBuild(story(read))


if __name__ == "__main__":
    main()
