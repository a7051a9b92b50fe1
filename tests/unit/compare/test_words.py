"""Words are compared over the whole document, in the order of reading."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.compare.findings import Standing
from tests.support.compared import book, found, said, told

ANNA = "Anna is a single mum in her late-30s with a daughter."
MARK = "Mark describes a happy childhood and good schooling in a small town."
JADE = "Jade and Joshua live with their father since the summer of last year."
THOMAS = "Thomas has been in prison for half of his adult life, on short terms."
FOUR = [said(ANNA), said(MARK), said(JADE), said(THOMAS)]


def test_a_changed_word_is_told_in_its_sentence_on_its_page_and_only_there() -> None:
    new = [said(ANNA.replace("late-30s", "early-40s")), *FOUR[1:]]

    words = [one for one in told(found(book(*FOUR), book(*new))) if one[0] != "reflow"]

    assert words == [
        ("words", 1, 1, "Anna is a single mum in her -late-30s- +early-40s+ with a daughter.")
    ]


def test_a_page_that_came_in_makes_no_other_page_another() -> None:
    comparison = found(book(*FOUR), book(FOUR[0], said("Something quite new."), *FOUR[1:]))

    assert told(comparison) == [
        ("words", None, 2, "the whole page, 3 words: +Something quite new.+")
    ]
    standings = [(pair.standing, pair.old, pair.new) for pair in comparison.pages]
    assert standings[:3] == [
        (Standing.KEPT, 1, 1), (Standing.ADDED, None, 2), (Standing.KEPT, 2, 3)]  # fmt: skip


def test_a_page_that_went_is_told_where_it_was() -> None:
    comparison = found(book(*FOUR), book(FOUR[0], *FOUR[2:]))

    assert [(p.standing.value, p.old) for p in comparison.told] == [("removed", 2)]
    assert [one[:3] for one in told(comparison)] == [("words", 2, None)]


def test_pages_that_changed_places_are_moved_not_rewritten() -> None:
    comparison = found(book(*FOUR), book(FOUR[3], *FOUR[:3]))

    assert [(p.standing.value, p.old, p.new) for p in comparison.told] == [("moved", 4, 1)]
    assert told(comparison) == []
    assert not comparison.same


def test_page_numbers_that_count_on_are_no_change_of_words() -> None:
    def numbered(*pages: str) -> bytes:
        feet = (f" {said(str(at), at=5, size=8)}" for at in range(1, 9))
        return book(*(page + foot for page, foot in zip(pages, feet, strict=False)))

    comparison = found(numbered(*FOUR), numbered(said("New and short."), *FOUR))

    assert [one[0] for one in told(comparison)] == ["words"] + ["page number"] * 4


def test_lines_that_only_break_elsewhere_are_reflowed() -> None:
    old = book(said("Parents who use drugs and", "their families were asked."))
    new = book(said("Parents who use", "drugs and their families were asked."))

    assert [one[0] for one in told(found(old, new))] == ["reflow"]


def test_a_word_divided_at_the_end_of_a_line_is_the_same_word() -> None:
    old = book(said("The comprehension of words", "is long."))
    new = book(said("The compre-", "hension of words is long."))

    assert {one[0] for one in told(found(old, new))} == {"reflow"}


def test_words_that_went_over_to_the_next_page_are_not_changed() -> None:
    more = ["Two more lines stand here,", "and here is the other."]
    old = book(said(ANNA, MARK, *more), said(JADE, THOMAS))
    new = book(said(ANNA, MARK, more[0]), said(more[1], JADE, THOMAS))

    reflowed = told(found(old, new))

    assert {one[0] for one in reflowed} == {"reflow"}
    came = "5 words came from page 1 of the old file: and here is the other."
    assert ("reflow", 1, 2, came) in reflowed


def test_a_passage_read_at_another_place_is_told_as_moved() -> None:
    old = book(said(ANNA, at=180) + said(MARK) + said(JADE, at=120))
    new = book(said(ANNA, at=180) + said(JADE) + said(MARK, at=120))

    (moved,) = [one for one in told(found(old, new)) if one[0] == "words"]

    assert moved[:3] == ("words", 1, 1)
    assert moved[3].startswith("moved: ")


WORDS = st.lists(st.sampled_from("one two three four five six".split()), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_a_file_is_the_same_as_itself_saved_anew(pages: list[list[str]]) -> None:
    file = book(*(said(" ".join(words)) for words in pages))

    comparison = found(file, file + b"\n")

    assert comparison.same
    assert len(comparison.pages) == len(pages)


@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_one_word_changed_anywhere_is_found_on_its_page(
    pages: list[list[str]], data: st.DataObject
) -> None:
    page = data.draw(st.integers(0, len(pages) - 1))
    at = data.draw(st.integers(0, len(pages[page]) - 1))
    other = [list(words) for words in pages]
    other[page][at] = "CHANGED"

    old = book(*(said(" ".join(words)) for words in pages))
    words = [
        one
        for one in found(old, book(*(said(" ".join(words)) for words in other))).differences
        if one.aspect.value == "words"
    ]

    assert {one.new_page for one in words} - {None} == {page + 1}
    assert "CHANGED" in " ".join(piece.text for one in words for piece in one.pieces)
