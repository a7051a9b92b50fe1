"""Words of two files that are compared, whatever order a reader gives them back in."""

from __future__ import annotations

from collections import Counter

from booklet.preflight.fold_text import comparable


def test_words_that_pdfium_turns_round_beside_a_page_of_the_other_direction_are_the_same() -> None:
    alone, beside = comparable("(آسٹریلیا)\nOlsen"), comparable("Olsen (آسٹریلیا(")
    assert Counter(alone) == Counter(beside)
    assert Counter(alone) != Counter(comparable("Olsen آسٹریلیا"))
