"""Ink, against values worked out by hand: a page of 144 × 144 points, 2 × 2 inches."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageCms

from booklet.preflight.ink import InkPages, coverage
from booklet.preflight.ink_light import Light
from tests.support.drawn import Stream, drawn

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.preflight.ink import Plates

LEFT = "0 0 72 144 re f"
ALL = "0 0 144 144 re f"
SPOT_2 = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .8 .4 0] /N 1 >>"
SPOT_4 = Stream(
    entries="/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]",
    data=b"{ dup .8 mul exch .4 mul 0 3 1 roll 0 }",
)
SPOT_0 = Stream(
    entries="/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1 0 1] /Size [2] /BitsPerSample 8",
    data=bytes([0, 0, 0, 0, 0, 204, 102, 0]),
)


def plates_of(data: bytes) -> Plates:
    with InkPages(data) as pages:
        return pages.plates(0)


def inked(data: bytes) -> list[float]:
    return [round(ink, 1) for ink in coverage(plates_of(data))]


# -- the operators -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operators", "inks"),
    [
        pytest.param("", [0, 0, 0, 0], id="nothing"),
        pytest.param(f"1 0 0 0 k {LEFT}", [50, 0, 0, 0], id="half a page of cyan"),
        pytest.param(f"0 .6 0 .2 k {LEFT}", [0, 30, 0, 10], id="tints of two inks"),
        pytest.param(f".6 g {LEFT}", [0, 0, 0, 20], id="grey is black ink"),
        pytest.param(LEFT, [0, 0, 0, 50], id="black before any colour is set"),
        pytest.param(f"1 0 0 0 k {ALL} 0 1 0 0 k {LEFT}", [50, 50, 0, 0], id="knocked out"),
        pytest.param(f"/DeviceCMYK cs 0 0 1 0 sc {LEFT}", [0, 0, 50, 0], id="by its space"),
        pytest.param("0 0 0 1 K 72 w 36 0 m 36 144 l S", [0, 0, 0, 50], id="a line"),
        pytest.param(f"q 1 0 0 0 k Q {LEFT}", [0, 0, 0, 50], id="saved and restored"),
        pytest.param(f"72 0 72 144 re W n 0 1 0 0 k {ALL}", [0, 50, 0, 0], id="clipped"),
        pytest.param(
            f"(a \\( 1 0 0 0 k) pop <31> pop % 0 1 0 0 k\n0 0 1 0 k {LEFT}",
            [0, 0, 50, 0],
            id="not what stands in strings and comments",
        ),
        pytest.param(
            "q 72 0 0 144 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID \xff\x00\x80\x00 EI Q",
            [50, 0, 25.1, 0],
            id="an inline picture",
        ),
    ],
)
def test_a_page_has_the_inks_that_its_operators_ask_for(operators: str, inks: list[float]) -> None:
    assert inked(drawn(operators)) == pytest.approx(inks, abs=0.3)


def test_light_without_a_press_profile_is_the_lack_of_ink() -> None:
    assert inked(drawn(f"1 0 0 rg {LEFT}")) == pytest.approx([0, 50, 50, 0], abs=0.3)
    assert inked(drawn(f"0 0 0 rg {LEFT}")) == pytest.approx([0, 0, 0, 50], abs=0.3)


def test_light_becomes_the_inks_of_the_press_profile(project: Path) -> None:
    profile = (project / "assets/icc/FOGRA39L_coated.icc").read_bytes()
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(profile)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    one = ImageCms.applyTransform(Image.new("RGB", (1, 1), (51, 102, 204)), transform)
    assert one is not None
    expected = [ink / 255 * 50 for ink in one.tobytes()]

    assert inked(drawn(f".2 .4 .8 rg {LEFT}", profile=profile)) == pytest.approx(expected, abs=0.4)
    by_space = drawn(f"/DeviceRGB cs .2 .4 .8 sc {LEFT}", profile=profile)
    assert inked(by_space) == pytest.approx(expected, abs=1)


def test_a_table_of_colours_has_red_varying_fastest() -> None:
    light = Light(None)

    table = light.lattice(3)

    assert table[4:8] == bytes(round(255 * ink) for ink in light.inks((0.5, 0, 0)))
    assert len(table) == 3 * 3 * 3 * 4


# -- overprint and transparency ------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "top", "inks"),
    [
        pytest.param("/op true /OPM 1", "0 1 0 0 k", [100, 50, 0, 0], id="other inks stay"),
        pytest.param("/OP true /OPM 1", "0 1 0 0 k", [100, 50, 0, 0], id="OP alone is both"),
        pytest.param("/op false /OPM 1", "0 1 0 0 k", [50, 50, 0, 0], id="switched off"),
        pytest.param("/op true /OPM 0", "0 1 0 0 k", [50, 50, 0, 0], id="mode 0 prints zero"),
        pytest.param("/op true /OPM 1", "0 0 0 1 k", [100, 0, 0, 50], id="black over all"),
        pytest.param("/op true /OPM 1", ".2 1 0 0 k", [100, 50, 0, 0], id="the stronger stays"),
        pytest.param("/ca .5", "0 1 0 0 k", [75, 25, 0, 0], id="half transparent"),
        pytest.param("/BM /Multiply", ".5 1 0 0 k", [100, 50, 0, 0], id="multiplied"),
    ],
)
def test_what_is_painted_over_meets_what_is_below(state: str, top: str, inks: list[float]) -> None:
    data = drawn(
        f"1 0 0 0 k {ALL} /S gs {top} {LEFT}", resources=f"/ExtGState << /S << {state} >> >>"
    )

    assert inked(data) == pytest.approx(inks, abs=0.4)


def test_black_words_that_overprint_leave_the_ground_whole() -> None:
    words = "BT /F1 40 Tf 10 50 Td 0 0 0 1 k (Ink) Tj ET"
    over = "/ExtGState << /S << /OP true /op true /OPM 1 >> >>"

    knocked = inked(drawn(f"0 .5 0 0 k {ALL} {words}"))
    printed = inked(drawn(f"0 .5 0 0 k {ALL} /S gs {words}", resources=over))

    assert printed[1] == pytest.approx(50, abs=0.3)
    assert printed[3] == pytest.approx(knocked[3], abs=0.1)
    assert knocked[1] == pytest.approx(50 - knocked[3] / 2, abs=0.3)


# -- colour spaces, pictures, patterns -----------------------------------------------------


@pytest.mark.parametrize(
    ("space", "colour", "inks"),
    [
        ("[/Separation /Berry /DeviceCMYK 100 0 R]", ".5", [0, 20, 10, 0]),
        ("[/Separation /Berry /DeviceCMYK 101 0 R]", ".5", [0, 20, 10, 0]),
        ("[/Separation /Berry /DeviceCMYK 102 0 R]", ".5", [0, 20, 10, 0]),
        ("[/Separation /Black /DeviceCMYK 100 0 R]", ".5", [0, 0, 0, 25]),
        ("[/Separation /All /DeviceCMYK 100 0 R]", "1", [50, 50, 50, 50]),
        ("[/Separation /None /DeviceCMYK 100 0 R]", "1", [0, 0, 0, 0]),
        ("[/DeviceN [/Black /Cyan] /DeviceCMYK 100 0 R]", ".2 1", [50, 0, 0, 10]),
        ("[/ICCBased 103 0 R]", ".5 0 0 .2", [25, 0, 0, 10]),
        ("[/Indexed /DeviceCMYK 1 <00000000 00FF0000>]", "1", [0, 50, 0, 0]),
    ],
)
def test_a_colour_space_is_as_many_process_inks(space: str, colour: str, inks: list[float]) -> None:
    data = drawn(
        f"/C cs {colour} scn {LEFT}",
        resources=f"/ColorSpace << /C {space} >>",
        objects={
            100: SPOT_2,
            101: SPOT_4,
            102: SPOT_0,
            103: Stream(entries="/N 4 /Alternate /DeviceCMYK"),
        },
    )

    assert inked(data) == pytest.approx(inks, abs=0.5)


def jpeg(mode: str, colour: tuple[int, ...]) -> bytes:
    output = BytesIO()
    Image.new(mode, (16, 16), colour).save(output, "JPEG", quality=95)
    return output.getvalue()


PICTURE = "/Subtype /Image /Width {} /Height {} /BitsPerComponent 8 /ColorSpace {}"


@pytest.mark.parametrize(
    ("picture", "inks"),
    [
        pytest.param(
            Stream(entries=PICTURE.format(1, 1, "/DeviceCMYK"), data=b"\xff\x00\x00\x33"),
            [50, 0, 0, 10],
            id="inks",
        ),
        pytest.param(
            Stream(entries=PICTURE.format(1, 1, "/DeviceGray"), data=b"\xcc"),
            [0, 0, 0, 10],
            id="grey",
        ),
        pytest.param(
            Stream(entries=PICTURE.format(1, 1, "/DeviceRGB"), data=b"\xff\x00\xff"),
            [0, 50, 0, 0],
            id="light",
        ),
        pytest.param(
            # Pillow writes inks inverted, as Adobe does; Decode says so.
            Stream(
                entries=PICTURE.format(16, 16, "/DeviceCMYK")
                + " /Filter /DCTDecode /Decode [1 0 1 0 1 0 1 0]",
                data=jpeg("CMYK", (255, 0, 0, 51)),
            ),
            [50, 0, 0, 10],
            id="a JPEG in inks",
        ),
        pytest.param(
            Stream(
                entries=PICTURE.format(1, 1, "[/Indexed /DeviceCMYK 1 <00000000 00FF0000>]"),
                data=b"\x01",
            ),
            [0, 50, 0, 0],
            id="by an index",
        ),
        pytest.param(
            Stream(
                entries="/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 1 /ImageMask true",
                data=b"\x00",
            ),
            [0, 0, 50, 0],
            id="a stencil",
        ),
    ],
)
def test_a_picture_is_as_many_inks(picture: Stream, inks: list[float]) -> None:
    data = drawn(
        "0 0 1 0 k q 72 0 0 144 0 0 cm /P Do Q",
        resources="/XObject << /P 100 0 R >>",
        objects={100: picture},
    )

    assert inked(data) == pytest.approx(inks, abs=0.6)


def test_forms_patterns_and_shadings_are_followed() -> None:
    ramp = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 0 0 0] /N 1 >>"
    data = drawn(
        "/F Do /Pattern cs /T scn 0 72 72 72 re f 72 0 72 144 re W n /S sh",
        resources="/XObject << /F 100 0 R >> /Pattern << /T 101 0 R >>"
        f" /Shading << /S << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [72 0 144 0]"
        f" /Function {ramp} >> >>",
        objects={
            100: Stream(
                entries="/Subtype /Form /BBox [0 0 144 144] /Resources << >>",
                data=b"0 1 0 0 k 0 0 72 72 re f",
            ),
            101: Stream(
                entries="/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 8 8] /XStep 8"
                " /YStep 8 /Resources << >>",
                data=b"0 0 1 0 k 0 0 8 8 re f",
            ),
        },
    )

    # A quarter of magenta, a quarter of yellow, half a page from no cyan to all of it.
    assert inked(data) == pytest.approx([25, 25, 25, 0], abs=1)


def test_a_form_on_several_pages_is_ink_on_each() -> None:
    data = drawn(
        *["/F Do"] * 2,
        resources="/XObject << /F 100 0 R >>",
        objects={
            100: Stream(
                entries="/Subtype /Form /BBox [0 0 144 144] /Resources << >>",
                data=f"0 1 0 0 k {LEFT}".encode(),
            )
        },
    )

    with InkPages(data) as pages:
        found = [coverage(pages.plates(index)) for index in range(2)]

    assert found == [pytest.approx((0, 50, 0, 0), abs=0.5)] * 2
