from __future__ import annotations

import pytest

from booklet.diagnostics import Location
from booklet.l10n.quotes import curled
from booklet.model.words import QuotationMarks
from booklet.source.passage import Passage, Role, Run

WHERE = Location("a.yaml", 1, 1)
BRITISH = QuotationMarks(
    opening="“", closing="”", inner_opening="‘", inner_closing="’", location=WHERE
)
GERMAN = QuotationMarks(
    opening="„", closing="“", inner_opening="‚", inner_closing="‘", location=WHERE
)


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Anna's Story", "Anna’s Story"),
        ("Thomas' story", "Thomas’ story"),
        ("I don't", "I don’t"),
        ("trying to 'prove' that", "trying to ‘prove’ that"),
        ('She said "no".', "She said “no”."),
        ('"No," she said, "I can\'t."', "“No,” she said, “I can’t.”"),
        ("('risk')", "(‘risk’)"),
        ("'cause that's it", "’cause that’s it"),
        ("the '90s", "the ’90s"),
        ("a 'lack of motivation' to 'cope', and", "a ‘lack of motivation’ to ‘cope’, and"),
        ("said 'I don't want to' so", "said ‘I don’t want to’ so"),
        ("“typed” already, isn’t it", "“typed” already, isn’t it"),
    ],
)
def test_straight_marks_become_british_ones(typed: str, set_: str) -> None:
    assert curled(typed, BRITISH) == set_
    assert curled(Passage((Run(typed),), WHERE), BRITISH) == Passage((Run(set_),), WHERE)


def test_another_language_has_its_own() -> None:
    assert curled("\"Ja\", 'so' ist's", GERMAN) == "„Ja“, ‚so‘ ist’s"


def test_inside_a_participants_words_double_marks_are_the_inner_ones() -> None:
    passage = Passage((Run("She said: "), Run('I said "no" then', Role.QUOTATION)), WHERE)
    changed = curled(passage, BRITISH)
    assert isinstance(changed, Passage)
    assert [run.text for run in changed.runs] == ["She said: ", "I said ‘no’ then"]


def test_a_mark_may_open_in_one_run_and_close_in_another() -> None:
    passage = Passage((Run("a '"), Run("b", Role.STRONG), Run("' c")), WHERE)
    changed = curled(passage, BRITISH)
    assert isinstance(changed, Passage)
    assert changed.plain == "a ‘b’ c"


def test_what_needs_no_change_stays_itself() -> None:
    passage = Passage((Run("Anna’s"),), WHERE)
    assert curled(passage, BRITISH) is passage
