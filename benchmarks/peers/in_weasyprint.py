"""The booklet in WeasyPrint, from HTML and CSS: tagged, as PDF/UA-1."""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

FACES = (
    ("Regular", 400, "normal"),
    ("RegularItalic", 400, "italic"),
    ("SemiBold", 600, "normal"),
    ("Bold", 700, "normal"),
    ("ExtraBold", 800, "normal"),
)
STYLE = """
@page {
  size: 148mm 210mm; margin: 21mm 15mm 21mm 17mm;
  @bottom-left { content: string(book); font: 10pt Atkinson }
  @bottom-right { content: counter(page); font: 10pt Atkinson }
}
@page full {
  background: #F8DDB4;
  @bottom-left { content: none } @bottom-right { content: none }
}
html { font: 12pt/17pt Atkinson; color: #22242B; hyphens: none }
body, ul, blockquote { margin: 0; padding: 0 }
.book { string-set: book content(); height: 0; overflow: hidden }
section { break-before: page }
.full { page: full }
p { margin: 0 0 17pt; orphans: 2; widows: 2 }
h1, h2, h3 { color: #1E3A5C; break-after: avoid }
h1 { font: 800 30pt/34pt Atkinson; margin: 0 0 17pt }
h2 { font: 700 19pt/23pt Atkinson; margin: 34pt 0 8.5pt }
h3 { font: 700 13.5pt/17pt Atkinson; margin: 0 0 4pt; bookmark-level: none }
.lead { font: 15pt/21pt Atkinson }
.small { font: 10.5pt/14pt Atkinson; margin: 0 0 2pt }
.number { font: 800 44pt/46pt Atkinson; color: #1E3A5C; margin: 0 }
blockquote { font: 600 16pt/25pt Atkinson; color: #1E3A5C; margin: 0 0 12pt }
q { font-weight: 600; color: #1E3A5C; quotes: none }
ul { margin: 0 0 17pt 18pt }
.panel { padding: 13pt; margin: 0 0 17pt }
.whole { break-inside: avoid }
.house { background: #E3ECF4; border-left: 4pt solid #4F7FA8 }
.accent { background: #F7E7EE; border-left: 4pt solid #B45C83 }
nav p { margin: 0 0 11pt }
nav a { color: inherit; text-decoration: none }
nav a::after { content: target-counter(attr(href), page); float: right }
"""
TAGS = {"title": "h1", "heading": "h2", "subheading": "h3", "quote": "blockquote", "item": "li"}
STYLES = {"strong": "strong", "emphasis": "em", "quotation": "q"}


def fill(words: dict[str, Any]) -> str:
    """The whole booklet as HTML."""
    sections = words["sections"]
    entries = "".join(
        f'<p><a href="#s{place}">{escape(section["title"])}</a></p>'
        for place, section in enumerate(sections)
        if section["listed"]
    )
    contents = f"<section><nav><h1>Contents</h1>{entries}</nav></section>"
    body = []
    for place, section in enumerate(sections):
        blocks = "".join(map(block, section["blocks"]))
        if place == 0:
            # Runs in the foot of every page from here on.
            blocks = f'<div class="book">{escape(words["title"])}</div>{blocks}'
        look = ' class="full"' if section["full"] else ""
        body.append(f'<section id="s{place}"{look}>{blocks}</section>')
        if place == 0:
            body.append(contents)
    title = escape(words["title"])
    return (
        f'<!DOCTYPE html><html lang="{words["language"]}"><head><title>{title}</title>'
        f'<meta name="author" content="{escape(words["author"])}"></head>'
        f"<body>{''.join(body)}</body></html>"
    )


def block(it: dict[str, Any]) -> str:
    """One block as HTML."""
    kind = it["kind"]
    if kind == "panel":
        inner = "".join(map(block, it["blocks"]))
        whole = " whole" if it["whole"] else ""
        return f'<div class="panel {it["tint"]}{whole}">{inner}</div>'
    text = "".join(map(run, it["runs"]))
    tag = TAGS.get(kind, "p")
    element = f'<{tag} class="{kind}">{text}</{tag}>'
    return f"<ul>{element}</ul>" if tag == "li" else element


def run(pair: tuple[str, str]) -> str:
    """Words and their style as HTML."""
    text, style = pair
    tag = STYLES.get(style)
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)


def main() -> None:
    """Build the booklet named on the command line."""
    words, fonts, out = map(Path, sys.argv[1:])
    faces = "".join(
        f'@font-face {{ font-family: Atkinson; src: url("{path.as_uri()}");'
        f" font-weight: {weight}; font-style: {slant} }}"
        for name, weight, slant in FACES
        for path in fonts.resolve().glob(f"*-{name}.ttf")
    )
    html = fill(json.loads(words.read_text(encoding="utf-8")))
    html = html.replace("</head>", f"<style>{faces}{STYLE}</style></head>")
    HTML(string=html).write_pdf(out, font_config=FontConfiguration(), pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
