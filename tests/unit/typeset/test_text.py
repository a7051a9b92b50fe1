"""Lines of text as a block: breaking over pages, alignment, baselines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.text.faces import Face
from booklet.typeset.block import Anchor
from booklet.typeset.text import Text
from booklet.values import changed
from tests.support.blocks import BODY, FACE, PASSAGE, NotingBrush, lines_of, numbered, text

LEADING = BODY.leading


def words_of(block: Text) -> list[str]:
    block.wrap(200, 1000)
    return lines_of(block)


def test_a_block_is_as_high_as_its_lines() -> None:
    block = text(numbered("a", 5))

    assert block.wrap(200, 1000) == (200, 5 * LEADING)
    assert lines_of(block) == ["a.0", "a.1", "a.2", "a.3", "a.4"]


def test_a_measure_too_long_to_follow_is_not_filled() -> None:
    block = text(PASSAGE * 3, changed(BODY, longest=40.0))
    block.wrap(1000, 1000)

    assert block.width == 1000
    assert 36 < max(map(len, lines_of(block))) <= 48
    assert block.wrap(100, 1000) == text(PASSAGE * 3).wrap(100, 1000), "a short one is"


def test_a_narrower_measure_makes_more_lines_of_the_same_words() -> None:
    wide, narrow = text(), text()
    wide.wrap(400, 1000)
    narrow.wrap(150, 1000)

    assert len(lines_of(narrow)) > len(lines_of(wide)) > 1
    assert " ".join(lines_of(narrow)) == " ".join(lines_of(wide)) == PASSAGE
    assert all(line.width <= 150 for line in narrow.lines)


# -- widows and orphans -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "room", "pieces"),
    [
        (6, 3, [3, 3]),
        (6, 5, [4, 2]),  # one line would be left over: it takes another with it
        (6, 2, [2, 4]),
        (6, 1, []),  # one line alone at the foot
        (4, 3, [2, 2]),
        (3, 2, []),  # either piece would be one line
        (2, 1, []),
        (6, 6, [6]),
        (6, 0, []),
    ],
)
def test_two_lines_stay_together_at_foot_and_head(lines: int, room: int, pieces: list[int]) -> None:
    block = text(numbered("a", lines))

    made = block.split(200, room * LEADING)

    assert [len(lines_of(piece)) for piece in made] == pieces
    if made:
        assert [line for piece in made for line in lines_of(piece)] == words_of(block)


@given(
    lines=st.integers(min_value=1, max_value=40),
    room=st.floats(min_value=-30, max_value=45 * LEADING),
)
def test_pieces_together_are_the_whole(lines: int, room: float) -> None:
    whole = text(numbered("a", lines))
    pieces = whole.split(200, room)

    assert len(pieces) in {0, 1, 2}
    if len(pieces) == 2:
        head, tail = (piece for piece in pieces if isinstance(piece, Text))
        assert head.height <= room + 0.01
        assert min(len(head.lines), len(tail.lines)) >= 2
        assert lines_of(head) + lines_of(tail) == words_of(text(numbered("a", lines)))
    elif pieces:
        assert lines * LEADING <= room + 0.01
    else:
        # Nothing could be placed: no room for the lines that must stay together.
        assert room < 2 * LEADING or lines < 4


@given(st.lists(st.integers(min_value=2, max_value=12), min_size=1, max_size=6))
def test_a_piece_is_broken_again_where_it_ends(rooms: list[int]) -> None:
    rest = text(PASSAGE * 4)
    rest.wrap(120, 1000)
    whole = lines_of(rest)
    seen: list[str] = []
    for room in rooms:
        pieces = rest.split(120, room * LEADING)
        if len(pieces) < 2:
            break
        head, rest = (piece for piece in pieces if isinstance(piece, Text))
        seen += lines_of(head)

    assert seen + lines_of(rest) == whole


def test_what_a_block_may_leave_at_the_foot_is_what_it_can_be_broken_to() -> None:
    heights = {n: text(numbered("a", n)).least_height(200) / LEADING for n in range(1, 8)}

    assert heights == {1: 1, 2: 2, 3: 3, 4: 2, 5: 2, 6: 2, 7: 2}


def test_pieces_belong_to_the_paragraph_they_came_from() -> None:
    whole = text(numbered("a", 12), anchor=Anchor("here", "Here"))
    whole.space_before, whole.space_after = 30, 40

    head, rest = whole.split(200, 4 * LEADING)
    middle, tail = rest.split(200, 4 * LEADING)

    assert [piece.origin for piece in (head, middle, tail)] == [whole] * 3
    assert [bool(piece.anchor) for piece in (head, middle, tail)] == [True, False, False]
    assert (head.space_before, middle.space_before) == (30, 0)
    assert tail.space_after == 40


def test_only_the_last_piece_keeps_with_what_follows() -> None:
    whole = text(numbered("a", 12))
    whole.keep_with_next = True

    head, tail = whole.split(200, 4 * LEADING)

    assert not head.keep_with_next
    assert tail.keep_with_next


# -- where lines stand ------------------------------------------------------------------


def test_baselines_are_a_leading_apart_and_the_ink_in_the_middle_of_its_line() -> None:
    block = text(numbered("a", 3))
    block.wrap(200, 1000)

    heights = [y for _, _, y in block.placed_lines(0, 700)]

    assert heights[0] - heights[1] == heights[1] - heights[2] == LEADING
    face = Face.load(FACE)
    assert block.first_baseline is not None
    above = block.first_baseline - face.ascender * 12 / 1000
    below = LEADING - block.first_baseline + face.descender * 12 / 1000
    assert above == pytest.approx(below)
    assert heights[0] == 700 - block.first_baseline


def test_an_x_height_of_body_text_is_two_millimetres_or_more() -> None:
    # Clear print: measured on the font, since sizes of different fonts say little.
    assert Face.load(FACE).x_height * 12 / 1000 / 72 * 25.4 >= 2


@pytest.mark.parametrize(
    ("align", "part"),
    [("start", 0), ("centre", 0.5), ("end", 1)],
)
def test_lines_are_ranged_to_an_edge_or_the_middle(align: str, part: float) -> None:
    block = text("Anna", align=align)
    block.wrap(300, 1000)

    [(line, x, _)] = block.placed_lines(10, 700)

    assert x == pytest.approx(10 + part * (300 - line.width))
    assert line.width < 100


@pytest.mark.parametrize(("align", "at_right"), [("start", True), ("end", False)])
def test_from_right_to_left_the_start_is_the_right_edge(align: str, *, at_right: bool) -> None:
    block = text("Anna", align=align, direction="rtl")
    block.wrap(300, 1000)

    [(line, x, _)] = block.placed_lines(10, 700)

    assert x == pytest.approx(10 + 300 - line.width if at_right else 10)


def test_an_opening_quotation_mark_hangs_outside_the_measure() -> None:
    flush, hanging = text("“Anna said so."), text("“Anna said so.", changed(BODY, protrude=True))

    def first_letter(block: Text) -> float:
        """Where the A begins, the mark being a glyph before it."""
        block.wrap(300, 1000)
        [(line, x, _)] = block.placed_lines(0, 700)
        assert not line.protrusion or line.segments[0].x == -line.protrusion
        return x - line.protrusion

    assert first_letter(flush) == 0
    assert -8 < first_letter(hanging) < -2
    hanging.wrap(300, 1000)
    flush.wrap(300, 1000)
    assert hanging.lines[0].width < flush.lines[0].width


def test_a_balanced_heading_has_lines_of_nearly_one_length() -> None:
    words = "What the parents say of services that helped them to be parents again"
    plain, balanced = text(words), text(words, changed(BODY, balanced=True))
    for block in (plain, balanced):
        block.wrap(300, 1000)

    def spread(block: Text) -> float:
        widths = [line.width for line in block.lines]
        return max(widths) - min(widths)

    assert len(plain.lines) == len(balanced.lines) == 2
    assert spread(balanced) < spread(plain)


# -- painting ---------------------------------------------------------------------------


def test_a_block_with_a_tag_is_content_and_one_without_is_an_artifact() -> None:
    brush = NotingBrush()
    content, artifact = text("Anna"), text("12", tag=None)
    for block in (content, artifact):
        block.wrap(300, 1000)
        block.paint(brush, 10, 700)  # the brush refuses a tag within an artifact

    assert [(block, words) for block, words, _, _ in brush.lines_set] == [
        (content, "Anna"),
        (artifact, "12"),
    ]


def test_a_place_begins_at_the_top_of_its_block() -> None:
    brush = NotingBrush()
    block = text("Anna", anchor=Anchor("anna", "Anna’s story"))
    block.wrap(300, 1000)

    block.paint(brush, 10, 700)

    assert brush.arrivals == [("anna", 700)]


def test_type_that_was_smaller_for_a_while_is_set_as_before() -> None:
    close = changed(BODY, name="title", size=40.0, leading=34.0, on_grid=True)
    title, plain = (text("Ågý Ågý Ågý Ågý Ågý Ågý", close) for _ in range(2))
    title.on_grid = plain.on_grid = False
    first = title.wrap(200, 1000)

    title.shrink(0.8)
    title.shrink(1.0)

    assert title.wrap(200, 1000) == first == plain.wrap(200, 1000)
    assert title.leading == plain.leading > close.leading
    assert title.on_grid is False
