from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from booklet.assemble.codes import CODES
from booklet.assemble.inserts import LIMITS, Limits, inspect_insert
from booklet.assemble.merge import merge
from booklet.assemble.serialise import serialise
from booklet.diagnostics import BookletError
from booklet.values import changed
from tests.support import inserts
from tests.support.desk import ALTS, HERE, Desk, section
from tests.support.inserts import dictionary
from tests.support.parts import METADATA, press
from tests.support.pdf import at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# -- refused ---------------------------------------------------------------------------------


def ink(canvas: Any) -> None:
    canvas.setFillColorCMYK(0, 1, 0, 0)
    canvas.rect(0, 0, 9, 9, fill=1)


def plain_font(canvas: Any) -> None:
    canvas.setFont("Helvetica", 12)
    canvas.drawString(9, 9, "not in the file")


def without_meaning() -> bytes:
    def change(writer: Any) -> None:
        for found in writer._objects:
            if isinstance(found, DictionaryObject) and found.get("/Type") == "/Font":
                found.pop("/ToUnicode", None)
                found[NameObject("/Subtype")] = NameObject("/TrueType")
                found.pop("/Encoding", None)
                at(found, "/FontDescriptor")[NameObject("/Flags")] = NumberObject(4)

    return inserts.changed(change)


def silent_picture() -> bytes:
    part = press().part(["alpha"]).replace(b"/Alt(A square for alpha)", b"/Axx(A square for alpha)")
    return serialise(merge([part], metadata=METADATA))


def suspect() -> bytes:
    def change(writer: Any) -> None:
        at(writer.root_object, "/MarkInfo").update(dictionary(Suspects=True))

    return inserts.changed(change, inserts.tagged())


def layered() -> bytes:
    layer = dictionary(Type="/OCG", Name="Draft")
    return inserts.in_catalog(
        OCProperties=dictionary(OCGs=ArrayObject([layer]), D=dictionary(OFF=ArrayObject([layer])))
    )


