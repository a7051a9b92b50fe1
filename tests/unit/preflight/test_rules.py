"""Each rule is broken by the smallest file that breaks it, and by nothing else."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from booklet.diagnostics import Location
from booklet.geometry import Size
from booklet.preflight.examine import examine
from booklet.preflight.examined import Examined
from booklet.preflight.findings import Severity
from booklet.preflight.meant import Meant, Purpose
from booklet.preflight.registry import ON_THE_FILE, rules
from booklet.preflight.trace import Trace, Traced, Worded
from booklet.units import pt
from booklet.values import changed
from tests.support.tiny import (
    BLEED,
    INTENT,
    MEDIA,
    PROFILE,
    TRIM,
    XMP_X4,
    font,
    pdf,
    press,
    screen,
    stream,
)

PRESS = Meant(purpose=Purpose.PRESS, colour="cmyk", conforms=("x4",))
SCREEN = Meant(purpose=Purpose.SCREEN, colour="rgb", language="en-GB")
GOOD_PRESS, GOOD_SCREEN = press(b"0 0 0 1 k 0 0 240 340 re f"), screen()

HERE = Location("content/en-GB/closing.yaml", 3, 1)
WORDS = Traced((0.0, 100.0, 200.0, 250.0), HERE, "paragraph", 0, "Words")
FURTHER = Traced((0.0, 100.0, 200.0, 250.0), HERE, "paragraph", 0, "Further words")


def traced(*blocks: Traced, reading: tuple[Worded, ...] = ()) -> Meant:
    return changed(SCREEN, trace=Trace((blocks, (), (), ()), reading))


@dataclass(frozen=True)
class Case:
    """A file that breaks a rule, what it was meant to be, and its good twin's words."""

    bad: bytes
    meant: Meant
    good: bytes = b""
    good_meant: Meant | None = None


def on_press(contents: bytes = b"", *, good: bytes = GOOD_PRESS, **changes: Any) -> Case:
    return Case(press(contents, **changes), PRESS, good)


def on_screen(contents: bytes = b"", *, good: bytes = GOOD_SCREEN, **changes: Any) -> Case:
    return Case(screen(contents, **changes), SCREEN, good)


def boxes(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"/MediaBox": MEDIA, "/BleedBox": BLEED, "/TrimBox": TRIM}
    found |= {f"/{key}": value for key, value in changes.items()}
    return {key: value for key, value in found.items() if value is not None}


def text(operators: str, *, x: int = 100, y: int = 150, size: float = 9) -> bytes:
    return f"q {operators} BT /F {size} Tf {x} {y} Td (Words) Tj ET Q ".encode()


OVERPRINT = {"/ExtGState": {"/O": {"/OP": True, "/op": True, "/OPM": 1}}}
SPOT = {"/ColorSpace": {"/S": ["/Separation", "/Gold", "/DeviceCMYK", stream(b"")]}}
CAL = {"/ColorSpace": {"/C": ["/CalGray", {"/WhitePoint": [0.95, 1.0, 1.09]}]}}
PICTURE = {
    "/XObject": {
        "/I": stream(
            b"", Type="/XObject", Subtype="/Image", Width=100, Height=100,
            ColorSpace="/DeviceCMYK", BitsPerComponent=8,
        )
    }
}  # fmt: skip
LINK = {"/Type": "/Annot", "/Subtype": "/Link", "/Rect": [50, 50, 90, 70], "/Contents": "x"}
RUNS = {"/Annots": [{**LINK, "/A": {"/S": "/JavaScript", "/JS": "beep"}}]}
K = "0 0 0 1 k /O gs"
ALSO = b"/P <</MCID 1>> BDC BT /F 12 Tf 40 180 Td (Further words) Tj ET EMC "

