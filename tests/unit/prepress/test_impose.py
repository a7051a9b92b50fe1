from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfWriter

from booklet.prepress.impose import Imposed, impose, prepare
from booklet.prepress.job import Binding, Flip, Imposition, Marks, Scheme
from booklet.prepress.paper import two_lengths
from booklet.prepress.words import SheetWords, load_words
from booklet.units import mm
from booklet.values import changed
from tests.support.leaves import Leaves, changed_file, leaves, spots
from tests.support.pdf import at, fonts, objects, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.tools import Tool

PROJECT = Path(__file__).resolve().parents[3]
STITCHED = Imposition(scheme=Scheme.SADDLE_STITCH, sheet=two_lengths("100 x 70 mm"))
ROOMY = changed(STITCHED, sheet=two_lengths("150 x 120 mm"))
MARKS = Marks(crop=True, fold=True, registration=True, collation=True, slug=True)


@cache
def words() -> SheetWords:
    return load_words(PROJECT)


def made(data: bytes, asked: Imposition = STITCHED, name: str = "leaves.pdf") -> Imposed:
    return impose(prepare((data, name), asked), project=PROJECT, words=words())


def codes(imposed: Imposed) -> list[str]:
    return [warning.code for warning in imposed.warnings]


def numbers(imposed: Imposed) -> list[list[int]]:
    return [[spot.page for spot in side] for side in spots(imposed.data)]


