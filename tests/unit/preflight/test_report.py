"""The report: what it says, where it marks it, and that it stands on its own."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from booklet.diagnostics import Location
from booklet.geometry import Rect
from booklet.preflight.examined import Examined
from booklet.preflight.findings import Exempted, Finding, Result, Severity
from booklet.preflight.meant import Meant
from booklet.preflight.registry import Explanation
from booklet.preflight.report import Reported, report_html, section, whole
from booklet.preflight.report_pictures import page_pictures, read
from booklet.preflight.template import ranges
from booklet.units import mm
from booklet.values import changed
from tests.support.drawn import drawn
from tests.support.html import Tags

KNOWN = {
    "P350": Explanation(
        "too much ink", "Sheets stick together.", "Mix it with `cmyk`.", "ISO 12647"
    ),
    "P601": Explanation("no title", "Nobody knows what it is.", "Give it one.", "ISO 14289"),
}


def at(x: float, y: float, wide: float = 10, high: float = 5) -> Rect:
    return Rect.at(mm(x), mm(y), width=mm(wide), height=mm(high))


INK = Finding(
    code="P350",
    message="342 % of ink on <2 cm²>; expected at most 330 %",
    page=2,
    place=at(20, 10),
    severity=Severity.ERROR,
    location=Location("content/en-GB/stories/mark.yaml", 61, 3),
    thing="illustration",
    hint=KNOWN["P350"].how,
)
MORE = Finding(code="P350", message="340 % of ink", page=2, place=at(1, 1, 0.1, 0.1),
               severity=Severity.ERROR, hint="Look at the boots.")  # fmt: skip
TITLE = Finding(code="P601", message="the file has no title", severity=Severity.WARNING)
RESULT = Result(
    file="press & cover.pdf",
    pages=3,
    findings=(INK, MORE, TITLE),
    exempted=(Exempted(TITLE, "the printer asked for it"),),
    rules=("P350", "P601"),
    traced=True,
)


def report(*results: Result) -> str:
    data = drawn("", "0 g 20 20 50 50 re f", "")
    pages = Examined(data, Meant()).pages
    return report_html(
        [
            Reported(result, page_pictures(data, pages=pages, findings=result.findings))
            for result in results
        ],
        KNOWN,
    )


def test_a_finding_says_where_it_is_why_it_matters_and_how_to_mend_it() -> None:
    text = report(RESULT)

    assert "342 % of ink on &lt;2 cm²&gt;; expected at most 330 %" in text
    assert "<code>content/en-GB/stories/mark.yaml:61</code>, illustration" in text
    assert "20&nbsp;mm from the left, 10&nbsp;mm from the foot; 10&nbsp;×&nbsp;5&nbsp;mm" in text
    assert text.count("Sheets stick together.") == 1, "said once for findings of one rule"
    assert "Mix it with <code>cmyk</code>." in text
    assert "Look at the boots." in text
    assert "the printer asked for it" in text
    assert "Nothing was found on pages 1, 3." in text
    assert "press &amp; cover.pdf" in text


def test_the_report_is_one_sound_file_that_asks_for_no_other() -> None:
    text = report(RESULT, Result(file="none.pdf", pages=1, traced=True))
    tags = Tags(text)

    assert not tags.open
    assert len(tags.ids) == len(set(tags.ids))
    assert {target.removeprefix("#") for target in tags.targets} <= set(tags.ids)
    assert all(target.startswith("#") for target in tags.targets)
    assert all(source.startswith("data:image/png;base64,") for source in tags.sources)
    assert not re.search(r"https?:|url\(|@import|<script|\$\w", text)
    assert '<html lang="en-GB">' in text
    assert all(tags.alts)
    assert "Nothing was found.</p>" in text


def test_findings_are_marked_where_they_are() -> None:
    data = drawn(
        "", "0 g 20 20 50 50 re f", media=(0, 0, 144, 288), boxes="/TrimBox [36 72 108 216]"
    )
    finding = Finding(code="P350", message="ink", page=2, place=Rect.at(mm(0), mm(0),
                      width=mm(25.4), height=mm(12.7)))  # fmt: skip

    (picture,) = page_pictures(data, pages=Examined(data, Meant()).pages, findings=[finding])

    assert picture.page == 2
    shown = Image.open(BytesIO(b64decode(picture.png)))
    assert shown.size == (picture.width, picture.height) == (450, 900)
    mark = picture.marks[0]
    assert (mark.left, mark.width) == pytest.approx((25, 50))
    assert (mark.top, mark.height) == pytest.approx((100 - 25 - 12.5, 12.5))


def test_on_a_turned_page_the_mark_turns_with_it() -> None:
    data = drawn("0 g 0 0 36 36 re f", media=(0, 0, 288, 144), boxes="/Rotate 90")
    (page,) = Examined(data, Meant()).pages
    finding = Finding(code="P350", message="ink", page=1, place=page.place((0, 0, 36, 36)))

    (picture,) = page_pictures(data, pages=[page], findings=[finding])

    shown = Image.open(BytesIO(b64decode(picture.png))).convert("L")
    assert (picture.width, picture.height) == (450, 900)
    mark = picture.marks[0]
    middle = (mark.left + mark.width / 2, mark.top + mark.height / 2)
    assert middle == pytest.approx((12.5, 6.25), abs=0.1)
    assert shown.getpixel((round(middle[0] * 4.5), round(middle[1] * 9))) == 0


def test_a_place_too_small_to_see_is_marked_larger_and_stays_on_the_page() -> None:
    data = drawn("0 g 0 0 9 9 re f")
    finding = Finding(code="P350", message="ink", page=1, place=at(0, 0, 0.01, 0.01))

    (picture,) = page_pictures(data, pages=Examined(data, Meant()).pages, findings=[finding])

    mark = picture.marks[0]
    assert mark.width > 1
    assert mark.left + mark.width <= 100
    assert mark.top + mark.height <= 100


def test_a_file_that_cannot_be_read_says_why() -> None:
    text = report(Result(file="broken.pdf", unread="it is <encrypted>"))

    assert "it is &lt;encrypted&gt;" in text
    assert not Tags(text).open


@pytest.mark.parametrize(
    ("pages", "said"), [([], ""), ([4], "4"), ([1, 2, 3, 5, 8, 9], "1–3, 5, 8–9")]
)
def test_page_numbers_are_said_in_short(pages: list[int], said: str) -> None:
    assert ranges(pages) == said


def test_what_another_process_sends_is_only_believed_if_it_is_pictures() -> None:
    data = drawn("0 g 0 0 36 36 re f")
    examined = Examined(data, Meant())
    result = Result(file="a.pdf", pages=1, findings=(changed(INK, page=1),))

    sent = section(examined, result)
    text = whole([result, Result(file="b.pdf", unread="broken")], [sent, b""]).decode()

    assert read(sent) == page_pictures(data, pages=examined.pages, findings=result.findings)
    assert "data:image/png;base64," in text
    for lie in (b'[[1, 2, 3, "\'><script>", []]]', b"[[1]]", b"{", b'[[1, 2, 3, "AA", [[1]]]]'):
        with pytest.raises(ValueError, match=r".+"):
            read(lie)