CASES = {
    "P101": on_screen(boxes={"/MediaBox": (0, 0, 20000, 20000)}),
    "P102": on_press(boxes=boxes(TrimBox=None)),
    "P103": on_press(boxes=boxes(BleedBox=(-1, 8, 232, 332))),
    "P105": Case(GOOD_PRESS, changed(PRESS, trim=Size(pt(300), pt(300))), GOOD_PRESS,
                 changed(PRESS, trim=Size(pt(200), pt(300)))),
    "P106": on_press(pages=3),
    "P108": on_press(boxes=boxes(ArtBox=TRIM)),
    "P107": on_press(page={"/Rotate": 180}),
    "P201": on_press(boxes=boxes(BleedBox=(16, 16, 224, 324))),
    "P202": on_press(b"0 0 0 1 k 20 100 50 50 re f", good=press(b"0 0 0 1 k 5 100 65 50 re f")),
    "P203": on_press(text(K, y=25), resources=OVERPRINT),
    "P204": on_press(text(K, x=40), resources=OVERPRINT,
                     good=press(text(K, x=60), resources=OVERPRINT)),
    "P301": on_press(b"1 0 0 rg 50 50 9 9 re f", good=press(b"1 0 0 rg 0 1 0 0 k 50 50 9 9 re f")),
    "P302": on_press(b"/C cs 0.5 sc 50 50 9 9 re f", resources=CAL),
    "P303": on_press(b"/S cs 1 scn 50 50 9 9 re f", resources=SPOT),
    "P304": on_screen(b"/Artifact BMC 1 0 0 0 k 50 50 9 9 re f EMC"),
    "P310": on_press(text("1 1 1 0 k"), good=press(text("1 1 1 0 k", size=14))),
    "P311": on_press(b"/O gs 0 0 0 0 k 50 50 9 9 re f", resources=OVERPRINT,
                     good=press(b"0 0 0 0 k 50 50 9 9 re f")),
    "P312": on_press(b"0 1 0 0 k 90 140 90 30 re f " + text("0 0 0 1 k"),
                     good=press(text("0 0 0 1 k"))),
    "P320": on_press(b"/T gs 0 0 0 1 k 50 50 9 9 re f", header="%PDF-1.4",
                     resources={"/ExtGState": {"/T": {"/ca": 0.5}}},
                     good=press(b"/T gs 0 0 0 1 k 50 50 9 9 re f",
                                resources={"/ExtGState": {"/T": {"/ca": 0.5}}})),
    "P321": on_press(page={"/Group": {"/S": "/Transparency", "/CS": "/DeviceRGB"}},
                     good=press(page={"/Group": {"/S": "/Transparency", "/CS": "/DeviceCMYK"}})),
    "P401": on_press(text(K), resources={**OVERPRINT, "/Font": {"/F": font(embedded=False)}}),
    "P402": on_press(text(K), resources={**OVERPRINT, "/Font": {"/F": font(
        Encoding={"/Differences": [87, "/.notdef"]}, ToUnicode=stream(
            b"beginbfrange <20><7e><0020> endbfrange"))}}),
    "P403": on_press(text(K), resources={**OVERPRINT, "/Font": {"/F": font(
        ToUnicode=stream(b"beginbfchar <57><0057> endbfchar"))}}),
    "P410": on_press(text(f"{K} .5 0 0 .5 50 80 cm"), resources=OVERPRINT),
    "P411": on_press(text("0 0 0 1 k /O gs 3 Tr"), resources=OVERPRINT),
    "P501": on_press(b"100 0 0 100 60 100 cm /I Do", resources=PICTURE,
                     good=press(b"20 0 0 20 60 100 cm /I Do", resources=PICTURE)),
    "P502": on_press(b"9 0 0 9 60 100 cm /I Do", resources={"/XObject": {"/I": stream(
        b"", Subtype="/Image", Width=300, Height=300, ColorSpace="/DeviceCMYK")}}),
    "P510": on_press(b"0 0 0 1 K .5 0 0 .5 0 0 cm .4 w 100 200 m 200 200 l S",
                     good=press(b"0 0 0 1 K .5 0 0 .5 0 0 cm .6 w 100 200 m 200 200 l S")),
    "P601": on_press(b"(a) 3 m"),
    "P603": on_screen(catalog={"/OpenAction": {"/S": "/JavaScript", "/JS": "beep"}}),
    "P604": on_screen(catalog={"/Names": {"/EmbeddedFiles": {"/Names": ["a", {}]}}}),
    "P605": on_press(catalog={"/OCProperties": {"/D": {"/OFF": [{"/Name": "Draft"}]}}}),
    "P610": on_press(page={"/Annots": [LINK]}),
    "P611": on_press(catalog={"/ViewerPreferences": {"/PrintClip": "/TrimBox"}},
                     good=press(catalog={"/ViewerPreferences": {"/PrintClip": "/MediaBox"}})),
    "P620": on_press(catalog={"/OutputIntents": []}),
    "P621": on_press(xmp="dc:title xmp:CreateDate xmp:ModifyDate Trapped", good=GOOD_PRESS),
    "P622": on_press(identity=False),
    "P623": on_press(header="%PDF-1.7"),
    "P624": on_press(info={"/Title": "Old"},
                     good=press(info={"/Title": "Tiny", "/ModDate": "D:20231101010000+01'00'"})),
    "P625": on_press(xmp=XMP_X4.replace("xmpMM:VersionID", "xmpMM:Version")),
    "P626": on_press(catalog={"/OutputIntents": [
        {**INTENT, "/DestOutputProfile": stream(PROFILE.replace(b"prtr", b"mntr"), N=4)}]}),
    "P627": on_press(resources={"/ExtGState": {"/T": {"/TR": "/Identity"}}},
                     good=press(resources={"/ExtGState": {"/T": {"/TR2": "/Default"}}})),
    "P628": on_press(resources={"/XObject": {"/I": stream(b"", Subtype="/Image", OPI={})}},
                     good=press(resources={"/XObject": {"/I": stream(b"", Subtype="/Image")}})),
    "P629": on_press(b"1 0 sparkle", good=press(b"1 i BX EX " + b"q " * 28 + b"Q " * 28)),
    "P630": Case(GOOD_SCREEN, changed(SCREEN, limits=changed(SCREEN.limits, megabytes=0.0001)),
                 GOOD_SCREEN, SCREEN),
    "P701": on_screen(catalog={"/MarkInfo": None}),
    "P702": on_screen(b"50 50 9 9 re f", good=screen(b"/Artifact BMC 50 50 9 9 re f EMC")),
    "P703": on_screen(catalog={"/Lang": None}),
    "P704": on_screen(tree=[{"/S": "/Figure", "/K": 0}],
                      good=screen(tree=[{"/S": "/Figure", "/K": 0, "/Alt": "A woman"}])),
    "P705": on_screen(tree=[{"/S": "/H1", "/K": []}, {"/S": "/H3", "/K": 0}],
                      good=screen(tree=[{"/S": "/H1", "/K": []}, {"/S": "/H2", "/K": 0}])),
    "P706": on_screen(catalog={"/ViewerPreferences": None}),
    "P707": on_screen(page={"/Annots": [{**LINK, "/Contents": ""}]},
                      good=screen(page={"/Annots": [LINK]})),
    "P720": Case(
        screen(ALSO, tree=[{"/S": "/P", "/K": 1}, {"/S": "/P", "/K": 0}]),
        traced(WORDS, FURTHER, reading=(Worded("Words —", HERE), Worded("Further words", HERE))),
        screen(ALSO, tree=[{"/S": "/P", "/K": 0}, {"/S": "/P", "/K": 1}]),
    ),
    "P801": Case(GOOD_SCREEN, traced(WORDS, changed(WORDS, text="More")),
                 GOOD_SCREEN, traced(WORDS)),
    "P802": Case(screen(ALSO, tree=[{"/S": "/P", "/K": 0}, {"/S": "/P", "/K": 1}]), traced(WORDS),
                 GOOD_SCREEN, traced(WORDS)),
    "P803": Case(GOOD_SCREEN, changed(traced(WORDS), words=(Worded("Left out", HERE),)),
                 GOOD_SCREEN, traced(WORDS)),
}  # fmt: skip

