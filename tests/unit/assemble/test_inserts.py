from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from booklet.assemble.codes import CODES
from booklet.assemble.inserts import LIMITS, Limits, Request, inspect_insert
from booklet.assemble.inserts.worker import answer
from booklet.assemble.merge import merge
from booklet.assemble.reading import read_structure
from booklet.assemble.serialise import serialise
from booklet.diagnostics import BookletError, Location
from booklet.model.content import Insert
from booklet.source.passage import Passage, Run
from booklet.tagging.structure import format_tags
from booklet.values import changed, fields_of
from tests.support import inserts
from tests.support.inserts import dictionary
from tests.support.parts import METADATA, press
from tests.support.pdf import at, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HERE = Location("content/en-GB/leaflet.yaml", 3, 7, "file")
ALTS = ("A poster", "Its back")


def section(*alternatives: str, id: str = "leaflet") -> Insert:
    def passage(text: str) -> Passage:
        return Passage((Run(text),), HERE)

    return Insert(
        id=id,
        title=passage("A leaflet (made elsewhere)"),
        file="assets/inserts/leaflet.pdf",
        pages=tuple(map(passage, alternatives)),
        location=HERE,
    )


class Desk:
    """Where inserts are looked at, in this process: a child for each would take minutes."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "insert.pdf"

    def look(
        self, data: bytes, *alternatives: str, limits: Limits = LIMITS
    ) -> tuple[list[tuple[str, dict[str, str]]], bytes]:
        self.file.write_bytes(data)
        request = Request(
            file=str(self.file),
            id="leaflet",
            title="A leaflet (made elsewhere)",
            alternatives=alternatives,
            language="en-GB",
            limits=limits,
        )
        head, part = answer(fields_of(request))
        return head["findings"], part

    def findings(self, data: bytes, *alternatives: str, limits: Limits = LIMITS) -> list[str]:
        return [code for code, _ in self.look(data, *alternatives, limits=limits)[0]]

    def merged(self, data: bytes, *alternatives: str) -> Any:
        """The whole file with the insert between two parts of ours."""
        findings, part = self.look(data, *alternatives)
        assert not findings
        made = press()
        parts = [made.part(["cover"]), part, made.part(["closing"], links_to="leaflet")]
        return read(serialise(merge(parts, metadata=METADATA)))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# -- taken in --------------------------------------------------------------------------------


def test_an_insert_without_tags_becomes_a_figure_a_page(desk: Desk) -> None:
    tree = read_structure(desk.merged(inserts.untagged(), *ALTS))

    assert format_tags(tree).partition("Sect T=")[2].partition("  Sect\n")[0] == (
        '"A leaflet (made elsewhere)"\n'
        '    H1 ActualText="A leaflet (made elsewhere)"\n'
        '    Figure Alt="A poster" Layout.BBox=[0 0 595.276 841.89] Layout.Placement=Block\n'
        '      "Page 1"\n'
        '    Figure Alt="Its back" Layout.BBox=[0 0 595.276 841.89] Layout.Placement=Block\n'
        '      "Page 2"\n'
    )


def test_its_links_stay_links_and_are_described(desk: Desk) -> None:
    whole = desk.merged(inserts.untagged(inserts.with_links), *ALTS)
    links = read_structure(whole).find("Sect")[1].find("Link")

    assert [link.links[0] for link in links[:1]] == ["https://example.org/"]
    assert len(links) == 4
    for page in whole.pages[1:3]:
        assert all(at(link, "/Contents") for link in at(page, "/Annots"))


def test_its_own_marks_and_open_states_do_not_reach_the_page(desk: Desk) -> None:
    whole = desk.merged(inserts.untagged(inserts.with_marks), *ALTS)
    page = whole.pages[2]

    assert at(page, "/Contents").get_data() == b"/Figure<</MCID 0>>BDC q /Insert Do Q EMC"
    form = at(page, "/Resources", "/XObject", "/Insert").get_data()
    assert b"BMC" not in form
    assert b"BDC" not in form
    assert b"(" in form


def test_a_tagged_insert_keeps_its_tree(desk: Desk) -> None:
    tree = read_structure(desk.merged(inserts.tagged()))
    sect = tree.find("Sect")[1]
    own = read_structure(read(inserts.tagged()))

    assert sect.title == "A leaflet (made elsewhere)"
    assert sect.lang == "en-GB"
    (inner,) = [kid for kid in sect.kids if not isinstance(kid, str)]
    assert inner.text == own.text
    assert [h.text for h in inner.find("H1")] == ["alpha", "beta"]
    assert [p.id for p in inner.find("P") if p.id] == ["leaflet/alpha-text", "leaflet/beta-text"]
    assert [link.links for link in inner.find("Link")] == [("leaflet/1",), ("leaflet/1",)]


def test_the_booklet_can_lead_to_an_insert_and_lists_it(desk: Desk) -> None:
    whole = desk.merged(inserts.tagged())
    place = whole.named_destinations["leaflet"]

    assert whole.get_destination_page_number(place) == 1
    assert [str(at(item, "/Title")) for item in whole.outline if isinstance(item, dict)] == [
        "cover",
        "A leaflet (made elsewhere)",
        "closing",
    ]
    (inner,) = [item for item in whole.outline if isinstance(item, list)]
    assert [str(item["/Title"]) for item in inner] == ["alpha", "beta"]


def test_what_hangs_on_an_old_way_to_name_places_is_found(desk: Desk) -> None:
    whole = desk.merged(inserts.untagged(inserts.with_links), *ALTS)
    targets = [at(link, "/A") for link in at(whole.pages[2], "/Annots")]

    assert any("/D" in target for target in targets)


def test_pages_inherit_and_turn_as_before(desk: Desk) -> None:
    whole = desk.merged(inserts.in_page(Rotate=90), *ALTS)

    assert at(whole.pages[1], "/Rotate") == 90
    assert whole.pages[1].trimbox.height == pytest.approx(841.89, abs=0.01)


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
