from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.text import Face, InlineMark, Line, Paragraph, StyledRun, TextStyle
from booklet.text.breaks import cluster_breaks, line_breaks
from booklet.values import changed
from tests.support.effort import calls
from tests.support.setting import FONTS

if TYPE_CHECKING:
    from pathlib import Path

PROSE = (
    "Anna is a single mum in her late-30s with a daughter, Tessa, aged 3 years. She has been"
    " prescribed methadone for several years and is stable on her prescription."
)


@pytest.fixture(scope="module")
def regular(project: Path) -> Face:
    return Face.load(project / FONTS.format("Regular"))


@pytest.fixture(scope="module")
def body(regular: Face) -> TextStyle:
    return TextStyle((regular,), 12, 18, "ink")


@pytest.fixture(scope="module")
def strong(project: Path) -> TextStyle:
    return TextStyle((Face.load(project / FONTS.format("Bold")),), 12, 18, "ink")


def paragraph(
    text: str, style: TextStyle, *, protrude: bool = False, avoid_runts: bool = True
) -> Paragraph:
    runs = [StyledRun(text, style)]
    return Paragraph(runs, language="en-GB", protrude=protrude, avoid_runts=avoid_runts)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_a_line_is_as_wide_as_its_letters(body: TextStyle) -> None:
    # AtkinsonHyperlegibleNext-Regular: H 729, a 525; no kerning between them.
    (line,) = paragraph("Ha", body).lines(300)
    face = body.faces[0]
    advances = [
        face.font.get_glyph_h_advance(face.font.get_nominal_glyph(ord(char)) or 0) for char in "Ha"
    ]
    assert line.width == pytest.approx(sum(advances) * 12 / 1000)


def test_lines_fit_the_measure_and_hold_every_character(body: TextStyle) -> None:
    lines = paragraph(PROSE, body).lines(200)
    assert "".join(texts(lines)) == PROSE
    assert len(lines) > 4
    assert all(line.width <= 200.001 for line in lines)


def test_white_space_at_the_end_hangs_and_is_kept(body: TextStyle) -> None:
    first, second = paragraph("One two", body).lines(30)
    assert (first.text, second.text) == ("One ", "two")
    assert first.width == pytest.approx(paragraph("One", body).lines(30)[0].width, abs=0.3)


def test_an_indent_shortens_the_first_line_only(body: TextStyle) -> None:
    plain = paragraph(PROSE, body).lines(200)
    indented = paragraph(PROSE, body).lines(200, first_indent=60)
    assert indented[0].width <= 140
    assert len(indented[0].text) < len(plain[0].text)
    assert max(line.width for line in indented[1:]) > 140


def test_lines_for_the_same_measure_are_not_made_again(body: TextStyle) -> None:
    text = paragraph(PROSE, body)
    assert text.lines(200) is text.lines(200)
    assert text.lines(201) is not text.lines(200)


def test_the_author_s_line_end_is_painted_as_a_space(body: TextStyle) -> None:
    lines = paragraph("Anna’s Story\nLearning Points", body).lines(400)
    assert texts(lines) == ["Anna’s Story ", "Learning Points"]


def test_a_soft_hyphen_leaves_no_trace(body: TextStyle) -> None:
    assert paragraph("metha\u00addone", body).text == "methadone"


def test_a_compound_is_kept_whole_where_the_line_is_well_filled(body: TextStyle) -> None:
    text = paragraph("support for non-resident and non-biological fathers", body)
    assert texts(text.lines(210))[0].rstrip().endswith("and")


def test_a_compound_is_broken_where_the_line_would_be_left_nearly_empty(body: TextStyle) -> None:
    text = paragraph("a well-considered-but-overlong word", body)
    assert texts(text.lines(110))[0] == "a well-considered-"


def test_characters_beyond_the_first_plane_count_as_one() -> None:
    text = "a😀 b👍🏽c 𐤀𐤁 d"
    assert list(line_breaks(text, "en")) == [1, 3, 4, 6, 8, 11, 12]
    assert list(cluster_breaks(text, "en")) == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12]