# Files that need more than one spoilt thing are made below.
MADE_BELOW = {"P104", "P602"}
MODULES = (
    "boxes edges colour type pictures document exchange prepared access viewing agreement".split()
)
MINE = {
    rule.code
    for rule in rules()
    if not rule.pixels and rule.check.__module__.rpartition(".")[2] in MODULES
}


def found(data: bytes, meant: Meant) -> list[str]:
    result = examine(Examined(data, meant), pixels=False)
    return sorted({finding.code for finding in result.findings})


def test_good_files_have_no_findings() -> None:
    assert found(GOOD_PRESS, PRESS) == []
    assert found(GOOD_SCREEN, SCREEN) == []


@pytest.mark.parametrize("code", CASES)
def test_a_rule_is_broken_by_the_smallest_file_and_no_other_rule_with_it(code: str) -> None:
    case = CASES[code]

    assert found(case.bad, case.meant) == [code]


@pytest.mark.parametrize("code", CASES)
def test_a_rule_is_kept_by_the_smallest_file_that_keeps_it(code: str) -> None:
    case = CASES[code]

    assert code not in found(case.good, case.good_meant or case.meant)


def test_a_page_of_another_size_is_found() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(GOOD_PRESS)))
    writer.pages[2][NameObject("/TrimBox")] = pdf((20, 20, 200, 320))
    file = io.BytesIO()
    writer.write(file)

    assert "P104" in found(file.getvalue(), PRESS)
    assert "P104" not in found(GOOD_PRESS, PRESS)


