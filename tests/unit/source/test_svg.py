"""Illustrations are read exactly, and refused with a place and a way out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.diagnostics import BookletError, Diagnostic, format_diagnostic
from booklet.source import svg_codes
from booklet.source.svg import LIMIT, load_drawing
from booklet.source.svg_path import read_path

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.source.drawing import Drawing, Shape

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm" viewBox="0 0 40 20">'
ROLES = frozenset({"ink", "house.deep", "accent.soft"})


def drawing(project: Path, body: str, head: str = HEAD) -> Drawing:
    (project / "x.svg").write_text(f"{head}\n{body}\n</svg>", encoding="utf-8")
    return load_drawing(project, "x.svg", roles=ROLES)


def shape(project: Path, body: str) -> Shape:
    (only,) = drawing(project, body).shapes
    return only


def findings(project: Path, body: str, head: str = HEAD) -> tuple[Diagnostic, ...]:
    with pytest.raises(BookletError) as raised:
        drawing(project, body, head)
    return raised.value.diagnostics


def points(data: str) -> tuple[str, list[float]]:
    verbs, numbers = read_path(data)
    return verbs, [round(number, 3) + 0.0 for number in numbers]


# What is read.


def test_a_picture_is_as_large_as_it_says(tmp_path: Path) -> None:
    found = drawing(tmp_path, "")
    assert found.size.width.mm == pytest.approx(40)
    assert found.unit.mm == pytest.approx(1)
    assert found.name == "x"


def test_a_shape_is_filled_and_stroked_by_role(tmp_path: Path) -> None:
    found = shape(
        tmp_path,
        '<g class="house-deep" stroke-linecap="round"><path class="stroke-ink" stroke-width=".5"'
        ' fill-rule="evenodd" d="M0 0h1"/></g>',
    )
    assert (found.fill, found.stroke, found.stroke_width) == ("house.deep", "ink", 0.5)
    assert (found.cap, found.join, found.even_odd) == (1, 0, True)


def test_none_leaves_a_shape_open(tmp_path: Path) -> None:
    found = shape(tmp_path, '<path class="stroke-ink" fill="none" stroke-width="1" d="M0 0L3 4"/>')
    assert (found.fill, found.stroke) == (None, "ink")


@pytest.mark.parametrize(
    ("element", "verbs", "numbers"),
    [
        ('<rect x="1" y="2" width="3" height="4"', "mlllh", (1, 2, 4, 2, 4, 6, 1, 6)),
        ('<line x1="1" y1="2" x2="3" y2="4"', "ml", (1, 2, 3, 4)),
        ('<polyline points="0,0 1,1 2,0"', "mll", (0, 0, 1, 1, 2, 0)),
        ('<polygon points="0 0 1 1 2 0"', "mllh", (0, 0, 1, 1, 2, 0)),
    ],
)
def test_plain_shapes_become_outlines(
    tmp_path: Path, element: str, verbs: str, numbers: tuple[float, ...]
) -> None:
    found = shape(tmp_path, f'{element} class="ink"/>')
    assert (found.verbs, found.numbers) == (verbs, numbers)


def test_a_round_rectangle_keeps_within_its_box(tmp_path: Path) -> None:
    found = shape(tmp_path, '<rect class="ink" x="1" y="1" width="6" height="4" rx="9"/>')
    assert found.verbs.count("c") == 4
    assert (min(found.numbers[::2]), max(found.numbers[::2])) == (1, 7)


@pytest.mark.parametrize("element", ['<circle r="5"', '<ellipse rx="5" ry="5"'])
def test_a_circle_is_round_to_a_fiftieth_of_a_per_cent(tmp_path: Path, element: str) -> None:
    found = shape(tmp_path, f'{element} class="ink" cx="0" cy="0"/>')
    ends = [(5.0, 0.0), *zip(found.numbers[6::6], found.numbers[7::6], strict=True)]
    for start, index in zip(ends, range(2, len(found.numbers), 6), strict=False):
        a, b, c, d, x, y = found.numbers[index : index + 6]
        middle = ((start[0] + 3 * a + 3 * c + x) / 8, (start[1] + 3 * b + 3 * d + y) / 8)
        assert math.hypot(*middle) == pytest.approx(5, rel=1e-3)


def test_transformations_nest(tmp_path: Path) -> None:
    found = shape(
        tmp_path,
        '<g transform="translate(10 5) scale(2)"><path class="ink stroke-ink" stroke-width="1"'
        ' transform="rotate(90)" d="M1 0L0 1"/></g>',
    )
    assert [round(number, 6) + 0.0 for number in found.numbers] == [10, 7, 8, 5]
    assert found.stroke_width == pytest.approx(2)


def test_the_view_box_may_begin_anywhere(tmp_path: Path) -> None:
    head = HEAD.replace("0 0 40 20", "5 5 40 20")
    (found,) = drawing(tmp_path, '<path class="ink" d="M5 5h1"/>', head).shapes
    assert found.numbers == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("data", "verbs", "numbers"),
    [
        ("M1 2 3 4", "ml", [1, 2, 3, 4]),
        ("m1 2 3 4", "ml", [1, 2, 4, 6]),
        ("M1,2H5V6h-1v-1", "mllll", [1, 2, 5, 2, 5, 6, 4, 6, 4, 5]),
        ("M0 0h1zl2 2", "mlhml", [0, 0, 1, 0, 0, 0, 2, 2]),
        ("M0 0h1zm2 2h1", "mlhml", [0, 0, 1, 0, 2, 2, 3, 2]),
        ("M0 0c1 1 2 1 3 0s2-1 3 0", "mcc", [0, 0, 1, 1, 2, 1, 3, 0, 4, -1, 5, -1, 6, 0]),
        ("M0 0S1 1 2 0", "mc", [0, 0, 0, 0, 1, 1, 2, 0]),
        ("M0 0Q3 3 6 0", "mc", [0, 0, 2, 2, 4, 2, 6, 0]),
        ("M0 0q3 3 6 0t6 0", "mcc", [0, 0, 2, 2, 4, 2, 6, 0, 8, -2, 10, -2, 12, 0]),
        ("M.5.5l-1e1-.5", "ml", [0.5, 0.5, -9.5, 0]),
        ("M0 0A0 5 0 0 1 4 4", "ml", [0, 0, 4, 4]),
        ("M1 1a2 2 0 0 1 0 0", "m", [1, 1]),
    ],
)
def test_paths_become_lines_and_cubics(data: str, verbs: str, numbers: list[float]) -> None:
    assert points(data) == (verbs, numbers)


def test_the_flags_of_an_arc_need_no_space() -> None:
    assert points("M0 0a5 5 0 013 4") == points("M0 0 a 5 5 0 0 1 3 4")


def test_an_arc_goes_the_way_its_flags_say() -> None:
    # From (1, 0) to (0, 1) about the origin: y is downwards, so a positive sweep is clockwise.
    assert points("M1 0A1 1 0 0 1 0 1") == ("mc", [1, 0, 1, 0.552, 0.552, 1, 0, 1])
    assert points("M1 0A1 1 0 1 0 0 1")[0] == "mccc"


def test_an_arc_too_short_to_reach_is_stretched() -> None:
    verbs, numbers = points("M0 0A1 1 0 0 1 10 0")
    assert verbs == "mcc"
    assert numbers[6:8] == [5, -5]


@given(
    st.tuples(*[st.floats(0.1, 9)] * 4, st.floats(0, 360)),
    st.sampled_from(["0 0", "0 1", "1 0", "1 1"]),
)
def test_an_arc_ends_where_it_says(numbers: tuple[float, ...], flags: str) -> None:
    rx, ry, x, y, tilt = (f"{number:.6f}" for number in numbers)
    _, found = read_path(f"M1 1A{rx} {ry} {tilt} {flags} {x} {y}")
    assert found[-2:] == pytest.approx([float(x), float(y)])
    assert all(math.isfinite(number) for number in found)


@given(st.text(alphabet="MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE \n;x", max_size=40))
def test_any_path_data_is_read_or_refused(data: str) -> None:
    try:
        verbs, numbers = read_path(data)
    except ValueError:
        return
    assert len(numbers) == sum({"m": 2, "l": 2, "c": 6, "h": 0}[verb] for verb in verbs)


# What is refused.

OF_LOGOS = {"V033", "V034", "V035", "V036"}
"""See test_logo.py."""

BAD = {
    "V001": '<path class="ink" d="M0 0"',
    "V010": '<text class="ink"></text>',
    "V011": '<path class="ink" opacity=".5" d="M0 0h1"/>',
    "V012": "<g>words</g>",
    "V013": '<path class="ink" xlink:href="https://example.org/a" d="M0 0h1"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    "V020": '<circle class="ink" r="5mm"/>',
    "V021": '<path class="ink" d="M0 0h1L5"/>',
    "V022": '<g transform="skewX(5)"/>',
    "V030": '<path d="M0 0h1"/>',
    "V031": '<path class="house-dep" d="M0 0h1"/>',
    "V032": '<path class="ink stroke-ink" d="M0 0h1"/>',
}


@pytest.mark.parametrize("code", BAD)
def test_each_finding_has_its_place_and_a_way_out(tmp_path: Path, code: str) -> None:
    (finding,) = findings(tmp_path, f"\n  {BAD[code]}")
    assert finding.code == code
    assert finding.location is not None
    assert finding.location.file == "x.svg"
    assert finding.location.line == (4 if code == "V001" else 3)
    assert finding.hints
    assert "{" not in format_diagnostic(finding)


@pytest.mark.parametrize(
    ("code", "file"),
    [
        ("V002", '<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD + "</svg>"),
        ("V003", "<html/>"),
        ("V003", '<svg width="1mm"/>'),
        ("V004", HEAD.replace("40mm", "40") + "</svg>"),
        ("V004", HEAD.replace("40mm", "50mm") + "</svg>"),
        ("V004", HEAD.replace("0 0 40 20", "0 0 0 0") + "</svg>"),
        ("V013", '<?xml-stylesheet href="a.css"?>' + HEAD + "</svg>"),
        ("V040", HEAD + " " * LIMIT + "</svg>"),
    ],
)
def test_a_file_that_is_no_illustration_is_refused(tmp_path: Path, code: str, file: str) -> None:
    (tmp_path / "x.svg").write_text(file)
    with pytest.raises(BookletError) as raised:
        load_drawing(tmp_path, "x.svg")
    assert [finding.code for finding in raised.value.diagnostics] == [code]


def test_every_code_is_tested() -> None:
    assert set(svg_codes.CODES) == {*BAD, *OF_LOGOS, "V002", "V003", "V004", "V040"}


def test_a_finding_points_at_the_value(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, '<path d="M0 0\n h1 L5 h3" class="ink"/>')
    assert finding.location is not None
    assert (finding.location.line, finding.location.column) == (3, 5)
    assert "L5" in finding.message


def test_a_misspelt_role_gets_a_suggestion(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, BAD["V031"])
    assert "house.deep" in finding.hints[0]


@pytest.mark.parametrize(
    "body",
    ["<script>alert(1)</script>", '<image href="a.png"/>', "<style>*{}</style>",
     "<foreignObject/>", '<use href="#a"/>', '<linearGradient id="a"/>', "<animate/>",
     "<svg/>", '<path xmlns="urn:x" class="ink" d="M0 0h1" onclick="x()"/>'],
)  # fmt: skip
def test_what_moves_or_fetches_is_refused(tmp_path: Path, body: str) -> None:
    assert findings(tmp_path, body)


def test_all_findings_come_at_once(tmp_path: Path) -> None:
    codes = [finding.code for finding in findings(tmp_path, BAD["V030"] + "\n" + BAD["V021"])]
    assert codes == ["V030", "V021"]


def test_a_file_is_parsed_once(tmp_path: Path) -> None:
    body = '<path class="ink" d="M0 0h1"/>'
    first = drawing(tmp_path, body)
    assert drawing(tmp_path, body) is first
    assert drawing(tmp_path, body.replace("h1", "h2")) is not first