def test_a_no_break_space_does_not_break(body: TextStyle) -> None:
    assert texts(paragraph("aged 10\u00a0years", body).lines(52)) == ["aged ", "10\u00a0years"]


def test_a_word_longer_than_the_measure_is_cut_and_says_so(body: TextStyle) -> None:
    lines = paragraph("Donaudampfschifffahrtsgesellschaft", body).lines(80)
    assert len(lines) > 1
    assert all(line.width <= 80.001 for line in lines)
    assert [line.is_cut for line in lines] == [True] * (len(lines) - 1) + [False]


def test_an_address_is_cut_after_a_slash_first(body: TextStyle) -> None:
    lines = paragraph("https://example.org/family-support", body).lines(120)
    assert lines[0].text in {"https://", "https://example.org/"}
    assert not lines[0].is_cut


def test_a_single_character_wider_than_the_measure_stands_alone(body: TextStyle) -> None:
    assert texts(paragraph("WM", body).lines(2)) == ["W", "M"]


def test_no_short_word_ends_a_paragraph_alone(body: TextStyle) -> None:
    words = "She said that she would always be there for all of us"
    without = paragraph(words, body, avoid_runts=False)
    measure = next(m for m in range(150, 330) if without.lines(m)[-1].text == "us")
    assert without.lines(measure)[-1].text == "us"
    assert paragraph(words, body).lines(measure)[-1].text == "of us"


def test_balanced_lines_are_as_few_and_nearly_even(body: TextStyle) -> None:
    title = paragraph("Family Stories: Lessons for practice in Scotland today", body)
    ragged, even = title.lines(240), title.balanced(240)
    assert len(ragged) == len(even) == 2
    widths = [line.width for line in even]
    assert max(widths) - min(widths) < max(line.width for line in ragged) - ragged[-1].width


def test_an_opening_quotation_mark_hangs_out_if_asked(body: TextStyle) -> None:
    hung = paragraph("“We’re each other’s support", body, protrude=True).lines(300)[0]
    flush = paragraph("“We’re each other’s support", body).lines(300)[0]
    assert hung.segments[0].x == -hung.protrusion < 0
    assert hung.width == pytest.approx(flush.width - hung.protrusion)
    assert (flush.protrusion, flush.segments[0].x) == (0, 0)


def test_the_room_of_a_protruding_mark_is_given_to_its_line(body: TextStyle) -> None:
    flush = paragraph("“Support", body)
    hung = paragraph("“Support", body, protrude=True)
    assert hung.lines(flush.natural_width - 1)[0].text == "“Support"


def test_a_run_in_another_style_stays_on_the_word_s_line(
    body: TextStyle, strong: TextStyle
) -> None:
    runs = [StyledRun("Six ", body), StyledRun("supportive", strong), StyledRun(", kind", body)]
    lines = Paragraph(runs, language="en-GB").lines(65)
    assert texts(lines) == ["Six ", "supportive, ", "kind"]
    assert [segment.style for segment in lines[1].segments] == [strong, body]


def test_marks_and_logical_order_are_kept(body: TextStyle) -> None:
    mark = InlineMark("Quote")
    runs = [StyledRun("he said ", body), StyledRun("no", body, mark=mark), StyledRun(".", body)]
    (line,) = Paragraph(runs, language="en-GB").lines(300)
    assert [(segment.mark, segment.start) for segment in line.segments] == [
        (None, 0),
        (None, 3),
        (mark, 8),
        (None, 10),
    ]


def test_widths_of_a_paragraph(body: TextStyle) -> None:
    text = paragraph("to single-handed\nit", body)
    longest = paragraph("handed", body).natural_width
    assert text.min_width == pytest.approx(longest, abs=0.5)
    assert text.natural_width == pytest.approx(paragraph("to single-handed", body).natural_width)