def test_an_encrypted_file_is_found() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(GOOD_SCREEN)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    examined = Examined(file.getvalue(), SCREEN)

    assert examined.reader.decrypt("")
    assert "P602" in {finding.code for finding in examine(examined, pixels=False).findings}
    assert "P602" not in found(GOOD_SCREEN, SCREEN)


def state(**entries: Any) -> dict[str, Any]:
    return {"resources": {"/ExtGState": {"/T": pdf({f"/{k}": v for k, v in entries.items()})}}}


def picture(kind: str = "/Image", **entries: Any) -> dict[str, Any]:
    return {"resources": {"/XObject": {"/I": stream(b"", Subtype=kind, **entries)}}}


def profile(data: bytes) -> dict[str, Any]:
    return {"catalog": {"/OutputIntents": [{**INTENT, "/DestOutputProfile": stream(data, N=4)}]}}


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("P103", {"boxes": boxes(CropBox=(30, 20, 220, 320))}),
        ("P203", {"contents": text(K, y=5), "boxes": boxes(TrimBox=None), "resources": OVERPRINT}),
        ("P621", {"xmp": XMP_X4.replace("pdf:Trapped", "pdf:Trap")}),
        ("P624", {"info": {"/CreationDate": "D:20231102000000Z"}}),
        ("P625", {"xmp": XMP_X4.replace("False", "Unknown")}),
        ("P626", profile(b"no profile")),
        ("P626", profile(PROFILE.replace(b"CMYK", b"GRAY"))),
        ("P626", profile(PROFILE.replace(b"\x02", b"\x05"))),
        ("P627", state(TR2="/Identity")),
        ("P627", state(HTP=[0, 0])),
        ("P627", state(HT={"/HalftoneType": 6})),
        ("P627", state(HT={"/HalftoneType": 1, "/HalftoneName": "/Dots"})),
        ("P627", state(RI="/Pretty")),
        ("P627", picture(Intent="/Pretty")),
        ("P628", picture(F="other.tif")),
        ("P628", picture(Ref={})),
        ("P628", picture(Alternates=[{"/DefaultForPrinting": True}])),
        ("P628", picture("/PS")),
        ("P629", {"contents": b"q " * 29 + b"Q " * 29}),
    ],
)
def test_a_rule_is_broken_in_several_ways(code: str, changes: dict[str, Any]) -> None:
    assert code in found(press(**changes), PRESS)


def test_every_rule_on_objects_has_a_file() -> None:
    assert len(MINE) > 40
    assert MINE - set(CASES) == MADE_BELOW


def test_a_rule_that_reads_no_page_is_where_builds_look_for_it() -> None:
    assert {one.check.__module__ for one in rules() if not one.walks} == set(ON_THE_FILE)


@pytest.mark.parametrize("one", rules(), ids=lambda rule: rule.code)
def test_a_rule_says_what_why_how_and_on_whose_word(one: Any) -> None:
    explanation = one.explanation

    assert (one.check.__doc__ or "").startswith(f"{one.code}: ")
    assert explanation.title[0].islower()
    for said in (explanation.title, explanation.why, explanation.how, explanation.source):
        assert len(said) > 10
    assert isinstance(one.severity, Severity)
    assert one.purposes
