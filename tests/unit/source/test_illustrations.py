"""The booklet’s own pictures: their colours are the theme’s, and they stay small."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from booklet.colour.swatch import Palette, Swatch, contrast_ratio
from booklet.source.svg import load_drawing

ROOT = Path(__file__).parents[3]
FOLDER = "assets/illustrations"
PICTURES = sorted(path.name for path in (ROOT / FOLDER).glob("*.svg"))
ACCENTS = {"mark.svg": "pine", "carrie-anne-and-thomas.svg": "clay"}
"""The accent each file shows in a drawing program: its story’s own; else berry."""


def palette() -> Palette:
    theme = yaml.safe_load((ROOT / "layouts/theme.yaml").read_text(encoding="utf-8"))
    return Palette({
        role: Swatch.parse(role, rgb=mix["rgb"], cmyk=tuple(mix["cmyk"]))
        for role, mix in theme["swatches"].items()
    })  # fmt: skip


def test_there_are_pictures() -> None:
    assert {"cover.svg", "anna.svg", "closing.svg", "symbol-mother.svg"} <= set(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_read_and_names_swatches_that_there_are(name: str) -> None:
    assert load_drawing(ROOT, f"{FOLDER}/{name}", roles=palette().roles).shapes


@pytest.mark.parametrize("name", PICTURES)
def test_plain_colours_agree_with_the_roles(name: str) -> None:
    colours = palette().with_accent(ACCENTS.get(name, "berry"))
    seen = 0
    for element in ET.parse(ROOT / FOLDER / name).iter():  # noqa: S314  our own files
        for token in element.get("class", "").split():
            attribute = "stroke" if token.startswith("stroke-") else "fill"
            role = token.removeprefix("stroke-").replace("-", ".")
            assert element.get(attribute) == colours[role].hexadecimal, (name, token)
            seen += 1
    assert seen > 0


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_and_has_one_decimal(name: str) -> None:
    text = (ROOT / FOLDER / name).read_text(encoding="utf-8")
    assert len(text.encode()) <= (25_000 if name == "cover.svg" else 14_000)
    shapes = " ".join(re.findall(r' (?:d|points|c?[xy]|r)="([^"]*)"', text))
    assert not re.search(r"\.\d\d", shapes)


def test_the_title_stands_on_a_plain_sky() -> None:
    """No shape but the sky itself reaches into the upper part of the cover."""
    sky, *others = load_drawing(ROOT, f"{FOLDER}/cover.svg").shapes
    assert sky.fill == "dawn"
    assert min(min(other.numbers[1::2]) for other in others) > 98
    colours = palette()
    assert contrast_ratio(colours["dawn"], colours["house.deep"]) >= 7
    assert contrast_ratio(colours["dawn"], colours["ink"]) >= 7


def test_art_that_touches_the_trim_reaches_the_bleed() -> None:
    for name in ("cover.svg", "anna.svg", "mark.svg", "carrie-anne-and-thomas.svg", "closing.svg"):
        across = [x for s in load_drawing(ROOT, f"{FOLDER}/{name}").shapes for x in s.numbers[::2]]
        assert min(across) <= 0, name
        assert max(across) >= 154, name


def test_the_hills_run_on_over_the_spine() -> None:
    """The back cover’s far hill leaves its trim where the front cover’s comes in."""
    heights = {}
    for name, trim in (("cover.svg", 3.0), ("closing.svg", 151.0)):
        found = load_drawing(ROOT, f"{FOLDER}/{name}")
        hill = next(shape for shape in found.shapes if shape.fill == "mist")
        heights[name] = found.size.height.mm - _height_at(hill.numbers, trim)
    assert heights["cover.svg"] == pytest.approx(heights["closing.svg"], abs=0.3)


def _height_at(numbers: tuple[float, ...], x: float) -> float:
    """Where the hill’s upper edge, a row of curves from its first point on, passes ``x``."""
    start = numbers[:2]
    for at in range(2, len(numbers) - 5, 6):
        (x0, y0), (x1, y1, x2, y2, x3, y3) = start, numbers[at : at + 6]
        for step in range(1001):
            t = step / 1000
            u = 1 - t
            here = u**3 * x0 + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t**3 * x3
            if here >= x:
                return u**3 * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t**3 * y3
        start = (x3, y3)
    raise AssertionError(x)