def test_ink_is_measured_not_guessed(body: TextStyle) -> None:
    (line,) = paragraph("xg", body).lines(300)
    assert line.ink_top == pytest.approx(body.faces[0].x_height * 12 / 1000, abs=0.3)
    assert -4 < line.ink_bottom < -2
    assert line.leading == 18


def test_figures_can_have_one_width(regular: Face) -> None:
    tabular = TextStyle((regular,), 12, 18, "ink", features=("tnum",))
    widths = {paragraph(figure * 4, tabular).natural_width for figure in "0123456789"}
    assert len(widths) == 1
    proportional = TextStyle((regular,), 12, 18, "ink")
    assert len({paragraph(f * 4, proportional).natural_width for f in "0123456789"}) > 1


def test_letters_are_kerned(body: TextStyle, regular: Face) -> None:
    unkerned = TextStyle((regular,), 12, 18, "ink", features=("-kern",))
    assert paragraph("AVATAR", body).natural_width < paragraph("AVATAR", unkerned).natural_width


def test_no_text_gives_no_lines() -> None:
    assert Paragraph([], language="en-GB").lines(100) == ()


def test_a_run_of_nothing_but_soft_hyphens_is_harmless(body: TextStyle) -> None:
    runs = [StyledRun("a", body), StyledRun("\u00ad", body), StyledRun("b", body)]
    assert texts(Paragraph(runs, language="en-GB").lines(100)) == ["ab"]


@pytest.mark.parametrize("nonsense", ["a", "a-", "/", "a\u00a0", "e\u0301", " ", "a\n"])
def test_the_longest_nonsense_allowed_is_set_whole(body: TextStyle, nonsense: str) -> None:
    text = nonsense * (20_000 // len(nonsense))
    lines = paragraph(text, body).lines(300)
    assert "".join(texts(lines)) == text.rstrip("\n").replace("\n", " ")
    assert all(line.width <= 300.01 for line in lines)


@pytest.mark.parametrize("nonsense", ["a", "a-", "/", "a\u00a0", "e\u0301", " ", "a\n"])
def test_nonsense_of_twice_the_length_takes_twice_the_effort(
    body: TextStyle, nonsense: str
) -> None:
    def effort(length: int) -> int:
        text = nonsense * (length // len(nonsense))
        return calls(lambda: paragraph(text, body).lines(300))

    assert effort(4_000) < 3 * effort(2_000)


def test_a_resized_paragraph_is_the_one_that_would_be_set_anew(
    body: TextStyle, strong: TextStyle
) -> None:
    runs = [StyledRun("Words of a single-handed ", body), StyledRun("title\nset smaller", strong)]
    small = [
        StyledRun(run.text, changed(run.style, size=10, leading=13), run.lang, run.mark)
        for run in runs
    ]
    resized = Paragraph(runs, language="en-GB").resized(10, 13)
    anew = Paragraph(small, language="en-GB")

    assert resized.runs == anew.runs
    assert resized.min_width == pytest.approx(anew.min_width)
    for line, wanted in zip(resized.lines(80), anew.lines(80), strict=True):
        assert (line.text, line.leading) == (wanted.text, wanted.leading)
        assert line.width == pytest.approx(wanted.width)


def test_a_name_is_not_cut_at_its_hyphen_in_display_text(body: TextStyle) -> None:
    title = paragraph("Stori Carrie-Anne a Thomas", body)
    measure = paragraph("Stori Carrie-", body).natural_width + 1

    assert title.lines(measure)[0].text.strip() == "Stori Carrie-"
    assert [line.text.strip() for line in title.balanced(measure)] == [
        "Stori",
        "Carrie-Anne",
        "a Thomas",
    ]


def test_polish_leaves_no_word_of_one_letter_at_the_end_of_a_line() -> None:
    text = "w Szkocji i w Anglii, a z nimi"
    found = {
        tag: [text[:end].rsplit(maxsplit=1)[-1] for end in line_breaks(text, tag)]
        for tag in ("pl", "en-GB")
    }

    assert found["pl"] == ["Szkocji", "Anglii,", "nimi"]
    assert found["en-GB"] == text.split()