SCRIPT = dictionary(S="/JavaScript", JS="app.alert(1)")
NAMES = ArrayObject([TextStringObject("a"), SCRIPT])
UNFIT: dict[str, tuple[str, Callable[[], bytes]]] = {
    "words": ("I001", lambda: b"Dear reader"),
    "cut short": ("I001", lambda: inserts.untagged()[:-900]),
    "cut short but closed": ("I001", lambda: inserts.untagged()[:2000] + b"\n%%EOF\n"),
    "nothing behind the header": ("I001", lambda: b"%PDF-1.7\n%%EOF\n"),
    "no pages": (
        "I001",
        lambda: inserts.assembled(
            b"%PDF-1.7\n",
            [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"],
        ),
    ),
    "a missing object": (
        "I001",
        lambda: inserts.untagged().replace(b"/Contents 1", b"/Contents 9"),
    ),
    "nested deeply": ("I001", lambda: inserts.nested(90)),
    "nested until the stack ends": (
        "I001",
        lambda: inserts.assembled(b"%PDF-1.7\n", [b"[" * 100_000]),
    ),
    "encrypted": ("I002", inserts.encrypted),
    "a page that unfolds": ("I003", lambda: inserts.bomb(60_000_000)),
    "a script": (
        "I005",
        lambda: inserts.in_catalog(Names=dictionary(JavaScript=dictionary(Names=NAMES))),
    ),
    "a script when opened": ("I005", lambda: inserts.in_catalog(OpenAction=SCRIPT)),
    "a script on a page": ("I005", lambda: inserts.in_page(AA=dictionary(O=SCRIPT))),
    "a program": ("I005", lambda: inserts.with_action(S="/Launch", F="calc.exe")),
    "a script behind a link": (
        "I005",
        lambda: inserts.with_action(S="/URI", URI="https://example.org/", Next=SCRIPT),
    ),
    "a link to a file": ("I005", lambda: inserts.with_action(S="/GoToR", F="other.pdf", D="a")),
    "attachments": (
        "I006",
        inserts.with_attachment,
    ),
    "files of a page": ("I006", lambda: inserts.in_page(AF=ArrayObject())),
    "a stream elsewhere": (
        "I006",
        lambda: inserts.with_stream(Type="/XObject", Subtype="/Form", F="elsewhere.bin"),
    ),
    "a form": (
        "I007",
        lambda: inserts.in_catalog(AcroForm=dictionary(Fields=ArrayObject([dictionary(FT="/Tx")]))),
    ),
    "an XFA form": ("I007", lambda: inserts.in_catalog(AcroForm=dictionary(XFA="<xdp/>"))),
    "a note": ("I008", lambda: inserts.with_annotation("/Text")),
    "a film": ("I008", lambda: inserts.with_annotation("/Screen")),
    "a font left out": ("I009", lambda: inserts.untagged(plain_font)),
    "a font without letters": ("I010", without_meaning),
    "ink colours": ("I011", lambda: inserts.untagged(ink)),
    "an ink picture": (
        "I011",
        lambda: inserts.with_stream(
            b"0000", Type="/XObject", Subtype="/Image", ColorSpace="/DeviceCMYK"
        ),
    ),
    "tags under suspicion": ("I015", suspect),
    "a picture without words": ("I016", silent_picture),
    "a layer switched off": ("I017", layered),
    "PostScript": ("I018", lambda: inserts.with_stream(Type="/XObject", Subtype="/PS")),
    "another file's page": (
        "I018",
        lambda: inserts.with_stream(Type="/XObject", Subtype="/Form", Ref=dictionary(F="a.pdf")),
    ),
    "an address not to be trusted": (
        "I019",
        lambda: inserts.with_action(S="/URI", URI="http://example.org/"),
    ),
    "a link to nowhere": ("A001", lambda: inserts.with_action(S="/GoTo", D="nowhere")),
}


@pytest.mark.parametrize("kind", UNFIT)
def test_what_is_unfit_is_refused_by_name(kind: str, desk: Desk) -> None:
    code, make = UNFIT[kind]
    data = make()
    alternatives: tuple[str, ...] = ALTS
    if code in {"I015", "I016"}:
        alternatives = ()
    elif kind == "a page that unfolds":
        alternatives = ALTS[:1]

    assert desk.findings(data, *alternatives) == [code]


@pytest.mark.parametrize(
    ("data", "alternatives", "code"),
    [
        (inserts.untagged(), (), "I012"),
        (inserts.untagged(), ("One",), "I013"),
        (inserts.tagged(), ("One", "Two"), "I014"),
    ],
)
def test_alternatives_fit_the_insert(
    data: bytes, alternatives: tuple[str, ...], code: str, desk: Desk
) -> None:
    assert desk.findings(data, *alternatives) == [code]


@pytest.mark.parametrize("limits", [changed(LIMITS, pages=1), changed(LIMITS, objects=5)])
def test_too_much_is_refused(limits: Limits, desk: Desk) -> None:
    assert desk.findings(inserts.untagged(), *ALTS, limits=limits) == ["I003"]


def test_all_that_is_wrong_is_said_at_once(desk: Desk) -> None:
    def draw(canvas: Any) -> None:
        ink(canvas)
        plain_font(canvas)

    assert sorted(desk.findings(inserts.untagged(draw), *ALTS)) == ["I009", "I011"]


# -- in a process apart ----------------------------------------------------------------------


def test_the_child_hands_back_a_part(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(inserts.tagged())

    ready = inspect_insert(path, section())

    assert (ready.pages, ready.tagged) == (2, True)
    assert ready.sizes[0] == pytest.approx((419.53, 595.28), abs=0.01)
    assert inspect_insert(path, section()) is ready
    assert ready.data.startswith(b"%PDF-1.7")


def test_findings_stand_at_the_place_in_the_content(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(inserts.encrypted())

    with pytest.raises(BookletError) as refusal:
        inspect_insert(path, section(*ALTS))

    (finding,) = refusal.value.diagnostics
    assert (finding.code, finding.location) == ("I002", HERE)
    assert finding.hints


def slow() -> bytes:
    """A small file that takes pypdf half a minute."""
    return inserts.with_contents(b"/P BMC EMC\n" * 600_000)


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        pytest.param(slow(), changed(LIMITS, seconds=1.5), id="time"),
        pytest.param(
            inserts.untagged(),
            changed(LIMITS, memory=20_000_000),
            id="memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="enforced by Linux only"),
        ),
    ],
)
def test_a_child_that_takes_too_much_is_stopped(
    data: bytes, limits: Limits, tmp_path: Path
) -> None:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(data)
    began = time.monotonic()

    with pytest.raises(BookletError) as refusal:
        inspect_insert(path, section(*ALTS), limits=limits)

    assert [finding.code for finding in refusal.value.diagnostics] == ["I004"]
    assert time.monotonic() - began < limits.seconds + 1


def test_a_large_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(b"%PDF-1.7" + bytes(2_000_000))

    with pytest.raises(BookletError, match="2 MB, at most 1 MB") as refusal:
        inspect_insert(path, section(*ALTS), limits=changed(LIMITS, file=1_000_000))

    assert [finding.code for finding in refusal.value.diagnostics] == ["I003"]


def test_every_code_is_met_in_these_tests() -> None:
    met = {code for code, _ in UNFIT.values()} | {"I012", "I013", "I014", "I003", "I004", "A002"}

    assert met == set(CODES)