@pytest.mark.parametrize("pages", [4, 7, 16, 36, 128])
def test_a_stitched_booklet_carries_its_pages_in_the_order_of_the_sheets(pages: int) -> None:
    sheets = -(-pages // 4)
    last = 4 * sheets
    numbered: list[int | None] = [*range(1, pages), *[None] * (last - pages), pages]

    expected = []
    for sheet in range(sheets):
        low, high = 2 * sheet + 1, last - 2 * sheet
        expected += [(high, low), (low + 1, high - 1)]
    assert numbers(made(leaves(pages))) == [
        [page for place in side if (page := numbered[place - 1]) is not None] for side in expected
    ]


def test_each_page_lies_in_its_place_to_a_tenth_of_a_millimetre() -> None:
    here = spots(leaves(8))
    ink = {side[0].page: (side[0].x, side[0].y) for side in here}
    asked = changed(ROOMY, thickness=mm(0.2))

    for side, moved in zip(spots(made(leaves(8), asked).data), (0, 0, 0.2, 0.2), strict=True):
        left, right = side
        # The fold is in the middle of the sheet, at 75 mm; inner pages move towards it.
        assert left.x == pytest.approx(25 + ink[left.page][0] + moved, abs=0.02)
        assert right.x == pytest.approx(75 + ink[right.page][0] - moved, abs=0.02)
        assert left.y == pytest.approx(25 + ink[left.page][1], abs=0.02)


def test_what_pages_share_is_shared_by_the_sheets() -> None:
    data = leaves(16, Leaves(picture=True))
    imposed = made(data)

    kinds = [
        str(found.get("/Subtype")) for found in objects(imposed.data) if isinstance(found, dict)
    ]
    assert fonts(imposed.data) == fonts(data) == 1
    assert kinds.count("/Image") == 1
    assert kinds.count("/Form") == 16


def test_a_page_that_is_repeated_is_written_once() -> None:
    asked = changed(
        STITCHED, scheme=Scheme.STEP_AND_REPEAT, sheet=two_lengths("150 x 140 mm"), flip=Flip.NONE
    )
    imposed = made(leaves(1), asked)

    forms = [
        f for f in objects(imposed.data) if isinstance(f, dict) and f.get("/Subtype") == "/Form"
    ]
    assert len(forms) == 1
    assert numbers(imposed) == [[1] * 6]


def test_content_is_taken_over_byte_for_byte() -> None:
    data = leaves(4)
    page = at(read(data).pages[0], "/Contents")
    stream = page[0].get_object() if isinstance(page, list) else page

    form = at(read(made(data).data).pages[0], "/Resources", "/XObject", "/P1")
    assert form._data == stream._data
    assert form["/Filter"] == stream["/Filter"]


def test_bleed_ends_at_the_fold_and_shows_everywhere_else() -> None:
    asked = changed(ROOMY, bleed=mm(3))
    imposed = made(leaves(4, Leaves(bleed=3, room=5)), asked)
    left, right = imposed.plan.sheets[0].front.placements

    assert [round(edge.mm, 3) for edge in (left.clip.x0, left.clip.x1)] == [22, 75]
    assert [round(edge.mm, 3) for edge in (right.clip.x0, right.clip.x1)] == [75, 128]
    assert [round(edge.mm, 3) for edge in (left.clip.y0, left.clip.y1)] == [22, 98]
    content = read(imposed.data).pages[0].get_contents()
    assert content is not None
    clips = re.findall(rb"q ([\d.]+) [\d.]+ ([\d.]+) [\d.]+ re W n", content.get_data())
    assert [round(float(x) + float(w), 2) for x, w in clips][:2] == [212.6, 362.83]


def test_boxes_lie_in_one_another() -> None:
    imposed = made(leaves(4, Leaves(bleed=3)), changed(ROOMY, bleed=mm(3), marks=MARKS))
    for page in read(imposed.data).pages:
        media, bleed, trim = (at(page, f"/{name}Box") for name in ("Media", "Bleed", "Trim"))
        assert media[0] < bleed[0] < trim[0] < trim[2] < bleed[2] < media[2]
        assert media[1] < bleed[1] < trim[1] < trim[3] < bleed[3] < media[3]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_viewers_turn_is_turned_on_the_sheet(turned: int) -> None:
    side = Leaves(width=70, height=50) if turned != 180 else Leaves()
    data = changed_file(leaves(1, side), Rotate=turned)
    asked = changed(STITCHED, scheme=Scheme.N_UP, columns=1, rows=1, flip=Flip.NONE)
    imposed = made(data, changed(asked, sheet=two_lengths("50 x 70 mm")))

    content = read(imposed.data).pages[0].get_contents()
    assert content is not None
    matrix = re.search(rb"n ([-\d. ]+) cm", content.get_data())
    assert matrix is not None
    expected = {90: (0, -1, 1, 0, 0, 70), 180: (-1, 0, 0, -1, 50, 70), 270: (0, 1, -1, 0, 50, 0)}
    a, b, c, d, e, f = map(float, matrix[1].split())
    assert (a, b, c, d) == expected[turned][:4]
    assert (mm(1).pt * expected[turned][4], mm(1).pt * expected[turned][5]) == pytest.approx(
        (e, f), abs=0.01
    )


def test_a_user_unit_counts() -> None:
    data = changed_file(leaves(1, Leaves(width=25, height=35)), UserUnit=2)

    assert prepare((data, "x.pdf"), STITCHED).plan.page.width.mm == pytest.approx(50, abs=0.01)


def test_a_page_without_a_trim_box_is_taken_whole_and_that_is_said() -> None:
    imposed = made(leaves(4, Leaves(says_trim=False)))

    assert codes(imposed) == ["M008"]
    assert "is not said on any page" in imposed.warnings[0].message
    assert numbers(imposed) == [[4, 1], [2, 3]]


def test_creep_that_brings_text_near_the_spine_is_told_page_by_page() -> None:
    near = leaves(16, Leaves(text_at=10.5))
    imposed = made(near, changed(STITCHED, thickness=mm(0.2), safe=mm(10.5)))

    told = [w.message for w in imposed.warnings]
    assert codes(imposed) == ["M009"] * len(told)
    # Text begins at the left, which is the spine of right-hand pages alone; the ink of its
    # first letter 0.3 mm after that: two leaves around a page bring it too near, one does not.
    assert [re.findall(r"page (\d+)", message)[0] for message in told] == ["5", "7", "9", "11"]
    assert told[0].endswith("less than 10.5 mm")


def test_no_creep_no_finding() -> None:
    assert codes(made(leaves(16, Leaves(text_at=1)), changed(STITCHED, safe=mm(10)))) == []


def test_links_are_left_out_and_counted() -> None:
    imposed = made(leaves(4, Leaves(link=True)))

    assert imposed.left_out == {"Link": 4}
    assert all("/Annots" not in page for page in read(imposed.data).pages)


def test_what_the_pages_say_of_themselves_is_said_of_sheets() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(leaves(4)))
    writer.add_metadata({"/Subject": "[Draft] A study"})
    stream = io.BytesIO()
    writer.write(stream)

    info = read(made(stream.getvalue()).data).metadata
    assert info is not None
    assert str(info.subject).endswith(" [Draft] A study")


