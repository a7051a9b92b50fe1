"""Logos as drawing programs save them: their colours are kept, the rest is refused kindly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.source.svg import load_drawing
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.source.drawing import Drawing

ILLUSTRATOR = """\
<?xml version="1.0" encoding="UTF-8"?>
<svg id="Layer_1" data-name="Layer 1" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 10">
  <defs><style>.cls-1, .cls-2 {fill: #1b5e6b;} .cls-2 {stroke:#fff;stroke-width:2px}</style></defs>
  <rect class="cls-1" width="80" height="10"/>
  <path class="cls-2" d="M0,0H8V8Z"/>
</svg>
"""
INKSCAPE = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/x.dtd"
     width="10mm" height="60mm" viewBox="0 0 10 60" sodipodi:docname="a.svg">
  <sodipodi:namedview pagecolor="#ffffff"/>
  <metadata><work xmlns="urn:x">Words of nobody</work></metadata>
  <g style="fill:rgb(255, 0, 50%);fill:teal;opacity:1" transform="translate(0 5)">
    <circle cx="5" cy="5" r="5" style="stroke:none;font-size:12px"/>
    <rect width="2" height="2" style="display:none"/>
    <rect width="2" height="2" fill="none" stroke="rgb(10%,20%,30%)"/>
  </g>
  <path d="M0 0h1"/>
</svg>
"""


def read(folder: Path, text: str) -> Drawing:
    (folder / "assets/logos").mkdir(parents=True, exist_ok=True)
    (folder / "assets/logos/a.svg").write_text(text, "utf-8")
    return load_drawing(folder, "assets/logos/a.svg", roles=frozenset({"ink"}))


def inside(shapes: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n{shapes}\n</svg>'


def test_a_style_sheet_colours_its_classes(tmp_path: Path) -> None:
    drawing = read(tmp_path, ILLUSTRATOR)

    assert drawing.is_logo
    assert drawing.size.width / drawing.size.height == 8
    assert [(s.fill, s.stroke) for s in drawing.shapes] == [
        ("#1B5E6B", None),
        ("#1B5E6B", "#FFFFFF"),
    ]
    # A stroke grows with the drawing, which is 1,000 units across.
    assert drawing.shapes[1].stroke_width == pytest.approx(2 * 1000 / 80)


def test_styles_of_elements_count_and_what_is_hidden_does_not(tmp_path: Path) -> None:
    drawing = read(tmp_path, INKSCAPE)

    assert [(s.fill, s.stroke) for s in drawing.shapes] == [
        ("#008080", None),
        (None, "#1A334C"),
        ("#000000", None),
    ]
    assert drawing.size.height / drawing.size.width == 6


@pytest.mark.parametrize(
    ("shapes", "code"),
    [
        ('<path d="M0 0h1" fill="reddish"/>', "V033"),
        ('<path d="M0 0h1" fill="rgb(300,0,0)"/>', "V033"),
        ('<linearGradient id="g"><stop offset="0"/></linearGradient>', "V034"),
        ('<path d="M0 0h1" fill="url(#g)"/>', "V034"),
        ('<path d="M0 0h1" opacity=".5"/>', "V034"),
        ('<path d="M0 0h1" style="clip-path:url(#c)"/>', "V034"),
        ('<image href="a.png"/>', "V034"),
        ("<text>Rowan <tspan>House</tspan></text>", "V035"),
        ('<use href="#a"/>', "V010"),
    ],
)
def test_what_would_be_lost_is_refused_with_a_way_out(
    tmp_path: Path, shapes: str, code: str
) -> None:
    with pytest.raises(BookletError) as error:
        read(tmp_path, inside(shapes))

    first = error.value.diagnostics[0]
    assert first.code == code
    assert first.hints
    assert first.location is not None
    assert first.location.line == 2


def test_an_illustration_still_names_roles(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(inside('<path d="M0 0h1" fill="#123456"/>'), "utf-8")

    with pytest.raises(BookletError):
        load_drawing(tmp_path, "a.svg")


@pytest.mark.parametrize("name", ["rowan-house", "moor-and-vale"])
def test_our_own_are_read(name: str) -> None:
    drawing = load_drawing(PROJECT, f"assets/logos/{name}.svg")

    assert len(drawing.shapes) > 2
    assert all(role.startswith("#") for role in drawing.roles)


@pytest.mark.parametrize(
    "shapes",
    [
        "",
        '<g display="none"><rect width="9" height="9"/></g>',
        '<rect width="9" height="9" fill="white"/><path d="M0 0h9" stroke="#fff" fill="none"/>',
    ],
)
def test_a_logo_of_which_nothing_would_be_seen_is_refused(tmp_path: Path, shapes: str) -> None:
    with pytest.raises(BookletError) as error:
        read(tmp_path, inside(shapes))

    assert [finding.code for finding in error.value.diagnostics] == ["V036"]
