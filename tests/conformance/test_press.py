"""The files for a printer: boxes, inks, black text, marks and what PDF/X-4 asks for."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from booklet.preflight.sheet import SheetPage
from booklet.preflight.walking.walker import Walker
from tests.support.pages import page_texts, render_page
from tests.support.pdf import at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from booklet.preflight.walking.colours import Paint
    from tests.support.tools import Tool

pytestmark = pytest.mark.conformance

ENDINGS = ("", "-cover", "-inside")
# Trim A5, 3 mm bleed, 10 mm room: whole millimetres as points.
MM = 72 / 25.4


@pytest.fixture(params=ENDINGS, ids=["all", "cover", "inside"])
def path(request: pytest.FixtureRequest, built: Callable[[str], Path]) -> Path:
    whole = built("press")
    return whole.with_name(whole.name.replace(".pdf", f"{request.param}.pdf"))


@pytest.fixture
def reader(path: Path) -> PdfReader:
    return PdfReader(path)


def contents(reader: PdfReader) -> Iterator[str]:
    """Operators of every page and drawing, without what is shown or said."""
    for page in reader.pages:
        yield bare(page.get_contents())
        forms: Any = at(page, "/Resources").get("/XObject", {})
        for form in forms.values():
            if form["/Subtype"] == "/Form":
                yield bare(form.get_object())


def bare(stream: Any) -> str:
    return re.sub(r"<[0-9A-F]*>", "", stream.get_data().decode("latin-1"))


def test_qpdf_reads_it_without_a_warning(path: Path, tool: Callable[[str], Tool]) -> None:
    assert "No syntax or stream encoding errors found" in tool("qpdf")("--check", path)


def test_every_page_has_its_boxes_one_inside_the_other(reader: PdfReader) -> None:
    for page in reader.pages:
        found: dict[str, Any] = {name: page[name] for name in page if "Box" in name}
        boxes = {name: [float(n) / MM for n in box] for name, box in found.items()}
        assert boxes["/MediaBox"] == pytest.approx([0, 0, 174, 236], abs=0.001)
        assert boxes["/BleedBox"] == pytest.approx([10, 10, 164, 226], abs=0.001)
        assert boxes["/TrimBox"] == pytest.approx([13, 13, 161, 223], abs=0.001)
        assert "/ArtBox" not in boxes, "ISO 15930-7:2010: ArtBox or TrimBox, never both"


def test_every_colour_is_in_inks(reader: PdfReader) -> None:
    operator = re.compile(r"(?<=\s)(rg|RG|k|K|g|G|cs|CS|sc|SC|scn|SCN|sh)(?=\s|$)")
    used = Counter(found for text in contents(reader) for found in operator.findall(text))

    assert set(used) == {"k", "K"}
    assert used["k"] > 50


def test_black_text_prints_over_and_nothing_else_does(reader: PdfReader) -> None:
    over = []
    for page in reader.pages:
        states: Any = at(page, "/Resources", "/ExtGState")
        assert dict(states["/Over"]) == {
            "/Type": "/ExtGState", "/OP": True, "/op": True, "/OPM": 1
        }  # fmt: skip
        text = bare(page.get_contents())
        over += re.findall(r"/Over gs ([^k]*k)", text)
        # Each is undone with its text: what follows knocks out.
        assert all("/Over gs" not in piece for piece in re.split(r"q BT.*?ET\nQ", text, flags=16))
    assert set(over) == {"0 0 0 1 k"}


def test_small_letters_have_two_inks_at_most(reader: PdfReader) -> None:
    seen = Counter[str]()
    for page in reader.pages:
        inks: list[str] = []
        for match in re.finditer(
            r"(?P<inks>[\d. ]+) k\b|/\S+ (?P<size>[\d.]+) Tf", bare(page.get_contents())
        ):
            if match["inks"]:
                inks = match["inks"].split()
            elif float(match["size"]) < 12:
                seen[match["size"]] += 1
                assert sum(1 for ink in inks if float(ink)) <= 2, inks
    assert {"7"} <= set(seen), "the slug"


def test_a_page_of_running_text_is_black_ink_alone(built: Callable[[str], Path]) -> None:
    """What Ghostscript's ``inkcov`` tells of such a page, by our own walk over its operators."""
    walker, alone = Walker(), []
    for number, page in enumerate(PdfReader(built("press")).pages, start=1):
        painted = walker.paint(SheetPage(number, page))
        if not any(one.paint is None or _coloured(one.paint) for one in painted):
            alone.append(number)
            words = [one for one in painted if one.size >= 12]
            assert all(one.overprint and one.paint and one.paint.is_black for one in words)

    assert set(range(9, 12)) <= set(alone), "the telling of Anna's story"
    assert not walker.incomplete