def test_the_file_says_that_it_is_for_paper() -> None:
    reader = read(made(leaves(4)).data)
    info = reader.metadata
    assert info is not None

    assert info.title == "Leaves – sheets for printing"
    assert info.subject is not None
    assert info.subject.startswith("For paper")
    assert "/StructTreeRoot" not in reader.root_object
    assert "/MarkInfo" not in reader.root_object
    assert at(reader.root_object, "/ViewerPreferences", "/PrintScaling") == "/None"
    assert at(reader.root_object, "/ViewerPreferences", "/Duplex") == "/DuplexFlipShortEdge"
    xmp = at(reader.root_object, "/Metadata").get_data()
    assert b"pdfuaid" not in xmp
    assert b"pdfaid" not in xmp


def test_the_same_sheets_are_the_same_bytes() -> None:
    data = leaves(12, Leaves(bleed=3, picture=True))
    asked = changed(ROOMY, marks=MARKS)

    assert made(data, asked).data == made(data, asked).data


def test_marks_stand_outside_the_bleed_in_black_alone() -> None:
    asked = changed(ROOMY, marks=MARKS, bleed=mm(3))
    imposed = made(leaves(4, Leaves(bleed=3)), asked)

    assert codes(imposed) == []
    form = at(read(imposed.data).pages[0], "/Resources", "/XObject", "/Marks")
    operators = form.get_data().decode("latin-1")
    assert set(re.findall(r"([\d.]+ [\d.]+ [\d.]+ [\d.]+) [kK]\b", operators)) == {"0 0 0 1"}
    assert not re.search(r"\b(rg|RG|g|G|scn|SCN)\b", operators)
    bleed = [float(edge) for edge in at(read(imposed.data).pages[0], "/BleedBox")]
    for x0, y0, x1, y1 in re.findall(r"n ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", operators):
        points = [(float(x0), float(y0)), (float(x1), float(y1))]
        outside = [not (bleed[0] < x < bleed[2] and bleed[1] < y < bleed[3]) for x, y in points]
        assert all(outside)


def test_a_sheet_without_room_for_marks_says_so() -> None:
    assert codes(made(leaves(4), changed(STITCHED, marks=Marks(crop=True)))) == ["M010"]


def test_slug_lines_name_sheet_and_side() -> None:
    imposed = made(leaves(8), changed(ROOMY, marks=Marks(slug=True)))

    texts = [page.extract_text() for page in read(imposed.data).pages]
    assert ["sheet 2 of 2, back" in text for text in texts] == [False, False, False, True]


def test_a_slug_in_letters_that_its_font_has_not_names_the_file_instead() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(leaves(4)))
    writer.add_metadata({"/Title": "خاندان"})
    file = io.BytesIO()
    writer.write(file)
    planned = prepare((file.getvalue(), "leaves.pdf"), changed(ROOMY, marks=Marks(slug=True)))

    imposed = impose(planned, project=PROJECT, words=load_words(PROJECT, "ur", draft=True))

    texts = [page.extract_text() for page in read(imposed.data).pages]
    assert ["leaves · sheet 1 of 1, " in " ".join(text.split()) for text in texts] == [True, True]


@pytest.mark.parametrize("binding", Binding)
@pytest.mark.parametrize("scheme", Scheme)
def test_qpdf_finds_nothing_to_mend(
    scheme: Scheme, binding: Binding, tool: Callable[[str], Tool], tmp_path: Path
) -> None:
    data = leaves(10, Leaves(bleed=3, picture=True, link=True))
    asked = changed(
        ROOMY, scheme=scheme, binding=binding, marks=MARKS, sheet=two_lengths("200 x 200 mm")
    )
    path = tmp_path / "sheets.pdf"
    path.write_bytes(made(data, asked).data)

    assert "No syntax or stream encoding errors" in tool("qpdf")("--check", path)
