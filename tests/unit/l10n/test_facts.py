from __future__ import annotations

import pytest

from booklet.l10n.facts import DATA, facts_of, known_tags
from booklet.translate.cldr import document, marks_of


def test_the_file_is_what_cldr_says_today() -> None:
    assert DATA.read_text("utf-8") == document(marks_of(None)), (
        "run: python -m booklet.translate.cldr"
    )


@pytest.mark.parametrize("tag", known_tags())
def test_plurals_are_counted_as_babel_counts_them(tag: str) -> None:
    from babel import Locale

    facts = facts_of(tag)
    assert facts is not None
    rule = Locale.parse(tag.replace("-", "_")).plural_form
    assert all(facts.plurals[facts.plural(n)] == rule(n) for n in range(300))


# From the CLDR charts, by hand.
@pytest.mark.parametrize(
    ("tag", "direction", "marks", "month", "number"),
    [
        ("en-GB", "ltr", "“”‘’", "November 2023", "12,345"),
        ("pl", "ltr", "„”«»", "listopad 2023", "12\u00a0345"),
        ("cy", "ltr", "“”‘’", "Tachwedd 2023", "12,345"),
        ("ur", "rtl", "”“’‘", "نومبر 2023", "12,345"),
        ("fa", "rtl", "«»‹›", "نوامبر ۲۰۲۳", "۱۲٬۳۴۵"),
        ("zh-Hant", "ltr", "「」『』", "2023年11月", "12,345"),
    ],
)
def test_facts_are_those_of_the_charts(
    tag: str, direction: str, marks: str, month: str, number: str
) -> None:
    facts = facts_of(tag)
    assert facts is not None
    said = (facts.direction, "".join(facts.marks), facts.month(2023, 11), facts.number(12345))
    assert said == (direction, marks, month, number)


def test_a_region_has_the_facts_of_its_language() -> None:
    facts = facts_of("pl-PL")
    assert facts is not None
    assert (facts.tag, facts.name) == ("pl-PL", "polski")
    assert facts_of("tlh") is None


@pytest.mark.parametrize(
    ("tag", "items", "said"),
    [("pl", "a", "a"), ("pl", "ab", "a i b"), ("en-GB", "abcd", "a, b, c and d"), ("pl", "", "")],
)
def test_things_are_listed_as_the_locale_lists_them(tag: str, items: str, said: str) -> None:
    facts = facts_of(tag)
    assert facts is not None
    assert facts.listed(tuple(items)) == said


def test_polish_counts_parents() -> None:
    facts = facts_of("pl")
    assert facts is not None
    forms = {n: facts.plurals[facts.plural(n)] for n in (1, 2, 5, 12, 22, 27, 103)}
    assert forms == {
        1: "one", 2: "few", 5: "many", 12: "many", 22: "few", 27: "many", 103: "few"
    }  # fmt: skip
