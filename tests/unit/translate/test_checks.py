from __future__ import annotations

from types import MappingProxyType

import pytest

from booklet.diagnostics import Location
from booklet.l10n.codes import CODES
from booklet.l10n.facts import facts_of
from booklet.l10n.glossary import Term
from booklet.l10n.messages import Message, Slot
from booklet.translate.checks import Comparison, check
from booklet.translate.comments import notes
from booklet.translate.terms import stands_for

HERE = Location("content/locales/pl.po", 7, 1, "x.title")
TERMS = (
    Term(term="Anna", kept=True, forms=MappingProxyType({"pl": ("Ann*",)}), location=HERE),
    Term(term="OST", kept=True, location=HERE),
    Term(
        term="health visitor",
        also=("health visitors",),
        forms=MappingProxyType(
            {
                "pl": ("położna środowiskowa", "położn* środowiskow*"),
                "cy": ("gweithiwr iechyd", "*eithiwr iechyd"),
            }
        ),
        location=HERE,
    ),
)


def found(
    source: str, text: str, *, tag: str = "pl", alt: bool = False, flags: tuple[str, ...] = ()
) -> list[str]:
    facts = facts_of(tag)
    assert facts is not None
    context = "words.folio" if "{" in source and "]{" not in source else "x.title"
    message = Message(context, source, Slot(context, None, alt, "", HERE), (HERE,))
    one = Comparison(message, text, where=HERE, facts=facts, terms=TERMS, flags=flags)
    findings = list(check(one))
    assert all(finding.location == HERE for finding in findings if finding.code[0] == "K")
    return [finding.code for finding in findings]


WRONG = [
    ("K013", "Page {page}", "Strona {strona}"),
    ("K020", "Thanks for reading", "Thanks  for reading"),
    ("K021", "A **strong** word", "Silne słowo"),
    ("K021", "She said: [I know]{quote}", "Powiedziała: Wiem"),
    ("K021", "One\\\nTwo", "Jeden dwa"),
    ("K021", "A word", "[Słowo]{quote}"),
    ("K022", "See [here](https://a.org/x)", "Patrz [tu](https://a.org/y)"),
    ("K023", "She was 14 months old", "Miała 15 miesięcy"),
    ("K023", "In 2021–2022", "W roku 2021"),
    ("K024", "Anna knows", "Ewa wie"),
    ("K024", "On OST", "Na leczeniu"),
    ("K025", "Her health visitor", "Jej pielęgniarka"),
    ("K025", "Health visitors help", "Pielęgniarki pomagają"),
    ("K031", "She knows", "Anna wie"),
    ("K026", "‘normal’", "“normalny”"),
    ("K027", "Cooperation", "Współprаca"),
    ("K030", "A word", "Słowo , słowo"),
    ("K030", "A word", "Dwa  słowa"),
    ("C030", "A **strong** word", "**Silne słowo"),
]


@pytest.mark.parametrize(("code", "source", "text"), WRONG)
def test_what_is_wrong_is_found_and_nothing_else(code: str, source: str, text: str) -> None:
    assert set(found(source, text)) <= {code, "K030"} | ({"K020"} if code == "K020" else set())
    assert code in found(source, text)


GOOD = [
    ("Page {page}", "{page}. strona"),
    ("She said: [I **do** know]{lang=en}", "Powiedziała: [**Ja** wiem]{lang=en}"),
    ("She was 14 months and in 1,200 families", "Miała 14 miesięcy; 1\u00a0200 rodzin"),
    ("Anna’s story of OST", "Historia Anny o OST"),
    ("Her health visitor", "Jej położna środowiskowa"),
    ("Health visitors", "Położne środowiskowe"),
    ("She had a visitor", "Miała gościa, położną środowiskową"),
    ("Stops", "Post"),
    ("‘normal’", "„normalny «tak»” d’Artagnan"),
    ("Anna", "Anna"),
    ("See [here](https://a.org/x) ...", "Patrz [tu](https://a.org/x) …"),
    ("Whatever", "Cokolwiek"),
]


@pytest.mark.parametrize(("source", "text"), GOOD)
def test_a_good_translation_has_no_findings(source: str, text: str) -> None:
    assert found(source, text) == []


def test_words_for_a_picture_must_not_stay_english() -> None:
    source = "Anna and Tessa at the window of their flat look out"
    assert found(source, source, alt=True) == ["K029"]
    assert found(source, source.replace("flat", "mieszkania"), alt=True) == ["K029"]
    assert found(source, "Anna i Tessa wyglądają przez okno mieszkania", alt=True) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("K027", "وہ گھر ميں ہے"),  # an Arabic yeh
        ("K028", "Still English words here"),
        ("K026", "اس نے «ہاں» کہا"),
    ],
)
def test_urdu_is_written_in_its_own_letters(code: str, text: str) -> None:
    assert found("Something", text, tag="ur") == [code]


def test_numbers_may_be_in_the_digits_of_the_language() -> None:
    assert found("In 2021 there were 103", "۲۰۲۱ میں ۱۰۳ تھے", tag="ur") == []


def test_a_person_may_say_that_it_is_meant() -> None:
    assert found("Canada", "Canada", flags=("ignore-same",)) == []
    assert found("14 months", "rok i dwa miesiące", flags=("ignore-numbers",)) == []
    assert found("Anna knows", "Ona wie", flags=("ignore-terms",)) == []
    assert found("She knows", "Anna wie", flags=("ignore-terms",)) == []


def test_a_star_is_any_letters() -> None:
    anna = TERMS[0]
    assert stands_for(anna, "o Annie", "pl")
    assert stands_for(anna, "o Annie", "pl-PL")
    assert not stands_for(anna, "o Joannie", "pl")
    assert not stands_for(anna, "am Annie", "cy")
    for mutated in ("Gweithiwr", "weithiwr", "ngweithiwr"):
        assert stands_for(TERMS[2], f"ei {mutated} iechyd", "cy")


def test_a_name_is_told_by_its_capital() -> None:
    mark = Term(term="Mark", kept=True, location=HERE)
    assert stands_for(mark, "Mark wie", "pl")
    assert not stands_for(mark, "a mark", "pl")


def test_a_translator_is_told_the_word_and_not_its_patterns() -> None:
    facts = facts_of("pl")
    assert facts is not None
    slot = Slot("x.title", None, False, "", HERE)
    message = Message("x.title", "Anna’s health visitors", slot, (HERE,))
    said = notes(message, facts, TERMS)
    assert said == (
        "Never translated: Anna.",
        "Agreed for “health visitor”: położna środowiskowa.",
    )


def test_every_code_of_a_check_is_fired_above() -> None:
    fired = {code for code, *_ in WRONG} | {"K028", "K029"}
    assert {code for code in CODES if code >= "K020"} - fired - {
        code for code in CODES if code >= "K040"
    } == set()
