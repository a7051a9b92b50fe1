"""What a page paints is found through everything that can paint, as it will be on paper."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.preflight.examined import Examined
from booklet.preflight.meant import Meant
from booklet.preflight.walking.lexer import operations
from booklet.preflight.walking.painted import Kind, Painted, Via
from booklet.preflight.walking.walker import Bounds, Walker
from tests.support.effort import calls
from tests.support.tiny import Tiny, font, stream

RED = b"1 0 0 rg 0 0 10 10 re f"
FORM = {"Type": "/XObject", "Subtype": "/Form", "BBox": [0, 0, 100, 100]}


def painted(contents: bytes, **changes: Any) -> tuple[Painted, ...]:
    data = Tiny(contents, **changes).made()
    return Examined(data, Meant()).painted[0][1]


def form(contents: bytes, **entries: Any) -> Any:
    return stream(contents, **{**FORM, **entries})


MASK = {"/M": {"/SMask": {"/S": "/Luminosity", "/G": form(RED)}}}
TILE = stream(
    RED, Type="/Pattern", PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9],
    XStep=9, YStep=9, Resources={},
)  # fmt: skip
TYPE3 = {
    "/Subtype": "/Type3",
    "/FontMatrix": [0.1, 0, 0, 0.1, 0, 0],
    "/CharProcs": {"/a": stream(b"10 0 d0 " + RED)},
    "/Encoding": {"/Differences": [97, "/a"]},
    "/FirstChar": 97,
    "/Widths": [10],
}
STAMP = {"/Subtype": "/Stamp", "/Rect": [10, 10, 30, 30], "/AP": {"/N": form(RED)}}


@pytest.mark.parametrize(
    ("contents", "changes", "via"),
    [
        (b"/X Do", {"resources": {"/XObject": {"/X": form(RED)}}}, Via.PAGE),
        (b"/M gs", {"resources": {"/ExtGState": MASK}}, Via.SOFT_MASK),
        (
            b"/Pattern cs /P scn 0 0 50 50 re f",
            {"resources": {"/Pattern": {"/P": TILE}}},
            Via.PATTERN,
        ),
        (
            b"BT /T 10 Tf (a) Tj ET",
            {"resources": {"/Font": {"/T": TYPE3}}},
            Via.GLYPH,
        ),
        (b"", {"page": {"/Annots": [STAMP]}}, Via.ANNOTATION),
    ],
)
def test_colours_are_found_wherever_they_are_painted(
    contents: bytes, changes: dict[str, Any], via: Via
) -> None:
    red = [one for one in painted(contents, **changes) if one.paint and one.space.is_rgb]

    assert [one.via for one in red] == [via]
    assert red[0].paint
    assert red[0].paint.numbers == (1, 0, 0)


def test_an_appearance_is_fitted_to_its_place() -> None:
    (one,) = painted(b"", page={"/Annots": [STAMP]})

    assert one.box == pytest.approx((10, 10, 12, 12))


def test_pictures_are_measured_as_placed() -> None:
    image = stream(b"", Subtype="/Image", Width=300, Height=100, ColorSpace="/DeviceRGB")
    (one,) = painted(b"0 72 -36 0 100 50 cm /I Do", resources={"/XObject": {"/I": image}})

    assert one.kind is Kind.PICTURE
    assert one.ppi == pytest.approx(200)
    assert one.box == pytest.approx((64, 50, 100, 122))
    assert one.space.is_rgb


def test_inline_pictures_are_pictures() -> None:
    (one,) = painted(b"72 0 0 72 0 0 cm BI /W 2 /H 1 /CS /CMYK /BPC 8 ID \x00EI\x01\x02 EI")

    assert one.pixels == (2, 1)
    assert one.space.is_cmyk


def test_shadings_have_the_space_of_their_colours() -> None:
    shading = {"/Shading": {"/S": {"/ShadingType": 2, "/ColorSpace": "/DeviceRGB"}}}
    (one,) = painted(b"q 10 10 20 20 re W n /S sh Q", resources=shading)

    assert one.kind is Kind.SHADING
    assert one.space.is_rgb
    assert one.box == (10, 10, 30, 30)


@pytest.mark.parametrize(
    ("contents", "weight"),
    [(b"2 w", 2), (b"q 4 w Q", 1), (b".5 0 0 .1 0 0 cm 2 w", 0.2), (b"0 w", 0)],
)
def test_lines_are_weighed_as_drawn(contents: bytes, weight: float) -> None:
    (one,) = painted(contents + b" 10 10 m 90 10 l S")

    assert one.kind is Kind.LINE
    assert one.weight == pytest.approx(weight)


def test_text_has_its_size_place_and_words() -> None:
    (one,) = painted(b"2 0 0 2 0 0 cm BT /F 6 Tf 10 20 Td [(Wo) -500 (rds)] TJ ET")

    assert one.size == pytest.approx(12)
    assert one.text == "Words"
    # Five letters of half an em and a gap of half an em, at 12 points.
    assert one.box == pytest.approx((20, 37.6, 56, 48.4))


def test_a_line_break_moves_by_the_leading() -> None:
    first, second = painted(b"BT /F 10 Tf 14 TL 1 0 0 1 5 90 Tm (a) Tj (b) ' ET")

    assert (first.box[0], second.box[0]) == (5, 5)
    assert first.box[1] - second.box[1] == pytest.approx(14)


def test_overprint_is_part_of_what_is_painted() -> None:
    states = {"/ExtGState": {"/O": {"/OP": True, "/OPM": 1}, "/N": {"/op": False}}}
    over, not_over = painted(b"/O gs 0 0 9 9 re f /N gs 0 0 9 9 re f", resources=states)

    assert (over.overprint, over.mode) == (True, 1)
    assert not not_over.overprint


def test_what_a_clip_hides_is_not_visible() -> None:
    (one,) = painted(b"0 0 10 10 re W n 50 50 10 10 re f")

    assert not one.is_visible


def test_marked_content_is_known_inside_forms() -> None:
    (one,) = painted(b"/P <</MCID 7>> BDC /X Do EMC", resources={"/XObject": {"/X": form(RED)}})
    (other,) = painted(b"/Artifact BMC 0 0 9 9 re f EMC")

    assert (one.mcid, one.is_artifact) == (7, False)
    assert (other.mcid, other.is_artifact) == (None, True)


@pytest.mark.parametrize(
    ("given_font", "code", "missing"),
    [
        (font(Encoding={"/Differences": [65, "/.notdef"]}), 65, True),
        (font(), 65, False),
        ({"/Subtype": "/Type0", "/Encoding": "/Identity-H", "/DescendantFonts": [{}]}, 0, True),
        ({"/Subtype": "/Type0", "/Encoding": "/Identity-H", "/DescendantFonts": [{}]}, 3, False),
        (
            {
                "/Subtype": "/Type0",
                "/Encoding": "/Identity-H",
                "/DescendantFonts": [{"/CIDToGIDMap": stream(b"\0\0\0\7")}],
            },
            1,
            False,
        ),
    ],
)
def test_a_missing_letter_is_known(given_font: Any, code: int, *, missing: bool) -> None:
    (one,) = painted(b"BT /F 9 Tf <0041> Tj ET", resources={"/Font": {"/F": given_font}})

    assert one.typeface
    assert one.typeface.is_notdef(code) == missing


# -- hostile files ---------------------------------------------------------------------------


MOST_CALLS = 6_000_000


def snake() -> dict[str, Any]:
    """Forms that paint the next one twice: 2³⁰ of them."""
    inner = form(RED)
    for _ in range(30):
        inner = form(b"/X Do /X Do", Resources={"/XObject": {"/X": inner}})
    return {"/XObject": {"/X": inner}}


def test_forms_within_forms_end() -> None:
    examined = Examined(Tiny(b"/X Do", resources=snake()).made(), Meant())
    examined.walker = Walker(Bounds(operators=20_000))

    assert calls(lambda: examined.painted) < MOST_CALLS
    assert examined.painted
    assert examined.walker.incomplete


@pytest.mark.parametrize(
    "contents",
    [
        b"(" * 100_000,
        b"[" * 100_000,
        b"<<" * 100_000,
        b"q " * 100_000,
        b"/P BMC " * 100_000,
        b"BI " * 20_000,
        b"<" + b"0" * 200_000,
        b"1 " * 500_000 + b"m",
        b"(a) Tj [ 3 ] cm /X 4 gs /X Do 3 Tf () ' \" sc scn sh",
    ],
    ids=lambda contents: contents[:12].decode("latin-1"),
)
def test_broken_streams_end_soon(contents: bytes) -> None:
    assert calls(lambda: painted(contents)) < MOST_CALLS


@given(st.binary(max_size=300))
def test_any_bytes_are_some_operators(data: bytes) -> None:
    for operator, operands in operations(data):
        assert operator
        assert len(operands) <= 401


PIECES = st.sampled_from(
    b"q Q BT ET (a) <41> [ ] << >> /F 1 -2 .5 cm re f S W n Do gs Tf Tj TJ sc scn cs k rg /X d0"
    b" BI ID EI".split()
)


@given(st.lists(PIECES, max_size=60))
def test_any_operators_are_walked(pieces: list[bytes]) -> None:
    from pypdf.generic import DictionaryObject

    from booklet.preflight.fold_geometry import IDENTITY
    from booklet.preflight.walking.graphics import State
    from booklet.preflight.walking.interpreter import Interpreter

    canvas: list[Painted] = []
    reading = Interpreter(Walker(), canvas, DictionaryObject(), State(IDENTITY, (0, 0, 9, 9)))
    reading.run(operations(b" ".join(pieces)))