def _coloured(paint: Paint) -> bool:
    return paint.inks is None or bool(set(paint.ink_names) - {"Black"})


def test_it_says_that_it_is_pdf_x_4(reader: PdfReader) -> None:
    root = reader.root_object
    packet = at(root, "/Metadata").get_data().decode()
    (intent,) = at(root, "/OutputIntents")

    assert reader.pdf_header == "%PDF-1.6"
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in packet
    for name in ("DocumentID", "InstanceID", "VersionID", "RenditionClass"):
        assert f"<xmpMM:{name}>" in packet, name
    assert "<pdf:Trapped>False<" in packet
    assert "pdfaid" not in packet
    assert intent["/S"] == "/GTS_PDFX"
    assert intent["/OutputConditionIdentifier"] == "FOGRA39"
    assert intent["/RegistryName"] == "http://www.color.org"
    assert at(intent, "/DestOutputProfile", "/N") == 4
    assert at(intent, "/DestOutputProfile").get_data()[12:20] == b"prtrCMYK"
    info = at(reader.trailer, "/Info")
    assert (info["/Trapped"], info["/GTS_PDFXVersion"]) == ("/False", "PDF/X-4")
    assert {"/Title", "/CreationDate", "/ModDate"} <= set(info)
    assert len(at(reader.trailer, "/ID")) == 2


def test_nothing_leads_anywhere(reader: PdfReader) -> None:
    assert not {"/Outlines", "/Names", "/OpenAction", "/AA"} & set(reader.root_object)
    for page in reader.pages:
        assert "/Annots" not in page
        assert "/AA" not in page


def test_marks_stand_outside_the_bleed_in_black_and_the_room_is_else_empty(path: Path) -> None:
    picture = render_page(path, resolution=72)
    edge = int(10 * MM)
    band = picture.crop((0, 0, picture.width, edge))

    colours: Any = band.getcolors(1 << 16)
    assert all(max(colour) - min(colour) < 40 for _, colour in colours), "no colour but grey"
    assert len(colours) > 1, "no mark"


def test_the_slug_says_which_page_of_which_booklet_it_is(path: Path) -> None:
    first = page_texts(path)[0]

    number = "3" if path.stem.endswith("-inside") else "1"
    slug = f"Family Stories: Lessons for practice · press en-GB · {number}/32 · 2023-11-01"
    assert slug in first


def test_art_reaches_the_bleed(built: Callable[[str], Path]) -> None:
    """Along each edge of the bleed of both covers there is art, and white only within it."""
    for page in (1, 32):
        picture = render_page(built("press"), page=page, resolution=144)
        low, across, up = (round(n * MM * 2) for n in (10, 164, 226))
        inside = picture.crop((low + 1, low + 1, across - 1, up - 1))
        width, height = inside.size
        for box in ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height),
                    (width - 1, 0, width, height)):  # fmt: skip
            colours = inside.crop(box).getcolors(1 << 16)
            assert colours is not None
            white = sum(count for count, colour in colours if colour == (255, 255, 255))
            assert white < 0.1 * sum(count for count, _ in colours), (page, box)


def test_cover_and_inside_are_the_whole(built: Callable[[str], Path]) -> None:
    whole = built("press")
    texts = [page_texts(whole.with_name(whole.name.replace(".pdf", f"{e}.pdf"))) for e in ENDINGS]

    everything, cover, inside = texts
    assert (len(everything), len(cover), len(inside)) == (32, 4, 28)
    assert cover == everything[:2] + everything[-2:]
    assert inside == everything[2:-2]


def test_each_of_the_three_is_a_document_of_its_own(built: Callable[[str], Path]) -> None:
    whole = built("press")
    ids = set()
    for ending in ENDINGS:
        reader = PdfReader(whole.with_name(whole.name.replace(".pdf", f"{ending}.pdf")))
        packet = at(reader.root_object, "/Metadata").get_data().decode()
        ids.add(re.findall(r"DocumentID>(.*?)<", packet)[0])
    assert len(ids) == 3


def test_the_words_are_those_of_the_screen(built: Callable[[str], Path]) -> None:
    screen = page_texts(built("screen"))
    press = [re.sub(r"Family Stories: [^\n]*2023-11-01\s*$", "", t) for t in
             page_texts(built("press"))]  # fmt: skip

    assert [" ".join(t.split()) for t in press] == [" ".join(t.split()) for t in screen]
